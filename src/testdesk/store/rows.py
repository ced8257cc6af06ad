"""Folded rows into the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from testdesk.domain import journal
from testdesk.domain.events import Entry
from testdesk.domain.fold import fold
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import Database


def upsert_sql(table: Table) -> str:
    """The statement that lets a higher `seq` of the same station replace a lower one."""
    names = [name for name, _ in table.columns]
    rest = [name for name in names if name not in table.key]
    sets = ", ".join(f"{n} = excluded.{n}" for n in rest)
    return (
        f"INSERT INTO {table.name} ({', '.join(names)})"  # noqa: S608 - declared names
        f" VALUES ({', '.join(':' + n for n in names)})"
        f" ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {sets}"
        f" WHERE excluded.seq > {table.name}.seq"
    )


UPSERTS = {table.name: upsert_sql(table) for table in TABLES}


def put_rows(db: Database, rows: Iterable[Row]) -> None:
    """Writes folded rows, one statement per table."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row.values)
    for table, values in by_table.items():
        db.conn.executemany(UPSERTS[table], values)


def folded_rows(entries: Iterable[Entry]) -> list[Row]:
    """All rows of all events whose bodies are there."""
    events = [event for event in map(journal.read, entries) if event]
    return [row for event in events for row in fold(event)]
