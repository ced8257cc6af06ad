"""The door list, for staff: the missing people of a building, in walking order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.documents.cells import TICK_BOX_SIZE, names_cell, tick_box
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 12.0, 198.0
_TOP, _BOTTOM = 49.0, 281.0
_UNIT_HEIGHT, _ROW_HEIGHT = 9.0, 10.4
# More code points of replaced characters do not fit into the foot.
_MAX_CODE_POINTS = 8
_ROW_FIELDS = ("unit", "room", "name", "korean", "document", "phone", "remark")
_LIST_FIELDS = ("compound", "building", "round", "printed_by", "printed_at")
Record = TypeVar("Record", "DoorList", "DoorRow")


class DoorRow(msgspec.Struct, frozen=True):
    """One missing person on a door list; numbers are masked as staff may see them.

    Attributes:
        unit, room: the door.
        name: in full, as on the document.
        korean: the Hangul spelling, or empty.
        language: the language that the person prefers to read.
        document: the masked document number; may be empty.
        age: in years, or empty.
        phone: masked; empty if not requested.
        code: the kind of code that the person has: "card", "phone" or "none".
        remark: the community's note, or empty.
    """

    unit: str
    room: str
    name: str
    korean: str = ""
    language: Language = "zh"
    document: str = ""
    age: str = ""
    phone: str = ""
    code: str = "none"
    remark: str = ""


class DoorList(msgspec.Struct, frozen=True):
    """The contents of a door list.

    Attributes:
        compound, building: the building whose doors are listed.
        round: short name.
        rows: in walking order.
        printed_by, printed_at: who printed the list, and when.
        phones: whether there is a column for telephone numbers.
        languages: of the printed labels; the first is printed larger.
        replaced_characters: the code points of the characters that `with_replaced` replaced, for
            the foot; empty if there are none.
    """

    compound: str
    building: str
    round: str
    rows: tuple[DoorRow, ...]
    printed_by: str
    printed_at: str
    phones: bool = False
    languages: tuple[Language, ...] = ("zh", "ko")
    replaced_characters: str = ""

    def with_replaced(self, characters: str, sign: str) -> DoorList:
        """A printable copy: with a sign in place of each character that no font has.

        Args:
            characters: the characters that cannot be drawn.
            sign: replaces each of them.
        """
        table = str.maketrans(dict.fromkeys(characters, sign))
        rows = tuple(_with_replacements(row, _ROW_FIELDS, table) for row in self.rows)
        code_points = [f"U+{ord(letter):04X}" for letter in sorted(characters)]
        text = ", ".join(code_points[:_MAX_CODE_POINTS]) + (
            " …" if len(code_points) > _MAX_CODE_POINTS else ""
        )
        return msgspec.structs.replace(
            _with_replacements(self, _LIST_FIELDS, table),
            rows=rows,
            replaced_characters=text,
        )

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        row_texts = (getattr(row, field) for row in self.rows for field in _ROW_FIELDS)
        return "".join((*(getattr(self, field) for field in _LIST_FIELDS), *row_texts))


def _with_replacements(record: Record, fields: Sequence[str], table: dict[int, str]) -> Record:
    changed = {field: getattr(record, field).translate(table) for field in fields}
    return msgspec.structs.replace(record, **changed)


class _Columns(msgspec.Struct, frozen=True):
    """The left end and the width of each column; `ticks` are the boxes to be ticked by hand."""

    room: tuple[float, float]
    name: tuple[float, float]
    age: tuple[float, float]
    document: tuple[float, float]
    phone: tuple[float, float]
    code: tuple[float, float]
    ticks: tuple[float, float]
    remark: tuple[float, float]


_WITHOUT_PHONE = _Columns(
    room=(0, 15),
    name=(16, 42),
    age=(59, 10),
    document=(70, 36),
    phone=(0, 0),
    code=(107, 14),
    ticks=(122, 34),
    remark=(157, 29),
)
_WITH_PHONE = _Columns(
    room=(0, 14),
    name=(15, 36),
    age=(52, 9),
    document=(62, 33),
    phone=(96, 23),
    code=(120, 13),
    ticks=(134, 30),
    remark=(165, 21),
)


def door_pages(face: DoorList) -> Iterator[PaperPage]:
    """The pages of a door list; a unit's heading is repeated if it continues on a new page."""
    rows_by_page = list(_rows_by_page(face.rows))
    for number, rows in enumerate(rows_by_page):
        elements = [*_head(face), *_foot(face, number + 1, len(rows_by_page)), *_body(face, rows)]
        yield PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(elements))


def _rows_by_page(rows: Sequence[DoorRow]) -> Iterator[list[DoorRow]]:
    """The rows of each page; an empty list gives one page with a note."""
    page_rows: list[DoorRow] = []
    used = 0.0
    for row in rows:
        height = _ROW_HEIGHT + (
            _UNIT_HEIGHT if not page_rows or page_rows[-1].unit != row.unit else 0.0
        )
        if used + height > _BOTTOM - _TOP:
            yield page_rows
            page_rows, used, height = [], 0.0, _ROW_HEIGHT + _UNIT_HEIGHT
        page_rows.append(row)
        used += height
    yield page_rows


def _head(face: DoorList) -> Iterator[Element]:
    address = f"{face.compound} {texts.building(face.building, face.languages[0])}".strip()
    title = Box(_LEFT, 11.0, 112.0, 11.0)
    yield from set_text(address, face.languages[0], title, TextStyle(8.4, bold=True))
    what = texts.side_by_side(texts.DOORS, face.languages)
    kind = Box(_LEFT + 114.0, 12.5, _RIGHT - _LEFT - 114.0, 9.0)
    yield from set_text(what, face.languages[-1], kind, TextStyle(4.8, align="right"))
    yield Rule(_LEFT, 24.0, _RIGHT, 24.0, 0.8)
    wording = texts.NOT_YET if face.rows else texts.EVERYBODY
    count = texts.side_by_side(wording, face.languages, count=len(face.rows))
    yield from set_text(
        count, face.languages[-1], Box(_LEFT, 26.0, 130.0, 7.0), TextStyle(4.8, bold=True)
    )
    round_ = f"{texts.side_by_side(texts.ROUND, face.languages)}  {face.round}"
    right = Box(_LEFT + 132.0, 26.0, _RIGHT - _LEFT - 132.0, 7.0)
    yield from set_text(round_, face.languages[-1], right, TextStyle(4.2, align="right"))
    yield from _column_headers(face)


def _column_headers(face: DoorList) -> Iterator[Element]:
    """The columns' headers, one language below the other."""
    at = _WITH_PHONE if face.phones else _WITHOUT_PHONE
    columns: list[tuple[tuple[float, float], PaperText]] = [
        (at.room, texts.ROOM),
        (at.name, texts.NAME),
        (at.age, texts.AGE),
        (at.document, texts.DOCUMENT),
        (at.code, texts.CODE),
        (at.remark, texts.REMARK),
    ]
    if face.phones:
        columns.append((at.phone, texts.PHONE))
    left, width = at.ticks
    tick_width = width / len(texts.TICKS)
    columns += (
        ((left + n * tick_width, tick_width - 1.0), header) for n, header in enumerate(texts.TICKS)
    )
    height = 10.0 / len(face.languages)
    for (x, column_width), wording in columns:
        for row, language in enumerate(face.languages):
            box = Box(_LEFT + x, 36.5 + row * height, column_width, height)
            yield from set_text(
                wording.of(language), language, box, TextStyle(3.2 if not row else 2.9)
            )
    yield Rule(_LEFT, 47.5, _RIGHT, 47.5, 0.3)


def _body(face: DoorList, rows: Sequence[DoorRow]) -> Iterator[Element]:
    y, unit = _TOP, None
    for row in rows:
        if row.unit != unit:
            yield from _unit_head(face, row.unit, y)
            y, unit = y + _UNIT_HEIGHT, row.unit
        yield from _row(face, row, y)
        y += _ROW_HEIGHT


def _unit_head(face: DoorList, unit: str, y: float) -> Iterator[Element]:
    text = texts.side_by_side(texts.UNIT if unit else texts.NO_UNIT, face.languages, unit=unit)
    box = Box(_LEFT, y + 1.6, _RIGHT - _LEFT, 6.4)
    yield from set_text(text, face.languages[-1], box, TextStyle(4.6, bold=True))
    yield Rule(_LEFT, y + _UNIT_HEIGHT - 0.6, _RIGHT, y + _UNIT_HEIGHT - 0.6, 0.3)


def _row(face: DoorList, row: DoorRow, y: float) -> Iterator[Element]:
    at = _WITH_PHONE if face.phones else _WITHOUT_PHONE
    first = face.languages[0]
    cells: list[tuple[tuple[float, float], str, Language, TextStyle]] = [
        (at.room, row.room, "en", TextStyle(5.0, bold=True)),
        (at.age, row.age, "en", TextStyle(4.0)),
        (at.document, row.document, "en", TextStyle(3.4)),
        (at.phone, row.phone, "en", TextStyle(3.4)),
        (at.code, texts.CODES[row.code].of(first), first, TextStyle(3.4)),
        (at.remark, row.remark, "zh", TextStyle(3.2, lines=3)),
    ]
    for (x, width), text, language, style in cells:
        yield from set_text(text, language, Box(_LEFT + x, y, width, _ROW_HEIGHT - 0.6), style)
    yield from names_cell(row, Box(_LEFT + at.name[0], y, at.name[1], _ROW_HEIGHT - 0.6))
    left, width = at.ticks
    tick_width = width / len(texts.TICKS)
    for index in range(len(texts.TICKS)):
        top = y + (_ROW_HEIGHT - TICK_BOX_SIZE) / 2 - 0.3
        yield from tick_box(_LEFT + left + index * tick_width + 0.6, top)
    yield Rule(_LEFT, y + _ROW_HEIGHT - 0.4, _RIGHT, y + _ROW_HEIGHT - 0.4)


def _foot(face: DoorList, page: int, pages: int) -> Iterator[Element]:
    """Who printed the list and when, "hand back after use", page number, replaced characters."""
    first = face.languages[0]
    if face.replaced_characters:
        legend = texts.REPLACED_NOTE.of(first).format(
            hole=texts.REPLACEMENT_SIGN, characters=face.replaced_characters
        )
        yield from set_text(legend, first, Box(_LEFT, 289.0, _RIGHT - _LEFT, 5.0), TextStyle(3.0))
    printed = texts.PRINTED.of(first).format(by=face.printed_by, at=face.printed_at)
    yield from set_text(printed, first, Box(_LEFT, 283.5, 78.0, 6.0), TextStyle(3.4))
    staff = texts.side_by_side(texts.STAFF_ONLY, face.languages)
    middle = Box(_LEFT + 80.0, 283.5, 72.0, 6.0)
    yield from set_text(staff, face.languages[-1], middle, TextStyle(3.4, align="centre"))
    number = texts.PAGE.of(first).format(page=page, pages=pages)
    right = Box(_RIGHT - 32.0, 283.5, 32.0, 6.0)
    yield from set_text(number, first, right, TextStyle(3.4, align="right"))
