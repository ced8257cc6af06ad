"""What the updates of all stations share, looked up once within a transaction."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, union_all

from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.refusals import Refusal, StationNotHeard, StationRevoked
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.update import CARD_KINDS, ROUND_KINDS
from testdesk.hq.city.points import Laptop, PointInfo, Points
from testdesk.hq.city.rounds import current_round
from testdesk.hq.city.settings import city_settings
from testdesk.hq.exchange.updates import update_scope
from testdesk.hq.exchange.updates.sampled_lists import SampledLists
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.schema.tables import ARRIVAL, EVENT, FACTS, SETTINGS

# The tables of `CARD_KINDS`.
_CARDS = (FACTS["proxy_code"], FACTS["proxy_code_revocation"], FACTS["correction"])
_SAMPLE, _VOID, _EXCUSE = FACTS["sample"].c, FACTS["sample_void"].c, FACTS["excuse"].c


class CityState:
    """The data that all stations share; read in one write transaction and not valid after it.

    Args:
        hq: the headquarters.
        connection: a connection in that transaction.

    Raises:
        Refusal: headquarters_changed: another program has changed the settings since this one
            read them.
    """

    def __init__(self, hq: Headquarters, connection: Connection) -> None:
        _check_revision(connection, hq.secrets.revision)
        self._hq, self._connection = hq, connection
        self._points = Points(hq, connection)
        self.settings = city_settings(hq.secrets)
        self.epoch = epochs.ensure_current(connection, clock=hq.clock).number
        # The lowest sequence number or rank requested so far, and everything after it.
        self._own_entries: tuple[int, list[Entry]] | None = None
        self._station_events: tuple[int, list[tuple[int, Entry]]] | None = None

    def laptop(self, station: int) -> Laptop:
        """The laptop that uses this station number.

        Raises:
            Refusal: station_not_heard, station_revoked.
        """
        found = self._points.laptops.get(station)
        if found is None:
            raise StationNotHeard(station=station)
        if found.kit_id in self._points.revoked:
            raise StationRevoked(station=station)
        return found

    def point_info(self, laptop: Laptop) -> PointInfo:
        """What the laptop's station receives about its point, which the laptop's kit names."""
        neighbour = laptop.neighbour
        return self._points.info_for(neighbour.point, neighbour.station)

    def hq_events_after(self, number: int) -> list[Entry]:
        """Headquarters' own events after a sequence number."""
        if self._own_entries is None or number < self._own_entries[0]:
            entries = journal.entries_of(self._connection, journal.HEADQUARTERS, after=number)
            self._own_entries = number, entries
        return [entry for entry in self._own_entries[1] if entry.header.seq > number]

    @cached_property
    def newest_arrival(self) -> int:
        """The rank of the newest arrival."""
        exclude_other_writers(self._connection)  # no arrival with a lower rank can come after this
        return self._connection.execute(select(func.max(ARRIVAL.c.rank))).scalar() or 0

    @cached_property
    def round(self) -> str:
        """The current round; empty before any round is opened."""
        return current_round(self._connection) or ""

    @cached_property
    def lists(self) -> SampledLists:
        """The lists of who was sampled in the current round."""
        return SampledLists(self._hq, self._connection, self.round, self.newest_arrival)

    def sampled_for(self, station: int, *, after: int) -> list[KnownSample]:
        """Samples from other stations that are in no list and arrived after a rank.

        They are ordered by station and sequence number.
        """
        found = (
            sample
            for rank, sample in self.lists.not_in_lists
            if rank > after and sample.station != station
        )
        return sorted(found, key=lambda sample: (sample.station, sample.seq))

    def station_events_for(self, station: int, *, after: int) -> list[Entry]:
        """Other stations' events about cards and this station's people that arrived after a rank.

        They include the voided samples and the excuses of the current round.
        """
        if self._station_events is None or after < self._station_events[0]:
            exclude_other_writers(self._connection)
            parameters = {"after": after, "round": self.round}
            rows = self._connection.execute(_station_events_query(), parameters).mappings()
            self._station_events = after, [(row["rank"], _entry(row)) for row in rows]
        entries = [
            entry
            for rank, entry in self._station_events[1]
            if rank > after and entry.header.station != station
        ]
        return update_scope.entries_in_scope(self._connection, station, entries) if entries else []


def _check_revision(connection: Connection, revision: int) -> None:
    """Ensures that a program that has read older settings does not send them to stations again.

    `revision` is that of the settings that this program has read; see `Secrets.revision`.
    """
    newest = connection.execute(select(func.max(SETTINGS.c.revision))).scalar()
    if newest is not None and revision < newest:
        raise Refusal("headquarters_changed")
    if newest is None or revision > newest:
        connection.execute(SETTINGS.insert(), {"revision": revision})


def _entry(row: Any) -> Entry:  # noqa: ANN401  a row of SQLAlchemy
    return Entry(Header(**{name: row[name] for name in Header.__struct_fields__}), row["body"])


@cache
def _station_events_query() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    """The query for the events of `station_events_for`, each with the rank of its last arrival.

    It starts from the few events of these kinds, so that it need not go through all arrived events.
    It is built only once.
    """
    arrival = ARRIVAL.c
    void = select(_VOID.station, _VOID.seq).where(
        select(_SAMPLE.sample)
        .where(_SAMPLE.sample == _VOID.sample, _SAMPLE.station == _VOID.station)
        .where(_SAMPLE.round == bindparam("round"))
        .exists()
    )
    cards = (select(table.c.station, table.c.seq) for table in _CARDS)
    excused = select(_EXCUSE.station, _EXCUSE.seq).where(_EXCUSE.round == bindparam("round"))
    events = union_all(*cards, void, excused).subquery().c
    # One subquery per event, because a join would go through thousands of arrivals.
    last = (
        select(func.max(arrival.rank))
        .where(arrival.station == events.station, events.seq.between(arrival.first, arrival.last))
        .scalar_subquery()
    )
    ranked = select(events.station, events.seq, last.label("rank")).distinct().subquery().c
    return (
        select(EVENT, ranked.rank)
        .join(
            ranked.station.table, (EVENT.c.station == ranked.station) & (EVENT.c.seq == ranked.seq)
        )
        .where(ranked.rank > bindparam("after"))
        .where(EVENT.c.kind.in_(CARD_KINDS | ROUND_KINDS), EVENT.c.body.is_not(None))
        .order_by(EVENT.c.station, EVENT.c.seq)
    )
