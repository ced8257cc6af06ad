"""Schema 7: the closed shifts, and the event times that cannot be true."""

from __future__ import annotations

from testdesk.store.connection import Database

# `shift`: `first` to `last` are the sequence numbers of its events; `station`, `seq`, `hlc` (hybrid
# logical clock), `at` and `operator` are those of the event that closed it.
# `signed_time`: what signed files prove about the times of our own events. Events after `seq` were
# written no earlier than `at` (a floor), events up to `seq` no later than `at` (a ceiling).
# `doubtful_time`: the events whose times cannot be true, derived from `signed_time` and the events
# (`domain.journal.times`); an empty `earliest` or `latest` means that there is no such bound.
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
    """Creates the tables in the caller's transaction; `store.derived` fills them."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
