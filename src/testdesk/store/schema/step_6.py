"""Schema 6: the events that headquarters lost in a restoration are kept aside, by epoch.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

_EVENT_ASIDE = """
    CREATE TABLE event_aside (
        epoch_number INTEGER NOT NULL,
        id TEXT NOT NULL,
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        kind TEXT NOT NULL,
        body_sha256 TEXT NOT NULL,
        prev TEXT NOT NULL,
        body BLOB,
        PRIMARY KEY (epoch_number, station, seq)
    ) STRICT
"""


def create_schema_6(db: Database) -> None:
    """Creates the table, inside the caller's transaction."""
    db.execute(_EVENT_ASIDE)
