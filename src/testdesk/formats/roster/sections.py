"""The rows below each header of a sheet, and what all of them together show about its columns."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from testdesk.formats.lists.cell_values import CellValue, cell_text
from testdesk.formats.lists.dates import DayNumbers
from testdesk.formats.lists.documents import LostDigits
from testdesk.formats.lists.names import is_certain
from testdesk.formats.roster.headers import ColumnHeader, field_of, header_of
from testdesk.formats.roster.tables import SheetTable
from testdesk.formats.workbooks.sheet import MAX_COLUMNS, UNCALCULATED


class Section(msgspec.Struct, frozen=True):
    """The rows below one header.

    Attributes:
        header: the header above them.
        start, stop: which rows of the sheet's table they are, as of a slice.
        lost_digit_columns: indexes of columns in which a number that ends in 000 is not trusted.
        day_number_parts: parts of addresses whose five-digit numbers are day numbers of a
            spreadsheet.
        filled: index -> number of filled cells, of the columns without a field.
        hidden_columns_read: numbers, from 1, of hidden columns from which something is read.
    """

    header: ColumnHeader
    start: int
    stop: int
    lost_digit_columns: frozenset[int]
    day_number_parts: frozenset[str]
    filled: dict[int, int]
    hidden_columns_read: frozenset[int]


def sections_of(table: SheetTable, header: ColumnHeader, today: datetime.date) -> Iterator[Section]:
    """The rows below each header; another header with other columns may follow further down.

    Args:
        table: the sheet.
        header: its first header.
        today: for birth dates.
    """
    survey, start = _Survey(table, header, today), 0
    for place, (row, cells) in enumerate(table.rows):
        if row <= header.row:
            start = place + 1
            continue
        if _may_be_header(header, cells):
            other = header_of(row, cells)
            if other is not None and other.indexes != header.indexes:
                yield survey.section(start, place)
                header, start = other, place + 1
                survey = _Survey(table, header, today)
                continue
        survey.note(cells)
    yield survey.section(start, len(table.rows))


class _Survey:
    """Looks at the columns of a section row by row, so that no column is kept."""

    def __init__(self, table: SheetTable, header: ColumnHeader, today: datetime.date) -> None:
        self._header = header
        self._numbers = {column: LostDigits(today) for column in header.document_number_columns}
        self._parts = {
            part: (header.indexes[part], DayNumbers())
            for part in ("building", "unit", "room")
            if part in header.indexes
        }
        self._read = {*header.indexes.values(), *header.document_number_columns}
        self._not_read = [index for index in range(MAX_COLUMNS) if index not in self._read]
        self._filled: dict[int, int] = {}
        # The hidden columns in which nothing was found yet.
        self._hidden = {
            index for index in self._read if index + 1 in table.properties.hidden_columns
        }
        self._hidden_columns_read = set[int]()

    def note(self, cells: Sequence[CellValue]) -> None:
        """Looks at one row."""
        width = len(cells)
        for column, lost_digits in self._numbers.items():
            if column < width:
                lost_digits.note(cells[column])
        for column, day_numbers in self._parts.values():
            if column < width:
                day_numbers.note(cells[column])
        for index in self._not_read:
            if index >= width:
                break
            if _has_value(cells[index]):
                self._filled[index] = self._filled.get(index, 0) + 1
        if self._hidden:
            found = {index for index in self._hidden if index < width and _has_value(cells[index])}
            self._hidden -= found
            self._hidden_columns_read |= {index + 1 for index in found}

    def section(self, start: int, stop: int) -> Section:
        """The section, once all its rows were noted."""
        return Section(
            self._header,
            start,
            stop,
            frozenset(column for column, found in self._numbers.items() if found.are_lost),
            frozenset(part for part, (_, found) in self._parts.items() if found.are_certain),
            self._filled,
            frozenset(self._hidden_columns_read),
        )


def _has_value(value: CellValue) -> bool:
    return value is UNCALCULATED or bool(cell_text(value))


def _may_be_header(header: ColumnHeader, cells: Sequence[CellValue]) -> bool:
    """A quick check before the careful one, since nearly no row is a header.

    If two files were pasted together, the second may have its columns in another order: then a
    column's header appears where the first file has names or numbers.
    """
    for column in (header.indexes["name"], header.indexes.get("document_number", -1)):
        text = cells[column] if 0 <= column < len(cells) else None
        if isinstance(text, str) and not _is_persons(text) and field_of(text) is not None:
            return True
    return False


def _is_persons(text: str) -> bool:
    """Whether a cell surely holds a person's number or name."""
    is_number = text.isascii() and text.isalnum() and text[:6].isdecimal()
    return is_number or is_certain(text)
