"""Folding again: do the tables hold exactly what the journal says?"""

from __future__ import annotations

from typing import Any

from testdesk.domain import journal
from testdesk.domain.events import Entry, Header
from testdesk.domain.fold import fold
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import Database

_FIELDS = Header.__struct_fields__
_Key = tuple[Any, ...]


def differing_tables(db: Database) -> list[str]:
    """Names of the tables that differ from a fold of every stored event."""
    expected: dict[str, dict[_Key, dict[str, Any]]] = {table.name: {} for table in TABLES}
    by_name = {table.name: table for table in TABLES}
    for row in _every_row(db):
        _keep_newer(expected[row.table], by_name[row.table], row)
    return [table.name for table in TABLES if _stored(db, table) != expected[table.name]]


def _every_row(db: Database) -> list[Row]:
    found = db.execute(
        f"SELECT {', '.join(_FIELDS)}, body FROM event WHERE body IS NOT NULL"  # noqa: S608 - our own names
    )
    entries = (Entry(Header(*row[:-1]), row[-1]) for row in found)
    return [row for event in map(journal.read, entries) if event for row in fold(event)]


def _keep_newer(rows: dict[_Key, dict[str, Any]], table: Table, row: Row) -> None:
    key = tuple(row.values[name] for name in table.key)
    held = rows.get(key)
    if held is None or row.values["seq"] > held["seq"]:
        rows[key] = row.values


def _stored(db: Database, table: Table) -> dict[_Key, dict[str, Any]]:
    return {tuple(row[name] for name in table.key): row for row in db[table.name].rows}
