"""What stations have received by kits and updates, looked up once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from testdesk.formats.exchange.holdings import Holdings
from testdesk.formats.exchange.update import NO_UPDATE
from testdesk.hq.exchange.intake.receipt_dates import receipt_dates
from testdesk.hq.exchange.updates.update_scope import PeopleScope
from testdesk.hq.home import epochs
from testdesk.hq.store.schema.tables import (
    ACKNOWLEDGED_UPDATE,
    KIT_CONTENTS,
    STATION_COMPOUND,
    STATION_UPDATE,
)
from testdesk.ports import Clock

# All columns but the file itself, which may be large.
_UPDATE_COLUMNS = [column for column in STATION_UPDATE.columns if column.name != "data"]


class AcknowledgedState(msgspec.Struct, frozen=True):
    """What a station certainly has: from the update that it acknowledged, or only from its kit.

    Attributes:
        number: the number of that update; 0 if it is only the kit.
        manifest_sha256: the hash of the update's manifest; `NO_UPDATE` if it is only the kit.
        hq_events_up_to: the sequence number of the last event of headquarters' journal that the
            station has; in SQL `news_to`.
        arrivals_up_to: the rank of the newest arrival whose cards, corrections and samples the
            station has; in SQL `cards_to`.
        settings_sha256: the `settings_digest` of the settings that the station has; empty if
            unknown.
    """

    number: int
    manifest_sha256: str
    hq_events_up_to: int
    arrivals_up_to: int
    settings_sha256: str


class AcknowledgedUpdates:
    """What stations have acknowledged, and what else their next updates depend on.

    Args:
        connection: a connection in a write transaction; this object is not valid after it.
        stations: the numbers of the stations.
        clock: the wall clock.
    """

    def __init__(self, connection: Connection, stations: Collection[int], *, clock: Clock) -> None:
        self._connection = connection
        self._stations = sorted(stations)
        self._clock = clock

    def state_of(self, station: int, kit_id: str) -> AcknowledgedState:
        """What the station certainly has.

        An acknowledged update counts only if this database has a record of it; otherwise the kit
        counts.
        """
        row = self._acknowledged_rows.get(station)
        if row is not None:
            fields = (
                row.number,
                row.manifest_sha256,
                row.news_to,
                row.cards_to,
                row.settings_sha256,
            )
            return AcknowledgedState(*fields)
        row = self._kit_contents.get(kit_id)
        if row is None:  # the kit was made by a version that did not record its contents
            return AcknowledgedState(0, NO_UPDATE, 0, 0, "")
        return AcknowledgedState(0, NO_UPDATE, row.news_to, 0, row.settings_sha256)

    def people_scope(self, station: int) -> PeopleScope:
        """The people whose data the station may receive."""
        return PeopleScope(self._connection, station, self._compounds.get(station, set()))

    def last(self, station: int) -> Row[Any] | None:
        """The row of the update that was written last, without the file."""
        return self._last_updates.get(station)

    def next_number(self, station: int) -> int:
        """A number above all that we have issued and all that the station has acknowledged.

        The station may have acknowledged an update from a database that was lost since.
        """
        last = self._last_updates.get(station)
        return 1 + max(last.number if last else 0, self._acknowledged_numbers.get(station, 0))

    def date(self, station: int) -> str:
        """The date for an update that is made for the station now; see `receipt_dates`."""
        return self._dates[station]

    def holdings(self, station: int) -> Holdings:
        """Which of the station's events headquarters has."""
        return self._holdings[station]

    @cached_property
    def _dates(self) -> dict[int, str]:
        return receipt_dates(self._connection, self._stations, self._clock.now())

    @cached_property
    def _holdings(self) -> dict[int, Holdings]:
        return epochs.holdings(self._connection, self._stations, clock=self._clock)

    @cached_property
    def _acknowledged_numbers(self) -> dict[int, int]:
        acknowledged = ACKNOWLEDGED_UPDATE.c
        query = select(acknowledged.station, acknowledged.number).where(
            acknowledged.station.in_(self._stations)
        )
        return {row.station: row.number for row in self._connection.execute(query)}

    @cached_property
    def _acknowledged_rows(self) -> dict[int, Row[Any]]:
        """The rows of the acknowledged updates of which this database has a record, by station."""
        update, acknowledged = STATION_UPDATE.c, ACKNOWLEDGED_UPDATE.c
        same = (
            (acknowledged.station == update.station)
            & (acknowledged.number == update.number)
            & (acknowledged.manifest_sha256 == update.manifest_sha256)
        )
        return self._by_station(select(*_UPDATE_COLUMNS).join(ACKNOWLEDGED_UPDATE, same))

    @cached_property
    def _last_updates(self) -> dict[int, Row[Any]]:
        update = STATION_UPDATE.c
        newest = (
            select(update.station, func.max(update.number).label("number"))
            .where(update.station.in_(self._stations))
            .group_by(update.station)
            .subquery()
        )
        same = (newest.c.station == update.station) & (newest.c.number == update.number)
        return self._by_station(select(*_UPDATE_COLUMNS).join(newest, same))

    def _by_station(self, query: Select[Any]) -> dict[int, Row[Any]]:
        rows = self._connection.execute(query.where(STATION_UPDATE.c.station.in_(self._stations)))
        return {row.station: row for row in rows}

    @cached_property
    def _kit_contents(self) -> dict[str, Row[Any]]:
        """What each kit contained, by kit id."""
        return {row.kit: row for row in self._connection.execute(select(KIT_CONTENTS))}

    @cached_property
    def _compounds(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for row in self._connection.execute(
            select(STATION_COMPOUND).where(STATION_COMPOUND.c.station.in_(self._stations))
        ):
            found[row.station].add(row.compound)
        return found
