"""Keeps the mark beside headquarters' database file, and keeps the database's log short."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from testdesk.database_file import log_tokens
from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.database_file.opening import Opening, current_mark
from testdesk.database_file.pages import is_complete_file
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.hq.store import database
from testdesk.hq.store.rewriting import rewrite_database
from testdesk.hq.store.schema.tables import ARRIVAL, EVENT

# An empty table: it exists if the file has had a mark, so that a missing mark is noticed.
_MARKED = "marked"
_CHECKPOINT_INTERVAL_S = 60.0
# Headquarters' own journal is the first of the two sequences, the arrivals are the second.
_JOURNAL_INDEX = 0


class DatabaseSequences:
    """Headquarters' two sequences, its journal and the arrivals, in one state of the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lengths(self) -> tuple[int, ...]:
        """The lengths of headquarters' own journal and of the arrivals."""
        last_seq = select(func.max(EVENT.c.seq)).where(EVENT.c.station == HEADQUARTERS)
        last_rank = select(func.max(ARRIVAL.c.rank))
        return tuple(
            self._connection.execute(query).scalar() or 0 for query in (last_seq, last_rank)
        )

    def hash_at(self, sequence: int, number: int) -> str | None:
        """The hash of an own event's header, or of an arrival's row.

        Args:
            sequence: `_JOURNAL_INDEX`, or 1 for the arrivals.
            number: the event's sequence number, or the arrival's rank.
        """
        if sequence == _JOURNAL_INDEX:
            found = select(EVENT.c.hash).where(
                EVENT.c.station == HEADQUARTERS, EVENT.c.seq == number
            )
            return self._connection.execute(found).scalar()
        row = self._connection.execute(ARRIVAL.select().where(ARRIVAL.c.rank == number)).first()
        return None if row is None else hashlib.sha256(msgspec.json.encode(list(row))).hexdigest()

    def is_marked(self) -> bool:
        """Whether the file has had a mark; see `_MARKED`."""
        return inspect(self._connection).has_table(_MARKED)

    def is_mixed(self) -> bool:
        """Whether the file and its log are from two different times."""
        return log_tokens.tokens_differ(self._connection.exec_driver_sql)


class DatabaseKeeper:
    """Writes the mark after each transaction, and folds the SQLite file's log into the file.

    Several threads of a server may use it.

    Args:
        engine: the headquarters' engine.
        file: the SQLCipher file.
        key: the file's raw key.
    """

    def __init__(self, engine: Engine, file: Path, key: bytes) -> None:
        self._engine = engine
        self._file = file
        self._key = key
        self._mark_file = MarkFile(file, key)
        self._token_writer = log_tokens.TokenWriter(file)
        self._mark = Mark((0, 0), ("", ""), (0, 0))
        self._lock = threading.Lock()
        self._checkpointed_at = time.monotonic()

    def begin(self, opening: Opening | None) -> None:
        """Refuses a file that lacks what its mark records; otherwise brings the mark up to date.

        Args:
            opening: the opening that has examined the log; None if the file was put here on
                purpose, so that it is not compared with a mark.

        Raises:
            EnvironmentFault: see `Opening.compare`.
        """
        with database.read_transaction(self._engine) as connection:
            sequences = DatabaseSequences(connection)
            if opening is not None:
                opening.compare(sequences)
            old_mark = None
            with suppress(OSError):
                old_mark = self._mark_file.read()
            self._mark = old_mark or self._mark
            new_mark, is_marked = current_mark(sequences, self._mark.settled), sequences.is_marked()
            is_prepared = log_tokens.is_prepared(connection.exec_driver_sql)
        if not is_prepared:
            with database.write_transaction(self._engine) as connection:
                log_tokens.prepare(connection.exec_driver_sql)
        self._token_writer.enable()
        if new_mark != old_mark:
            self._write(new_mark)
        # The table is made only after the mark was written: without a mark, it would make the next
        # opening report that the mark is missing.
        if not is_marked and self._mark_exists():
            with database.write_transaction(self._engine) as connection:
                connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {_MARKED} (one INTEGER)")

    def _mark_exists(self) -> bool:
        with suppress(OSError):
            return self._mark_file.read() is not None
        return False

    @contextmanager
    def write(self, *stations: int) -> Iterator[Connection]:
        """Like `database.write_transaction`, but also writes the mark after the commit."""
        with database.write_transaction(self._engine, *stations) as connection:
            yield connection
            self._token_writer.write(connection.exec_driver_sql)
            new_mark = current_mark(DatabaseSequences(connection), self._mark.settled)
        with self._lock:
            # Another thread may have written a later mark. If the heads (the hashes of the last
            # members of both sequences) are the same, nothing was appended.
            if new_mark.sort_key >= self._mark.sort_key and new_mark.heads != self._mark.heads:
                self._write(new_mark)
        if time.monotonic() - self._checkpointed_at >= _CHECKPOINT_INTERVAL_S:
            self.checkpoint()

    def checkpoint(self) -> bool:
        """Folds the log into the file, unless another program that is reading prevents it.

        Returns:
            whether the log is empty now.
        """
        self._checkpointed_at = time.monotonic()
        busy = 1
        # If this fails, everything is still in the log. SQLCipher reports "out of memory" when the
        # disk does not return a page.
        with suppress(DBAPIError, *FILE_ERRORS):
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("PRAGMA busy_timeout")
                (wait,) = cursor.fetchone() or (0,)
                cursor.execute("PRAGMA busy_timeout = 0")
                self._renew_token(cursor)
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, *_ = cursor.fetchone() or (1,)
                if not busy:
                    self._token_writer.log_emptied()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {wait}")
                connection.close()
            with self._lock:
                if not busy and self._mark.settled != self._mark.lengths:
                    self._write(self._mark.after_checkpoint())
        return not busy

    def rewrite(self) -> bool:
        """Rewrites the file from what is in its tables, so that no unused part has older contents.

        Returns:
            whether the log is empty now; another program that reads the file may prevent this.

        Raises:
            EnvironmentFault: disk_full, database_busy, and the other faults of the database.
        """
        if not self.checkpoint():
            return False
        rewrite_database(self._engine)
        return self.checkpoint()

    def _renew_token(self, cursor: DBAPICursor) -> None:
        """Replaces the token that ties the log to the file, before the log is folded.

        It has to be a separate transaction; see `log_tokens`.
        """
        if self._token_writer.is_log_empty():
            return
        cursor.execute("BEGIN IMMEDIATE")
        try:
            log_tokens.renew(cursor.execute)
            cursor.execute("COMMIT")
        except BaseException:
            if cursor.connection.in_transaction:  # a disk error rolls back by itself
                cursor.execute("ROLLBACK")
            raise

    def is_whole(self) -> bool:
        """Whether all pages of the file are complete; see `is_complete_file`."""
        return is_complete_file(self._file, self._key)

    def find_loss(self) -> str:
        """What is wrong with the mark of a file in use; empty if nothing is wrong.

        A code of `Opening.find_loss`, or not_written: there is no mark, as the disk refused it.
        """
        with database.read_transaction(self._engine) as connection:
            sequences = DatabaseSequences(connection)
            loss = Opening(self._file, self._key, "database").find_loss(sequences)
            is_missing = self._mark_file.read() is None
        return loss or ("not_written" if is_missing else "")

    def lacking(self, mark: Mark | None, names: Sequence[str]) -> dict[str, str]:
        """The numbers that an earlier mark records and the file lacks, as "5-9", by sequence name.

        Args:
            mark: the mark; None lacks nothing.
            names: the names of the two sequences.
        """
        if mark is None:
            return {}
        with database.read_transaction(self._engine) as connection:
            lengths = DatabaseSequences(connection).lengths()
        rows = zip(names, lengths, mark.lengths, strict=True)
        return {
            name: f"{length + 1}-{recorded}" for name, length, recorded in rows if length < recorded
        }

    def _write(self, mark: Mark) -> None:
        self._mark = mark
        # The database itself is complete, and `hq verify` reports an outdated mark.
        with suppress(OSError):
            self._mark_file.write(mark)
