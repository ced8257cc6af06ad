"""Folding again: whether the tables hold exactly what the journal states."""

from __future__ import annotations

from typing import Any

from testdesk.domain.fold import trusted_rows
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import Database
from testdesk.store.events.current import (
    COLUMNS,
    current_people,
    every_pseudonym,
    expected_aliases,
    listed_people,
    resident_of,
)
from testdesk.store.events.rows import aliases_of, apply_aliases, distrusted, stored_events
from testdesk.store.events.times import doubts_are_current

_Key = tuple[Any, ...]
_CHUNK_SIZE = 2000


def differing_tables(db: Database, own: int) -> list[str]:
    """Names of the tables that differ from a fold of every stored event."""
    expected: dict[str, dict[_Key, dict[str, Any]]] = {table.name: {} for table in TABLES}
    by_name = {table.name: table for table in TABLES}
    for row in _every_row(db, own):
        _keep_newer(expected[row.table], by_name[row.table], row)
    differ = [table.name for table in TABLES if _stored(db, table) != expected[table.name]]
    if expected_aliases(db, own) != sorted(aliases_of(db)):
        differ.append("alias")
    if not _people_are_current(db, own):
        differ.append("person")
    if not doubts_are_current(db, own):
        differ.append("doubtful_time")
    return differ


def _every_row(db: Database, own: int) -> list[Row]:
    left_out, found = distrusted(db, own), list[Row]()
    for (station,) in db.execute("SELECT DISTINCT station FROM event").fetchall():
        for some in stored_events(db, station):
            rows = trusted_rows(some, left_out)
            by_table: dict[str, list[dict[str, Any]]] = {}
            for row in rows:
                by_table.setdefault(row.table, []).append(row.values)
            apply_aliases(db, by_table)
            found.extend(rows)
    return found


def _people_are_current(db: Database, own: int) -> bool:
    everybody, count = every_pseudonym(db), 0
    for start in range(0, len(everybody), _CHUNK_SIZE):
        wanted = current_people(db, everybody[start : start + _CHUNK_SIZE], own)
        marks = ", ".join("?" * len(wanted))
        rows = db.execute(
            f"SELECT {COLUMNS}, listed FROM person WHERE resident IN ({marks})",  # noqa: S608 - question marks only
            list(wanted),
        ).fetchall()
        if {row[0]: resident_of(row[:-1]) for row in rows} != wanted:
            return False
        if {row[0] for row in rows if row[-1]} != listed_people(db, list(wanted)):
            return False
        count += len(wanted)
    return int(db.execute("SELECT count(*) FROM person").fetchone()[0]) >= count


def _keep_newer(rows: dict[_Key, dict[str, Any]], table: Table, row: Row) -> None:
    key = tuple(row.values[name] for name in table.key)
    held = rows.get(key)
    if held is None or row.values["seq"] > held["seq"]:
        rows[key] = row.values


def _stored(db: Database, table: Table) -> dict[_Key, dict[str, Any]]:
    return {tuple(row[name] for name in table.key): row for row in db[table.name].rows}
