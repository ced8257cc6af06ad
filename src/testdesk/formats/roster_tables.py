"""From a file's bytes to rows of cells: CSV in two encodings, and XLSX."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster_cells import cell_text
from testdesk.formats.roster_headers import SEARCHED_ROWS, Table, find_header
from testdesk.formats.xlsx.book import BROKEN, Book
from testdesk.formats.xlsx.rows import LAST_ROW, LONGEST_CELL, MOST_COLUMNS, Row

MAX_BYTES = 32 * 2**20
MAX_ROWS = 200_000
_MOST_CELLS = 20 * MAX_ROWS
_MOST_SHEETS = 20
# Of a record of a text file, in characters; a record may have several lines.
_LONGEST_RECORD = 512 * 1024

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATORS = ",;\t"


def read_table(data: bytes, filename: str) -> Table:
    """The filled rows of the file; of a workbook, of the first sheet that has a header.

    Args:
        data: the whole file.
        filename: its name; only the ending is looked at, to choose a separator.

    Raises:
        Refusal: roster_too_large; roster_unreadable (reason: old_excel, encoding, binary,
            quoting, workbook).
    """
    if len(data) > MAX_BYTES:
        raise Refusal("roster_too_large", limit_mebibytes=MAX_BYTES // 2**20)
    if data.startswith(_OLD_EXCEL):
        raise Refusal("roster_unreadable", reason="old_excel")
    if data.startswith(_ZIP):
        return _read_workbook(data)
    return _read_text(_decode(data), filename)


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows that hold anything, as many as a list may have."""
    kept = slots = 0
    for number, cells in rows:
        if number > LAST_ROW:
            raise Refusal("roster_too_large", limit_rows=MAX_ROWS)
        if any(cell_text(value) for value in cells if value not in (None, "")):
            kept, slots = kept + 1, slots + len(cells)
            if kept > MAX_ROWS or slots > _MOST_CELLS:
                raise Refusal("roster_too_large", limit_rows=MAX_ROWS)
            yield number, cells


def _decode(data: bytes) -> str:
    """UTF-8, UTF-16 by its mark (Excel's "Unicode text"), else GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            raise Refusal("roster_unreadable", reason="binary")
        return text
    raise Refusal("roster_unreadable", reason="encoding")


def _records(text: str, separator: str) -> Iterator[Row]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator)
    try:
        for number, record in enumerate(reader, start=1):
            lines.begin_record()
            yield number, [cell[:LONGEST_CELL] for cell in record[:MOST_COLUMNS]]
    except csv.Error as error:
        raise Refusal("roster_unreadable", reason="quoting") from error


class _Lines:
    """The lines of a text, as long as no record grows beyond its bound."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.finditer(text)
        self._length = 0

    def begin_record(self) -> None:
        """The record of the lines so far is complete."""
        self._length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._length += line.end() - line.start()
        if self._length > _LONGEST_RECORD:
            raise Refusal("roster_unreadable", reason="quoting")
        return line.group()


def _fields_found(text: str, separator: str) -> int:
    header = find_header(list(islice(_filled(islice(_records(text, separator), 40)), 40)))
    return len(header.places) if header else 0


def _read_text(text: str, filename: str) -> Table:
    """Tried with each separator; the one under which most headers are known is right."""
    first = "\t" if filename.casefold().endswith((".tsv", ".txt")) else ","
    order = first + _SEPARATORS.replace(first, "")
    separator = max(order, key=lambda sign: _fields_found(text, sign))
    return list(_filled(_records(text, separator)))


def _read_workbook(data: bytes) -> Table:
    """Sheets without a header are read no further than a header would be looked for."""
    try:
        book, fallback = Book(data), list[Row]()
        for sheet in book.sheets[:_MOST_SHEETS]:
            rows = _filled(book.rows(sheet))
            head = list(islice(rows, SEARCHED_ROWS + 1))
            if find_header(head):
                return list(chain(head, rows))
            fallback = fallback or head
    except BROKEN as error:
        raise Refusal("roster_unreadable", reason="workbook") from error
    return fallback
