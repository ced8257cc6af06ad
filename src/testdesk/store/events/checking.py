"""Folds all events again, to check that the tables hold exactly the rows of that fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.domain.fold import rows_of_events
from testdesk.domain.journal.hash_chain import CheckedEntry, checked_entry
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import Database
from testdesk.store.events.current import expected_aliases
from testdesk.store.events.current_check import people_are_current
from testdesk.store.events.rows import (
    aliases_of,
    apply_aliases,
    distrusted,
    stored_events,
    upsert_parameters,
    upsert_sql,
    values_by_table,
)
from testdesk.store.events.times import doubts_are_current

OnEntries = Callable[[Sequence[CheckedEntry]], None]


def differing_tables(db: Database, own: int, on_entries: OnEntries | None = None) -> list[str]:
    """Names of the tables that differ from a fold of all stored events.

    A few events are in memory at a time, with their rows.

    Args:
        db: the station's file, in a transaction.
        own: the station's number.
        on_entries: called with all events, in portions, author by author and in order.
    """
    second_fold = _SecondFold(db)
    try:
        second_fold.fold(own, on_entries)
        differing = second_fold.differing()
    finally:
        second_fold.drop()
    if expected_aliases(db, own) != sorted(aliases_of(db)):
        differing.append("alias")
    if not people_are_current(db, own):
        differing.append("person")
    if not doubts_are_current(db, own):
        differing.append("doubtful_time")
    return differing


class _SecondFold:
    """Compares the stored rows with those of some events at a time, folded into temporary tables.

    A stored row is right if the event with its number states it, and no later event of the same
    station states another. So each portion must find a row under each of its keys: either the same
    row, or one of a later event. A table with as many rows as were found to be the same has no
    other rows.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._upserts = {table.name: upsert_sql(table, _copy_name(table.name)) for table in TABLES}
        self._queries = {table.name: _comparison(table) for table in TABLES}
        self._same = {table.name: 0 for table in TABLES}
        self._wrong = set[str]()
        for table in TABLES:
            columns = ", ".join(f"{name} {kind} NOT NULL" for name, kind in table.columns)
            db.execute(
                f"CREATE TABLE temp.{_copy_name(table.name)}"
                f" ({columns}, PRIMARY KEY ({', '.join(table.key)})) STRICT, WITHOUT ROWID"
            )

    def fold(self, own: int, on_entries: OnEntries | None) -> None:
        """Folds every event whose body is here, except distrusted ones, and compares the rows."""
        ignored_from = distrusted(self._db, own)
        for (station,) in self._db.execute(
            "SELECT DISTINCT station FROM event ORDER BY station"
        ).fetchall():
            for portion in stored_events(self._db, station):
                checked = [checked_entry(arrived.entry) for arrived in portion]
                if on_entries is not None:
                    on_entries(checked)
                events = zip(
                    (one.event for one in checked),
                    (arrived.trusted for arrived in portion),
                    strict=True,
                )
                self._compare(rows_of_events(events, ignored_from))

    def _compare(self, rows: Sequence[Row]) -> None:
        by_table = values_by_table(rows)
        apply_aliases(self._db, by_table)
        for name, values in by_table.items():
            self._db.conn.executemany(self._upserts[name], upsert_parameters(name, values))
            wrong, same = self._db.execute(self._queries[name]).fetchone()
            self._same[name] += same
            if wrong:
                self._wrong.add(name)
            self._db.execute(f"DELETE FROM temp.{_copy_name(name)}")  # noqa: S608 - declared names

    def differing(self) -> list[str]:
        """The tables that have other rows, after all events were folded."""
        return [
            table.name
            for table in TABLES
            if table.name in self._wrong or self._same[table.name] != self._count(table)
        ]

    def _count(self, table: Table) -> int:
        # NOT INDEXED: SQLite would count the entries of the table's smallest index.
        query = f"SELECT count(*) FROM {table.name} NOT INDEXED"  # noqa: S608 - declared names
        return int(self._db.execute(query).fetchone()[0])

    def drop(self) -> None:
        """Drops the temporary tables."""
        for table in TABLES:
            with suppress(*FILE_ERRORS):  # after a disk error SQLite has rolled it back
                self._db.execute(f"DROP TABLE IF EXISTS temp.{_copy_name(table.name)}")


def _copy_name(table: str) -> str:
    return f"again_{table}"


def _comparison(table: Table) -> str:
    """A query for the numbers of folded rows without a right stored row, and of unchanged ones."""
    by_key = " AND ".join(f"s.{name} = a.{name}" for name in table.key)
    equal = " AND ".join(f"s.{name} IS a.{name}" for name, _ in table.columns)
    return f"""
        SELECT total(found IS NOT TRUE AND (later IS NOT TRUE)), total(found IS TRUE) FROM (
            SELECT {equal} AS found, s.seq > a.seq AS later
            FROM temp.{_copy_name(table.name)} a LEFT JOIN main.{table.name} s ON {by_key})
    """  # noqa: S608 - declared names
