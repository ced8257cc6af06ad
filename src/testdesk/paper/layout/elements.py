"""What is drawn on a laid-out page: lines of text, codes, rules.

All lengths are in millimetres; positions are counted from the top left corner of the page. A
*module* is one square of a QR symbol, or the narrowest bar of a barcode.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.residents.people import Language


class Box(msgspec.Struct, frozen=True):
    """A rectangle into which a text is fitted."""

    x: float
    y: float
    width: float
    height: float


class TextLine(msgspec.Struct, frozen=True):
    """One line of text.

    Attributes:
        text: the text of the line.
        language: the language whose letter forms are used.
        bold: weight 700, otherwise 400.
        size: font size (em).
        x: left end of the line.
        baseline: position of its baseline.
        box: the rectangle into which the text was fitted.
    """

    text: str
    language: Language
    bold: bool
    size: float
    x: float
    baseline: float
    box: Box


class Symbol(msgspec.Struct, frozen=True):
    """A square with the QR symbol of a proxy code and its quiet zone.

    The device rounds the modules down to whole dots.
    """

    code: str
    x: float
    y: float
    side: float


class NoticeCode(msgspec.Struct, frozen=True):
    """A square with the QR symbol of a door notice's text or of a badge, and its quiet zone."""

    text: str
    x: float
    y: float
    side: float


class Bars(msgspec.Struct, frozen=True):
    """A Code 128 barcode; the device rounds its modules down to whole dots.

    Attributes:
        text: the encoded text.
        x: left end of its left quiet zone.
        y: top of the bars.
        module: width of the narrowest bar.
        height: height of the bars.
    """

    text: str
    x: float
    y: float
    module: float
    height: float


class Rule(msgspec.Struct, frozen=True):
    """A horizontal or vertical line; `weight` is its thickness."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.15


Element = TextLine | Symbol | NoticeCode | Bars | Rule


class PaperPage(msgspec.Struct, frozen=True):
    """One page.

    Attributes:
        width: width of the paper.
        height: height of the paper.
        dpi: a resolution at which all modules on the page are whole dots; a PDF uses it as unit.
        elements: the elements to draw.
    """

    width: float
    height: float
    dpi: int
    elements: tuple[Element, ...]


def moved(element: Element, dx: float, dy: float) -> Element:
    """The same element, moved."""
    if isinstance(element, Symbol | NoticeCode | Bars):
        return msgspec.structs.replace(element, x=element.x + dx, y=element.y + dy)
    if isinstance(element, Rule):
        return Rule(
            element.x1 + dx, element.y1 + dy, element.x2 + dx, element.y2 + dy, element.weight
        )
    box = msgspec.structs.replace(element.box, x=element.box.x + dx, y=element.box.y + dy)
    return msgspec.structs.replace(
        element, x=element.x + dx, baseline=element.baseline + dy, box=box
    )
