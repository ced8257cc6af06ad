"""Compound files (MS-CFB): the format of old Excel, old Word and encrypted workbooks."""

from __future__ import annotations

from struct import unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # values above this mean that there is no sector
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """The streams of one file, by name. No stream is longer than the file."""

    def __init__(self, data: bytes) -> None:
        """Reads the tables.

        Raises:
            ValueError, struct.error: the file is damaged.
        """
        self._data = data
        shift, mini_shift = unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("sectors")
        self._size, self._sectors = 1 << shift, len(data) // (1 << shift)
        first_directory, _, self._cutoff, first_mini, _, more, _ = unpack_from("<7I", data, 48)
        places = [n for n in unpack_from("<109I", data, 76) if n < _LAST_SECTOR]
        places += self._further_places(more)
        self._table = self._numbers(b"".join(map(self._sector, places)))
        directory = self._chain(first_directory)
        self._mini_table = self._numbers(self._chain(first_mini))
        self._streams: dict[str, tuple[int, int]] = {}
        self._mini = b""
        for start in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            self._note(directory[start : start + _ENTRY])

    def names(self) -> set[str]:
        """The names of the streams."""
        return set(self._streams)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises:
            LookupError: there is none.
            ValueError: it is damaged.
        """
        first, size = self._streams[name]
        if size < self._cutoff:
            return self._small(first, size)
        found = self._chain(first)
        if len(found) < size:
            raise ValueError("a stream")
        return found[:size]

    def _note(self, entry: bytes) -> None:
        length, kind = unpack_from("<HB", entry, 64)
        first, size = unpack_from("<II", entry, 116)
        if kind == _ROOT:
            self._mini = self._chain(first)
        elif kind == _STREAM:
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            self._streams.setdefault(name, (first, size))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise ValueError("a sector")
        return found

    def _further_places(self, sector: int) -> list[int]:
        """The sector table's sectors that do not fit into the header."""
        places: list[int] = []
        seen = 0
        while sector < _LAST_SECTOR:
            seen += 1
            if seen > self._sectors:
                raise ValueError("a circle")
            numbers = self._numbers(self._sector(sector))
            places += [n for n in numbers[:-1] if n < _LAST_SECTOR]
            sector = numbers[-1]
        if len(places) > self._sectors:
            raise ValueError("places")
        return places

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return unpack_from(f"<{len(data) // 4}I", data)

    def _chain(self, first: int) -> bytes:
        pieces: list[bytes] = []
        while first < _LAST_SECTOR:
            if len(pieces) > self._sectors or first >= len(self._table):
                raise ValueError("a chain")
            pieces.append(self._sector(first))
            first = self._table[first]
        return b"".join(pieces)

    def _small(self, first: int, size: int) -> bytes:
        pieces: list[bytes] = []
        while first < _LAST_SECTOR and len(pieces) * 64 < size:
            if first >= len(self._mini_table):
                raise ValueError("a chain")
            pieces.append(self._mini[first * 64 : first * 64 + 64])
            first = self._mini_table[first]
        found = b"".join(pieces)
        if len(found) < size:
            raise ValueError("a stream")
        return found[:size]
