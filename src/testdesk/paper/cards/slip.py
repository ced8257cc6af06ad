"""Slips for receipt printers: 58 and 80 mm paper, 203 dots per inch, as long as needed."""

from __future__ import annotations

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.cards.faces import CardFace
from testdesk.paper.layout import texts
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule, Symbol
from testdesk.paper.layout.qr import SPAN
from testdesk.paper.layout.typesetting import LEADING, TextStyle, set_pair, set_text

DPI = 203
DOT = 25.4 / DPI
MODULE_DOTS = 10  # the side of one module (square) of the QR code


class Roll(msgspec.Struct, frozen=True):
    """A paper roll of a receipt printer.

    Attributes:
        paper_width: the width of the paper in dots; the printable part is in its middle.
        printable_width: the width in dots that the print head can print.
        scale: the text size relative to the 58 mm slip.
    """

    paper_width: int
    printable_width: int
    scale: float


ROLL_58 = Roll(paper_width=464, printable_width=384, scale=1.0)
ROLL_80 = Roll(paper_width=640, printable_width=576, scale=1.25)


def slip_page(face: CardFace, roll: Roll) -> PaperPage:
    """The page for a slip, whose height depends on its contents."""
    first = face.languages[0]
    slip = _Slip(roll, first)
    for language in face.languages:
        slip.text(texts.HEADING.of(language), language, TextStyle(3.8))
    slip.symbol(face.code)
    slip.text(face.card_number, "en", TextStyle(6.0, bold=True))
    slip.gap(1.6)
    _add_holder(slip, face)
    slip.gap(1.6)
    for language in face.languages:
        slip.text(texts.KEEP.of(language), language, TextStyle(3.0, lines=2))
    origin = texts.origin(face.point, first, reprint=face.reprint)
    slip.text(origin, "zh", TextStyle(2.6, lines=2))
    return slip.page()


def _add_holder(slip: _Slip, face: CardFace) -> None:
    first = face.languages[0]
    (language, name), *others = face.names
    slip.text(name, language, TextStyle(8.4, bold=True, lines=3))
    for other, second in others:
        slip.text(second, other, TextStyle(5.0, lines=2))
    slip.gap(0.8)
    slip.text(face.address_line, "zh", TextStyle(3.6, lines=2))
    if face.id_tail:
        slip.pair(texts.TAIL.of(first), face.id_tail, first, TextStyle(3.6))
    slip.pair(texts.VALID.of(first), face.valid_until, first, TextStyle(3.6))


class _Slip:
    """Collects elements from top to bottom, each centred on the printable width."""

    def __init__(self, roll: Roll, first: Language) -> None:
        self._roll = roll
        self._first = first
        self._left = (roll.paper_width - roll.printable_width) / 2 * DOT
        self._width = roll.printable_width * DOT
        self._elements: list[Element] = []
        self._y = 3.0

    def gap(self, height: float) -> None:
        """Leaves a gap, in millimetres of a 58 mm slip."""
        self._y += height * self._roll.scale

    def text(self, text: str, language: Language, style: TextStyle) -> None:
        """Adds a text, which may wrap: each further line gets at most half the height of one."""
        if not text:
            return
        style = self._scaled(style)
        for lines in range(1, style.lines + 1):
            height = style.size * LEADING * (1 + (lines - 1) / 2)
            box = Box(self._left, self._y, self._width, height)
            limited = msgspec.structs.replace(style, lines=lines)
            set_lines = set_text(text, language, box, limited)
            if set_lines[0].size > 0.8 * style.size:
                break
        self._elements += set_lines
        self._y += height

    def pair(self, label: str, value: str, language: Language, style: TextStyle) -> None:
        """Adds a label and its value."""
        style = self._scaled(style)
        box = Box(self._left, self._y, self._width, style.size * LEADING)
        self._elements += set_pair(label, value, language, box, style)
        self._y += box.height

    def symbol(self, code: str) -> None:
        """Adds the code, aligned to whole dots; its quiet zone forms the gaps above and below.

        Without a code, in a preview before it is issued, a frame with a note is added.
        """
        side = SPAN * MODULE_DOTS
        left = (self._roll.paper_width - side) // 2
        top = round(self._y / DOT)
        if code:
            self._elements.append(Symbol(code, left * DOT, top * DOT, side * DOT))
        else:
            self._empty(Box(left * DOT, top * DOT, side * DOT, side * DOT))
        self._y = (top + side) * DOT

    def _empty(self, box: Box) -> None:
        left, top, right, bottom = (
            box.x + 5,
            box.y + 5,
            box.x + box.width - 5,
            box.y + box.height - 5,
        )
        self._elements += [
            Rule(left, top, right, top),
            Rule(left, bottom, right, bottom),
            Rule(left, top, left, bottom),
            Rule(right, top, right, bottom),
        ]
        note_box = Box(left + 2, top + 8, right - left - 4, bottom - top - 16)
        style = TextStyle(4.0, lines=3, align="centre")
        text = texts.NO_CODE_YET.of(self._first)
        self._elements += set_text(text, self._first, note_box, style)

    def page(self) -> PaperPage:
        """A page with everything added so far."""
        height = round((self._y + 3.0) / DOT)
        return PaperPage(self._roll.paper_width * DOT, height * DOT, DPI, tuple(self._elements))

    def _scaled(self, style: TextStyle) -> TextStyle:
        return msgspec.structs.replace(style, size=style.size * self._roll.scale, align="centre")
