"""Updates: files for one station each, with what is new since the update that it acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import StationNotHeard, StationRevoked
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.update import Update, read_label, update_name, write_update
from testdesk.hq.city.points import Laptop, PointInfo
from testdesk.hq.city.revocations import is_revoked
from testdesk.hq.city.settings import settings_digest
from testdesk.hq.exchange.updates.acknowledged import AcknowledgedState, AcknowledgedUpdates
from testdesk.hq.exchange.updates.city_state import CityState
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import STATION_KEY, STATION_UPDATE

_BYTES_AT_ONCE = 16 << 20


class PreparedUpdate(msgspec.Struct, frozen=True):
    """An update for one station.

    Attributes:
        station, number: the station it is for, and the update's number.
        data: the contents of the file.
        hq_events, station_events: how many events of headquarters and of other stations it carries.
        sampled: how many samples of the round from other stations it carries, besides the lists.
    """

    station: int
    number: int
    data: bytes
    hq_events: int = 0
    station_events: int = 0
    sampled: int = 0

    @property
    def file(self) -> str:
        """The update's file name on the stick."""
        return update_name(self.station, self.number)


class _UpdateContents(msgspec.Struct, frozen=True):
    """What a station lacks, and up to which number and rank this was collected.

    Attributes:
        acknowledged: what the station has.
        point_info: what it receives about its point.
        hq_events, station_events: the events of headquarters and of other stations that it lacks.
        sampled: the samples that it lacks and that are in no list.
        hq_events_up_to, arrivals_up_to, settings_sha256: what it will have, as in
            `AcknowledgedState`.
    """

    acknowledged: AcknowledgedState
    point_info: PointInfo
    hq_events: list[Entry]
    station_events: list[Entry]
    sampled: list[KnownSample]
    hq_events_up_to: int
    arrivals_up_to: int
    settings_sha256: str

    @property
    def is_empty(self) -> bool:
        """Whether the station lacks nothing."""
        same_settings = self.settings_sha256 == self.acknowledged.settings_sha256
        return same_settings and not (self.hq_events or self.station_events or self.sampled)

    def as_prepared(self, station: int, number: int, data: bytes) -> PreparedUpdate:
        """Describes the file that carries all of this."""
        counts = (len(self.hq_events), len(self.station_events), len(self.sampled))
        return PreparedUpdate(station, number, data, *counts)


def stations(hq: Headquarters) -> list[int]:
    """The stations whose laptop is known and not revoked, so that files can be sealed to it."""
    with hq.read() as connection:
        rows = connection.execute(select(STATION_KEY).order_by("station")).all()
        return [row.station for row in rows if not is_revoked(connection, row.kit)]


def make_update(hq: Headquarters, station: int) -> PreparedUpdate | None:
    """Writes what the station lacks; returns the same file again as long as nothing is new.

    Args:
        hq: the headquarters.
        station: the station's number.

    Returns:
        The update; None if the station lacks nothing.

    Raises:
        Refusal: station_not_heard: none of its batches has arrived yet, so its laptop's key is not
            known; station_revoked: its laptop must receive no more data; headquarters_changed:
            another program has changed the settings since this program read them.
        EnvironmentFault: the faults of the database.
    """
    with hq.write() as connection:
        acknowledged = AcknowledgedUpdates(connection, [station], clock=hq.clock)
        return _update_for(hq, connection, CityState(hq, connection), acknowledged, station)


def make_updates(hq: Headquarters, stations: Sequence[int]) -> dict[int, PreparedUpdate | None]:
    """Makes the updates of many stations in one transaction, and looks up once what they share.

    Args:
        hq: the headquarters.
        stations: the stations' numbers, at least one.

    Returns:
        The updates of the first stations, as many as fit easily into memory. None for a station if
        there is nothing new, or if its laptop is not known yet or is revoked.

    Raises:
        Refusal: headquarters_changed.
        EnvironmentFault: the faults of the database.
    """
    made: dict[int, PreparedUpdate | None] = {}
    size = 0
    with hq.write() as connection:
        city = CityState(hq, connection)
        acknowledged = AcknowledgedUpdates(connection, stations, clock=hq.clock)
        for station in stations:
            try:
                update = made[station] = _update_for(hq, connection, city, acknowledged, station)
            except (StationNotHeard, StationRevoked):
                update = made[station] = None
            size += 0 if update is None else len(update.data)
            if size >= _BYTES_AT_ONCE:
                break
    return made


def _update_for(
    hq: Headquarters,
    connection: Connection,
    city: CityState,
    acknowledged: AcknowledgedUpdates,
    station: int,
) -> PreparedUpdate | None:
    laptop = city.laptop(station)
    contents = _contents_for(city, acknowledged, station, laptop)
    if contents.is_empty:
        return None
    previous = _previous_update(connection, city, acknowledged.last(station), contents)
    if previous is not None:
        return previous
    update = Update(
        city=hq.city,
        station=station,
        number=acknowledged.next_number(station),
        since=contents.acknowledged.number,
        since_sha256=contents.acknowledged.manifest_sha256,
        created=acknowledged.date(station),
        settings=city.settings,
        **contents.point_info.fields(),
        hq_events=tuple(contents.hq_events),
        station_events=tuple(contents.station_events),
        holdings=acknowledged.holdings(station),
        round=city.round if contents.sampled or city.lists.announcements else "",
        sampled=tuple(contents.sampled),
        lists=city.lists.announcements,
    )
    data = write_update(update, city_signing_key=hq.signing_seed, recipient=laptop.recipient)
    _note(connection, hq, update, data, contents)
    return contents.as_prepared(station, update.number, data)


def _contents_for(
    city: CityState, acknowledged: AcknowledgedUpdates, station: int, laptop: Laptop
) -> _UpdateContents:
    state, point_info = acknowledged.state_of(station, laptop.kit_id), city.point_info(laptop)
    scope = acknowledged.people_scope(station)
    hq_events = [scope.redacted(entry) for entry in city.hq_events_after(state.hq_events_up_to)]
    station_events = city.station_events_for(station, after=state.arrivals_up_to)
    return _UpdateContents(
        acknowledged=state,
        point_info=point_info,
        hq_events=hq_events,
        station_events=station_events,
        sampled=city.sampled_for(station, after=state.arrivals_up_to),
        hq_events_up_to=hq_events[-1].header.seq if hq_events else state.hq_events_up_to,
        arrivals_up_to=city.newest_arrival,
        settings_sha256=settings_digest(
            city.settings, point_info.fields(), epoch=city.epoch, lists=city.lists.announcements
        ),
    )


def _previous_update(
    connection: Connection, city: CityState, last: Row[Any] | None, contents: _UpdateContents
) -> PreparedUpdate | None:
    """The update that was written last, if it follows the acknowledged one and has all of this."""
    if last is None or last.since != contents.acknowledged.number:
        return None
    included = (contents.hq_events_up_to, contents.settings_sha256)
    if (last.news_to, last.settings_sha256) != included:
        return None
    if city.station_events_for(last.station, after=last.cards_to):
        return None
    if city.sampled_for(last.station, after=last.cards_to):
        return None
    update = STATION_UPDATE.c
    same = (update.station == last.station) & (update.number == last.number)
    data = connection.execute(select(update.data).where(same)).scalar()
    return None if data is None else contents.as_prepared(last.station, last.number, data)


def _note(
    connection: Connection, hq: Headquarters, update: Update, data: bytes, contents: _UpdateContents
) -> None:
    _, sha256 = read_label(data, city=hq.city, city_key=hq.city_key)
    row = {
        "station": update.station,
        "number": update.number,
        "since": update.since,
        "news_to": contents.hq_events_up_to,
        "cards_to": contents.arrivals_up_to,
        "manifest_sha256": sha256,
        "settings_sha256": contents.settings_sha256,
        "created": update.created,
        "data": data,
    }
    connection.execute(STATION_UPDATE.insert(), row)
