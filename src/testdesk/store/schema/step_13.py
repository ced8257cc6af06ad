"""Schema 13: operators, and their wrong PINs in a row.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_13(db: Database) -> None:
    """Adds the tables, inside the caller's transaction; `store.derived` fills the first.

    `pin_try` is not derived from events: it survives a restart, and never leaves the station.
    """
    db.execute(
        "CREATE TABLE staff (station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,"
        " at TEXT NOT NULL, operator TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,"
        " point TEXT NOT NULL, badge_key TEXT NOT NULL, pin TEXT NOT NULL, state TEXT NOT NULL,"
        " by TEXT NOT NULL, PRIMARY KEY (operator, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE pin_try (operator TEXT PRIMARY KEY, count INTEGER NOT NULL,"
        " last_at TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
