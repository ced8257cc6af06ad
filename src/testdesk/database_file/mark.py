"""The mark: how far a journal had come, in a small file of its own beside the database.

A database that forgot its end, or was put back to an older copy, is sound in itself; only something
outside of it can tell. Two slots of 512 bytes are written in turn, in place: one torn by a power
cut leaves the other. Each is a line of JSON under an HMAC-SHA-256 and padded with spaces.
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
    """What was acknowledged, of one or more sequences that only grow.

    Attributes:
        lengths: of each sequence: a station's journal; headquarters' journal and its arrivals.
        heads: hex hash of the last member of each.
        settled: how many of each are in the database itself, and not in its log alone.
    """

    lengths: tuple[int, ...]
    heads: tuple[str, ...]
    settled: tuple[int, ...]

    @property
    def reach(self) -> tuple[int, int]:
        """The further of two marks of one database has the greater one."""
        return sum(self.lengths), sum(self.settled)

    def folded(self) -> Mark:
        """The same, with all of it in the database itself."""
        return Mark(self.lengths, self.heads, self.lengths)


class _Slot(msgspec.Struct, frozen=True):
    mark: Mark
    mac: str


class MarkFile:
    """The mark of one database.

    Several programs may write it at once: what then is kept may be the older of two marks, which
    is true as well.

    Args:
        database: the file that it lies beside.
        key: the database's raw key; the MAC's is derived from it.
    """

    def __init__(self, database: Path, key: bytes) -> None:
        self.path = mark_of(database)
        self._key = hashlib.sha256(_DOMAIN + key).digest()

    def read(self) -> Mark | None:
        """The furthest mark that proves itself; None where there is none.

        Raises:
            OSError: the disk said no.
        """
        marks = [mark for mark in self._slots() if mark is not None]
        return max(marks, key=lambda mark: mark.reach, default=None)

    def write(self, mark: Mark, *, flush: bool = True) -> None:
        """Writes the mark over the older one of two.

        Args:
            mark: of what the disk has already.
            flush: waits until the disk has the mark too; else a power cut, not a kill, may cost it.

        Raises:
            OSError: the disk said no.
        """
        slots = self._slots()
        reaches = [() if slot is None else slot.reach for slot in slots]
        place = reaches.index(min(reaches))
        encoded = msgspec.json.encode(mark)
        line = msgspec.json.encode(_Slot(mark, self._mac(encoded))) + b"\n"
        handle = os.open(self.path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.lseek(handle, place * SLOT_SIZE, os.SEEK_SET)
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
    """Where a database's mark lies."""
    return database.with_name(f"{database.name}-mark")
