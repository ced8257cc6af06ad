"""Writes and reads events as rows, and stores other authors' events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from testdesk.domain.fold import ArrivedEntry
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.store.connection import Database

FIELDS = ", ".join(Header.__struct_fields__)
_INSERT = (
    f"INSERT INTO event ({FIELDS}, body, trusted)"  # noqa: S608 - our own column names
    f" VALUES ({', '.join('?' * len(Header.__struct_fields__))}, ?, ?)"
)
_RANGE = (
    f"SELECT {FIELDS}, body FROM event"  # noqa: S608 - our own column names
    " WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq"
)
_HEADERS = f"SELECT {FIELDS} FROM event WHERE station = ? AND seq BETWEEN ? AND ?"  # noqa: S608 - our own column names
_TRUSTED = "SELECT station, seq, trusted FROM event WHERE station = ? AND seq BETWEEN ? AND ?"
_LARGEST = 2**63 - 1  # the largest integer of SQLite
_ADD_BODY = "UPDATE event SET body = ? WHERE station = ? AND seq = ? AND body IS NULL"
_ERASED = "SELECT seq FROM erased_body WHERE station = ? AND seq BETWEEN ? AND ?"


def insert_entries(db: Database, arrived: Iterable[ArrivedEntry]) -> None:
    """Inserts new events without folding them."""
    db.conn.executemany(
        _INSERT,
        [
            (
                *msgspec.structs.astuple(one.entry.header),
                one.entry.body,
                int(one.trusted),
            )
            for one in arrived
        ],
    )


def read_entries(db: Database, station: int, first: int, last: int) -> list[Entry]:
    """A station's events first to last, in order."""
    rows = db.execute(_RANGE, [station, first, last])
    return [Entry(Header(*row[:-1]), row[-1]) for row in rows]


def store_entries(db: Database, arrived: Sequence[ArrivedEntry]) -> list[ArrivedEntry]:
    """Stores events, in any order and any number of times, without folding them.

    Known events stay unchanged, but a body that was withheld from us before is added. A body that
    was erased here stays erased. An id identifies an event only within its author's journal:
    another author may use the same id.

    Returns:
        the same events; for a known one, with the trust in its clock from when it first arrived,
        and without its body if that was erased.

    Raises:
        Refusal: journal_forked: there are two histories of one station; nothing was written.
    """
    known: dict[tuple[int, int], Header] = {}
    trust: dict[tuple[int, int], bool] = {}
    erased = set[tuple[int, int]]()
    for station, seqs in _numbers_by_station(one.entry for one in arrived).items():
        range_ = [station, max(min(seqs) - 1, 0), min(max(seqs) + 1, _LARGEST)]
        found = [Header(*row) for row in db.execute(_HEADERS, range_)]
        known |= {(station, header.seq): header for header in found}
        trust |= {(row[0], row[1]): bool(row[2]) for row in db.execute(_TRUSTED, range_)}
        erased |= {(station, row[0]) for row in db.execute(_ERASED, range_)}
    new: list[ArrivedEntry] = []
    for one in arrived:
        header = one.entry.header
        key = (header.station, header.seq)
        if _contradicts(header, known):
            raise Refusal("journal_forked", station=header.station, seq=header.seq)
        if key not in known:
            new.append(one)
            trust[key] = one.trusted
        known[key] = header
    insert_entries(db, new)
    entries = [_without_erased_body(one.entry, erased) for one in arrived]
    bodies = [(e.body, e.header.station, e.header.seq) for e in entries if e.body is not None]
    db.conn.executemany(_ADD_BODY, bodies)
    return [ArrivedEntry(e, trust[(e.header.station, e.header.seq)]) for e in entries]


def _without_erased_body(entry: Entry, erased: Collection[tuple[int, int]]) -> Entry:
    key = (entry.header.station, entry.header.seq)
    return Entry(entry.header, None) if key in erased else entry


def _numbers_by_station(entries: Iterable[Entry]) -> dict[int, list[int]]:
    """The sequence numbers of each station."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        numbers[entry.header.station].append(entry.header.seq)
    return numbers


def _contradicts(new: Header, known: Mapping[tuple[int, int], Header]) -> bool:
    """Whether the event differs from a stored one with its number, or breaks the chain."""
    before, same, after = (known.get((new.station, new.seq + step)) for step in (-1, 0, 1))
    return (
        (same is not None and same != new)
        or (before is not None and new.prev != header_hash(before))
        or (after is not None and after.prev != header_hash(new))
    )
