"""Reads the non-empty rows of a file's sheets: text in any encoding, any workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding.packed_list import PackedList
from testdesk.formats.lists.cell_values import cell_text
from testdesk.formats.lists.names import clean_name
from testdesk.formats.lists.surnames import share_of_names
from testdesk.formats.lists.text import Decoded, TextRecord, decodings, records
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

MAX_BYTES = 32 * 2**20
MAX_ROWS = 200_000
_MAX_CELLS = 20 * MAX_ROWS
# A sheet for each building of a district.
_MAX_SHEETS = 500
# Rows that are read to compare encodings and separators.
_BEGINNING_ROWS = 120

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SEPARATORS = ",;\t|，"


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
    """Counts how many more rows and cells one file may have."""

    def __init__(self) -> None:
        # The most people, and the rows above them.
        self._rows, self._cells = MAX_ROWS + SEARCHED_ROWS, _MAX_CELLS

    def filled(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The non-empty rows; refuses more than a list may have."""
        for number, cells in rows:
            if number > LAST_ROW:
                raise Refusal("roster_too_large", limit_rows=MAX_ROWS)
            if any(map(_has_value, reversed(cells))):
                self._rows -= 1
                self._cells -= len(cells)
                if self._rows < 0 or self._cells < 0:
                    raise Refusal("roster_too_large", limit_rows=MAX_ROWS)
                yield number, cells


def _has_value(value: object) -> bool:
    if value is None or value == "":
        return False
    if type(value) is str and value.isalnum() and value.isascii():
        return True
    return value is UNCALCULATED or bool(cell_text(value))


def read_tables(data: bytes, filename: str) -> list[SheetTable]:
    """The non-empty sheets of a file.

    Args:
        data: the whole file.
        filename: its name; only the extension is used, to choose a separator.

    Raises:
        Refusal: roster_too_large; roster_unreadable (reason: password, old_excel, encoding, binary,
            quoting, workbook, and those of `workbooks.other_kinds`).
    """
    if len(data) > MAX_BYTES:
        raise Refusal("roster_too_large", limit_mebibytes=MAX_BYTES // 2**20)
    if is_workbook(data):
        try:
            return list(_workbook_tables(data))
        except BROKEN as error:
            raise Refusal("roster_unreadable", reason="workbook") from error
    refuse_other_kinds(data)
    table = _text_table(data, filename)
    return [table] if table.rows else []


def _workbook_tables(data: bytes) -> Iterator[SheetTable]:
    size_limit = _SizeLimit()
    for index, sheet in enumerate(workbook_sheets(data)):
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


def _text_table(data: bytes, filename: str) -> SheetTable:
    preferred = "\t" if filename.casefold().endswith((".tsv", ".txt")) else ","
    separators = preferred + _SEPARATORS.replace(preferred, "")
    choices = decodings(data)
    if not choices:
        raise Refusal("roster_unreadable", reason="encoding")
    best = max(choices, key=lambda choice: _score(choice, separators))
    refuse_text_of_others(best.text)
    if _BINARY.search(best.text):
        raise Refusal("roster_unreadable", reason="binary")
    separator = max(separators, key=lambda character: _count_columns(best.text, character))
    properties, literal_rows = SheetProperties(), set[int]()
    rows = PackedList(
        _SizeLimit().filled(
            _note_literal_rows(records(best.text, separator, properties), literal_rows)
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


def _read_beginning(text: str, separator: str) -> tuple[Table, ColumnHeader | None]:
    text_records = islice(records(text, separator, SheetProperties()), _BEGINNING_ROWS)
    rows = list(_SizeLimit().filled((record.number, record.cells) for record in text_records))
    return rows, find_header(rows)


def _count_columns(text: str, separator: str) -> tuple[int, int]:
    """How many columns a separator gives, recognised ones and others; the best one is chosen."""
    header = _read_beginning(text, separator)[1]
    return (len(header.indexes), len(header.others)) if header else (0, 0)


def _score(decoded: Decoded, separators: str) -> tuple[int, float]:
    """The score of an encoding: recognised columns, then plausible names."""
    separator = max(separators, key=lambda character: _count_columns(decoded.text, character))
    rows, header = _read_beginning(decoded.text, separator)
    if header is None:
        return 0, -decoded.lost
    column = header.indexes["name"]
    names = [clean_name(cell_text(cells[column])) for row, cells in rows
             if row > header.row and column < len(cells)]  # fmt: skip
    return len(header.indexes), share_of_names(filter(None, names)) - decoded.lost
