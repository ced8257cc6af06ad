"""The marks on a laid-out page; all lengths are in millimetres, from its top left corner."""

from __future__ import annotations

import msgspec

from testdesk.domain.residents.people import Language


class Box(msgspec.Struct, frozen=True):
    """A rectangle that a text must not exceed."""

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
    """A square with a code and its quiet zone; the device rounds its modules down."""

    code: str
    x: float
    y: float
    side: float


class NoticeCode(msgspec.Struct, frozen=True):
    """A square with a QR symbol of a short plain text, and its quiet zone."""

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


Mark = TextLine | Symbol | NoticeCode | Bars | Rule


class PaperPage(msgspec.Struct, frozen=True):
    """One page.

    Attributes:
        width: width of the paper.
        height: height of the paper.
        dpi: the resolution at which its codes' modules are whole dots; also a PDF's unit.
        marks: the marks to draw.
    """

    width: float
    height: float
    dpi: int
    marks: tuple[Mark, ...]


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark, moved."""
    if isinstance(mark, Symbol | NoticeCode | Bars):
        return msgspec.structs.replace(mark, x=mark.x + dx, y=mark.y + dy)
    if isinstance(mark, Rule):
        return Rule(mark.x1 + dx, mark.y1 + dy, mark.x2 + dx, mark.y2 + dy, mark.weight)
    box = msgspec.structs.replace(mark.box, x=mark.box.x + dx, y=mark.box.y + dy)
    return msgspec.structs.replace(mark, x=mark.x + dx, baseline=mark.baseline + dy, box=box)
