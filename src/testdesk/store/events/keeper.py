"""Keeps the mark of a station's journal, outside its database, and keeps the log short."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from testdesk.database_file import log_tokens
from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.database_file.opening import Opening, current_mark
from testdesk.database_file.pages import is_complete_file
from testdesk.domain.journal.events import Header
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import StoreUnsound
from testdesk.home_files import raising_home_faults
from testdesk.store.connection import (
    BUSY_MS,
    Database,
    immediate_transaction,
    open_file,
    raising_store_faults,
)
from testdesk.store.events.entries import read_entries

_MARK_SETTING = "marked"
_FLUSH_AFTER_S = 60.0


class JournalKeeper:
    """Writes the mark after each commit with an own event, and folds the log into the file.

    The mark survives a killed process, since the operating system has it; a power cut may lose up
    to a minute of it, but nothing before the last sealed tube.

    Args:
        db: the open file.
        path: the file's path.
        key: its raw key.
        own_station: the station's number.

    Attributes:
        folds_later: after a tube is sealed, `fold_sealed` or the next commit folds the log.
        sealed_tubes: how many tubes were sealed over this connection.
    """

    def __init__(self, db: Database, path: Path, key: bytes, own_station: int) -> None:
        self._db = db
        self._path, self._key = path, key
        self._own_station = own_station
        self._file = MarkFile(path, key)
        self._token_writer = log_tokens.TokenWriter(path)
        # Of our one sequence: its length, its last hash, and how much of it is in the file itself.
        self._mark = Mark((0,), ("",), (0,))
        self._flushed = time.monotonic()
        self.folds_later = False
        self.sealed_tubes = 0
        self._has_sealed = False  # whether a tube was sealed since the log was last empty

    def compare(self, opening: Opening, *, from_backup: bool = False) -> None:
        """Refuses a file that lacks what its mark records.

        Args:
            opening: has already checked the log.
            from_backup: whether the file was put here on purpose without its mark, as from a
                backup.

        Raises:
            EnvironmentFault: see `Opening.compare`.
        """
        if not from_backup:
            opening.compare(self)

    @property
    def key(self) -> bytes:
        """The raw key of the file, 32 bytes."""
        return self._key

    def find_loss(self) -> str:
        """The fault of the mark of a file in use; empty if there is none."""
        loss = Opening(self._path, self._key, "store").find_loss(self)
        return loss or ("not_written" if self._is_behind() and self._is_behind() else "")

    def _is_behind(self) -> bool:
        """Whether the mark on the disk is behind the journal; if so, it is written again.

        If two programs wrote it at once, the older mark may have been written last.
        """
        # `settled`: how many events are in the file itself, and not only in the log.
        current, stored = current_mark(self, self._mark.settled), self._stored_mark()
        behind = stored is None or stored.heads != current.heads
        if behind:
            self._write(current, flush=True)
        return behind

    def is_whole(self) -> bool:
        """Whether the file's pages are complete: see `is_complete_file`."""
        return is_complete_file(self._path, self._key)

    def open_again(self) -> Database:
        """Another connection to the file, for the calling thread.

        Raises:
            EnvironmentFault: store_missing: the file is gone, and must not be created again; and
                those of `open_file`.
        """
        if not self._path.is_file():
            raise StoreUnsound("store_missing")
        return open_file(self._path, self._key)

    def begin(self) -> None:
        """Updates the mark of an opened file, and records in the file that it has one."""
        if not log_tokens.is_prepared(self._db.execute):
            self._in_transaction(log_tokens.prepare)
        self._token_writer.enable()
        stored = self._stored_mark()
        self._mark = stored or self._mark
        current = current_mark(self, self._mark.settled)
        if current != stored:
            self._write(current, flush=True)
        # Only after the mark was written: otherwise the next opening would report it as missing.
        if not self.is_marked() and self._stored_mark() is not None:
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_MARK_SETTING, b"1"])

    def _stored_mark(self) -> Mark | None:
        with suppress(OSError):
            return self._file.read()
        return None

    def stamp(self) -> None:
        """Writes the token by which file and log belong together; called before each commit."""
        self._token_writer.write(self._db.execute)

    def _renew_tokens(self) -> None:
        """Gives file and log a new token before a checkpoint, if the log is not empty."""
        if not self._token_writer.is_log_empty() and log_tokens.is_prepared(self._db.execute):
            self._in_transaction(log_tokens.renew)

    def _in_transaction(self, change: Callable[[log_tokens.Execute], None]) -> None:
        """Runs a change in a transaction of its own."""
        with immediate_transaction(self._db):
            change(self._db.execute)

    def is_mixed(self) -> bool:
        """Whether the file and its log are from different times."""
        return log_tokens.tokens_differ(self._db.execute)

    def after_commit(self, last: Header, *, sealed: bool) -> None:
        """Updates the mark, and folds the log if a tube was sealed; called after a commit.

        Args:
            last: the newest own event.
            sealed: whether a tube was sealed. Folding then keeps the log to the events of one tube.
        """
        self._mark = Mark((last.seq,), (header_hash(last),), self._mark.settled)
        # If a reader prevented folding when the tube was sealed, each commit tries again.
        sealed_now = sealed and not self.folds_later
        folds = self._has_sealed or sealed_now
        self._has_sealed |= sealed
        self.sealed_tubes += sealed
        if not (folds and self.checkpoint()):
            flush = sealed_now or time.monotonic() - self._flushed >= _FLUSH_AFTER_S
            self._write(self._mark, flush=flush)

    def fold_sealed(self) -> None:
        """Folds the log if a tube was sealed since it was empty; flushes the mark if it cannot."""
        if self._has_sealed and not self.checkpoint():
            self._write(self._mark, flush=True)

    def checkpoint(self) -> bool:
        """Folds the log into the file, so that the file alone is complete.

        Returns:
            whether the log is empty now; another program that reads the file may prevent this.
        """
        try:
            self._db.execute("PRAGMA busy_timeout = 0")
            self._renew_tokens()
            busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except FILE_ERRORS:  # such as a full disk: the log still has everything
            return False
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        if not busy:
            self._has_sealed = False
            self._token_writer.log_emptied()
        folded = self._mark.after_checkpoint()
        if not busy and folded != self._mark:
            self._write(folded, flush=True)
        return not busy

    def rewrite(self) -> bool:
        """Rewrites the file from what is in its tables, so that no unused part has older contents.

        SQLite writes the new file into the log and then over the old one, so the disk needs room
        for one more copy. Copies that migrations left beside the file are removed.

        Returns:
            whether the log is empty now; another program that reads the file may prevent this.

        Raises:
            EnvironmentFault: disk_full, home_not_writable.
        """
        if not self.checkpoint():
            return False
        with raising_store_faults(self.is_whole):
            self._db.execute("VACUUM")
        folded = self.checkpoint()
        with raising_home_faults():
            for copy in self._path.parent.glob(f"{self._path.stem}.before-*{self._path.suffix}"):
                copy.unlink()
        return folded

    def _write(self, mark: Mark, *, flush: bool) -> None:
        self._mark = mark
        # The event itself is safe in the journal; `verify` reports a mark that is behind.
        with suppress(OSError):
            self._file.write(mark, flush=flush)
            if flush:
                self._flushed = time.monotonic()

    def lengths(self) -> tuple[int, ...]:
        """The length of our own journal, as a tuple of one: headquarters has two sequences."""
        sql = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"
        return (int(self._db.execute(sql, [self._own_station]).fetchone()[0]),)

    def hash_at(self, sequence: int, number: int) -> str | None:
        """The hash of the header of our own event with this number; `sequence` is always 0."""
        found = read_entries(self._db, self._own_station, number, number)
        return header_hash(found[0].header) if found else None

    def is_marked(self) -> bool:
        """Whether the settings state that there is a mark."""
        row = self._db.execute("SELECT 1 FROM setting WHERE name = ?", [_MARK_SETTING]).fetchone()
        return row is not None
