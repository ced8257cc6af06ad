"""From a file's bytes to rows of cells: CSV in two encodings, and XLSX."""

from __future__ import annotations

import csv
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster_cells import CellValue, cell_text
from testdesk.formats.roster_headers import Table, find_header

MAX_BYTES = 32 * 2**20
MAX_UNPACKED_BYTES = 192 * 2**20
MAX_ROWS = 200_000
_MAX_COLUMNS = 64
_LAST_ROW = 1_048_576
_MAX_SHEETS = 20

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SEPARATORS = ",;\t"

# What openpyxl and the libraries below it raise for a broken workbook; it has no error of its
# own for that.
_BROKEN_WORKBOOK = (
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


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


def _filled(rows: Iterable[Sequence[CellValue]]) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """Rows that hold anything, numbered from 1 as the spreadsheet shows them."""
    kept = 0
    for number, cells in enumerate(rows, start=1):
        if any(cell_text(value) for value in cells):
            kept += 1
            yield number, cells
        if kept > MAX_ROWS or number > _LAST_ROW:
            raise Refusal("roster_too_large", limit_rows=MAX_ROWS)


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


def _records(text: str, separator: str) -> Iterator[Sequence[CellValue]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for record in reader:
            yield record[:_MAX_COLUMNS]
    except csv.Error as error:
        raise Refusal("roster_unreadable", reason="quoting") from error


def _fields_found(text: str, separator: str) -> int:
    head = list(_filled(islice(_records(text, separator), 40)))
    header = find_header(head)
    return len(header.places) if header else 0


def _read_text(text: str, filename: str) -> Table:
    """Tried with each separator; the one under which most headers are known is right."""
    first = "\t" if filename.casefold().endswith((".tsv", ".txt")) else ","
    order = first + _SEPARATORS.replace(first, "")
    separator = max(order, key=lambda sign: _fields_found(text, sign))
    return list(_filled(_records(text, separator)))


def _read_workbook(data: bytes) -> Table:
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions that do not concern the cells.
        warnings.simplefilter("ignore", UserWarning)
        fallback: Table = []
        workbook = _opened(data)
        for place in range(min(len(workbook.worksheets), _MAX_SHEETS)):
            table = list(_filled(_sheet_rows(workbook, place)))
            if find_header(table):
                return table
            fallback = fallback or table
        return fallback


def _opened(data: bytes) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise Refusal("roster_too_large", limit_mebibytes=MAX_UNPACKED_BYTES // 2**20)
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except _BROKEN_WORKBOOK as error:
        raise Refusal("roster_unreadable", reason="workbook") from error


def _sheet_rows(workbook: Workbook, place: int) -> Iterator[Sequence[CellValue]]:
    """Only what the library does is watched here: a fault of the caller does not come by."""
    sheet = workbook.worksheets[place]
    try:
        # Other programs write a wrong size of the sheet into it.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=_MAX_COLUMNS, values_only=True)
    except _BROKEN_WORKBOOK as error:
        raise Refusal("roster_unreadable", reason="workbook") from error
