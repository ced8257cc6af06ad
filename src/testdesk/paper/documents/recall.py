"""The recall sheet of a tube: who is in it, and how each of them is reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.documents.cells import TICK_BOX_SIZE, names_cell, tick_box
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 12.0, 198.0
_TOP, _ROW_HEIGHT, _ROWS_PER_PAGE = 60.0, 20.0, 11
# Left end and width of each column.
_PLACE, _NAME, _PHONE = (0.0, 10.0), (11.0, 44.0), (56.0, 32.0)
_ADDRESS, _OTHERS, _CALLED = (89.0, 40.0), (130.0, 38.0), (169.0, 17.0)


class RecallRow(msgspec.Struct, frozen=True):
    """One person in the tube; what this station does not know is empty.

    Attributes:
        position: the place in the tube.
        name: in full, as on the document.
        korean: the Hangul spelling.
        language: the language that the person prefers to read.
        document: the masked document number.
        phone: the whole telephone number.
        address: in one line.
        sampled_at: local date and time.
        household: the names of the others in the same room.
    """

    position: int
    name: str
    korean: str = ""
    language: Language = "zh"
    document: str = ""
    phone: str = ""
    address: str = ""
    sampled_at: str = ""
    household: str = ""


class RecallSheet(msgspec.Struct, frozen=True):
    """The contents of a recall sheet.

    Attributes:
        tube: the barcode.
        round: short name.
        station, point: where the tube was filled.
        opened, sealed: local time and operator; `sealed` is empty while the tube is open.
        rows: by place.
        printed_by, printed_at: who printed the sheet, and when.
        languages: of the labels; the first is printed larger.
    """

    tube: str
    round: str
    station: int
    point: str
    opened: str
    sealed: str
    rows: tuple[RecallRow, ...]
    printed_by: str
    printed_at: str
    languages: tuple[Language, ...] = ("zh", "ko")

    def with_replaced(self, characters: str, sign: str) -> RecallSheet:
        """A printable copy, with a sign in place of each character that no font has."""
        table = str.maketrans(dict.fromkeys(characters, sign))
        fields = ("name", "korean", "address", "household")
        rows = tuple(
            msgspec.structs.replace(
                row, **{field: getattr(row, field).translate(table) for field in fields}
            )
            for row in self.rows
        )
        own = ("round", "point", "opened", "sealed", "printed_by")
        return msgspec.structs.replace(
            self, rows=rows, **{field: getattr(self, field).translate(table) for field in own}
        )

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        own = (self.tube, self.round, self.point, self.opened, self.sealed, self.printed_by)
        rows = (row.name + row.korean + row.address + row.household for row in self.rows)
        return "".join((*own, *rows))


def recall_pages(sheet: RecallSheet) -> Iterator[PaperPage]:
    """The pages of a recall sheet."""
    firsts = range(0, max(len(sheet.rows), 1), _ROWS_PER_PAGE)
    for number, first in enumerate(firsts, start=1):
        elements = [*_head(sheet), *_column_headers(sheet), *_foot(sheet, number, len(firsts))]
        for index, row in enumerate(sheet.rows[first : first + _ROWS_PER_PAGE]):
            elements += _row(row, _TOP + index * _ROW_HEIGHT)
        yield PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(elements))


def _head(sheet: RecallSheet) -> Iterator[Element]:
    first, last = sheet.languages[0], sheet.languages[-1]
    title = Box(_LEFT, 11.0, 90.0, 11.0)
    yield from set_text(texts.RECALL.of(first), first, title, TextStyle(8.4, bold=True))
    others = "  ".join(texts.RECALL.of(language) for language in sheet.languages[1:])
    yield from set_text(others, last, Box(_LEFT, 22.0, 90.0, 6.0), TextStyle(4.4))
    number = Box(_LEFT + 92.0, 12.0, _RIGHT - _LEFT - 92.0, 13.0)
    yield from set_text(sheet.tube, "en", number, TextStyle(9.6, bold=True, align="right"))
    yield Rule(_LEFT, 30.0, _RIGHT, 30.0, 0.8)
    details = (
        (texts.STATION, f"{sheet.station}  {sheet.point}", 58.0),
        (texts.ROUND, sheet.round, 22.0),
        (texts.OPENED, sheet.opened, 53.0),
        (texts.SEALED_BY, sheet.sealed, 53.0),
    )
    x = _LEFT
    for wording, value, width in details:
        label = texts.side_by_side(wording, sheet.languages)
        yield from set_text(label, last, Box(x, 32.0, width - 3.0, 5.0), TextStyle(3.2))
        box = Box(x, 37.0, width - 3.0, 8.0)
        yield from set_text(value, "zh", box, TextStyle(4.4, bold=True, lines=2))
        x += width


def _column_headers(sheet: RecallSheet) -> Iterator[Element]:
    columns: tuple[tuple[tuple[float, float], PaperText], ...] = (
        (_PLACE, texts.PLACE),
        (_NAME, texts.NAME),
        (_PHONE, texts.PHONE),
        (_ADDRESS, texts.ADDRESS),
        (_OTHERS, texts.SAME_ROOM),
        (_CALLED, texts.CALLED),
    )
    height = 10.0 / len(sheet.languages)
    for (x, width), wording in columns:
        for line, language in enumerate(sheet.languages):
            box = Box(_LEFT + x, 47.5 + line * height, width, height)
            style = TextStyle(3.2 if not line else 2.9)
            yield from set_text(wording.of(language), language, box, style)
    yield Rule(_LEFT, _TOP - 1.2, _RIGHT, _TOP - 1.2, 0.3)


def _row(row: RecallRow, y: float) -> Iterator[Element]:
    upper, lower = (y, 11.5), (y + 12.0, 6.0)
    place = Box(_LEFT + _PLACE[0], upper[0], _PLACE[1], upper[1])
    yield from set_text(str(row.position), "en", place, TextStyle(6.4, bold=True))
    yield from names_cell(row, Box(_LEFT + _NAME[0], upper[0], _NAME[1], upper[1]))
    cells: Sequence[tuple[tuple[float, float], tuple[float, float], str, TextStyle]] = (
        (_NAME, lower, row.document, TextStyle(3.2)),
        (_PHONE, upper, row.phone, TextStyle(4.4, bold=True)),
        (_PHONE, lower, row.sampled_at, TextStyle(3.2)),
        (_ADDRESS, (y, 18.0), row.address, TextStyle(3.8, lines=3)),
        (_OTHERS, (y, 18.0), row.household, TextStyle(3.4, lines=4)),
    )
    for (x, width), (top, height), text, style in cells:
        yield from set_text(text, "zh", Box(_LEFT + x, top, width, height), style)
    yield from tick_box(_LEFT + _CALLED[0] + 2.0, y + (_ROW_HEIGHT - TICK_BOX_SIZE) / 2)
    yield Rule(_LEFT, y + _ROW_HEIGHT - 0.8, _RIGHT, y + _ROW_HEIGHT - 0.8)


def _foot(sheet: RecallSheet, page: int, pages: int) -> Iterator[Element]:
    """Who printed the sheet and when, "hand back after use", page number."""
    first, last = sheet.languages[0], sheet.languages[-1]
    printed = texts.PRINTED.of(first).format(by=sheet.printed_by, at=sheet.printed_at)
    yield from set_text(printed, first, Box(_LEFT, 283.5, 78.0, 6.0), TextStyle(3.4))
    staff = texts.side_by_side(texts.STAFF_ONLY, sheet.languages)
    middle = Box(_LEFT + 80.0, 283.5, 72.0, 6.0)
    yield from set_text(staff, last, middle, TextStyle(3.4, align="centre"))
    number = texts.PAGE.of(first).format(page=page, pages=pages)
    right = Box(_RIGHT - 32.0, 283.5, 32.0, 6.0)
    yield from set_text(number, first, right, TextStyle(3.4, align="right"))
