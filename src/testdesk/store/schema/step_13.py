"""Schema 13: how a day was closed: reasons, counts by tube, closed days that were opened again.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_13(db: Database) -> None:
    """Adds columns and tables, inside the caller's transaction; `store.derived` fills them."""
    create_day_tables(db)


def create_day_tables(db: Database) -> None:
    """The part of the step that is about the end of a day."""
    db.execute("ALTER TABLE swab_count ADD COLUMN people INTEGER NOT NULL DEFAULT -1")
    for column in ("reason", "note", "confirmed_by", "operator"):
        db.execute(f"ALTER TABLE swab_count ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    common = "station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, at TEXT NOT NULL"
    db.execute(
        f"CREATE TABLE tube_count ({common}, tube TEXT NOT NULL, count INTEGER NOT NULL,"
        " operator TEXT NOT NULL, PRIMARY KEY (tube, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        f"CREATE TABLE day_reopened ({common}, first INTEGER NOT NULL, reason TEXT NOT NULL,"
        " confirmed_by TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (first, station)) STRICT, WITHOUT ROWID"
    )
