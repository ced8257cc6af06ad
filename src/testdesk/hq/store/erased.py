"""Erases bodies of events, and leaves out those that arrive again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, exists, select

from testdesk.domain.journal.events import Entry
from testdesk.hq.store.facts import refold_stations
from testdesk.hq.store.ranges import chunks, in_ranges, ranges_of
from testdesk.hq.store.schema.tables import ERASED_BODY, EVENT, REWRITE_DUE
from testdesk.hq.store.upserts import insert

# Station and sequence number of an event.
EventNumber = tuple[int, int]


def without_erased_bodies(connection: Connection, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, without the bodies that headquarters has erased."""
    with_body = [entry for entry in entries if entry.body is not None]
    ranges = ranges_of((entry.header.station, entry.header.seq) for entry in with_body)
    erased = {
        (row.station, row.seq)
        for values in chunks(ranges)
        for row in connection.execute(_erased_in_ranges(), values)
    }
    if not erased:
        return entries
    return [
        Entry(entry.header, None) if (entry.header.station, entry.header.seq) in erased else entry
        for entry in entries
    ]


@cache
def _erased_in_ranges() -> Select[Any]:
    erased = ERASED_BODY.c
    return select(erased.station, erased.seq).where(in_ranges(erased.station, erased.seq))


def erase_bodies(connection: Connection, events: Collection[EventNumber], *, at: str) -> None:
    """Sets bodies to NULL, and folds the journals that they belong to from those that are left.

    Args:
        connection: a connection in a transaction that excludes all other writers, those of single
            stations as well: an import that had read the table of erased bodies before might put
            one back.
        events: the events, each once.
        at: the current UTC ISO time.
    """
    rows = [{"station": station, "seq": seq} for station, seq in sorted(events)]
    if not rows:
        return
    connection.execute(insert(connection, ERASED_BODY).on_conflict_do_nothing(), rows)
    erased = exists().where(
        ERASED_BODY.c.station == EVENT.c.station, ERASED_BODY.c.seq == EVENT.c.seq
    )
    connection.execute(EVENT.update().where(EVENT.c.body.is_not(None), erased).values(body=None))
    refold_stations(connection, {station for station, _ in events})
    connection.execute(insert(connection, REWRITE_DUE).on_conflict_do_nothing(), {"since": at})


def is_rewrite_due(connection: Connection) -> bool:
    """Whether unused parts of the database may still have what was erased."""
    return bool(rewrites_due(connection))


def rewrites_due(connection: Connection) -> list[str]:
    """When the erasures were that the database was not rewritten after (UTC, ISO format)."""
    return list(connection.scalars(select(REWRITE_DUE.c.since)))


def forget_rewrites(connection: Connection, since: Collection[str]) -> None:
    """Records that the database was rewritten after these erasures; another may have come since."""
    connection.execute(REWRITE_DUE.delete().where(REWRITE_DUE.c.since.in_(since)))


def unrecorded(
    connection: Connection, recorded: Sequence[tuple[int, int, int]], own: int
) -> list[EventNumber]:
    """Bodies that are missing, or are here, without a record that says so.

    Args:
        connection: a connection in a transaction.
        recorded: author, first and last number of each range in which bodies were erased.
        own: headquarters' own number. A station erases bodies of its own, so that some of those
            that it sends again are missing with good reason; none of ours are.
    """
    erased = {tuple(row) for row in connection.execute(select(ERASED_BODY))}
    outside = {
        (station, seq)
        for station, seq in erased
        if not any(author == station and first <= seq <= last for author, first, last in recorded)
    }
    event = EVENT.c
    number = select(event.station, event.seq)
    missing = connection.execute(number.where(event.station == own, event.body.is_(None)))
    outside |= {tuple(row) for row in missing} - erased
    same = (ERASED_BODY.c.station == event.station) & (ERASED_BODY.c.seq == event.seq)
    here = number.join(ERASED_BODY, same).where(event.body.is_not(None))
    outside |= {tuple(row) for row in connection.execute(here)}
    return sorted(outside)
