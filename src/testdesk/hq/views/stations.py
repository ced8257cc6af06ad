"""Stations as headquarters sees them: last contact, exact gaps and since when, the clock."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise

import msgspec
from sqlalchemy import Connection, and_, func, select

from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import BATCH, CONTACT, EVENT, FACTS, KIT
from testdesk.hq.store.times import doubtful_samples


class ClosedShift(msgspec.Struct, frozen=True):
    """A shift that a point lead closed, as the station reported it.

    Attributes:
        first, last: its events, inclusive.
        at: UTC ISO time of the close, by the station's clock.
        people, tubes: how many it had.
        swabs: counted by eye, or None.
    """

    first: int
    last: int
    at: str
    people: int
    tubes: int
    swabs: int | None


def last_closed(connection: Connection) -> dict[int, ClosedShift]:
    """The shift that a station closed last, by station; stations that closed none are absent."""
    shift = FACTS["shift"].c
    newest = select(shift.station, func.max(shift.seq).label("seq")).group_by(shift.station)
    last = newest.subquery().c
    query = select(
        *(shift[name] for name in ("station", "first", "last", "at", "people", "tubes", "swabs"))
    ).join(last.station.table, (last.station == shift.station) & (last.seq == shift.seq))
    return {
        station: ClosedShift(first, end, at, people, tubes, None if swabs < 0 else swabs)
        for station, first, end, at, people, tubes, swabs in connection.execute(query)
    }


_MILLISECOND = dt.timedelta(milliseconds=1)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# The milliseconds in a hybrid time; see `domain.journal.times`.
_HLC_TIME = 12


class Gap(msgspec.Struct, frozen=True):
    """Events that a station wrote and that are not here.

    Attributes:
        first, last: the missing numbers, inclusive.
        since: UTC ISO time at which a later batch first showed that they exist.
    """

    first: int
    last: int
    since: str


class StationView(msgspec.Struct, frozen=True):
    """One station.

    Attributes:
        station, point: from the newest kit.
        last_contact: UTC ISO of the last accepted batch, or None.
        complete_to, seen_to: everything from 1 to the first is here; the highest number here.
        gaps: in order; empty if nothing of the station is missing.
        clock_seconds: by how much its clock is wrong at least, positive for ahead; 0 if nothing
            suggests it is, None before the first batch; negative also for a clock that was ahead
            and has been corrected (see `_skew`).
        samples: valid samples of the round.
        clock_doubtful: how many of them have a time that cannot be true.
        closed: the shift that it reported closed last, or None.
    """

    station: int
    point: str
    last_contact: str | None
    complete_to: int
    seen_to: int
    gaps: tuple[Gap, ...]
    clock_seconds: int | None
    samples: int
    clock_doubtful: int
    closed: ClosedShift | None


def stations(connection: Connection, round_: str | None) -> tuple[StationView, ...]:
    """Every station with a kit, by number."""
    newest_first = select(KIT.c.station, KIT.c.point).order_by(KIT.c.made_at)
    points = {row.station: row.point for row in connection.execute(newest_first)}
    contacts = {row.station: row.at for row in connection.execute(select(CONTACT))}
    samples, skews, ranges = _samples(connection, round_), _skews(connection), _ranges(connection)
    doubtful, closed = doubtful_samples(connection, round_), last_closed(connection)
    found = []
    for station, point in sorted(points.items()):
        gaps, complete_to, seen_to = _held(ranges.get(station, []))
        skew, last = skews.get(station), contacts.get(station)
        taken = samples.get(station, 0)
        of_clock = (doubtful.get(station, 0), closed.get(station))
        found.append(
            StationView(station, point, last, complete_to, seen_to, gaps, skew, taken, *of_clock)
        )
    return tuple(found)


def _samples(connection: Connection, round_: str | None) -> dict[int, int]:
    valid = view.samples().c
    query = select(valid.station, func.count().label("samples"))
    query = query.where(valid.round == round_).group_by(valid.station)
    return {row.station: int(row.samples) for row in connection.execute(query)}


def _ranges(connection: Connection) -> dict[int, list[tuple[int, int, str]]]:
    """First, last and arrival of the accepted batches: everything they carry is here.

    There are as many rows as files ever arrived, a hundredth of the events.
    """
    batch = BATCH.c
    query = (
        select(batch.station, batch.first, batch.last, func.min(batch.taken_at))
        .where(batch.verdict == "accepted")
        .group_by(batch.station, batch.first, batch.last)
    )
    grouped: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for station, first, last, at in connection.execute(query):
        grouped[station].append((first, last, at))
    return grouped


def _held(ranges: list[tuple[int, int, str]]) -> tuple[tuple[Gap, ...], int, int]:
    """The gaps, `complete_to` and `seen_to`."""
    runs: list[tuple[int, int]] = [(0, 0)]  # before number 1 nothing is missing
    for first, last, _ in sorted(ranges):
        if first > runs[-1][1] + 1:
            runs.append((first, last))
        else:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
    gaps = tuple(
        Gap(before + 1, after - 1, min(at for first, _, at in ranges if first >= after))
        for (_, before), (after, _) in pairwise(runs)
    )
    return gaps, runs[0][1], runs[-1][1]


def _skews(connection: Connection) -> dict[int, int]:
    """The skew shown by the last event of the batch that came last, by station."""
    batch = BATCH.c
    rank = func.row_number().over(
        partition_by=batch.station, order_by=(batch.taken_at.desc(), batch.last.desc())
    )
    accepted = select(batch.station, batch.last, batch.taken_at, rank.label("rank"))
    newest = accepted.where(batch.verdict == "accepted").subquery().c
    event = EVENT.c
    same = and_(event.station == newest.station, event.seq == newest.last)
    query = (
        select(event.station, event.at, event.hlc, newest.taken_at)
        .join_from(newest.last.table, EVENT, same)
        .where(newest.rank == 1)
    )
    return {row.station: _skew(row.at, row.hlc, row.taken_at) for row in connection.execute(query)}


def _skew(at: str, hlc: str, taken_at: str) -> int:
    """Seconds by which a clock is wrong at least; 0 if nothing suggests that it is.

    An event is never written after it arrived: one that claims so comes from a clock that is ahead.
    Nor is it written before anything its station knew by then; the hybrid time holds the
    latest of that. A clock that is behind it is behind, or was ahead until it was corrected.
    """
    claimed, arrived = _read(at), _read(taken_at)
    if claimed is None or arrived is None:
        return 0
    if claimed > arrived:
        return int((claimed - arrived).total_seconds())
    # In seconds: a hybrid time may be of a year that no calendar has.
    behind = int(hlc[:_HLC_TIME], 16) // 1000 - int((claimed - _EPOCH).total_seconds())
    return -max(behind, 0)


def _read(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
