"""Events as rows: writing, reading, and taking in what another author wrote."""

from __future__ import annotations

from collections.abc import Iterable

from testdesk.domain.events import Entry, Header
from testdesk.domain.journal import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.store.connection import Database

FIELDS = ", ".join(Header.__struct_fields__)
_INSERT = (
    f"INSERT INTO event ({FIELDS}, body)"  # noqa: S608 - our own column names
    f" VALUES ({', '.join('?' * len(Header.__struct_fields__))}, ?)"
)
_RANGE = (
    f"SELECT {FIELDS}, body FROM event"  # noqa: S608 - our own column names
    " WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq"
)
_AROUND = (
    f"SELECT {FIELDS} FROM event"  # noqa: S608 - our own column names
    " WHERE (station = ? AND seq BETWEEN ? AND ?) OR id = ?"
)


def insert_entries(db: Database, entries: Iterable[Entry]) -> None:
    """Writes new events, folding nothing."""
    db.conn.executemany(
        _INSERT,
        [(*(getattr(e.header, n) for n in e.header.__struct_fields__), e.body) for e in entries],
    )


def read_entries(db: Database, station: int, first: int, last: int) -> list[Entry]:
    """A station's events first to last, in order."""
    rows = db.execute(_RANGE, [station, first, last])
    return [Entry(Header(*row[:-1]), row[-1]) for row in rows]


def keep_entries(db: Database, entries: Iterable[Entry]) -> None:
    """Takes events in, in any order and any number of times, folding nothing.

    What is here already is left; a body that was not meant for us before is filled in.

    Raises:
        Refusal: journal_forked: two histories of one station. Some may be written by then.
    """
    for entry in entries:
        if not _is_known(db, entry.header):
            insert_entries(db, [entry])
        elif entry.body is not None:
            db.execute(
                "UPDATE event SET body = ? WHERE station = ? AND seq = ? AND body IS NULL",
                [entry.body, entry.header.station, entry.header.seq],
            )


def _is_known(db: Database, new: Header) -> bool:
    """Whether the event is here; refuses one that does not join what is here."""
    found = db.execute(_AROUND, [new.station, new.seq - 1, new.seq + 1, new.id])
    stored = [Header(*row) for row in found]
    known = {header.seq: header for header in stored if header.station == new.station}
    before, same, after = (known.get(new.seq + step) for step in (-1, 0, 1))
    forked = (
        any(header.id == new.id and header != new for header in stored)
        or (same is not None and same != new)
        or (before is not None and new.prev != header_hash(before))
        or (after is not None and after.prev != header_hash(new))
    )
    if forked:
        raise Refusal("journal_forked", station=new.station, seq=new.seq)
    return same is not None
