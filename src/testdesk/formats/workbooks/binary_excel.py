"""Excel's binary workbooks in a ZIP (`.xlsb`, MS-XLSB): records of number, length and bytes."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.number_formats import LONGEST_CODE, MAX_STYLES, NumberFormats
from testdesk.formats.workbooks.sheet import (
    LAST_ROW,
    LONGEST_CELL,
    MAX_COLUMNS,
    Row,
    SheetProperties,
    Value,
    WorkbookSheet,
)
from testdesk.formats.workbooks.xlsx.book import related
from testdesk.formats.workbooks.xlsx.parts import Parts

BOOK = "xl/workbook.bin"
_LONGEST_RECORD = 2**20

# Record numbers, MS-XLSB section 2.3.2; an RK is a number in 30 bits (see `rk_value`).
_ROW, _BLANK, _COLUMNS, _MERGED = 0, 1, 60, 176
_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR, _RICH_TEXT = 8, 9, 10, 11, 62
_STRING, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 19, 44, 47, 617, 618
_TAB, _PROPERTIES, _SHEET_FORMAT = 156, 153, 485
# Where the bodies of these records have the flag that hides a row, or columns.
_ROW_HIDDEN_OFFSET, _COLUMNS_HIDDEN_OFFSET = 11, 16

# Code of an error in a cell -> the text that Excel shows.
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def sheets(parts: Parts) -> Iterator[WorkbookSheet]:
    """The sheets of the workbook, in order.

    Raises:
        Refusal: roster_too_large.
        Exception: one of `xlsx.book.BROKEN`.
    """
    relations = related(parts, BOOK)
    parts_by_relation = relations.sheets(parts)
    tabs, mac_dates = _tabs(parts)
    strings, styles = (relations.first(kind) for kind in ("sharedStrings", "styles"))
    texts = _shared_texts(parts, strings) if parts.has(strings) else []
    formats = _formats(parts, styles if parts.has(styles) else "", mac_dates=mac_dates)
    for id_, name, hidden in tabs:
        if id_ in parts_by_relation:
            properties = SheetProperties()
            yield WorkbookSheet(
                name,
                hidden,
                _rows(parts, parts_by_relation[id_], texts, formats, properties),
                properties,
            )


def rk_value(coded: int) -> float:
    """Decodes a 30-bit number: an integer or the upper half of a double, possibly times 100."""
    if coded & 2:
        whole = (coded & 0xFFFFFFFC) >> 2
        number: float = whole - 2**30 if whole & 2**29 else whole
    else:
        number = unpack_from("<d", bytes(4) + (coded & 0xFFFFFFFC).to_bytes(4, "little"))[0]
    number = number / 100 if coded & 1 else number
    return int(number) if number == int(number) else number


def _records(parts: Parts, name: str) -> Iterator[tuple[int, bytes]]:
    """Numbers and bodies of the records of a part."""
    buffer, offset = b"", 0
    for piece in parts.pieces(name):
        buffer, offset = buffer[offset:] + piece, 0
        while (head := _head(buffer, offset)) is not None:
            kind, start, size = head
            if size > _LONGEST_RECORD:
                raise ValueError("a record")
            if start + size > len(buffer):
                break
            parts.budget.elements(1)
            yield kind, buffer[start : start + size]
            offset = start + size
    if buffer[offset:]:
        raise EOFError


def _head(buffer: bytes, offset: int) -> tuple[int, int, int] | None:
    """Number, start and size of a record's body; None if the piece ends before the body."""
    kind, offset = _varint(buffer, offset, 2)
    size, offset = _varint(buffer, offset, 4) if offset else (0, 0)
    return (kind, offset, size) if offset else None


def _varint(buffer: bytes, offset: int, max_bytes: int) -> tuple[int, int]:
    """A variable-length integer of seven bits a byte, and its end, which is 0 if it is cut off."""
    number = 0
    for index in range(max_bytes):
        if offset + index >= len(buffer):
            return 0, 0
        number |= (buffer[offset + index] & 0x7F) << 7 * index
        if not buffer[offset + index] & 0x80:
            break
    return number, offset + index + 1


def _text(body: bytes, offset: int, max_length: int = LONGEST_CELL) -> tuple[str, int]:
    """A text preceded by its length, and the position where it ends."""
    (length,) = unpack_from("<I", body, offset)
    if length == 0xFFFFFFFF:
        return "", offset + 4
    end = offset + 4 + 2 * length
    if end > len(body):
        raise EOFError
    cut = body[offset + 4 : min(end, offset + 4 + 2 * max_length)]
    return cut.decode("utf-16-le", "replace"), end


def _tabs(parts: Parts) -> tuple[list[tuple[str, str, bool]], bool]:
    """Relation, name and hidden state of each sheet; and whether day 0 is in 1904."""
    found, mac_dates = [], False
    for kind, body in _records(parts, BOOK):
        if kind == _TAB:
            id_, end = _text(body, 8)
            name, _ = _text(body, end, 255)
            found.append((id_, name, body[0] != 0))
        elif kind == _PROPERTIES:
            mac_dates = bool(body[0] & 1)
    return found, mac_dates


def _shared_texts(parts: Parts, name: str) -> list[str]:
    return [_text(body, 1)[0] for kind, body in _records(parts, name) if kind == _STRING]


def _formats(parts: Parts, name: str, *, mac_dates: bool) -> NumberFormats:
    codes: dict[int, str] = {}
    styles: list[int] = []
    in_styles = False
    for kind, body in _records(parts, name) if name else ():
        if kind == _FORMAT and len(codes) < MAX_STYLES:
            codes[unpack_from("<H", body)[0]] = _text(body, 2, LONGEST_CODE)[0]
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            in_styles = kind == _STYLES_BEGIN
        elif kind == _STYLE and in_styles and len(styles) < MAX_STYLES:
            styles.append(unpack_from("<H", body, 2)[0])
    return NumberFormats(codes, styles, mac_dates=mac_dates)


def _rows(
    parts: Parts, name: str, texts: list[str], formats: NumberFormats, properties: SheetProperties
) -> Iterator[Row]:
    number, hidden, cells = 0, False, list[Value]()
    for kind, body in _records(parts, name):
        if kind == _ROW:
            if cells:
                yield number, cells
            cells, number = [], unpack_from("<I", body)[0] + 1
            hidden = bool(body[_ROW_HIDDEN_OFFSET] & 0x10)
            if number > LAST_ROW:
                raise Refusal("roster_too_large", limit_rows=LAST_ROW)
        elif kind in {_COLUMNS, _MERGED, _SHEET_FORMAT}:
            _note_properties(kind, body, properties)
        elif _BLANK < kind <= _FORMULA_ERROR or kind == _RICH_TEXT:  # a cell with a value
            column = unpack_from("<I", body)[0] + 1
            if column > MAX_COLUMNS:
                properties.values_beyond += 1
                continue
            value = _value(kind, body, texts, formats)
            if hidden:
                properties.hidden_rows.add(number)
            parts.budget.elements(max(0, column - len(cells) - 1))
            parts.budget.text(len(value) if isinstance(value, str) else 0)
            cells += [None] * (column - len(cells))
            cells[column - 1] = value
    if cells:
        yield number, cells


def _note_properties(kind: int, body: bytes, properties: SheetProperties) -> None:
    """Records properties that belong to no single cell."""
    if kind == _MERGED:
        top, bottom, left, right = unpack_from("<4I", body)
        properties.merge(top + 1, left + 1, bottom + 1, right + 1)
    elif kind == _SHEET_FORMAT:
        properties.hides_rows = bool(body[8] & 2)
    elif body[_COLUMNS_HIDDEN_OFFSET] & 1 or unpack_from("<I", body, 8)[0] == 0:
        first, last = unpack_from("<II", body)
        properties.hide_columns(first + 1, last + 1)


def _value(kind: int, body: bytes, texts: list[str], formats: NumberFormats) -> Value:
    style = unpack_from("<I", body, 4)[0] & 0xFFFFFF
    if kind == _SHARED:
        return texts[unpack_from("<I", body, 8)[0]]
    if kind == _RK:
        return formats.value(rk_value(unpack_from("<I", body, 8)[0]), style)
    if kind in {_REAL, _FORMULA_REAL}:
        number: float = unpack_from("<d", body, 8)[0]
        return formats.value(number, style)
    if kind in {_BOOL, _FORMULA_BOOL}:
        return bool(body[8])
    if kind in {_ERROR, _FORMULA_ERROR}:
        return ERRORS.get(body[8], "#VALUE!")
    return _text(body, 9 if kind == _RICH_TEXT else 8)[0]
