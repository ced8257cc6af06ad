"""The sheet of the day: what a shift did, two lines to sign, and the station's signed code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout.elements import Box, Element, NoticeCode, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 14.0, 196.0
_ROW = 6.6
_FIGURE_ROW = 5.6
_COLUMNS = 3
_FIRST_PAGE_ROWS, _PAGE_ROWS = 11, 34
_CODE_SIDE = 38.0

HEADING = PaperText("Sheet of the day")
PEOPLE = PaperText("People registered")
PLACES = PaperText("Places in {tubes} sealed tubes")
SWABS = PaperText("Swabs counted")
NOT_COUNTED = PaperText("not counted")
EXPORTED = PaperText("Exported and read back")
RECEIPTS = PaperText("Batches without a receipt")
BAGS = PaperText("Bags handed over")
PROXIES = PaperText("Proxy codes issued")
WALK_INS = PaperText("Not on the list")
EXCUSED = PaperText("Excused")
VOIDED = PaperText("Undone or removed")
CLOCK = PaperText("Registered while the clock was wrong")
EXPECTED = PaperText("On the list and still to come when the shift began")
CAME = PaperText("Of these: came / went elsewhere / excused / missing")
HOURS = PaperText("People by hour / forecast from the half hour before")
BUILDINGS = PaperText("People by building / expected")
NO_ADDRESS = PaperText("no address")
TUBES_DIFFER = PaperText("Tubes that differ")
WORKED = PaperText("Worked in this shift")
NOT_CLOSED = PaperText("Not closed yet")
CLOSED_AT = PaperText("closed {at}")
UP_TO = PaperText("Up to event {last}")
CHECK = PaperText("To check: testdesk report check, then this code")
REGISTRAR = PaperText("Registrar")
LEAD = PaperText("Point lead")
_REASONS = {
    "swab_dropped": PaperText("dropped or dirty, swabbed again"),
    "swabbed_twice": PaperText("one person swabbed twice"),
    "not_registered": PaperText("swabbed without registration"),
    "not_swabbed": PaperText("registered, not swabbed"),
    "other": PaperText("another reason"),
}


class Amount(msgspec.Struct, frozen=True):
    """A label and a number, such as an hour or a building and its people, and a forecast of it."""

    label: str
    number: str
    forecast: str = ""

    @property
    def numbers(self) -> str:
        """The number, and behind it the forecast, if there is one."""
        return f"{self.number} / {self.forecast}" if self.forecast else self.number


class TubeDifference(msgspec.Struct, frozen=True):
    """A tube with more or fewer swabs than people, and the reason as a code, or empty."""

    tube: str
    difference: int
    reason: str = ""


class DaySheetFace(msgspec.Struct, frozen=True):
    """The contents of the sheet.

    Attributes:
        day: the local day on which the shift began.
        station, point, round: as on every paper.
        closed_at: local time of the close; empty if the shift is open.
        people, swabs, tubes, places, exported: the figures; swabs is None if not counted.
        undelivered, bags, proxy_codes, walk_ins, excused, voided, clock_doubtful: the others.
        expected: how many people of the list were still to come; empty without a list.
        came: how many of them came, went elsewhere, were excused, are missing.
        difference: the reason of a difference of swabs as a code, its note, and who confirmed it.
        hours, buildings: people by hour and by building; an empty label is no address.
        tubes_differ: the tubes that differ, each with its reason.
        operators: who worked.
        last, head: the last event of the shift, and the hash of its header.
        claim: the text of the code.
        languages: the languages of the texts; the first is printed larger.
    """

    day: dt.date
    station: int
    point: str
    round: str
    closed_at: str
    people: int
    swabs: int | None
    tubes: int
    places: int
    exported: int
    undelivered: int
    bags: int
    proxy_codes: int
    walk_ins: int
    excused: int
    voided: int
    clock_doubtful: int
    expected: str
    came: tuple[str, ...]
    difference: tuple[str, str, str]
    hours: tuple[Amount, ...]
    buildings: tuple[Amount, ...]
    tubes_differ: tuple[TubeDifference, ...]
    operators: tuple[str, ...]
    last: int
    head: str
    claim: str
    languages: tuple[Language, ...] = ("zh", "ko")

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        labels = [one.label for one in self.buildings] + [one.tube for one in self.tubes_differ]
        return "".join(
            (self.point, self.round, *self.difference, *self.operators, *labels, self.head)
        )


def day_sheet_pages(face: DaySheetFace) -> Iterator[PaperPage]:
    """One page, and further ones if there are many buildings."""
    capacity = _FIRST_PAGE_ROWS * _COLUMNS
    elements: list[Element] = [*_head(face), *_figures(face), *_hours(face)]
    elements += _amounts(face, face.buildings[:capacity], BUILDINGS, top=158.0)
    elements += _foot(face)
    yield PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(elements))
    rest = face.buildings[capacity:]
    while rest:
        part, rest = rest[: _PAGE_ROWS * _COLUMNS], rest[_PAGE_ROWS * _COLUMNS :]
        page = [*_head(face), *_amounts(face, part, BUILDINGS, top=36.0)]
        yield PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(page))


def _head(face: DaySheetFace) -> Iterator[Element]:
    first, last = face.languages[0], face.languages[-1]
    title = TextStyle(8.4, bold=True)
    yield from set_text(HEADING.of(first), first, Box(_LEFT, 12, 100, 11), title)
    others = "  ".join(HEADING.of(language) for language in face.languages[1:])
    yield from set_text(others, last, Box(_LEFT, 23, 100, 7), TextStyle(4.8))
    closed = texts.side_by_side(NOT_CLOSED, face.languages)
    if face.closed_at:
        closed = texts.side_by_side(CLOSED_AT, face.languages, at=face.closed_at)
    lines = (f"{face.round}  {face.day.isoformat()}", f"{face.station}  {face.point}", closed)
    for row, line in enumerate(lines):
        box = Box(116, 11.0 + row * 6.6, 80, 6.4)
        yield from set_text(line, "zh", box, TextStyle(4.4, bold=row == 0, align="right"))
    yield Rule(_LEFT, 32.0, _RIGHT, 32.0, 0.8)


def _figures(face: DaySheetFace) -> Iterator[Element]:
    languages = face.languages
    counted = NOT_COUNTED.of(languages[0]) if face.swabs is None else str(face.swabs)
    rows: list[tuple[str, str]] = [
        (texts.side_by_side(PEOPLE, languages), str(face.people)),
        (texts.side_by_side(PLACES, languages, tubes=face.tubes), str(face.places)),
        (texts.side_by_side(SWABS, languages), counted),
    ]
    if face.difference[0]:
        rows.append((_difference(face), ""))
    numbers = (
        (EXPORTED, face.exported),
        (RECEIPTS, face.undelivered),
        (BAGS, face.bags),
        (PROXIES, face.proxy_codes),
        (WALK_INS, face.walk_ins),
        (EXCUSED, face.excused),
        (VOIDED, face.voided),
    )
    rows += [(texts.side_by_side(text, languages), str(number)) for text, number in numbers]
    if face.expected:
        rows.append((texts.side_by_side(EXPECTED, languages), face.expected))
        rows.append((texts.side_by_side(CAME, languages), " / ".join(face.came)))
    if face.clock_doubtful:
        rows.append((texts.side_by_side(CLOCK, languages), str(face.clock_doubtful)))
    if face.tubes_differ:
        found = " · ".join(_tube_difference(one, languages[0]) for one in face.tubes_differ)
        rows.append((f"{TUBES_DIFFER.of(languages[0])}: {found}", ""))
    rows.append((f"{texts.side_by_side(WORKED, languages)}: {', '.join(face.operators)}", ""))
    for index, (label, value) in enumerate(rows):
        y, below = 34.0 + index * _FIGURE_ROW, 34.0 + (index + 1) * _FIGURE_ROW
        width = 146.0 if value else _RIGHT - _LEFT
        box = Box(_LEFT, y, width, _FIGURE_ROW)
        yield from set_text(label, languages[-1], box, TextStyle(3.8))
        box = Box(_RIGHT - 35, y, 35, _FIGURE_ROW)
        yield from set_text(value, "zh", box, TextStyle(4.4, bold=True, align="right"))
        yield Rule(_LEFT, below, _RIGHT, below, 0.15)


def _reason(code: str, language: Language) -> str:
    return _REASONS[code].of(language) if code in _REASONS else code


def _tube_difference(one: TubeDifference, language: Language) -> str:
    reason = f" ({_reason(one.reason, language)})" if one.reason else ""
    return f"{one.tube} {one.difference:+}{reason}"


def _difference(face: DaySheetFace) -> str:
    reason, note, names = face.difference
    text = _reason(reason, face.languages[0])
    more = (face.swabs or 0) - face.people
    return "  ".join(part for part in (f"{more:+}", text, note, names) if part)


def _hours(face: DaySheetFace) -> Iterator[Element]:
    """One row of hours with their people; hours without people are left out."""
    top, language = 129.0, face.languages[-1]
    title = texts.side_by_side(HOURS, face.languages)
    box = Box(_LEFT, top, _RIGHT - _LEFT, 6.0)
    yield from set_text(title, language, box, TextStyle(4.2, bold=True))
    width = (_RIGHT - _LEFT) / max(12, len(face.hours))
    for index, hour in enumerate(face.hours):
        x = _LEFT + index * width
        label, number = Box(x, top + 7, width - 1, 4), Box(x, top + 11, width - 1, 6)
        yield from set_text(hour.label, "en", label, TextStyle(3.4))
        yield from set_text(hour.number, "en", number, TextStyle(4.8, bold=True))
        if hour.forecast:
            below = Box(x, top + 17, width - 1, 4)
            yield from set_text(f"/ {hour.forecast}", "en", below, TextStyle(3.4))


def _amounts(
    face: DaySheetFace, amounts: Sequence[Amount], title: PaperText, *, top: float
) -> Iterator[Element]:
    if not amounts:
        return
    language = face.languages[-1]
    box = Box(_LEFT, top - 6.4, _RIGHT - _LEFT, 6.0)
    text = texts.side_by_side(title, face.languages)
    yield from set_text(text, language, box, TextStyle(4.2, bold=True))
    width = (_RIGHT - _LEFT) / _COLUMNS
    rows = -(-len(amounts) // _COLUMNS)
    for index, amount in enumerate(amounts):
        column, row = divmod(index, rows)
        x, y = _LEFT + column * width, top + row * _ROW
        label = amount.label or NO_ADDRESS.of(face.languages[0])
        yield from set_text(label, "zh", Box(x, y, width - 27, _ROW), TextStyle(3.8))
        box = Box(x + width - 26, y, 20, _ROW)
        yield from set_text(amount.numbers, "en", box, TextStyle(4.0, bold=True, align="right"))


def _foot(face: DaySheetFace) -> Iterator[Element]:
    """Two lines to sign, and beside them the code with what it claims."""
    top, languages = 240.0, face.languages
    yield Rule(_LEFT, top - 4, _RIGHT, top - 4, 0.8)
    for index, role in enumerate((REGISTRAR, LEAD)):
        y = top + index * 20.0
        yield Rule(_LEFT, y + 12.0, _LEFT + 92, y + 12.0, 0.3)
        text = texts.side_by_side(role, languages)
        yield from set_text(text, languages[-1], Box(_LEFT, y + 12.4, 60, 6), TextStyle(4.0))
        time = texts.side_by_side(texts.TIME, languages)
        box = Box(_LEFT + 60, y + 12.4, 32, 6)
        yield from set_text(time, languages[-1], box, TextStyle(3.4, align="right"))
    left = _RIGHT - _CODE_SIDE
    yield NoticeCode(face.claim, left, top - 2, _CODE_SIDE)
    text_width = left - 112 - 2
    lines = (
        texts.side_by_side(UP_TO, languages, last=face.last),
        face.head[:32],
        face.head[32:],
        texts.side_by_side(CHECK, languages),
    )
    for index, line in enumerate(lines):
        box = Box(112, top + index * 7.0, text_width, 6.6)
        yield from set_text(line, languages[-1], box, TextStyle(3.2, lines=2))
