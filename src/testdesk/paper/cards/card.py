"""The layout of a card, 85.6 x 54 mm, for a wallet."""

from __future__ import annotations

from testdesk.paper.cards.faces import CardFace
from testdesk.paper.layout import texts
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule, Symbol, TextLine
from testdesk.paper.layout.qr import SPAN
from testdesk.paper.layout.texts import TEST_CARD_TEXT
from testdesk.paper.layout.typesetting import TextStyle, set_pair, set_text

# As long as a real code, so that its modules have the same size; no city's key can produce it.
TEST_CARD_CODE = "0123456789" * 5 + "01234567"


def printer_test_card(point: str) -> CardFace:
    """A test card, to check whether and how a printer prints.

    Args:
        point: the testing point's name, which distinguishes the test cards of different points.
    """
    return CardFace(
        code=TEST_CARD_CODE,
        card_number=TEST_CARD_TEXT.of("en"),
        masked_name=TEST_CARD_TEXT.of("zh"),
        masked_korean=TEST_CARD_TEXT.of("ko"),
        valid_until="—",
        point=point,
    )


# In millimetres, as all lengths here.
WIDTH, HEIGHT = 85.6, 54.0

# The side of one module (square) of the QR code. A twentieth of an inch is a whole number of dots
# at 180, 200, 300, 360, 600 and 1200 dpi, and a little more than 10 dots (1.25 mm) of a 203 dpi
# print head.
_MODULE = 25.4 / 20
_DPI = 1200

# The side of the code with its quiet zone, which is four modules wide.
_SPAN = SPAN * _MODULE
_SYMBOL_TOP = 4 * _MODULE
_SYMBOL_BOTTOM = _SPAN - _SYMBOL_TOP
_LEFT = _SPAN + 0.6
_COLUMN_WIDTH = WIDTH - 3.6 - _LEFT
_VALUES_TOP, _FOOT_TOP, _FOOT_BOTTOM = 28.8, 43.7, 51.4
_SMALLEST_LEGIBLE = 2.6  # a font size


def card_page(face: CardFace) -> PaperPage:
    """The page for a card, of the size of the card."""
    return PaperPage(WIDTH, HEIGHT, _DPI, card_elements(face))


def card_elements(face: CardFace) -> tuple[Element, ...]:
    """The elements of a card: the code and its number on the left, the holder on the right."""
    return (
        *_symbol(face),
        *_under_symbol(face),
        *_heading(face),
        *_names(face),
        *_labelled_values(face),
        Rule(_LEFT, 42.9, _LEFT + _COLUMN_WIDTH, 42.9),
        *_foot(face),
    )


def _symbol(face: CardFace) -> list[Element]:
    """The code; in a preview, before the code exists, an empty frame with a note."""
    if face.code:
        return [Symbol(face.code, 0.0, 0.0, _SPAN)]
    start, end = _SYMBOL_TOP, _SYMBOL_BOTTOM
    return [
        Rule(start, start, end, start),
        Rule(start, end, end, end),
        Rule(start, start, start, end),
        Rule(end, start, end, end),
        *_no_code_yet(face, Box(start + 3.0, start + 8.0, end - start - 6.0, end - start - 16.0)),
    ]


def _no_code_yet(face: CardFace, box: Box) -> list[TextLine]:
    lines: list[TextLine] = []
    height = box.height / len(face.languages)
    for row, language in enumerate(face.languages):
        part = Box(box.x, box.y + row * height, box.width, height)
        style = TextStyle(3.3, lines=2, align="centre")
        lines += set_text(texts.NO_CODE_YET.of(language), language, part, style)
    return lines


def _under_symbol(face: CardFace) -> list[TextLine]:
    """The card number; beside it the testing point, and "Copy" if the card was printed before."""
    number = Box(_SYMBOL_TOP, _SPAN - 0.8, 23.0, 6.1)
    lines = list(set_text(face.card_number, "en", number, TextStyle(5.0, bold=True)))
    left = number.x + number.width + 1.0
    origin = Box(left, _FOOT_BOTTOM - 4.2, _SYMBOL_BOTTOM - left, 4.2)
    style = TextStyle(2.2, lines=3, align="right")
    return lines + list(
        set_text(
            texts.origin(face.point, face.languages[0], reprint=face.reprint), "zh", origin, style
        )
    )


def _heading(face: CardFace) -> list[TextLine]:
    height = 8.4 / len(face.languages)
    lines: list[TextLine] = []
    for row, language in enumerate(face.languages):
        box = Box(_LEFT, 4.5 + row * height, _COLUMN_WIDTH, height)
        lines += set_text(
            texts.HEADING.of(language), language, box, TextStyle(3.3 if not row else 3.0)
        )
    return lines


def _names(face: CardFace) -> list[TextLine]:
    (language, name), *others = face.names
    name_box = Box(_LEFT, 13.6, _COLUMN_WIDTH, 9.4 if others else 14.4)
    lines = list(set_text(name, language, name_box, TextStyle(7.8, bold=True, lines=3)))
    for other, second in others:
        box = Box(_LEFT, 23.2, _COLUMN_WIDTH, 5.0)
        lines += set_text(second, other, box, TextStyle(4.0, lines=2))
    return lines


def _labelled_values(face: CardFace) -> list[TextLine]:
    """Address, end of the document number, last valid day; a long address gets more height."""
    first = face.languages[0]
    height, row = 4.4, 4.4
    lines = _address(face, height)
    if lines and lines[0].size < _SMALLEST_LEGIBLE:
        height, row = 6.2, 3.5
        lines = _address(face, height)
    tail = Box(_LEFT, _VALUES_TOP + height, _COLUMN_WIDTH, row)
    valid = Box(_LEFT, _VALUES_TOP + height + row, _COLUMN_WIDTH, row)
    if face.id_tail:
        lines += set_pair(texts.TAIL.of(first), face.id_tail, first, tail, TextStyle(3.3))
    lines += set_pair(texts.VALID.of(first), face.valid_until, first, valid, TextStyle(3.3))
    return lines


def _address(face: CardFace, height: float) -> list[TextLine]:
    box = Box(_LEFT, _VALUES_TOP, _COLUMN_WIDTH, height)
    return list(set_text(face.address_line, "zh", box, TextStyle(3.3, lines=2)))


def _foot(face: CardFace) -> list[TextLine]:
    """What to do with the card, in each language."""
    height = (_FOOT_BOTTOM - _FOOT_TOP) / len(face.languages)
    lines: list[TextLine] = []
    for row, language in enumerate(face.languages):
        box = Box(_LEFT, _FOOT_TOP + row * height, _COLUMN_WIDTH, height)
        lines += set_text(texts.BRING.of(language), language, box, TextStyle(3.0))
    return lines
