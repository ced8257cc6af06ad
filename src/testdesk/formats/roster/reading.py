"""Reads a roster from a spreadsheet: good rows are kept, bad and unread ones reported."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.lists.addresses import clean_part
from testdesk.formats.lists.cell_values import CellValue, cell_text
from testdesk.formats.roster.fields import SheetContext
from testdesk.formats.roster.headers import ColumnHeader
from testdesk.formats.roster.row_reader import RowReader
from testdesk.formats.roster.rows import BadRow, Progress, RosterRow, Unread
from testdesk.formats.roster.sections import Section, sections_of
from testdesk.formats.roster.tables import STATION_LIMITS, ListLimits, SheetTable, read_tables
from testdesk.formats.roster.unread import (
    hidden_columns,
    unread_of_sheet,
    unread_sheet,
)

__all__ = ["BadRow", "Progress", "RosterReading", "RosterRow", "Unread", "read_roster"]

_BUILDING = re.compile(r".*?([0-9A-Za-z]+\s*(?:号楼|号栋|栋|幢|座|楼|동|#))[^0-9]*")
# Fields for which a merged cell applies to every row it covers; a name or number is one person's.
_SHARED_FIELDS = frozenset(
    (
        "compound",
        "building",
        "unit",
        "room",
        "address",
        "phone",
        "document_type",
        "language",
        "colour",
        "note",
    )
)
# Of two sheets, the share of all their fields that both must have to list the same people.
_MIN_SHARE_OF_FIELDS = 0.5
_ROWS_PER_REPORT = 1000


class RosterReading(msgspec.Struct, frozen=True):
    """The contents of a roster file. Every cell with a value is covered by one of the attributes.

    Attributes:
        rows: the good rows, in the order of the file.
        bad: rows left out, one entry each.
        warnings: remarks on rows that were kept; a row may occur more than once.
        columns: field -> header as written in the file.
        unread: other contents of the file.
        sheets: the sheets that were read; for a text file, one with an empty name.
        headers: sheet and row of each header that was found.
    """

    rows: Sequence[RosterRow]
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    columns: dict[str, str]
    unread: tuple[Unread, ...] = ()
    sheets: tuple[str, ...] = ("",)
    headers: tuple[tuple[str, int], ...] = ()

    def in_order(self, entries: Iterable[BadRow]) -> tuple[BadRow, ...]:
        """Entries by sheet and row, in reading order."""
        order = {sheet: number for number, sheet in enumerate(self.sheets)}
        return tuple(sorted(entries, key=lambda entry: (order.get(entry.sheet, -1), entry.row)))


def read_roster(
    data: bytes,
    *,
    filename: str,
    today: datetime.date,
    progress: Progress | None = None,
    limits: ListLimits = STATION_LIMITS,
) -> RosterReading:
    """Reads a roster as supplied by a community, a street office or headquarters.

    The file is text (CSV in the encodings of `lists.text`; comma, semicolon, tab, vertical bar) or
    a workbook (.xlsx, .xlsb, .xls, .ods), of which all sheets with the same columns are read.
    Headers may be in Chinese, Korean or English and in any order; titles above them are skipped.

    Args:
        data: the whole file.
        filename: its name, for the extension.
        today: for birth dates.
        progress: called after every thousand rows; if it raises, the reading ends.
        limits: how much is read.

    Raises:
        Refusal: roster_unreadable, roster_too_large, roster_no_header, roster_empty,
            roster_two_names: only a person can decide which column has the names.
    """
    tables = read_tables(data, filename, limits)
    if not tables:
        raise Refusal("roster_empty")
    main = _main_sheet(tables)
    if main is not None and main[1].split_name_headers:
        raise Refusal(
            "roster_two_names", reason="parts", columns=", ".join(main[1].split_name_headers)
        )
    if main is not None and main[1].possible_name_headers:
        raise Refusal("roster_two_names", columns=", ".join(main[1].possible_name_headers))
    if main is None:
        hidden = any(table.hidden and table.header for table in tables)
        raise Refusal("roster_no_header", **({"reason": "hidden"} if hidden else {}))
    return _Reading(tables, main[1], today, progress).read()


def _main_sheet(tables: Sequence[SheetTable]) -> tuple[SheetTable, ColumnHeader] | None:
    """The sheet with document numbers and the most fields and rows, and its header.

    The others are read if they list the same kind of people.
    """
    found = [(table, table.header) for table in tables if table.header and not table.hidden]
    return max(
        found,
        key=lambda pair: (
            "document_number" in pair[1].indexes,
            len(pair[1].indexes),
            len(pair[0].rows),
        ),
        default=None,
    )


class _Reading:
    def __init__(
        self,
        tables: Sequence[SheetTable],
        main: ColumnHeader,
        today: datetime.date,
        progress: Progress | None,
    ) -> None:
        self._tables, self._main_header, self._today = tables, main, today
        self._progress = progress
        self._done, self._total = 0, sum(len(table.rows) for table in tables)
        self._reader = RowReader(today)
        self._unread: list[Unread] = []
        self._sheets: list[str] = []
        self._headers: list[tuple[str, int]] = []

    def read(self) -> RosterReading:
        for table in self._tables:
            header = table.header
            if table.hidden or header is None or not _lists_same_people(header, self._main_header):
                self._unread.append(unread_sheet(table))
            else:
                self._sheets.append(table.name)
                self._read_sheet(table, header)
        reader = self._reader
        if not (reader.rows or reader.bad):
            raise Refusal("roster_empty")
        return RosterReading(
            rows=reader.rows,
            bad=tuple(reader.bad),
            warnings=tuple(reader.warnings),
            columns=self._main_header.columns,
            unread=tuple(self._unread),
            sheets=tuple(self._sheets),
            headers=tuple(self._headers),
        )

    def _read_sheet(self, table: SheetTable, header: ColumnHeader) -> None:
        hidden_columns_read = set[int]()
        for number, section in enumerate(sections_of(table, header, self._today)):
            self._headers += [
                (table.name, row) for row in {section.header.first_row, section.header.row}
            ]
            building = _building_of(table.name, section.header)
            context = SheetContext(
                table.name,
                section.header,
                lost_digit_columns=section.lost_digit_columns,
                day_number_parts=section.day_number_parts,
                building=building,
                literal_rows=table.literal_rows,
            )
            self._reader.begin(context)
            self._add(table, section)
            self._unread += unread_of_sheet(
                table, section, first=number == 0,
                numbered_only=self._reader.numbered_only, building=building,
            )  # fmt: skip
            hidden_columns_read |= section.hidden_columns_read
        self._unread += hidden_columns(table.name, hidden_columns_read)

    def _add(self, table: SheetTable, section: Section) -> None:
        merged = _Merged(table, section.header)
        header_rows = _header_texts(table, section.header)
        first_texts = {texts[0] for texts in header_rows if texts}
        for row, cells in table.rows.between(section.start, section.stop):
            self._done += 1
            if self._progress and self._done % _ROWS_PER_REPORT == 0:
                self._progress("reading", self._done, self._total)
            if cell_text(cells[0]) in first_texts and _texts(cells) in header_rows:
                self._headers.append((table.name, row))
            else:
                self._reader.read(row, cells, merged.filled(row, cells))


def _lists_same_people(header: ColumnHeader, main: ColumnHeader) -> bool:
    """Whether a sheet lists the same kind of people; a list of staff has other columns."""
    if header.is_name_column_unclear:
        return False
    fields, main_fields = set(header.indexes), set(main.indexes)
    same_numbers = ("document_number" in fields) == ("document_number" in main_fields)
    return same_numbers and len(fields & main_fields) >= _MIN_SHARE_OF_FIELDS * len(
        fields | main_fields
    )


def _texts(cells: Sequence[CellValue]) -> list[str]:
    texts = [cell_text(value) for value in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _header_texts(table: SheetTable, header: ColumnHeader) -> list[list[str]]:
    """The rows of the header and those above it, which printed pages repeat."""
    return [_texts(cells) for row, cells in table.rows[:40] if row <= header.row]


def _building_of(sheet: str, header: ColumnHeader) -> str:
    """The building in a sheet's name, if no column gives one."""
    if "building" in header.indexes or "address" in header.indexes:
        return ""
    found = _BUILDING.fullmatch(sheet.strip())
    return clean_part("building", found[1]) if found else ""


class _Merged:
    """Merged cells below the header, row by row from the top."""

    def __init__(self, table: SheetTable, header: ColumnHeader) -> None:
        field_by_column = {
            column + 1: field for field, column in header.indexes.items() if field in _SHARED_FIELDS
        }
        # Row -> field and last row of each merged cell that begins there.
        self._starting: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for merged in table.properties.merged:
            field = field_by_column.get(merged.left)
            if field and merged.bottom > merged.top > header.row:
                self._starting[merged.top].append((field, merged.bottom))
        self._indexes = header.indexes
        # Field -> last row and value of the merged cell that began last.
        self._current: dict[str, tuple[int, CellValue]] = {}

    def filled(self, row: int, cells: Sequence[CellValue]) -> dict[str, CellValue]:
        """The values for a row from merged cells that begin above it."""
        if not self._starting:
            return {}
        values = {field: value for field, (bottom, value) in self._current.items() if row <= bottom}
        for field, bottom in self._starting.get(row, ()):
            column = self._indexes[field]
            self._current[field] = bottom, cells[column] if column < len(cells) else None
        return values
