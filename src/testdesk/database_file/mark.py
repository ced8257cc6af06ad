"""The mark: the length of a journal, in a small file of its own beside the database.

A database that lost its end, or was replaced by an older copy, is sound in itself; only something
outside of it can show the loss. Two slots of 512 bytes are overwritten alternately: if a power cut
tears one, the other is left. Each is a line of JSON with an HMAC-SHA-256, padded with spaces.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

import msgspec

SLOT_SIZE = 512
_DOMAIN = b"testdesk-mark-v1\0"


class Mark(msgspec.Struct, frozen=True):
    """How far sequences that only grow had come at the last commit.

    Attributes:
        lengths: of each sequence. A station has one, its journal; headquarters has two, its
            journal and the files that arrived.
        heads: hex hash of the last member of each sequence.
        settled: how many members of each are in the database file itself, not only in SQLite's log.
    """

    lengths: tuple[int, ...]
    heads: tuple[str, ...]
    settled: tuple[int, ...]

    @property
    def sort_key(self) -> tuple[int, int]:
        """A sort key: of two marks of the same database, the later one has the greater key."""
        return sum(self.lengths), sum(self.settled)

    def folded(self) -> Mark:
        """The same mark, with everything in the database itself."""
        return Mark(self.lengths, self.heads, self.lengths)


class _Slot(msgspec.Struct, frozen=True):
    mark: Mark
    mac: str


class MarkFile:
    """The mark of one database.

    If several programs write it at once, the older of two marks may remain. That is correct too:
    a mark is the least that the database must contain.

    Args:
        database: the database; the mark's file is beside it.
        key: the database's raw key, from which the MAC's key is derived.
    """

    def __init__(self, database: Path, key: bytes) -> None:
        self.path = mark_of(database)
        self._key = hashlib.sha256(_DOMAIN + key).digest()

    def read(self) -> Mark | None:
        """The latest mark that verifies, or None.

        Raises:
            OSError: a disk fault.
        """
        marks = [mark for mark in self._slots() if mark is not None]
        return max(marks, key=lambda mark: mark.sort_key, default=None)

    def write(self, mark: Mark, *, flush: bool = True) -> None:
        """Writes the mark over the older of the two slots.

        Args:
            mark: covers only what is already on the disk.
            flush: whether to wait until the mark is on the disk too. Otherwise a power cut may lose
                it; the end of the process, even by a kill, does not.

        Raises:
            OSError: a disk fault.
        """
        slots = self._slots()
        reaches = [() if slot is None else slot.sort_key for slot in slots]
        index = reaches.index(min(reaches))
        encoded = msgspec.json.encode(mark)
        line = msgspec.json.encode(_Slot(mark, self._mac(encoded))) + b"\n"
        handle = os.open(self.path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.lseek(handle, index * SLOT_SIZE, os.SEEK_SET)
            os.write(handle, line.rjust(SLOT_SIZE))
            if flush:
                os.fsync(handle)
        finally:
            os.close(handle)

    def _slots(self) -> tuple[Mark | None, Mark | None]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None, None
        return self._slot(data[:SLOT_SIZE]), self._slot(data[SLOT_SIZE : 2 * SLOT_SIZE])

    def _slot(self, data: bytes) -> Mark | None:
        try:
            slot = msgspec.json.decode(data, type=_Slot)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        sound = hmac.compare_digest(self._mac(msgspec.json.encode(slot.mark)), slot.mac)
        return slot.mark if sound else None

    def _mac(self, encoded: bytes) -> str:
        return hmac.new(self._key, encoded, "sha256").hexdigest()


def mark_of(database: Path) -> Path:
    """The path of a database's mark."""
    return database.with_name(f"{database.name}-mark")
