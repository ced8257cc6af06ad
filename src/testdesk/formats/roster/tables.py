"""Reads the non-empty rows of a file's sheets: text in any encoding, any workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding.packed_list import PackedList
from testdesk.formats.lists.cell_values import cell_text
from testdesk.formats.lists.encodings import Decoded, decodings
from testdesk.formats.lists.names import clean_name
from testdesk.formats.lists.surnames import share_of_names
from testdesk.formats.lists.text import TextRecord, records
from testdesk.formats.roster.headers import SEARCHED_ROWS, ColumnHeader, Table, find_header
from testdesk.formats.workbooks.opening import is_workbook, workbook_sheets
from testdesk.formats.workbooks.other_kinds import refuse_other_kinds, refuse_text_of_others
from testdesk.formats.workbooks.sheet import (
    LAST_ROW,
    UNCALCULATED,
    Row,
    SheetProperties,
    WorkbookSheet,
)
from testdesk.formats.workbooks.xlsx.book import BROKEN

_CELLS_PER_ROW = 20
_LEAST_BYTES_A_ROW = 4
# A sheet for each building of a district.
_MAX_SHEETS = 500
# Rows that are read to compare encodings and separators.
_BEGINNING_ROWS = 120

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SEPARATORS = ",;\t|，"


class ListLimits(msgspec.Struct, frozen=True):
    """How much of one file is read.

    Attributes:
        mebibytes: of the file.
        rows: the most people; it may have 20 lines above them, and 20 cells for each.
        unpacked_mebibytes: of a workbook, unpacked.
    """

    mebibytes: int
    rows: int
    unpacked_mebibytes: int


STATION_LIMITS = ListLimits(32, 200_000, 192)
"""What a community brings to a station, which reads it beside the window."""

HEADQUARTERS_LIMITS = ListLimits(128, 1_000_000, 1024)
"""A city's list, which headquarters reads on its command line; see docs/bounds.md."""


class SheetTable(msgspec.Struct, frozen=True):
    """One sheet, or a text file.

    Attributes:
        name: the sheet's name; empty for a text file.
        hidden: whether its tab is hidden.
        header: where the columns are, or None.
        rows: the non-empty rows: row number as the spreadsheet shows it, and the cells; for a
            hidden sheet or one without a header, only those in which a header was searched for.
        properties: merged cells, hidden rows, values too far to the right.
        literal_rows: numbers of rows whose quotation marks were read literally.
    """

    name: str
    hidden: bool
    header: ColumnHeader | None
    rows: PackedList[Row]
    properties: SheetProperties
    literal_rows: frozenset[int] = frozenset()


class _SizeLimit:
    """Counts how many more rows and cells one file may have.

    People differ, so each takes some bytes of a file, however well that is packed. A small file
    with more rows than a station reads has rows like one another, and is no list.
    """

    def __init__(self, limits: ListLimits, size: int) -> None:
        """Args: `size` is that of the file, in bytes."""
        most = max(STATION_LIMITS.rows, size // _LEAST_BYTES_A_ROW)
        self._most = most = min(limits.rows, most)
        # The most people, and the rows above them.
        self._rows, self._cells = most + SEARCHED_ROWS, _CELLS_PER_ROW * most

    def filled(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The non-empty rows; refuses more than a list may have."""
        for number, cells in rows:
            if number > LAST_ROW:
                raise Refusal("roster_too_large", limit_rows=self._most)
            if any(map(_has_value, reversed(cells))):
                self._rows -= 1
                self._cells -= len(cells)
                if self._rows < 0 or self._cells < 0:
                    raise Refusal("roster_too_large", limit_rows=self._most)
                yield number, cells


def _has_value(value: object) -> bool:
    if value is None or value == "":
        return False
    if type(value) is str and value.isalnum() and value.isascii():
        return True
    return value is UNCALCULATED or bool(cell_text(value))


def read_tables(
    data: bytes, filename: str, limits: ListLimits = STATION_LIMITS
) -> list[SheetTable]:
    """The non-empty sheets of a file.

    Args:
        data: the whole file.
        filename: its name; only the extension is used, to choose a separator.
        limits: how much is read.

    Raises:
        Refusal: roster_too_large; roster_unreadable (reason: password, old_excel, encoding, binary,
            quoting, workbook, and those of `workbooks.other_kinds`).
    """
    if len(data) > limits.mebibytes << 20:
        raise Refusal("roster_too_large", limit_mebibytes=limits.mebibytes)
    if is_workbook(data):
        try:
            return list(_workbook_tables(data, limits))
        except BROKEN as error:
            raise Refusal("roster_unreadable", reason="workbook") from error
    refuse_other_kinds(data)
    table = _text_table(data, filename, limits)
    return [table] if table.rows else []


def _workbook_tables(data: bytes, limits: ListLimits) -> Iterator[SheetTable]:
    size_limit = _SizeLimit(limits, len(data))
    sheets = workbook_sheets(data, unpacked_mebibytes=limits.unpacked_mebibytes)
    for index, sheet in enumerate(sheets):
        if index >= _MAX_SHEETS:
            raise Refusal("roster_too_large", limit_sheets=_MAX_SHEETS)
        table = _table(sheet, size_limit)
        if table.rows:
            yield table


def _table(sheet: WorkbookSheet, size_limit: _SizeLimit) -> SheetTable:
    """Reads a sheet; if it is hidden or has no header, only the rows searched for a header."""
    rows = size_limit.filled(sheet.rows)
    head = list(islice(rows, SEARCHED_ROWS + 1))
    header = find_header(head)
    rows_read = head if header is None or sheet.hidden else chain(head, rows)
    return SheetTable(sheet.name, sheet.hidden, header, PackedList(rows_read), sheet.properties)


def _text_table(data: bytes, filename: str, limits: ListLimits) -> SheetTable:
    preferred = "\t" if filename.casefold().endswith((".tsv", ".txt")) else ","
    separators = preferred + _SEPARATORS.replace(preferred, "")
    choices = decodings(data)
    if not choices:
        raise Refusal("roster_unreadable", reason="encoding")
    best = max(choices, key=lambda choice: _score(choice, separators))
    refuse_text_of_others(best.head)
    if any(map(_BINARY.search, best.pieces())):
        raise Refusal("roster_unreadable", reason="binary")
    separator = max(separators, key=lambda character: _count_columns(best, character))
    properties, literal_rows = SheetProperties(), set[int]()
    rows = PackedList(
        _SizeLimit(limits, len(data)).filled(
            _note_literal_rows(records(best, separator, properties), literal_rows)
        )
    )
    header = find_header(rows)
    if header is None and (len(choices) > 1 or best.lost > 0):
        raise Refusal("roster_unreadable", reason="encoding")
    return SheetTable("", False, header, rows, properties, frozenset(literal_rows))


def _note_literal_rows(text_records: Iterable[TextRecord], literal_rows: set[int]) -> Iterator[Row]:
    """The records as rows; adds the numbers of those that were read literally to `literal_rows`."""
    for record in text_records:
        if record.literal:
            literal_rows.add(record.number)
        yield record.number, record.cells


def _read_beginning(decoded: Decoded, separator: str) -> tuple[Table, ColumnHeader | None]:
    text_records = islice(records(decoded, separator, SheetProperties()), _BEGINNING_ROWS)
    limit = _SizeLimit(STATION_LIMITS, 0)
    rows = list(limit.filled((record.number, record.cells) for record in text_records))
    return rows, find_header(rows)


def _count_columns(decoded: Decoded, separator: str) -> tuple[int, int]:
    """How many columns a separator gives, recognised ones and others; the best one is chosen."""
    header = _read_beginning(decoded, separator)[1]
    return (len(header.indexes), len(header.others)) if header else (0, 0)


def _score(decoded: Decoded, separators: str) -> tuple[int, float]:
    """The score of an encoding: recognised columns, then plausible names."""
    separator = max(separators, key=lambda character: _count_columns(decoded, character))
    rows, header = _read_beginning(decoded, separator)
    if header is None:
        return 0, -decoded.lost
    column = header.indexes["name"]
    names = [clean_name(cell_text(cells[column])) for row, cells in rows
             if row > header.row and column < len(cells)]  # fmt: skip
    return len(header.indexes), share_of_names(filter(None, names)) - decoded.lost
