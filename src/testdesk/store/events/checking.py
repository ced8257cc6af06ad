"""Folds all events again, to check that the tables hold exactly the rows of that fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.domain.fold import trusted_rows
from testdesk.domain.journal.events import Entry
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.events.current import (
    COLUMNS,
    current_people,
    every_pseudonym,
    expected_aliases,
    listed_people,
    resident_of,
)
from testdesk.store.events.rows import (
    aliases_of,
    apply_aliases,
    distrusted,
    stored_events,
    upsert_sql,
    values_by_table,
)
from testdesk.store.events.times import doubts_are_current

_CHUNK_SIZE = 2000
OnEntries = Callable[[Sequence[Entry]], None]


def differing_tables(db: Database, own: int, on_entries: OnEntries | None = None) -> list[str]:
    """Names of the tables that differ from a fold of all stored events.

    SQLite keeps the second fold in memory, about 300 bytes for each event.

    Args:
        db: the station's file, in a transaction.
        own: the station's number.
        on_entries: called with all events, in portions, author by author and in order.
    """
    second_fold = _SecondFold(db)
    try:
        second_fold.fold(own, on_entries)
        differing = [table.name for table in TABLES if second_fold.differs(table)]
    finally:
        second_fold.drop()
    if expected_aliases(db, own) != sorted(aliases_of(db)):
        differing.append("alias")
    if not _people_are_current(db, own):
        differing.append("person")
    if not doubts_are_current(db, own):
        differing.append("doubtful_time")
    return differing


class _SecondFold:
    """A second, empty copy of every declared table, among the connection's temporary tables."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._upserts = {table.name: upsert_sql(table, _copy_name(table)) for table in TABLES}
        for table in TABLES:
            columns = ", ".join(f"{name} {kind} NOT NULL" for name, kind in table.columns)
            db.execute(
                f"CREATE TABLE temp.{_copy_name(table)}"
                f" ({columns}, PRIMARY KEY ({', '.join(table.key)})) STRICT, WITHOUT ROWID"
            )

    def fold(self, own: int, on_entries: OnEntries | None) -> None:
        """Folds every event whose body is here, except distrusted ones."""
        left_out = distrusted(self._db, own)
        for (station,) in self._db.execute(
            "SELECT DISTINCT station FROM event ORDER BY station"
        ).fetchall():
            for portion in stored_events(self._db, station):
                if on_entries is not None:
                    on_entries([arrival.entry for arrival in portion])
                self._insert(trusted_rows(portion, left_out))

    def _insert(self, rows: Sequence[Row]) -> None:
        by_table = values_by_table(rows)
        apply_aliases(self._db, by_table)
        for name, values in by_table.items():
            self._db.conn.executemany(self._upserts[name], values)

    def differs(self, table: Table) -> bool:
        """Whether the stored table has other rows; both are read in parallel, in key order."""
        columns = ", ".join(name for name, _ in table.columns)
        stored, expected = (
            self._db.execute(f"SELECT {columns} FROM {name} ORDER BY {', '.join(table.key)}")  # noqa: S608 - declared names
            for name in (table.name, f"temp.{_copy_name(table)}")
        )
        return any(row != other for row, other in zip_longest(stored, expected))

    def drop(self) -> None:
        """Drops the copies, which frees the memory."""
        for table in TABLES:
            with suppress(*FILE_ERRORS):  # after a disk error SQLite has rolled it back
                self._db.execute(f"DROP TABLE IF EXISTS temp.{_copy_name(table)}")


def _copy_name(table: Table) -> str:
    return f"again_{table.name}"


def _people_are_current(db: Database, own: int) -> bool:
    pseudonyms, count = every_pseudonym(db), 0
    for start in range(0, len(pseudonyms), _CHUNK_SIZE):
        expected_people = current_people(db, pseudonyms[start : start + _CHUNK_SIZE], own)
        rows = db.execute(
            f"SELECT {COLUMNS}, listed FROM person WHERE resident {IN_LIST}",  # noqa: S608 - our own words
            [json_list(expected_people)],
        ).fetchall()
        if {row[0]: resident_of(row[:-1]) for row in rows} != expected_people:
            return False
        if {row[0] for row in rows if row[-1]} != listed_people(db, list(expected_people)):
            return False
        count += len(expected_people)
    return int(db.execute("SELECT count(*) FROM person").fetchone()[0]) >= count
