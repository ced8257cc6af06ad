"""Events as rows: writing, reading, and taking in what another author wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
_AROUND = f"SELECT {FIELDS} FROM event WHERE station = ? AND seq BETWEEN ? AND ?"  # noqa: S608 - our own column names
_OF_IDS = (
    f"SELECT {FIELDS} FROM event"  # noqa: S608 - our own column names
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_FILL_IN = "UPDATE event SET body = ? WHERE station = ? AND seq = ? AND body IS NULL"


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


def keep_entries(db: Database, entries: Sequence[Entry]) -> None:
    """Takes events in, in any order and any number of times, folding nothing.

    What is here already is left; a body that was not meant for us before is filled in.

    Raises:
        Refusal: journal_forked: two histories of one station; nothing was written.
    """
    known: dict[tuple[int, int], Header] = {}
    for station, seqs in _runs(entries).items():
        around = [station, min(seqs) - 1, max(seqs) + 1]
        found = [Header(*row) for row in db.execute(_AROUND, around)]
        known |= {(station, header.seq): header for header in found}
    ids = json.dumps([entry.header.id for entry in entries])
    by_id = {header.id: header for header in (Header(*row) for row in db.execute(_OF_IDS, [ids]))}
    new: list[Entry] = []
    for entry in entries:
        header = entry.header
        place = (header.station, header.seq)
        if _forks(header, known) or by_id.setdefault(header.id, header) != header:
            raise Refusal("journal_forked", station=header.station, seq=header.seq)
        if place not in known:
            new.append(entry)
        known[place] = header
    insert_entries(db, new)
    bodies = [(e.body, e.header.station, e.header.seq) for e in entries if e.body is not None]
    db.conn.executemany(_FILL_IN, bodies)


def _runs(entries: Iterable[Entry]) -> dict[int, list[int]]:
    """The sequence numbers of each station."""
    runs: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        runs[entry.header.station].append(entry.header.seq)
    return runs


def _forks(new: Header, known: Mapping[tuple[int, int], Header]) -> bool:
    """Whether the event differs from the one of its number, or does not join its neighbours."""
    before, same, after = (known.get((new.station, new.seq + step)) for step in (-1, 0, 1))
    return (
        (same is not None and same != new)
        or (before is not None and new.prev != header_hash(before))
        or (after is not None and after.prev != header_hash(new))
    )
