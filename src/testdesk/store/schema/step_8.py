"""Schema 8: the people who are listed; the other known people are walk-ins.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

_STATEMENTS = """
    CREATE TABLE listed (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        resident TEXT NOT NULL,
        PRIMARY KEY (resident, station, seq)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE person ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
"""


def create_schema_8(db: Database) -> None:
    """Creates table and column, inside the caller's transaction; `store.derived` fills them."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
