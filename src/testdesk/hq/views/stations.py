"""The state of stations: last contact, gaps and when each was noticed, and clock errors."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise

import msgspec
from sqlalchemy import Connection, and_, exists, func, select

from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import BATCH, CONTACT, EVENT, FACTS, KIT
from testdesk.hq.store.times import doubtful_samples


class ClosedShift(msgspec.Struct, frozen=True):
    """A shift that a point lead closed, as the station reported it.

    Attributes:
        first, last: the sequence numbers of its first and last event.
        at: the UTC ISO time of closing, by the station's clock.
        people, tubes: the numbers of people and tubes in it.
        swabs: the number of swabs counted by hand, or None.
    """

    first: int
    last: int
    at: str
    people: int
    tubes: int
    swabs: int | None


def last_closed(connection: Connection) -> dict[int, ClosedShift]:
    """The last closed shift of each station that has closed one; a reopened one is not closed."""
    shift, reopened = FACTS["shift"].c, FACTS["day_reopened"].c
    open_again = exists().where(
        reopened.station == shift.station,
        reopened.first == shift.first,
        reopened.seq > shift.seq,
    )
    newest = select(shift.station, func.max(shift.seq).label("seq")).group_by(shift.station)
    newest = newest.where(~open_again)
    last = newest.subquery().c
    query = select(
        *(shift[name] for name in ("station", "first", "last", "at", "people", "tubes", "swabs"))
    ).join(last.station.table, (last.station == shift.station) & (last.seq == shift.seq))
    return {  # -1 in `swabs` means that nobody counted
        station: ClosedShift(first, end, at, people, tubes, None if swabs < 0 else swabs)
        for station, first, end, at, people, tubes, swabs in connection.execute(query)
    }


_MILLISECOND = dt.timedelta(milliseconds=1)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# The length of the milliseconds in a hybrid time; see `domain.journal.times`.
_HLC_MILLISECOND_DIGITS = 12


class Gap(msgspec.Struct, frozen=True):
    """A run of events that a station wrote and headquarters lacks.

    Attributes:
        first, last: the first and last missing sequence number.
        since: the UTC ISO time at which a later batch first showed that they exist.
    """

    first: int
    last: int
    since: str


class StationView(msgspec.Struct, frozen=True):
    """The state of one station.

    Attributes:
        station, point: as in the newest kit.
        last_contact: the UTC ISO time of the last accepted batch, or None.
        complete_to: all events from 1 to this number are here.
        seen_to: the highest number that is here.
        gaps: the gaps in order; empty if no event is known to be missing.
        clock_seconds: the smallest error that the station's clock can have; positive if the clock
            is ahead; negative if it is behind, or was ahead and has been corrected (see
            `_clock_error`). 0 if nothing suggests an error, None before the first batch.
        samples: the number of valid samples in the round.
        clock_doubtful: how many of these samples have a time that cannot be true.
        closed: the last shift that the station reported as closed, or None.
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
    """The state of all stations with a kit, by number."""
    kits = connection.execute(select(KIT.c.station, KIT.c.point).order_by(KIT.c.made_at))
    points = {row.station: row.point for row in kits}  # by the newest kit
    contacts = {row.station: row.at for row in connection.execute(select(CONTACT))}
    samples, clock_errors, ranges = (
        _samples(connection, round_),
        _clock_errors(connection),
        _batch_ranges(connection),
    )
    doubtful, closed = doubtful_samples(connection, round_), last_closed(connection)
    found = []
    for station, point in sorted(points.items()):
        gaps, complete_to, seen_to = _gaps_and_bounds(ranges.get(station, []))
        clock_error, last = clock_errors.get(station), contacts.get(station)
        sample_count = samples.get(station, 0)
        others = (doubtful.get(station, 0), closed.get(station))
        found.append(
            StationView(
                station, point, last, complete_to, seen_to, gaps, clock_error, sample_count, *others
            )
        )
    return tuple(found)


def _samples(connection: Connection, round_: str | None) -> dict[int, int]:
    valid = view.samples().c
    query = select(valid.station, func.count().label("samples"))
    query = query.where(valid.round == round_).group_by(valid.station)
    return {row.station: int(row.samples) for row in connection.execute(query)}


def _batch_ranges(connection: Connection) -> dict[int, list[tuple[int, int, str]]]:
    """First and last number and time of arrival of each accepted batch, by station.

    All events of these batches are here. There are about a hundred times fewer batches than events.
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


def _gaps_and_bounds(ranges: list[tuple[int, int, str]]) -> tuple[tuple[Gap, ...], int, int]:
    """Computes the gaps, `complete_to` and `seen_to` from the ranges of batches."""
    runs: list[tuple[int, int]] = [(0, 0)]  # nothing can be missing before number 1
    for first, last, _ in sorted(ranges):
        if first > runs[-1][1] + 1:
            runs.append((first, last))
        else:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
    gaps = tuple(
        Gap(
            previous_last + 1,
            next_first - 1,
            min(at for first, _, at in ranges if first >= next_first),
        )
        for (_, previous_last), (next_first, _) in pairwise(runs)
    )
    return gaps, runs[0][1], runs[-1][1]


def _clock_errors(connection: Connection) -> dict[int, int]:
    """Each station's clock error, shown by the last event of the batch that arrived last."""
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
    return {
        row.station: _clock_error(row.at, row.hlc, row.taken_at)
        for row in connection.execute(query)
    }


def _clock_error(at: str, hlc: str, arrived_at: str) -> int:
    """The smallest error that a clock can have, in seconds; 0 if nothing suggests an error.

    No event is written after it has arrived, so a time after the arrival shows a clock that is
    ahead. Nor is an event written before the events that its station already had; the hybrid time
    contains the latest of their times. A clock time before that shows a clock that is behind, or
    that was ahead until it was corrected.
    """
    claimed, arrived = _parsed_time(at), _parsed_time(arrived_at)
    if claimed is None or arrived is None:
        return 0
    if claimed > arrived:
        return int((claimed - arrived).total_seconds())
    # Computed in seconds, because a hybrid time may be beyond the years of `datetime`.
    behind = int(hlc[:_HLC_MILLISECOND_DIGITS], 16) // 1000 - int(
        (claimed - _EPOCH).total_seconds()
    )
    return -max(behind, 0)


def _parsed_time(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
