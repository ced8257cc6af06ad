"""The tables' indexes: each additional one costs a page of 4 KB in the log for every scan.

Indexes are derived, so they belong to no schema: a file of any schema gets them when it is opened.

Short, because creating and rebuilding a store use the same list.
"""

from __future__ import annotations

from testdesk.store.connection import Database, immediate_transaction

# Events are never looked up by id. Who was sampled in a round and the history of a person both use
# one index that begins with the person; a range of events gives its own samples. Most events are
# samples taken here, and no query looks for those by kind or by hybrid time. Only few people are
# sampled without a scan. No query looks for tubes by their round.
_DROPPED = (
    *("event_id", "event_kind", "event_trusted_hlc"),
    *("sample_round_resident", "sample_resident", "sample_station_seq", "sample_station_at"),
    "tube_round",
)
_CREATED = {
    "sample_resident_round": "sample (resident, round)",
    "event_rare_kind": "event (kind, station, seq) WHERE kind != 'sample_taken'",
    "proxy_code_station_seq": "proxy_code (station, seq)",
    "sample_without_scan": "sample (station, seq) WHERE by = 'walk_in'",
    "ticket_station_seq": "ticket (station, seq)",
}
# For the newest hybrid time of other authors; the newest of our own journal is in its last event.
_OTHERS_INDEX = "event_hlc_not_of_{own}"


def ensure_indexes(db: Database, own_station: int) -> None:
    """Creates missing indexes and drops superfluous ones; `own_station` is the station's number."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
    present = {row[0] for row in rows}
    wanted = _CREATED | {
        _OTHERS_INDEX.format(own=own_station): f"event (hlc) WHERE {others_condition(own_station)}"
    }
    statements = [f"DROP INDEX IF EXISTS {name}" for name in _DROPPED if name in present]
    statements += [
        f"CREATE INDEX IF NOT EXISTS {name} ON {columns}"
        for name, columns in wanted.items()
        if name not in present
    ]
    if not statements:
        return
    with immediate_transaction(db):
        for statement in statements:
            db.execute(statement)


def others_condition(own_station: int) -> str:
    """The condition of the index of others' events, in the only form in which SQLite uses it."""
    return f"trusted = 1 AND station != {own_station:d}"
