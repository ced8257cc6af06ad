"""Maintains the table of events with doubtful times, whenever batches bring new events.

A *floor* is the earliest and a *ceiling* the latest time at which a station can have written
certain events (`domain.journal.times.Bound`).
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.clock_jumps import (
    ClockEvent,
    corrected_times,
    read_clock_events,
    time_corrections,
    with_corrections,
)
from testdesk.domain.journal.events import Header
from testdesk.domain.journal.times import SLACK_MS, Bound, EventTime, doubts
from testdesk.formats.exchange.batch import BatchManifest
from testdesk.hq.store import view
from testdesk.hq.store.ranges import chunks, in_ranges
from testdesk.hq.store.schema.tables import (
    BATCH,
    DOUBTFUL_TIME,
    EVENT,
    KIT,
    SIGNED_TIME,
    STATION_KEY,
    STATION_UPDATE,
)
from testdesk.hq.store.upserts import Upsert, upsert
from testdesk.wall_clock import from_milliseconds, milliseconds

# The highest sequence number that a manifest may contain.
_HIGHEST_NUMBER = 2**63 - 1
# The most rows that are written by one statement.
_AT_ONCE = 5_000


def _note_acknowledged(connection: Connection, manifests: Sequence[BatchManifest]) -> None:
    """Stores that the events after a batch were written later than the update it acknowledges."""
    acknowledgements = [
        (
            manifest.station,
            manifest.last,
            (manifest.station, acknowledged.number, acknowledged.manifest_sha256),
        )
        for manifest in manifests
        if not isinstance(acknowledged := manifest.acknowledged, msgspec.UnsetType)
    ]
    if not acknowledgements:
        return
    update = STATION_UPDATE.c
    columns = update.station, update.number, update.manifest_sha256, update.created
    query = select(*columns).where(
        update.station.in_({station for station, _, _ in acknowledgements}),
        update.number.in_({number for _, _, (_, number, _) in acknowledgements}),
    )
    created_at = {tuple(row[:3]): row.created for row in connection.execute(query)}
    latest: dict[tuple[int, int], str] = {}
    for station, last, acknowledged_update in acknowledgements:
        at = created_at.get(acknowledged_update, "")
        latest[station, last] = max(at, latest.get((station, last), ""))
    rows = [
        {"station": station, "seq": seq, "at": at} for (station, seq), at in latest.items() if at
    ]
    upsert(connection, SIGNED_TIME, rows, replaces=_is_later)


def _is_later(new: Upsert) -> ColumnElement[bool]:
    return new.excluded.at > SIGNED_TIME.c.at


class NewTimes:
    """The times that a station's events claim, noted while they are stored.

    Attributes:
        hlc: the first event's hybrid time.
        seqs: the sequence numbers, rising.
        times: the times by the station's clock, in milliseconds since 1970.
        has_confirmation: whether one of them confirms the clock, which corrects earlier times.
    """

    def __init__(self) -> None:
        self.hlc = ""
        self.seqs = array("q")
        self.times = array("q")
        self.has_confirmation = False

    def note(self, header: Header) -> None:
        """Notes an event, unless its number is not above those that were noted."""
        if not self.seqs:
            self.hlc = header.hlc
        elif header.seq <= self.seqs[-1]:
            return
        self.has_confirmation |= header.kind == "clock_confirmed"
        self.seqs.append(header.seq)
        self.times.append(_milliseconds_of(header.at))


def check_new_times(
    connection: Connection,
    manifests: Sequence[BatchManifest],
    new_times: Mapping[int, NewTimes],
    *,
    arrived_ms: int,
) -> None:
    """Updates the doubtful times after batches have arrived.

    Args:
        connection: a connection in the importing transaction, after the batches were recorded.
        manifests: the batches' manifests.
        new_times: the times in the batches by station; none if all events were here before.
        arrived_ms: when the batches arrived by headquarters' clock, in milliseconds since 1970.
    """
    _note_acknowledged(connection, manifests)
    for station in sorted(
        new_times.keys() - _unaffected_stations(connection, new_times, arrived_ms)
    ):
        recheck_times(connection, station)


def _unaffected_stations(
    connection: Connection, new_times: Mapping[int, NewTimes], arrived_ms: int
) -> set[int]:
    """The stations whose new events do not change which times are in doubt."""
    floors = _floors(connection, new_times)
    later_ranges = {
        station: (new.seqs[-1] + 1, _HIGHEST_NUMBER) for station, new in new_times.items()
    }
    affected = {
        station
        for values in chunks(later_ranges)
        for station in connection.scalars(_stations_with_events(), values)
    }
    # Doubtful times without an upper bound (see `DOUBTFUL_TIME`) may get one from a new batch.
    without_ceiling = select(DOUBTFUL_TIME.c.station).where(
        DOUBTFUL_TIME.c.station.in_(new_times), DOUBTFUL_TIME.c.latest == ""
    )
    affected |= set(connection.scalars(without_ceiling.distinct()))
    return {
        station
        for station, new in new_times.items()
        if station not in affected
        and not new.has_confirmation
        and _has_plausible_times(new, floors[station], arrived_ms)
    }


@cache
def _stations_with_events() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    return select(EVENT.c.station).where(in_ranges(EVENT.c.station, EVENT.c.seq)).distinct()


def _has_plausible_times(new: NewTimes, bounds: Sequence[Bound], arrived_ms: int) -> bool:
    """Whether no time among a station's new events is in doubt.

    The first 12 digits of a hybrid time are its milliseconds. They equal the event's own time
    unless the station already had an event with a later time.
    """
    times = new.times
    if int(new.hlc[:12], 16) != times[0] or any(one > other for one, other in pairwise(times)):
        return False
    if times[-1] > arrived_ms + SLACK_MS:
        return False
    # A bound that is no later than the first of these events excludes none of them.
    floors = [f for f in bounds if f.at - SLACK_MS > times[0]]
    numbered_times = list(zip(new.seqs, times, strict=True)) if floors else []
    return not any(
        at < floor.at - SLACK_MS
        for floor in floors
        for seq, at in numbered_times
        if seq > floor.seq
    )


def recheck_times(connection: Connection, station: int) -> None:
    """Checks again, for each event of a station, whether its time can be true."""
    event = EVENT.c
    query = select(event.seq, event.at).where(event.station == station).order_by(event.seq)
    event_times = [
        EventTime(row.seq, _milliseconds_of(row.at)) for row in connection.execute(query)
    ]
    floors = _floors(connection, [station])[station]
    corrected = corrected_times(event_times, time_corrections(_clock_events(connection, station)))
    found = with_corrections(
        doubts(corrected, floors=floors, ceilings=_ceilings(connection, station)),
        event_times,
        corrected,
    )
    connection.execute(DOUBTFUL_TIME.delete().where(DOUBTFUL_TIME.c.station == station))
    rows = (
        {
            "station": station,
            "seq": doubt.seq,
            "earliest": from_milliseconds(doubt.earliest),
            "latest": from_milliseconds(doubt.latest),
        }
        for doubt in found
    )
    while some := list(islice(rows, _AT_ONCE)):
        upsert(connection, DOUBTFUL_TIME, some)


def _clock_events(connection: Connection, station: int) -> list[ClockEvent]:
    event = EVENT.c
    query = (
        select(event.seq, event.body)
        .where(event.station == station, event.kind.in_(("clock_jumped", "clock_confirmed")))
        .where(event.body.is_not(None))
        .order_by(event.seq)
    )
    return read_clock_events((row.seq, bytes(row.body)) for row in connection.execute(query))


def recheck_all_times(connection: Connection) -> None:
    """Checks the times of all stations again, in a database from an older version."""
    known = select(EVENT.c.station).where(EVENT.c.station != HEADQUARTERS).distinct()
    for station in list(connection.scalars(known)):
        recheck_times(connection, station)


def is_time_of_event(station: ColumnElement[int], seq: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that joins the doubtful time of the event with this station and number."""
    return and_(DOUBTFUL_TIME.c.station == station, DOUBTFUL_TIME.c.seq == seq)


def doubtful_samples(connection: Connection, round_: str | None) -> dict[int, int]:
    """How many valid samples of a round have doubtful times, by station (only those with any)."""
    valid = view.samples().c
    query = (
        select(valid.station, func.count())
        .join(DOUBTFUL_TIME, is_time_of_event(valid.station, valid.seq))
        .where(valid.round == round_)
        .group_by(valid.station)
    )
    return {station: int(count) for station, count in connection.execute(query)}


def _floors(connection: Connection, stations: Collection[int]) -> dict[int, list[Bound]]:
    """The floors by station: from the laptops' kits, and from the updates they acknowledged."""
    found: dict[int, list[Bound]] = {station: [] for station in stations}
    kit_times = select(STATION_KEY.c.station, KIT.c.made_at).join(
        KIT, STATION_KEY.c.kit == KIT.c.kit
    )
    for row in connection.execute(kit_times.where(STATION_KEY.c.station.in_(stations))):
        found[row.station].append(Bound(0, _milliseconds_of(row.made_at)))
    for row in connection.execute(select(SIGNED_TIME).where(SIGNED_TIME.c.station.in_(stations))):
        found[row.station].append(Bound(row.seq, _milliseconds_of(row.at)))
    return found


def _ceilings(connection: Connection, station: int) -> list[Bound]:
    """The ceilings: the times at which batches arrived."""
    batch = BATCH.c
    query = (
        select(batch.last, func.min(batch.taken_at).label("at"))
        .where(batch.station == station, batch.verdict == "accepted")
        .group_by(batch.last)
    )
    return [Bound(row.last, _milliseconds_of(row.at)) for row in connection.execute(query)]


def _milliseconds_of(at: str) -> int:
    return milliseconds(dt.datetime.fromisoformat(at))
