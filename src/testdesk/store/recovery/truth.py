"""The data in a station's file that cannot be derived, and a new file made from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.domain.fold import ArrivedEntry
from testdesk.domain.journal.events import Entry, Header
from testdesk.ports import Clock, StationIdentity
from testdesk.store.connection import Database, environment_fault, open_file
from testdesk.store.derived import derive
from testdesk.store.events.entries import FIELDS, insert_entries
from testdesk.store.queries.known_samples import KNOWN_COLUMNS, LIST_COLUMNS
from testdesk.store.queries.search_rebuild import rebuild_search
from testdesk.store.queries.shifts import FIRST_SHIFT, FROM_THE_START
from testdesk.store.schema.indexes import ensure_indexes
from testdesk.store.schema.migrations import migrate
from testdesk.wall_clock import milliseconds

IDENTITY = "identity"
ATTEMPT_COLUMNS = (
    "number", "first", "last", "file", "state", "reason", "sha256", "manifest_sha256",
    "written_at", "people", "settled_at", "receipt",
)  # fmt: skip
_ERASED_COLUMNS = ("station", "seq")


class Truth(msgspec.Struct):
    """The data from which everything else in the file is derived.

    Attributes:
        identity: the station's identity, as stored; None if it is lost.
        attempts: the outbox's rows, in the order of `ATTEMPT_COLUMNS`.
        events: the events of every author, in any order, without duplicates.
        signed_times: event, bound and time, as signed files prove them (`store.events.times`).
        first_shift: the setting with the event at which the first shift begins, or None.
        known_samples: samples at other stations, in the order of `KNOWN_COLUMNS`.
        sampled_lists: lists that the newest update announced: number, round, key, taken.
        erased_bodies: station and number of each event whose body was erased here.
    """

    identity: bytes | None
    attempts: list[tuple[Any, ...]]
    events: list[ArrivedEntry]
    signed_times: list[tuple[Any, ...]] = []
    first_shift: bytes | None = None
    known_samples: list[tuple[Any, ...]] = []
    sampled_lists: list[tuple[Any, ...]] = []
    erased_bodies: list[tuple[Any, ...]] = []

    @property
    def station(self) -> int:
        """Our own number; 0 if the identity is lost."""
        if self.identity is None:
            return 0
        return msgspec.msgpack.decode(self.identity, type=StationIdentity).station

    def entries_of(self, station: int) -> list[Entry]:
        """One author's events in order."""
        entries = (one.entry for one in self.events if one.entry.header.station == station)
        return sorted(entries, key=lambda entry: entry.header.seq)


def read_truth(db: Database) -> Truth:
    """Reads the truth from tables only, so that a damaged index does no harm.

    Raises:
        EnvironmentFault: store_damaged: a page of one of the tables cannot be read.
    """
    columns = ", ".join(ATTEMPT_COLUMNS)
    try:
        identity = db.execute(
            "SELECT value FROM setting NOT INDEXED WHERE name = ?", [IDENTITY]
        ).fetchone()
        attempts = db.execute(f"SELECT {columns} FROM writing NOT INDEXED").fetchall()  # noqa: S608 - our own names
        rows = db.execute(f"SELECT {FIELDS}, body, trusted FROM event NOT INDEXED")  # noqa: S608 - our own names
        events = [ArrivedEntry(Entry(Header(*row[:-2]), row[-2]), bool(row[-1])) for row in rows]
    except FILE_ERRORS as error:
        raise environment_fault(error) or error from error
    truth = Truth(identity[0] if identity else None, attempts, events)
    truth.signed_times, truth.first_shift = _times_and_shift(db)
    truth.known_samples = _rows_of(db, "known_sample", KNOWN_COLUMNS)
    truth.sampled_lists = _rows_of(db, "sampled_list", LIST_COLUMNS)
    truth.erased_bodies = _rows_of(db, "erased_body", _ERASED_COLUMNS)
    return truth


def _times_and_shift(db: Database) -> tuple[list[tuple[Any, ...]], bytes | None]:
    """Signed times and first shift; none if the file is older or their pages are damaged."""
    try:
        times = db.execute("SELECT seq, bound, at FROM signed_time").fetchall()
        found = db.execute("SELECT value FROM setting WHERE name = ?", [FIRST_SHIFT]).fetchone()
    except FILE_ERRORS:
        return [], None
    return times, bytes(found[0]) if found else FROM_THE_START


def _rows_of(db: Database, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a table; none if it is damaged, since headquarters has all of them."""
    try:
        return db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # noqa: S608 - our own names
    except FILE_ERRORS:
        return []


def _insert(
    db: Database, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    placeholders = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({placeholders})"  # noqa: S608 - our own names
    db.conn.executemany(statement, rows)


def write_truth(truth: Truth, path: Path, key: bytes, clock: Clock) -> None:
    """Makes a new file from the truth, and rebuilds all tables, indexes and search keys.

    Args:
        truth: must have an identity.
        path: the new file's path; the file must not exist.
        key: raw, 32 bytes.
        clock: the wall clock.

    Raises:
        EnvironmentFault: disk_full.
    """
    db = open_file(path, key)
    try:
        migrate(db, path)
        ensure_indexes(db, truth.station)
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO setting VALUES (?, ?)", [IDENTITY, truth.identity])
        _insert(db, "writing", ATTEMPT_COLUMNS, truth.attempts)
        db.conn.executemany("INSERT INTO signed_time VALUES (?, ?, ?)", truth.signed_times)
        _insert(db, "known_sample", KNOWN_COLUMNS, truth.known_samples)
        _insert(db, "sampled_list", LIST_COLUMNS, truth.sampled_lists)
        _insert(db, "erased_body", _ERASED_COLUMNS, truth.erased_bodies)
        if truth.first_shift is not None:
            db.execute("INSERT INTO setting VALUES (?, ?)", [FIRST_SHIFT, truth.first_shift])
        insert_entries(db, _in_order(truth.events))
        derive(db, truth.station, milliseconds(clock.now()))
        db.execute("COMMIT")
        rebuild_search(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except FILE_ERRORS as error:
        raise environment_fault(error) or error from error
    finally:
        db.close()


def _in_order(events: Sequence[ArrivedEntry]) -> list[ArrivedEntry]:
    return sorted(events, key=lambda one: (one.entry.header.station, one.entry.header.seq))
