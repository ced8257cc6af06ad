"""The events of headquarters: kept as they came, folded into the fact tables, and its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

import sqlalchemy as sql
from sqlalchemy import ColumnElement, Connection, Result, Select, func, select

from testdesk.domain import clock as hybrid
from testdesk.domain import journal
from testdesk.domain.events import AnyBody, Entry, Header, ResidentRegistered, RosterTaken
from testdesk.domain.fold import fold
from testdesk.domain.people import Resident
from testdesk.domain.tables import Row, Value
from testdesk.hq.bulk import merge
from testdesk.hq.database import Upsert
from testdesk.hq.schema import EVENT, FACTS
from testdesk.ports import Clock
from testdesk.wall_clock import milliseconds, written

HEADQUARTERS = 0
_HEADER_FIELDS = Header.__struct_fields__
_KEYS = {
    name: itemgetter(*(column.name for column in table.primary_key))
    for name, table in FACTS.items()
}
# A laptop whose clock stands in another century must not drag everybody's there.
_TRUSTED_AHEAD_MS = 24 * 3600 * 1000


def store(connection: Connection, entries: Sequence[Entry]) -> None:
    """Keeps events and folds them; those already there are left, an erased body is filled in."""
    event = EVENT.c
    merge(
        connection,
        EVENT,
        [_event_row(entry) for entry in entries],
        replaces=lambda new: event.body.is_(None) & new.excluded.body.is_not(None),
    )
    for name, rows in newest_rows(entries).items():
        merge(connection, FACTS[name], rows, replaces=partial(_is_newer, FACTS[name]))


def newest_rows(entries: Iterable[Entry]) -> dict[str, list[dict[str, Value]]]:
    """The rows that events say, by table; of each key only the one with the highest `seq`.

    Bodies that are erased, of a kind unknown here, or of values no column holds say nothing: the
    event is kept and can be folded by a later version.
    """
    newest: dict[str, dict[object, dict[str, Value]]] = {}
    for entry in entries:
        for row in _rows(entry):
            rows = newest.setdefault(row.table, {})
            known = rows.setdefault(_KEYS[row.table](row.values), row.values)
            if int(known["seq"]) < int(row.values["seq"]):
                rows[_KEYS[row.table](row.values)] = row.values
    return {name: list(rows.values()) for name, rows in newest.items()}


def append(connection: Connection, bodies: Sequence[AnyBody], *, clock: Clock) -> list[Entry]:
    """Seals events onto headquarters' own journal and stores them, in the open transaction."""
    seq, prev, reading = _head(connection)
    now = clock.now()
    reading = hybrid.observe(reading, _latest_seen(connection, milliseconds(now)))
    made: list[Entry] = []
    for offset, body in enumerate(bodies, start=1):
        reading = hybrid.tick(reading, milliseconds(now))
        entry = journal.seal(
            body,
            event_id=secrets.token_hex(16),
            station=HEADQUARTERS,
            seq=seq + offset,
            hlc=reading,
            at=written(now),
            operator="",
            prev=prev,
        )
        prev = journal.header_hash(entry.header)
        made.append(entry)
    store(connection, made)
    return made


def entries_of(connection: Connection, station: int, *, after: int = 0) -> list[Entry]:
    """A station's events that are here, in sequence, from the one after a number."""
    query = select(EVENT).where(EVENT.c.station == station, EVENT.c.seq > after)
    return as_entries(connection.execute(query.order_by(EVENT.c.seq)))


def bodies(connection: Connection, query: Select[Any]) -> list[AnyBody]:
    """The bodies that a query of whole rows of `event` finds, where this version can read them."""
    events = map(journal.read, as_entries(connection.execute(query)))
    return [event.body for event in events if event is not None]


def people_of(entry: Entry) -> Sequence[Resident]:
    """Whose entries an event writes."""
    event = journal.read(entry)
    if event is None:
        return ()
    if isinstance(event.body, ResidentRegistered):
        return (event.body.resident,)
    return event.body.residents if isinstance(event.body, RosterTaken) else ()


def as_entries(rows: Result[Any]) -> list[Entry]:
    """Rows of `event`, whole, as they travel."""
    return [
        Entry(Header(**{n: row[n] for n in _HEADER_FIELDS}), row["body"]) for row in rows.mappings()
    ]


def hashes(connection: Connection, station: int, first: int, last: int) -> dict[int, str]:
    """Header hashes of a station's events first to last that are here, by sequence number."""
    rows = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash).where(
            EVENT.c.station == station, EVENT.c.seq.between(first, last)
        )
    )
    return {row.seq: row.hash for row in rows}


def prev_of(connection: Connection, station: int, seq: int) -> str | None:
    """The `prev` of one event, or None where it is not here."""
    found = connection.execute(
        select(EVENT.c.prev).where(EVENT.c.station == station, EVENT.c.seq == seq)
    ).scalar()
    return None if found is None else str(found)


def _is_newer(table: sql.Table, new: Upsert) -> ColumnElement[bool]:
    """The rule of `domain.tables`: a higher number of the same station replaces a lower one."""
    return new.excluded.seq > table.c.seq


def _event_row(entry: Entry) -> dict[str, Any]:
    header = entry.header
    row: dict[str, Any] = {name: getattr(header, name) for name in _HEADER_FIELDS}
    return row | {"hash": journal.header_hash(header), "body": entry.body}


def _rows(entry: Entry) -> tuple[Row, ...]:
    event = journal.read(entry)
    rows = () if event is None else fold(event)
    return rows if all(map(_fits, rows)) else ()


def _fits(row: Row) -> bool:
    """Whether every database we know can hold the values: PostgreSQL has no zero character."""
    return not any(isinstance(value, str) and "\0" in value for value in row.values.values())


def _head(connection: Connection) -> tuple[int, str, str]:
    """Sequence number, header hash and hybrid time of the last own event."""
    last = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash, EVENT.c.hlc)
        .where(EVENT.c.station == HEADQUARTERS)
        .order_by(EVENT.c.seq.desc())
        .limit(1)
    ).first()
    return (0, journal.GENESIS, hybrid.ZERO) if last is None else (last.seq, last.hash, last.hlc)


def _latest_seen(connection: Connection, now_ms: int) -> str:
    """The latest hybrid time that any station said, so that what we say now is later."""
    bound = f"{now_ms + _TRUSTED_AHEAD_MS:012x}ffff"
    latest = connection.execute(select(func.max(EVENT.c.hlc)).where(EVENT.c.hlc <= bound)).scalar()
    return hybrid.ZERO if latest is None else str(latest)
