"""The layout of a sheet: ten cards on A4, with cutting marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testdesk.paper.cards.card import HEIGHT, WIDTH, card_elements
from testdesk.paper.cards.faces import CardFace
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule, moved
from testdesk.paper.layout.typesetting import TextStyle, set_text

COLUMNS, ROWS = 2, 5
PER_SHEET = COLUMNS * ROWS

_A4_WIDTH, _A4_HEIGHT = 210.0, 297.0
_DPI = 1200
_LEFT = (_A4_WIDTH - COLUMNS * WIDTH) / 2
_TOP = (_A4_HEIGHT - ROWS * HEIGHT) / 2
_RIGHT = _A4_WIDTH - _LEFT
_BOTTOM = _A4_HEIGHT - _TOP
_MARK_GAP, _MARK_LENGTH, _CROSS_ARM = 1.0, 5.0, 1.5


def sheet_pages(faces: Sequence[CardFace], title: str) -> Iterator[PaperPage]:
    """Pages of ten cards, row by row in the order given, each with title and page number."""
    count = -(-len(faces) // PER_SHEET)
    for number in range(count):
        page_faces = faces[number * PER_SHEET : (number + 1) * PER_SHEET]
        elements: list[Element] = [*_margin(title, f"{number + 1} / {count}"), *_cutting_marks()]
        for index, face in enumerate(page_faces):
            row, column = divmod(index, COLUMNS)
            dx, dy = _LEFT + column * WIDTH, _TOP + row * HEIGHT
            elements += (moved(element, dx, dy) for element in card_elements(face))
        yield PaperPage(_A4_WIDTH, _A4_HEIGHT, _DPI, tuple(elements))


def _margin(title: str, number: str) -> Iterator[Element]:
    """The title on the left of the upper margin, the page number on the right."""
    name = Box(_LEFT + 2.0, 4.6, 130.0, 5.0)
    page = Box(_RIGHT - 32.0, 4.6, 30.0, 5.0)
    yield from set_text(title, "zh", name, TextStyle(3.8, bold=True))
    yield from set_text(number, "en", page, TextStyle(3.8, align="right"))


def _cutting_marks() -> Iterator[Rule]:
    """Marks outside the cards at each cut, and small crosses where four cards meet."""
    cut_xs = [_LEFT + column * WIDTH for column in range(COLUMNS + 1)]
    cut_ys = [_TOP + row * HEIGHT for row in range(ROWS + 1)]
    for x in cut_xs:
        yield Rule(x, _TOP - _MARK_GAP - _MARK_LENGTH, x, _TOP - _MARK_GAP)
        yield Rule(x, _BOTTOM + _MARK_GAP, x, _BOTTOM + _MARK_GAP + _MARK_LENGTH)
    for y in cut_ys:
        yield Rule(_LEFT - _MARK_GAP - _MARK_LENGTH, y, _LEFT - _MARK_GAP, y)
        yield Rule(_RIGHT + _MARK_GAP, y, _RIGHT + _MARK_GAP + _MARK_LENGTH, y)
    for x in cut_xs[1:-1]:
        for y in cut_ys[1:-1]:
            yield Rule(x - _CROSS_ARM, y, x + _CROSS_ARM, y)
            yield Rule(x, y - _CROSS_ARM, x, y + _CROSS_ARM)
