"""Schema 13: who looked up whom.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_13(db: Database) -> None:
    """Adds the table of lookups, inside the caller's transaction; `store.derived` fills it."""
    db.execute(
        "CREATE TABLE lookup (station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,"
        " at TEXT NOT NULL, lookup TEXT NOT NULL, resident TEXT NOT NULL, shown TEXT NOT NULL,"
        " page TEXT NOT NULL, reason TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (lookup, station)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX ix_lookup_resident ON lookup (resident)")
