"""The tables' indexes: each additional one costs a page of 4 KB in the log for every scan.

They are derived, so they belong to no schema: a file of any schema gets them when it is opened.

Short, because making and rebuilding a store share one list.
"""

from __future__ import annotations

from testdesk.store.connection import Database, immediate_transaction

# Events are never looked up by id. Who was sampled in which round, and what is known of one person,
# both use one index that begins with the person; a range of events gives its own samples.
_GONE = ("event_id", "sample_round_resident", "sample_resident", "sample_station_seq")
_MADE = {"sample_resident_round": "sample (resident, round)"}


def ensure_indexes(db: Database) -> None:
    """Makes missing indexes and drops superfluous ones."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
    there = {row[0] for row in rows}
    statements = [f"DROP INDEX IF EXISTS {name}" for name in _GONE if name in there]
    statements += [
        f"CREATE INDEX IF NOT EXISTS {name} ON {columns}"
        for name, columns in _MADE.items()
        if name not in there
    ]
    if not statements:
        return
    with immediate_transaction(db):
        for statement in statements:
            db.execute(statement)
