"""Reads rows directly from the pages that contain them, without SQLite's trees (B-trees).

A page of a table (a *leaf*) has one *cell* for each row. A row that is too large has only its
beginning (the *local* part) in the cell; the rest is in a chain of *overflow* pages. Numbers are
*varints* of 1 to 9 bytes. See sqlite.org/fileformat2.html, 1.6 and 2.1.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from testdesk.database_file.pages import USABLE_SIZE

Value = int | float | str | bytes | None
# Returns the decrypted, usable bytes of a page by its number; None if there is no such page.
PlainPage = Callable[[int], bytes | None]

_TABLE_LEAF = 0x0D  # a leaf's first byte
_LEAF_HEADER = 8
_FILE_HEADER = 100
# The largest and the smallest local part, as the format computes them.
_MAX_LOCAL = USABLE_SIZE - 35
_MIN_LOCAL = (USABLE_SIZE - 12) * 32 // 255 - 23
# The bytes of an integer, by its serial type; see `_value`.
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LARGEST_ROW = 1 << 30


class _BrokenCellError(Exception):
    pass


def rows_of(number: int, plain: bytes, overflow: PlainPage) -> Iterator[tuple[int, list[Value]]]:
    """Row ids and values of the rows in a page of a table; invalid rows are left out.

    Args:
        number: the page's number.
        plain: the page's decrypted, usable bytes; some of them may be wrong.
        overflow: returns such bytes of any other page.
    """
    start = _FILE_HEADER if number == 1 else 0
    if plain[start] != _TABLE_LEAF:
        return
    (count,) = struct.unpack_from(">H", plain, start + 3)
    for index in range(min(count, (USABLE_SIZE - start - _LEAF_HEADER) // 2)):
        (cell,) = struct.unpack_from(">H", plain, start + _LEAF_HEADER + 2 * index)
        try:
            yield _row(plain, cell, overflow)
        except (_BrokenCellError, IndexError, struct.error, UnicodeDecodeError):
            continue


def _row(plain: bytes, cell: int, overflow: PlainPage) -> tuple[int, list[Value]]:
    size, offset = _varint(plain, cell)
    row_id, offset = _varint(plain, offset)
    if size > _LARGEST_ROW:
        raise _BrokenCellError
    local_size = _local_size(size)
    payload = plain[offset : offset + local_size]
    if local_size < size:
        (next_page,) = struct.unpack_from(">I", plain, offset + local_size)
        payload += _overflow_bytes(next_page, size - local_size, overflow)
    if len(payload) != size:
        raise _BrokenCellError
    return row_id, _values(payload)


def _local_size(size: int) -> int:
    """How many bytes of a row of this size are in its cell."""
    if size <= _MAX_LOCAL:
        return size
    rest = _MIN_LOCAL + (size - _MIN_LOCAL) % (USABLE_SIZE - 4)
    return rest if rest <= _MAX_LOCAL else _MIN_LOCAL


def _overflow_bytes(next_page: int, size: int, overflow: PlainPage) -> bytes:
    parts: list[bytes] = []
    while size > 0:
        page = overflow(next_page)
        if page is None:
            raise _BrokenCellError
        (next_page,) = struct.unpack_from(">I", page)
        parts.append(page[4 : 4 + size])
        size -= len(parts[-1])
    return b"".join(parts)


def _values(payload: bytes) -> list[Value]:
    """The values of a row: its header has their serial types, and they follow it."""
    header_size, offset = _varint(payload, 0)
    values: list[Value] = []
    value_offset = header_size
    while offset < header_size:
        kind, offset = _varint(payload, offset)
        value, value_offset = _value(payload, kind, value_offset)
        values.append(value)
    if offset != header_size or value_offset != len(payload):
        raise _BrokenCellError
    return values


def _value(payload: bytes, kind: int, offset: int) -> tuple[Value, int]:
    """A value and where it ends; `kind` is its serial type (fileformat2.html, 2.1).

    0 is NULL, 1 to 6 are integers, 7 a float, 8 and 9 the integers 0 and 1 without any bytes; from
    12 on, even numbers are blobs and odd numbers texts.
    """
    if kind == 0:
        return None, offset
    if kind in _INTEGER_SIZES:
        end = offset + _INTEGER_SIZES[kind]
        return int.from_bytes(payload[offset:end], signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, offset)[0], offset + 8
    if kind in (8, 9):
        return kind - 8, offset
    if kind < 12:
        raise _BrokenCellError
    end = offset + (kind - 12) // 2
    data = payload[offset:end]
    return (data.decode() if kind % 2 else data), end


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    """A varint at an offset, and where it ends."""
    value = 0
    for index in range(8):
        byte = data[offset + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + index + 1
    return value << 8 | data[offset + 8], offset + 9
