"""The record of a deletion: what was erased, when, and why. It names no resident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout.elements import Box, Element, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 18.0, 192.0
_TABLE_TOP, _ROW_HEIGHT, _ROWS = 72.0, 8.0, 18
# The left edge and the width of each column.
_COLUMNS = ((18.0, 38.0), (58.0, 40.0), (100.0, 18.0), (120.0, 44.0), (166.0, 26.0))
_HEADINGS = (
    *(texts.ERASED_AT, texts.ERASED_BY, texts.STATION),
    *(texts.ERASED_EVENTS, texts.ERASED_RECORDS),
)


class DeletionRow(msgspec.Struct, frozen=True):
    """One deletion: local time, operator, author, and range of events; the number of records."""

    at: str
    operator: str
    author: int
    first: int
    last: int
    records: int


class DeletionRecord(msgspec.Struct, frozen=True):
    """The contents of a record of deletion.

    Attributes:
        station, point: the station that erased the data, and its testing point; or 0 and the name
            of headquarters.
        days: for how many days after its receipt, or after the end of the round, data is kept.
        rows: the deletions, oldest first.
        length, head: the number of events in the station's journal, and the hash of the newest.
        languages: the languages of the texts; the first is printed larger.
        round, note: the round that headquarters erased, and why; empty at a station.
    """

    station: int
    point: str
    days: int
    rows: tuple[DeletionRow, ...]
    length: int
    head: str
    languages: tuple[Language, ...] = ("zh", "ko")
    round: str = ""
    note: str = ""

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return self.point + self.round + self.note + "".join(row.operator for row in self.rows)


def deletion_pages(record: DeletionRecord) -> list[PaperPage]:
    """The pages of a record; there is one even if nothing was erased."""
    starts = range(0, max(len(record.rows), 1), _ROWS)
    parts = [record.rows[start : start + _ROWS] for start in starts]
    return [
        PaperPage(
            _WIDTH,
            _HEIGHT,
            _DPI,
            (*_head(record), *_table(record, rows), *_foot(record, page, len(parts))),
        )
        for page, rows in enumerate(parts, start=1)
    ]


def _head(record: DeletionRecord) -> Iterator[Element]:
    first, *others = record.languages
    title = Box(_LEFT, 14.0, 174.0, 12.0)
    yield from set_text(texts.DELETION.of(first), first, title, TextStyle(9.0, bold=True))
    second = "  ".join(texts.DELETION.of(language) for language in others)
    yield from set_text(second, record.languages[-1], Box(_LEFT, 26.0, 174.0, 8.0), TextStyle(5.0))
    yield Rule(_LEFT, 36.0, _RIGHT, 36.0, 0.8)
    wording = texts.STATION if record.station else texts.HEADQUARTERS
    author = texts.side_by_side(wording, record.languages)
    yield from set_text(author, first, Box(_LEFT, 38.0, 40.0, 6.0), TextStyle(4.0))
    name = f"{record.station}  {record.point}" if record.station else record.point
    yield from set_text(name, "zh", Box(60.0, 38.0, 132.0, 6.0), TextStyle(4.6, bold=True))
    wording = texts.DELETION_OF_ROUND if record.round else texts.DELETION_RULE
    for line, language in enumerate(record.languages):
        rule = wording.of(language).format(days=record.days, round=record.round)
        box = Box(_LEFT, 46.0 + line * 6.0, 174.0, 5.6)
        yield from set_text(rule, language, box, TextStyle(4.0))


def _table(record: DeletionRecord, rows: Sequence[DeletionRow]) -> Iterator[Element]:
    for (left, width), wording in zip(_COLUMNS, _HEADINGS, strict=True):
        yield from _heading(wording, record, Box(left, _TABLE_TOP - 8.0, width, 7.0))
    yield Rule(_LEFT, _TABLE_TOP, _RIGHT, _TABLE_TOP, 0.5)
    for index, row in enumerate(rows):
        top = _TABLE_TOP + index * _ROW_HEIGHT + 1.0
        cells: tuple[tuple[str, Language], ...] = (
            (row.at, "en"),
            (row.operator, "zh"),
            (str(row.author), "en"),
            (f"{row.first} – {row.last}", "en"),
            (str(row.records), "en"),
        )
        for (left, width), (text, language) in zip(_COLUMNS, cells, strict=True):
            yield from set_text(text, language, Box(left, top, width, 6.0), TextStyle(4.0))
        line = top + _ROW_HEIGHT - 1.0
        yield Rule(_LEFT, line, _RIGHT, line, 0.15)


def _foot(record: DeletionRecord, page: int, pages: int) -> Iterator[Element]:
    first, last = record.languages[0], record.languages[-1]
    top = _TABLE_TOP + _ROWS * _ROW_HEIGHT + 6.0
    if record.note:
        yield from set_text(record.note, "zh", Box(_LEFT, top - 5.5, 174.0, 5.5), TextStyle(3.4))
    note = texts.side_by_side(texts.DELETION_NOTE, record.languages)
    yield from set_text(note, first, Box(_LEFT, top, 174.0, 5.5), TextStyle(3.4))
    journal = texts.side_by_side(texts.JOURNAL_HASH, record.languages, event=record.length)
    yield from set_text(journal, first, Box(_LEFT, top + 7.0, 174.0, 5.5), TextStyle(3.4))
    yield from set_text(record.head, "en", Box(_LEFT, top + 12.5, 174.0, 5.5), TextStyle(3.4))
    for index in range(2):
        left = _LEFT + index * 90.0
        signature = f"{index + 1}  {texts.side_by_side(texts.SIGNATURE, record.languages)}"
        yield from set_text(signature, last, Box(left, top + 24.0, 84.0, 5.5), TextStyle(3.4))
        yield Rule(left, top + 42.0, left + 84.0, top + 42.0, 0.3)
    numbers = texts.side_by_side(texts.PAGE, record.languages, page=page, pages=pages)
    style = TextStyle(3.2, align="right")
    yield from set_text(numbers, first, Box(_LEFT, 284.0, 174.0, 5.0), style)


def _heading(wording: PaperText, record: DeletionRecord, box: Box) -> Iterator[Element]:
    text = texts.side_by_side(wording, record.languages)
    yield from set_text(text, record.languages[0], box, TextStyle(3.4, lines=2))
