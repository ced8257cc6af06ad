"""Schema 7: the shift, and which times cannot be true."""

from __future__ import annotations

from testdesk.store.connection import Database

# `signed_time` is what signed files prove of our own events: those after `seq` were written no
# earlier (a floor), those up to it no later (a ceiling). `doubtful_time` is derived from it and
# from the events (`domain.journal.times`); an empty text is no bound.
_STATEMENTS = """
    CREATE TABLE shift (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        people INTEGER NOT NULL,
        tubes INTEGER NOT NULL,
        swabs INTEGER NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (first, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE signed_time (
        seq INTEGER NOT NULL,
        bound TEXT NOT NULL CHECK (bound IN ('floor', 'ceiling')),
        at TEXT NOT NULL,
        PRIMARY KEY (seq, bound)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE doubtful_time (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        earliest TEXT NOT NULL,
        latest TEXT NOT NULL,
        PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
"""


def create_schema_7(db: Database) -> None:
    """Makes the tables, inside the caller's transaction; `store.derived` fills them."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
