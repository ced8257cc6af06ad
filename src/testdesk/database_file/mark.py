"""The mark: the length of a journal, in a small file of its own beside the database.

A database that lost its newest transactions, or was replaced by an older copy, looks undamaged.
Only a record outside of it can show the loss. The mark has two slots of 512 bytes, which are
overwritten alternately: if a power cut damages one, the other is left. Each slot is a line of JSON
with an HMAC-SHA-256, padded with spaces.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

import msgspec

SLOT_SIZE = 512
# Makes the MAC's key differ from every other key that is derived from the database's.
_DOMAIN = b"testdesk-mark-v1\0"


class Mark(msgspec.Struct, frozen=True):
    """How long a database's sequences were at the last commit. A sequence is never shortened.

    Attributes:
        lengths: the length of each sequence. A station has one sequence, its journal; headquarters
            has two, its journal and the files that arrived.
        heads: hex hash of the last member of each sequence.
        settled: how many members of each sequence are in the database file itself, and not only in
            SQLite's log.
    """

    lengths: tuple[int, ...]
    heads: tuple[str, ...]
    settled: tuple[int, ...]

    @property
    def sort_key(self) -> tuple[int, int]:
        """A sort key: of two marks of the same database, the later one has the greater key."""
        return sum(self.lengths), sum(self.settled)

    def after_checkpoint(self) -> Mark:
        """The mark after a checkpoint: everything is in the database file itself."""
        return Mark(self.lengths, self.heads, self.lengths)


class _Slot(msgspec.Struct, frozen=True):
    mark: Mark
    mac: str


class MarkFile:
    """The mark of one database.

    If several programs write it at once, the older of two marks may remain. That does no harm: the
    database must contain at least what the mark records, and may contain more.

    Args:
        database: the database; the mark's file is beside it.
        key: the database's raw key, from which the MAC's key is derived.
    """

    def __init__(self, database: Path, key: bytes) -> None:
        self.path = mark_of(database)
        self._key = hashlib.sha256(_DOMAIN + key).digest()
        # The slots as they were written last: what has the same bytes need not be verified again.
        self._written: dict[bytes, Mark] = {}

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
            mark: the mark; what it records must be on the disk already.
            flush: whether to wait until the mark is on the disk too. Otherwise a power cut may lose
                it; the end of the process, even by a kill, does not.

        Raises:
            OSError: a disk fault.
        """
        encoded = msgspec.json.encode(mark)
        line = msgspec.json.encode(_Slot(mark, self._mac(encoded))) + b"\n"
        slot = line.rjust(SLOT_SIZE)
        descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        try:
            slots = _halves(os.read(descriptor, 2 * SLOT_SIZE))
            marks = [self._slot(data) for data in slots]
            sort_keys = [() if found is None else found.sort_key for found in marks]
            index = sort_keys.index(min(sort_keys))
            os.lseek(descriptor, index * SLOT_SIZE, os.SEEK_SET)
            os.write(descriptor, slot)
            if flush:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        other = marks[1 - index]
        self._written = {slot: mark} | ({} if other is None else {slots[1 - index]: other})

    def _slots(self) -> list[Mark | None]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        return [self._slot(half) for half in _halves(data)]

    def _slot(self, data: bytes) -> Mark | None:
        if data in self._written:
            return self._written[data]
        try:
            slot = msgspec.json.decode(data, type=_Slot)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        is_valid = hmac.compare_digest(self._mac(msgspec.json.encode(slot.mark)), slot.mac)
        return slot.mark if is_valid else None

    def _mac(self, encoded: bytes) -> str:
        return hmac.digest(self._key, encoded, "sha256").hex()


def _halves(data: bytes) -> tuple[bytes, bytes]:
    """The two slots in the bytes of the file, which may be shorter."""
    return data[:SLOT_SIZE], data[SLOT_SIZE : 2 * SLOT_SIZE]


def mark_of(database: Path) -> Path:
    """The path of a database's mark."""
    return database.with_name(f"{database.name}-mark")
