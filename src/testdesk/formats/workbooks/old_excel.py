"""Workbooks of Excel 5 to 2003 (`.xls`, MS-XLS): records in a stream of a compound file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import unpack_from

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.binary_excel import ERRORS, rk_value
from testdesk.formats.workbooks.number_formats import LONGEST_CODE, MAX_STYLES, NumberFormats
from testdesk.formats.workbooks.old_excel_text import Texts, shared_texts
from testdesk.formats.workbooks.sheet import (
    MAX_COLUMNS,
    UNCALCULATED,
    Row,
    SheetProperties,
    Value,
    WorkbookSheet,
)

# Record numbers, MS-XLS section 2.3; an RK is a number in 30 bits, a label a text in a cell.
_BEGIN, _END, _CONTINUED, _PASSWORD = 0x809, 0x0A, 0x3C, 0x2F
_DATE_MODE, _CODE_PAGE, _FORMAT, _STYLE, _TAB, _SHARED_TEXTS = 0x22, 0x42, 0x41E, 0xE0, 0x85, 0xFC
_ROW, _COLUMNS, _MERGED, _ROW_HEIGHT = 0x208, 0x7D, 0xE5, 0x225
_SHARED, _NUMBER, _RK, _MANY_RK, _LABEL, _RICH_LABEL = 0xFD, 0x203, 0x27E, 0xBD, 0x204, 0xD6
_FORMULA, _FORMULA_TEXT, _BOOL_OR_ERROR = 0x06, 0x207, 0x205
_VERSION_8 = 0x600  # BIFF8, the format of Excel 97 to 2003
_WORKSHEET = 0
_CALCULATE_ON_LOAD = 2


def sheets(stream: bytes) -> Iterator[WorkbookSheet]:
    """The sheets in order.

    Args:
        stream: the stream "Workbook", or "Book" in older files.

    Raises:
        Refusal: roster_unreadable (reason: password), roster_too_large.
        Exception: one of `xlsx.book.BROKEN`.
    """
    book = _Globals(stream)
    for offset, name, hidden in book.tabs:
        properties = SheetProperties()
        cells = _Cells(book, properties)
        yield WorkbookSheet(name, hidden, _read(cells, stream, offset), properties)


def _read(cells: _Cells, stream: bytes, offset: int) -> Iterator[Row]:
    """The rows, after all records were read: the records of one row need not be adjacent."""
    for kind, body in _records(stream, offset):
        cells.add(kind, body)
    yield from cells.rows()


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Numbers and bodies of the records from a BOF record, at `offset`, to its EOF record."""
    if unpack_from("<H", stream, offset)[0] != _BEGIN:
        raise ValueError("no beginning")
    depth = 0
    while True:
        kind, size = unpack_from("<HH", stream, offset)
        offset += 4
        if offset + size > len(stream):
            raise EOFError
        # A chart in a sheet has BOF and EOF records of its own.
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[offset : offset + size]
        offset += size


class _Globals:
    """The part of the stream that precedes the sheets."""

    def __init__(self, stream: bytes) -> None:
        self.tabs: list[tuple[int, str, bool]] = []
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._mac_dates = False
        pieces: list[bytes] = []
        version = unpack_from("<H", stream, 4)[0]
        self.texts = Texts(wide=version == _VERSION_8)
        in_texts = False
        for kind, body in _records(stream, 0):
            in_texts = kind == _SHARED_TEXTS or (in_texts and kind == _CONTINUED)
            if in_texts:
                pieces.append(body)
            else:
                self._add(kind, body)
        self.shared = shared_texts(pieces)
        self.formats = NumberFormats(self._codes, self._styles, mac_dates=self._mac_dates)

    def _add(self, kind: int, body: bytes) -> None:
        if kind == _PASSWORD:
            raise Refusal("roster_unreadable", reason="password")
        if kind == _CODE_PAGE:
            self.texts.set_code_page(unpack_from("<H", body)[0])
        elif kind == _DATE_MODE:
            self._mac_dates = body[:1] == b"\x01"
        elif kind == _FORMAT and len(self._codes) < MAX_STYLES:
            code = self.texts.long(body, 2) if self.texts.wide else self.texts.short(body, 2)
            self._codes[unpack_from("<H", body)[0]] = code[:LONGEST_CODE]
        elif kind == _STYLE and len(self._styles) < MAX_STYLES:
            self._styles.append(unpack_from("<H", body, 2)[0])
        elif kind == _TAB and body[5] == _WORKSHEET:
            offset = unpack_from("<I", body)[0]
            self.tabs.append((offset, self.texts.short(body, 6), body[4] & 3 != 0))


class _Cells:
    def __init__(self, book: _Globals, properties: SheetProperties) -> None:
        self._book, self._properties = book, properties
        self._cells: dict[int, dict[int, Value]] = {}
        self._hidden: set[int] = set()
        self._rows_with_record: set[int] = set()
        # Row and column of the last cell: if it is a formula, its text follows in another record.
        self._last_cell = (0, 0)
        self._readers: dict[int, Callable[[bytes], Value]] = {
            _SHARED: lambda body: book.shared[unpack_from("<I", body, 6)[0]],
            _NUMBER: lambda body: self._displayed(unpack_from("<d", body, 6)[0], body, 4),
            _RK: lambda body: self._displayed(rk_value(unpack_from("<I", body, 6)[0]), body, 4),
            _LABEL: lambda body: book.texts.long(body, 6),
            _RICH_LABEL: lambda body: book.texts.long(body, 6),
            _BOOL_OR_ERROR: _bool_or_error,
            _FORMULA: self._result,
        }

    def add(self, kind: int, body: bytes) -> None:
        read = self._readers.get(kind)
        if read is not None:
            row, column = unpack_from("<HH", body)
            self._last_cell = (row, column)
            self._add_cell(row, column, read(body))
        elif kind == _MANY_RK:
            self._add_many(body)
        elif kind == _FORMULA_TEXT:
            self._add_cell(*self._last_cell, self._book.texts.long(body, 0))
        elif kind == _ROW:
            row = unpack_from("<H", body)[0] + 1
            self._rows_with_record.add(row)
            if unpack_from("<H", body, 12)[0] & 0x20:
                self._hidden.add(row)
        elif kind == _ROW_HEIGHT:
            self._properties.hides_rows = bool(body[0] & 2)
        elif kind == _COLUMNS and (body[8] & 1 or unpack_from("<H", body, 4)[0] == 0):
            first, last = unpack_from("<HH", body)
            self._properties.hide_columns(first + 1, last + 1)
        elif kind == _MERGED:
            self._add_merged(body)

    def rows(self) -> Iterator[Row]:
        """The non-empty rows, from the top."""
        for row in sorted(self._cells):
            values = self._cells.pop(row)
            if row in self._hidden or (
                self._properties.hides_rows and row not in self._rows_with_record
            ):
                self._properties.hidden_rows.add(row)
            yield row, [values.get(column) for column in range(1, max(values) + 1)]

    def _add_cell(self, row: int, column: int, value: Value) -> None:
        if value in ("", None):
            return
        if column >= MAX_COLUMNS:
            self._properties.values_beyond += 1
        else:
            self._cells.setdefault(row + 1, {})[column + 1] = value

    def _add_many(self, body: bytes) -> None:
        row, first = unpack_from("<HH", body)
        for offset in range(4, len(body) - 7, 6):
            number = rk_value(unpack_from("<I", body, offset + 2)[0])
            self._add_cell(row, first + (offset - 4) // 6, self._displayed(number, body, offset))

    def _add_merged(self, body: bytes) -> None:
        (count,) = unpack_from("<H", body)
        for offset in range(2, min(len(body) - 7, 2 + 8 * count), 8):
            top, bottom, left, right = unpack_from("<4H", body, offset)
            self._properties.merge(top + 1, left + 1, bottom + 1, right + 1)

    def _displayed(self, number: float, body: bytes, style_at: int) -> Value:
        return self._book.formats.value(number, unpack_from("<H", body, style_at)[0])

    def _result(self, body: bytes) -> Value:
        """The result of a formula; a text follows in a separate record."""
        if body[12:14] != b"\xff\xff":
            return self._displayed(unpack_from("<d", body, 6)[0], body, 4)
        if body[6] == 1:
            return bool(body[8])
        if body[6] == 2:
            return ERRORS.get(body[8], "#VALUE!")
        # An empty text, or no value if the formula is to be calculated when the file is opened.
        return UNCALCULATED if body[14] & _CALCULATE_ON_LOAD else None


def _bool_or_error(body: bytes) -> Value:
    return ERRORS.get(body[6], "#VALUE!") if body[7] else bool(body[6])
