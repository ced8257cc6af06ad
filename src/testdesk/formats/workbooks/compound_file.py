"""Compound files (MS-CFB): the format of old Excel, old Word and encrypted workbooks.

Like a disk, such a file has sectors, a directory of streams, and tables that link the sectors of
each stream: FAT, mini FAT for small streams, and DIFAT for the FAT itself.
"""

from __future__ import annotations

from struct import unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_REGULAR_SECTOR = 0xFFFFFFFA  # MAXREGSECT: this and higher values are not sector numbers
_ENTRY_SIZE = 128
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """The streams of one file, by name. No stream is longer than the file."""

    def __init__(self, data: bytes) -> None:
        """Reads header, FAT and directory.

        Raises:
            ValueError, struct.error: the file is damaged.
        """
        self._data = data
        shift, mini_shift = unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("sectors")
        self._sector_size, self._sector_count = 1 << shift, len(data) // (1 << shift)
        first_directory, _, self._cutoff, first_mini, _, first_difat, _ = unpack_from(
            "<7I", data, 48
        )
        fat_sectors = [n for n in unpack_from("<109I", data, 76) if n < _MAX_REGULAR_SECTOR]
        fat_sectors += self._fat_sectors_of_difat(first_difat)
        self._fat = self._integers(b"".join(map(self._sector, fat_sectors)))
        directory = self._chain(first_directory)
        self._mini_fat = self._integers(self._chain(first_mini))
        # Name -> first sector and size.
        self._streams: dict[str, tuple[int, int]] = {}
        self._mini_stream = b""
        for start in range(0, len(directory) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            self._add_entry(directory[start : start + _ENTRY_SIZE])

    def names(self) -> set[str]:
        """The names of the streams."""
        return set(self._streams)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises:
            LookupError: there is no stream of this name.
            ValueError: the stream is damaged.
        """
        first, size = self._streams[name]
        if size < self._cutoff:
            return self._chain_of_mini_sectors(first, size)
        found = self._chain(first)
        if len(found) < size:
            raise ValueError("a stream")
        return found[:size]

    def _add_entry(self, entry: bytes) -> None:
        length, kind = unpack_from("<HB", entry, 64)
        first, size = unpack_from("<II", entry, 116)
        if kind == _ROOT:
            self._mini_stream = self._chain(first)
        elif kind == _STREAM:
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            self._streams.setdefault(name, (first, size))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_size
        found = self._data[start : start + self._sector_size]
        if not found:
            raise ValueError("a sector")
        return found

    def _fat_sectors_of_difat(self, sector: int) -> list[int]:
        """The numbers of the FAT's sectors that do not fit into the header."""
        fat_sectors: list[int] = []
        seen = 0
        while sector < _MAX_REGULAR_SECTOR:
            seen += 1
            if seen > self._sector_count:
                raise ValueError("a cycle")
            numbers = self._integers(self._sector(sector))
            fat_sectors += [n for n in numbers[:-1] if n < _MAX_REGULAR_SECTOR]
            sector = numbers[-1]
        if len(fat_sectors) > self._sector_count:
            raise ValueError("DIFAT")
        return fat_sectors

    @staticmethod
    def _integers(data: bytes) -> tuple[int, ...]:
        return unpack_from(f"<{len(data) // 4}I", data)

    def _chain(self, first: int) -> bytes:
        pieces: list[bytes] = []
        while first < _MAX_REGULAR_SECTOR:
            if len(pieces) > self._sector_count or first >= len(self._fat):
                raise ValueError("a chain")
            pieces.append(self._sector(first))
            first = self._fat[first]
        return b"".join(pieces)

    def _chain_of_mini_sectors(self, first: int, size: int) -> bytes:
        pieces: list[bytes] = []
        while first < _MAX_REGULAR_SECTOR and len(pieces) * 64 < size:
            if first >= len(self._mini_fat):
                raise ValueError("a chain")
            pieces.append(self._mini_stream[first * 64 : first * 64 + 64])
            first = self._mini_fat[first]
        found = b"".join(pieces)
        if len(found) < size:
            raise ValueError("a stream")
        return found[:size]
