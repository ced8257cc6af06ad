"""Stores the events at headquarters, including its own, and folds them into the fact tables."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Result, Select, select

from testdesk.domain.corrections.authority import HEADQUARTERS, is_trusted_clock
from testdesk.domain.fold import ArrivedEntry
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal import times as hybrid
from testdesk.domain.journal.events import (
    AnyBody,
    Entry,
    Header,
    ResidentRegistered,
    RosterImported,
)
from testdesk.domain.residents.people import Resident
from testdesk.formats.sealed.entries import check_entry
from testdesk.hq.store.bulk import merge
from testdesk.hq.store.erased import without_erased_bodies
from testdesk.hq.store.facts import FactsUpdate
from testdesk.hq.store.ranges import Ranges, chunks, in_ranges, ranges_of
from testdesk.hq.store.schema.tables import EVENT
from testdesk.hq.store.upserts import Upsert
from testdesk.ports import Clock
from testdesk.wall_clock import milliseconds, utc_text

__all__ = ["HEADQUARTERS", "Portion", "append", "as_entries", "bodies", "entries_of", "hashes"]
__all__ += ["length_and_head", "links", "people_of", "store", "store_portions"]

_HEADER_FIELDS = Header.__struct_fields__
NO_HASHES: Mapping[tuple[int, int], str] = {}


class Portion(NamedTuple):
    """Some events, each once, and the known header hashes, by station and sequence number."""

    entries: Sequence[Entry]
    hashes: Mapping[tuple[int, int], str]


def store(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    now_ms: int,
    hashes: Mapping[tuple[int, int], str] = NO_HASHES,
) -> None:
    """Stores and folds events. Events that are here already are kept; missing bodies are filled in.

    A body that headquarters has erased is left out.

    Args:
        connection: a connection in a transaction.
        entries: events of any authors.
        now_ms: the time of our wall clock. It decides whether an author's clock is trusted when the
            event first arrives; that does not change later.
        hashes: header hashes that are known already, by station and number.
    """
    store_portions(connection, [Portion(entries, hashes)], now_ms=now_ms)


def store_portions(connection: Connection, portions: Iterable[Portion], *, now_ms: int) -> None:
    """Stores and folds any number of events with the same result as `store`.

    Args:
        connection: a connection in a transaction.
        portions: the events; only one portion at a time is held in memory.
        now_ms: see `store`.
    """
    facts = FactsUpdate(connection)
    for received, hashes in portions:
        entries = without_erased_bodies(connection, received)
        trust = _trusted_before(connection, entries)
        arrived = [ArrivedEntry(entry, _trusted(entry, trust, now_ms)) for entry in entries]
        merge(
            connection,
            EVENT,
            [_event_row(arrival, hashes) for arrival in arrived],
            replaces=_fills_in,
        )
        facts.fold(arrived)
    facts.finish()


def _fills_in(new: Upsert) -> ColumnElement[bool]:
    """A stored event is replaced only to add its missing body."""
    return EVENT.c.body.is_(None) & new.excluded.body.is_not(None)


def _trusted(entry: Entry, earlier: Mapping[tuple[int, int], bool], now_ms: int) -> bool:
    header = entry.header
    earlier_trust = earlier.get((header.station, header.seq))
    if earlier_trust is not None:
        return earlier_trust
    return is_trusted_clock(
        header.hlc, author=header.station, own_station=HEADQUARTERS, now_ms=now_ms
    )


def _trusted_before(
    connection: Connection, entries: Sequence[Entry]
) -> dict[tuple[int, int], bool]:
    """For each event that is already here, whether the author's clock was trusted."""
    ranges = ranges_of((entry.header.station, entry.header.seq) for entry in entries)
    return {
        (row.station, row.seq): bool(row.trusted)
        for values in chunks(ranges)
        for row in connection.execute(_select_in_ranges(EVENT.c.trusted), values)
    }


def append(connection: Connection, bodies: Sequence[AnyBody], *, clock: Clock) -> list[Entry]:
    """Appends events to headquarters' own journal and stores them, in the open transaction."""
    seq, prev, hlc = _head(connection)
    now = clock.now()
    hlc = max(hlc, _latest_trusted(connection))
    entries: list[Entry] = []
    for offset, body in enumerate(bodies, start=1):
        hlc = hybrid.tick(hlc, milliseconds(now))
        entry = hash_chain.make_entry(
            body,
            event_id=secrets.token_hex(16),
            station=HEADQUARTERS,
            seq=seq + offset,
            hlc=hlc,
            at=utc_text(now),
            operator="",
            prev=prev,
        )
        check_entry(entry)
        prev = hash_chain.header_hash(entry.header)
        entries.append(entry)
    store(connection, entries, now_ms=milliseconds(now))
    return entries


def entries_of(connection: Connection, station: int, *, after: int = 0) -> list[Entry]:
    """A station's events after a number, as far as headquarters has them, in sequence."""
    query = select(EVENT).where(EVENT.c.station == station, EVENT.c.seq > after)
    return as_entries(connection.execute(query.order_by(EVENT.c.seq)))


def bodies(connection: Connection, query: Select[Any]) -> list[AnyBody]:
    """The bodies in the `event` rows of a query, as far as this version can read them."""
    events = map(hash_chain.read_event, as_entries(connection.execute(query)))
    return [event.body for event in events if event is not None]


def people_of(entry: Entry) -> Sequence[Resident]:
    """The residents whose records an event contains: the one registered, or all in a roster."""
    event = hash_chain.read_event(entry)
    if event is None:
        return ()
    if isinstance(event.body, ResidentRegistered):
        return (event.body.resident,)
    return event.body.residents if isinstance(event.body, RosterImported) else ()


def as_entries(rows: Result[Any]) -> list[Entry]:
    """Rows with all columns of `event` as entries."""
    return [
        Entry(Header(**{n: row[n] for n in _HEADER_FIELDS}), row["body"]) for row in rows.mappings()
    ]


def hashes(connection: Connection, station: int, first: int, last: int) -> dict[int, str]:
    """The header hashes of a station's events in a range, as far as they are here, by number."""
    rows = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash).where(
            EVENT.c.station == station, EVENT.c.seq.between(first, last)
        )
    )
    return {row.seq: row.hash for row in rows}


def links(connection: Connection, ranges: Ranges) -> dict[int, dict[int, tuple[str, str]]]:
    """Header hash of each event in the ranges, and of the event before it, by station and number.

    Events that are not here are left out.
    """
    found: dict[int, dict[int, tuple[str, str]]] = {station: {} for station in ranges}
    for values in chunks(ranges):
        for row in connection.execute(_select_in_ranges(EVENT.c.hash, EVENT.c.prev), values):
            found[row.station][row.seq] = row.hash, row.prev
    return found


@cache
def _select_in_ranges(*columns: Column[Any]) -> Select[Any]:
    event = EVENT.c
    return select(event.station, event.seq, *columns).where(in_ranges(event.station, event.seq))


def _event_row(arrival: ArrivedEntry, hashes: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    header = arrival.entry.header
    row = msgspec.structs.asdict(header)
    row["hash"] = hashes.get((header.station, header.seq)) or hash_chain.header_hash(header)
    row["body"], row["trusted"] = arrival.entry.body, int(arrival.trusted)
    return row


def _head(connection: Connection) -> tuple[int, str, str]:
    """The sequence number, header hash and hybrid time of headquarters' own last event."""
    last = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash, EVENT.c.hlc)
        .where(EVENT.c.station == HEADQUARTERS)
        .order_by(EVENT.c.seq.desc())
        .limit(1)
    ).first()
    return (0, hash_chain.GENESIS, hybrid.ZERO) if last is None else (last.seq, last.hash, last.hlc)


def length_and_head(connection: Connection) -> tuple[int, str]:
    """The number of headquarters' own last event, and the hash of its header."""
    length, head, _ = _head(connection)
    return length, head


def _latest_trusted(connection: Connection) -> str:
    """The latest hybrid time from any trusted clock; our own events must come after it."""
    query = select(EVENT.c.hlc).where(EVENT.c.trusted == 1).order_by(EVENT.c.hlc.desc()).limit(1)
    latest = connection.execute(query).scalar()
    return hybrid.ZERO if latest is None else str(latest)
