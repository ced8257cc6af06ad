"""Which indexes the tables have: each one more is a page of 4 KB in the log for every scan.

They are derived, so they are no schema: a file of any schema gets them when it is opened.

Short, because making and rebuilding a store keep one list.
"""

from __future__ import annotations

from testdesk.store.connection import Database, at_once

# Nobody asks for an event by its id. Who was sampled in which round, and what is known of one
# person, are both answered by one index that begins with the person; which samples a range of
# events has is known by the events.
_GONE = ("event_id", "sample_round_resident", "sample_resident", "sample_station_seq")
_MADE = {"sample_resident_round": "sample (resident, round)"}


def keep_indexes(db: Database) -> None:
    """Drops and makes what is missing or too much; nothing where all is as it should be."""
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
    with at_once(db):
        for statement in statements:
            db.execute(statement)
