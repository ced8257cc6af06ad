"""What a station keeps of its journal outside of its database, and how short the log stays."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from testdesk.database_file import rounds
from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.database_file.opening import Opening, current_mark
from testdesk.database_file.pages import is_complete_file
from testdesk.domain.journal.events import Header
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import StoreUnsound
from testdesk.store.connection import BUSY_MS, Database, immediate_transaction, open_file
from testdesk.store.events.entries import read_entries

_MARKED = "marked"
_FLUSH_S = 60.0


class JournalKeeper:
    """Writes the mark after each commit with an own event, and folds the log into the file.

    A kill never costs the mark, since the system has it; a power cut may cost up to a minute of it,
    but nothing before the last sealed tube.

    Args:
        db: the open file.
        path: of the file.
        key: its raw key.
        own: the station.

    Attributes:
        folds_later: a sealed tube is folded by `fold_sealed`, or else by the next commit.
    """

    def __init__(self, db: Database, path: Path, key: bytes, own: int) -> None:
        self._db = db
        self._path, self._key = path, key
        self._own = own
        self._file = MarkFile(path, key)
        self._stamp = rounds.Stamp(path)
        self._mark = Mark((0,), ("",), (0,))
        self._flushed = time.monotonic()
        self.folds_later = False
        self._has_sealed = False  # a tube, since the log was last empty

    def compare(self, opening: Opening, *, copied: bool = False) -> None:
        """Refuses a file that lacks what its mark records.

        Args:
            opening: which checked the log before.
            copied: the file was put here alone on purpose: it has no mark yet.

        Raises:
            EnvironmentFault: see `Opening.compare`.
        """
        if not copied:
            opening.compare(self)

    def find_loss(self) -> str:
        """What is wrong with the mark of a file in use; empty where nothing is."""
        loss = Opening(self._path, self._key, "store").find_loss(self)
        return loss or ("not_written" if self._is_behind() and self._is_behind() else "")

    def _is_behind(self) -> bool:
        """Whether the mark on the disk is behind the journal; then it is written again.

        When two programs wrote it at once, the one that was behind may have been the last.
        """
        now, kept = current_mark(self, self._mark.settled), self._kept()
        behind = kept is None or kept.heads != now.heads
        if behind:
            self._write(now, flush=True)
        return behind

    def is_whole(self) -> bool:
        """Whether the file's pages are complete: see `is_complete_file`."""
        return is_complete_file(self._path, self._key)

    def open_again(self) -> Database:
        """Another connection to the file, for the thread that calls this.

        Raises:
            EnvironmentFault: store_missing: it is gone, and must not be made anew; and as
                `open_file`.
        """
        if not self._path.is_file():
            raise StoreUnsound("store_missing")
        return open_file(self._path, self._key)

    def begin(self) -> None:
        """Updates the mark of an opened file, and records in the file that it has one."""
        if not rounds.is_prepared(self._db.execute):
            self._at_once(rounds.prepare)
        self._stamp.begin()
        kept = self._kept()
        self._mark = kept or self._mark
        now = current_mark(self, self._mark.settled)
        if now != kept:
            self._write(now, flush=True)
        # After the mark, and only if it was written: else the next opening would miss it.
        if not self.is_marked() and self._kept() is not None:
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_MARKED, b"1"])

    def _kept(self) -> Mark | None:
        with suppress(OSError):
            return self._file.read()
        return None

    def stamp(self) -> None:
        """Called in a writing transaction before its commit: see `rounds`."""
        self._stamp.insert(self._db.execute)

    def _renew(self) -> None:
        if not self._stamp.is_at_rest() and rounds.is_prepared(self._db.execute):
            self._at_once(rounds.renew)

    def _at_once(self, change: Callable[[rounds.Execute], None]) -> None:
        """A transaction of its own."""
        with immediate_transaction(self._db):
            change(self._db.execute)

    def is_mixed(self) -> bool:
        """Whether the file and its log are from different times."""
        return rounds.is_mixed(self._db.execute)

    def committed(self, last: Header, *, sealed: bool) -> None:
        """Called after a commit.

        Args:
            last: the newest own event.
            sealed: a tube was sealed: the log then never holds more than one tube alone.
        """
        self._mark = Mark((last.seq,), (header_hash(last),), self._mark.settled)
        # Somebody who reads may have prevented it at the seal: then each commit tries again.
        sealed_now = sealed and not self.folds_later
        folds = self._has_sealed or sealed_now
        self._has_sealed |= sealed
        if not (folds and self.checkpoint()):
            flush = sealed_now or time.monotonic() - self._flushed >= _FLUSH_S
            self._write(self._mark, flush=flush)

    def fold_sealed(self) -> None:
        """Folds the log, and flushes the mark, if a tube was sealed since the log was empty."""
        if self._has_sealed and not self.checkpoint():
            self._write(self._mark, flush=True)

    def checkpoint(self) -> bool:
        """Folds the log into the file, so that the file alone has everything.

        Returns:
            whether the log is empty now; another program that reads may prevent it.
        """
        try:
            self._db.execute("PRAGMA busy_timeout = 0")
            self._renew()
            busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except FILE_ERRORS:  # as with a full disk: the log still has everything
            return False
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        if not busy:
            self._has_sealed = False
            self._stamp.folded()
        folded = self._mark.folded()
        if not busy and folded != self._mark:
            self._write(folded, flush=True)
        return not busy

    def _write(self, mark: Mark, *, flush: bool) -> None:
        self._mark = mark
        # The journal has the event, which is what counts; `verify` reports a mark that is behind.
        with suppress(OSError):
            self._file.write(mark, flush=flush)
            if flush:
                self._flushed = time.monotonic()

    def lengths(self) -> tuple[int, ...]:
        """The length of the own journal."""
        sql = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"
        return (int(self._db.execute(sql, [self._own]).fetchone()[0]),)

    def hash_at(self, sequence: int, number: int) -> str | None:
        """The hash of an own event's header."""
        found = read_entries(self._db, self._own, number, number)
        return header_hash(found[0].header) if found else None

    def is_marked(self) -> bool:
        """Whether the setting says that there is a mark."""
        row = self._db.execute("SELECT 1 FROM setting WHERE name = ?", [_MARKED]).fetchone()
        return row is not None
