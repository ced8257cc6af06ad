"""The door list: people of a building who have not been sampled yet, in walking order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import texts_of_papers as texts
from testdesk.paper.layout.marks import Box, Mark, PaperPage, Rule
from testdesk.paper.layout.setting import TextStyle, set_text
from testdesk.paper.layout.texts import PaperText

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 12.0, 198.0
_TOP, _BOTTOM = 49.0, 281.0
_UNIT, _ROW = 9.0, 10.4
_TICK = 4.6
# The most code points that fit into the foot.
_NAMED = 8
_OF_ROW = ("unit", "room", "name", "korean", "document", "phone", "remark")
_OF_LIST = ("compound", "building", "round", "printed_by", "printed_at")
Texts = TypeVar("Texts", "DoorList", "DoorRow")


class DoorRow(msgspec.Struct, frozen=True):
    """One missing person on a list for the staff, masked accordingly by the caller.

    Attributes:
        unit, room: where to knock.
        name: in full, as on the document.
        korean: the Hangul spelling, or empty.
        language: the person's first language.
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
        languages: of the texts; the first is printed larger.
        holes: the code points of letters that were replaced by a sign, for the foot.
    """

    compound: str
    building: str
    round: str
    rows: tuple[DoorRow, ...]
    printed_by: str
    printed_at: str
    phones: bool = False
    languages: tuple[Language, ...] = ("zh", "ko")
    holes: str = ""

    def without(self, letters: str, hole: str) -> DoorList:
        """The list with a sign in place of some letters, so that nobody is left out.

        Args:
            letters: the letters that cannot be drawn.
            hole: the sign that replaces each of them.
        """
        signs = str.maketrans(dict.fromkeys(letters, hole))
        rows = tuple(_with_signs(row, _OF_ROW, signs) for row in self.rows)
        points = [f"U+{ord(letter):04X}" for letter in sorted(letters)]
        shown = ", ".join(points[:_NAMED]) + (" …" if len(points) > _NAMED else "")
        return msgspec.structs.replace(_with_signs(self, _OF_LIST, signs), rows=rows, holes=shown)

    @property
    def written(self) -> str:
        """All text that comes from data, to be checked against the fonts."""
        of_rows = (getattr(row, field) for row in self.rows for field in _OF_ROW)
        return "".join((*(getattr(self, field) for field in _OF_LIST), *of_rows))


def _with_signs(one: Texts, fields: Sequence[str], signs: dict[int, str]) -> Texts:
    changed = {field: getattr(one, field).translate(signs) for field in fields}
    return msgspec.structs.replace(one, **changed)


class _Columns(msgspec.Struct, frozen=True):
    """The left ends and widths of the columns."""

    room: tuple[float, float]
    name: tuple[float, float]
    age: tuple[float, float]
    document: tuple[float, float]
    phone: tuple[float, float]
    code: tuple[float, float]
    ticks: tuple[float, float]
    remark: tuple[float, float]


_PLAIN = _Columns(
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
    sheets = list(_sheets(face.rows))
    for number, rows in enumerate(sheets):
        marks = [*_head(face), *_foot(face, number + 1, len(sheets)), *_body(face, rows)]
        yield PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(marks))


def _sheets(rows: Sequence[DoorRow]) -> Iterator[list[DoorRow]]:
    """The rows of each page; an empty list gives one page with a note."""
    sheet: list[DoorRow] = []
    used = 0.0
    for row in rows:
        height = _ROW + (_UNIT if not sheet or sheet[-1].unit != row.unit else 0.0)
        if used + height > _BOTTOM - _TOP:
            yield sheet
            sheet, used, height = [], 0.0, _ROW + _UNIT
        sheet.append(row)
        used += height
    yield sheet


def _head(face: DoorList) -> Iterator[Mark]:
    address = f"{face.compound} {texts.building(face.building, face.languages[0])}".strip()
    title = Box(_LEFT, 11.0, 112.0, 11.0)
    yield from set_text(address, face.languages[0], title, TextStyle(8.4, bold=True))
    what = texts.both(texts.DOORS, face.languages)
    kind = Box(_LEFT + 114.0, 12.5, _RIGHT - _LEFT - 114.0, 9.0)
    yield from set_text(what, face.languages[-1], kind, TextStyle(4.8, align="right"))
    yield Rule(_LEFT, 24.0, _RIGHT, 24.0, 0.8)
    wording = texts.NOT_YET if face.rows else texts.EVERYBODY
    count = texts.both(wording, face.languages, count=len(face.rows))
    yield from set_text(
        count, face.languages[-1], Box(_LEFT, 26.0, 130.0, 7.0), TextStyle(4.8, bold=True)
    )
    round_ = f"{texts.both(texts.ROUND, face.languages)}  {face.round}"
    right = Box(_LEFT + 132.0, 26.0, _RIGHT - _LEFT - 132.0, 7.0)
    yield from set_text(round_, face.languages[-1], right, TextStyle(4.2, align="right"))
    yield from _columns_head(face)


def _columns_head(face: DoorList) -> Iterator[Mark]:
    """The columns' headers, with the languages one below the other."""
    at = _WITH_PHONE if face.phones else _PLAIN
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
    share = width / len(texts.TICKS)
    columns += (((left + n * share, share - 1.0), tick) for n, tick in enumerate(texts.TICKS))
    height = 10.0 / len(face.languages)
    for (x, wide), wording in columns:
        for row, language in enumerate(face.languages):
            box = Box(_LEFT + x, 36.5 + row * height, wide, height)
            yield from set_text(
                wording.of(language), language, box, TextStyle(3.2 if not row else 2.9)
            )
    yield Rule(_LEFT, 47.5, _RIGHT, 47.5, 0.3)


def _body(face: DoorList, rows: Sequence[DoorRow]) -> Iterator[Mark]:
    y, unit = _TOP, None
    for row in rows:
        if row.unit != unit:
            yield from _unit_head(face, row.unit, y)
            y, unit = y + _UNIT, row.unit
        yield from _row(face, row, y)
        y += _ROW


def _unit_head(face: DoorList, unit: str, y: float) -> Iterator[Mark]:
    text = texts.both(texts.UNIT if unit else texts.NO_UNIT, face.languages, unit=unit)
    box = Box(_LEFT, y + 1.6, _RIGHT - _LEFT, 6.4)
    yield from set_text(text, face.languages[-1], box, TextStyle(4.6, bold=True))
    yield Rule(_LEFT, y + _UNIT - 0.6, _RIGHT, y + _UNIT - 0.6, 0.3)


def _row(face: DoorList, row: DoorRow, y: float) -> Iterator[Mark]:
    at = _WITH_PHONE if face.phones else _PLAIN
    first = face.languages[0]
    cells: list[tuple[tuple[float, float], str, Language, TextStyle]] = [
        (at.room, row.room, "en", TextStyle(5.0, bold=True)),
        (at.age, row.age, "en", TextStyle(4.0)),
        (at.document, row.document, "en", TextStyle(3.4)),
        (at.phone, row.phone, "en", TextStyle(3.4)),
        (at.code, texts.CODES[row.code].of(first), first, TextStyle(3.4)),
        (at.remark, row.remark, "zh", TextStyle(3.2, lines=3)),
    ]
    for (x, width), text, language, how in cells:
        yield from set_text(text, language, Box(_LEFT + x, y, width, _ROW - 0.6), how)
    yield from _names(row, _LEFT + at.name[0], at.name[1], y)
    left, width = at.ticks
    share = width / len(texts.TICKS)
    for index in range(len(texts.TICKS)):
        yield from _tick(_LEFT + left + index * share + 0.6, y + (_ROW - _TICK) / 2 - 0.3)
    yield Rule(_LEFT, y + _ROW - 0.4, _RIGHT, y + _ROW - 0.4)


def _names(row: DoorRow, x: float, width: float, y: float) -> Iterator[Mark]:
    """The name and the Korean spelling if there is one, the person's own language first."""
    names: list[tuple[Language, str]] = [("zh", row.name)]
    if row.korean:
        names.insert(0 if row.language == "ko" else 1, ("ko", row.korean))
    room = _ROW - 0.6
    split = (room,) if len(names) == 1 else (room * 0.58, room * 0.42)
    top = y
    for (language, name), height in zip(names, split, strict=True):
        how = TextStyle(5.0 if top == y else 3.2, bold=top == y, lines=2 if len(names) == 1 else 1)
        yield from set_text(name, language, Box(x, top, width, height), how)
        top += height


def _tick(x: float, y: float) -> Iterator[Rule]:
    yield Rule(x, y, x + _TICK, y, 0.3)
    yield Rule(x, y + _TICK, x + _TICK, y + _TICK, 0.3)
    yield Rule(x, y, x, y + _TICK, 0.3)
    yield Rule(x + _TICK, y, x + _TICK, y + _TICK, 0.3)


def _foot(face: DoorList, page: int, pages: int) -> Iterator[Mark]:
    """Who printed the list and when; that it must be returned; page number; replaced letters."""
    first = face.languages[0]
    if face.holes:
        legend = texts.HOLES.of(first).format(hole=texts.HOLE, characters=face.holes)
        yield from set_text(legend, first, Box(_LEFT, 289.0, _RIGHT - _LEFT, 5.0), TextStyle(3.0))
    printed = texts.PRINTED.of(first).format(by=face.printed_by, at=face.printed_at)
    yield from set_text(printed, first, Box(_LEFT, 283.5, 78.0, 6.0), TextStyle(3.4))
    staff = texts.both(texts.STAFF_ONLY, face.languages)
    middle = Box(_LEFT + 80.0, 283.5, 72.0, 6.0)
    yield from set_text(staff, face.languages[-1], middle, TextStyle(3.4, align="centre"))
    number = texts.PAGE.of(first).format(page=page, pages=pages)
    right = Box(_RIGHT - 32.0, 283.5, 32.0, 6.0)
    yield from set_text(number, first, right, TextStyle(3.4, align="right"))
