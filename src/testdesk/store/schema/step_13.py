"""Schema 13: operators, their wrong PINs in a row, and who looked up whom.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_13(db: Database) -> None:
    """Adds the tables, inside the caller's transaction; `store.derived` fills all but `pin_try`.

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
    db.execute(
        "CREATE TABLE lookup (station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,"
        " at TEXT NOT NULL, lookup TEXT NOT NULL, resident TEXT NOT NULL, shown TEXT NOT NULL,"
        " page TEXT NOT NULL, reason TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (lookup, station)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX ix_lookup_resident ON lookup (resident)")
