"""Headquarters' reports: stations, gaps, conflicts, totals of rounds and buildings."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, distinct, func, select

from testdesk.domain.residents.coverage import BuildingCoverage, total
from testdesk.hq.city import endings
from testdesk.hq.city.rounds import current_round
from testdesk.hq.conflicts.finding import Conflict, conflicts, open_conflicts
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import sequence, view
from testdesk.hq.store.schema.tables import CONTACT, CURRENT_RESIDENT, FACTS, KIT
from testdesk.hq.store.times import doubtful_samples
from testdesk.hq.views.coverage import city
from testdesk.hq.views.physical_tubes import tubes_by_round
from testdesk.hq.views.stations import ClosedShift, last_closed


class StationReport(msgspec.Struct, frozen=True):
    """What headquarters has of one station.

    Attributes:
        station, point: as in the newest kit.
        highest_contiguous, highest_seen, missing: see `sequence.StationHoldings`; `missing` are
            its gaps.
        last_contact: the UTC ISO time of the last accepted batch, or None.
        samples: the number of valid samples in the current round.
        clock_doubtful: how many of these samples have a time that cannot be true.
        closed: the last shift that the station reported as closed, or None.
        ended: when headquarters recorded that the station has ended (UTC ISO time), or None.
        lost: (first, last) of each run of events that an ended station wrote and that is not here.
    """

    station: int
    point: str
    highest_contiguous: int
    highest_seen: int
    missing: tuple[tuple[int, int], ...]
    last_contact: str | None
    samples: int
    clock_doubtful: int = 0
    closed: ClosedShift | None = None
    ended: str | None = None
    lost: tuple[tuple[int, int], ...] = ()


class RoundTotals(msgspec.Struct, frozen=True):
    """The number of valid samples in a round, and of their people and tubes."""

    round: str
    samples: int
    people: int
    tubes: int


class HeadquartersStatus(msgspec.Struct, frozen=True):
    """The result of `hq status`.

    Attributes:
        stations: all stations with a kit by number, even before their first batch.
        round: the current round, or None before any round is opened.
        samples: the number of valid samples of all rounds.
        conflicts: how many conflicts nobody has decided; see `all_conflicts`.
        residents: how many people have a record; whoever has several pseudonyms counts once.
        rounds: all rounds, newest first.
        buildings: the buildings' coverage in the current round, in walking order; see
            `domain.residents.coverage`.
        coverage: the sum over all buildings.
        stations_ahead: stations whose batches acknowledge an update that this database never wrote,
            because it is an older copy; see `epochs.stations_ahead`.
    """

    stations: tuple[StationReport, ...]
    round: str | None
    samples: int
    conflicts: int
    residents: int
    rounds: tuple[RoundTotals, ...]
    buildings: tuple[BuildingCoverage, ...]
    coverage: BuildingCoverage
    stations_ahead: tuple[int, ...] = msgspec.field(default=(), name="went_back")


def status(hq: Headquarters) -> HeadquartersStatus:
    """Collects the status in one state of the database."""
    with hq.read() as connection:
        round_ = current_round(connection)
        rounds = round_totals(connection)
        buildings = city(connection, round_)
        return HeadquartersStatus(
            stations=_stations(connection, round_),
            round=round_,
            samples=sum(totals.samples for totals in rounds),
            conflicts=len(open_conflicts(connection)),
            residents=connection.execute(
                select(func.count()).select_from(CURRENT_RESIDENT)
            ).scalar_one(),
            rounds=rounds,
            buildings=buildings,
            coverage=total(buildings),
            stations_ahead=tuple(epochs.stations_ahead(connection, clock=hq.clock)),
        )


def all_conflicts(hq: Headquarters) -> list[Conflict]:
    """All known conflicts, whether decided or not."""
    with hq.read() as connection:
        return conflicts(connection)


def _stations(connection: Connection, round_: str | None) -> tuple[StationReport, ...]:
    kits = connection.execute(select(KIT.c.station, KIT.c.point).order_by(KIT.c.made_at))
    points: dict[int, str] = {row.station: row.point for row in kits}  # by the newest kit
    contacts = connection.execute(select(CONTACT.c.station, CONTACT.c.at))
    last_contact: dict[int, str] = {row.station: row.at for row in contacts}
    samples = _samples_by_station(connection, round_)
    doubtful, closed = doubtful_samples(connection, round_), last_closed(connection)
    journals, ended = sequence.holdings_by_station(connection), endings.endings(connection)
    found = []
    for station in sorted(points):
        holdings, end = journals.get(station, sequence.StationHoldings()), ended.get(station)
        found.append(
            StationReport(
                station,
                points[station],
                holdings.highest_contiguous,
                holdings.highest_seen,
                holdings.gaps,
                last_contact.get(station),
                samples.get(station, 0),
                doubtful.get(station, 0),
                closed.get(station),
                end.ended_at if end else None,
                end.lost if end else (),
            )
        )
    return tuple(found)


def _samples_by_station(connection: Connection, round_: str | None) -> dict[int, int]:
    valid = view.samples().c
    query = (
        select(valid.station, func.count().label("samples"))
        .where(valid.round == round_)
        .group_by(valid.station)
    )
    return {row.station: row.samples for row in connection.execute(query)}


def round_totals(connection: Connection) -> tuple[RoundTotals, ...]:
    """The totals of all rounds that were opened or that samples name, newest first."""
    valid = view.samples().c
    query = select(
        valid.round,
        func.count().label("samples"),
        func.count(distinct(valid.resident)).label("people"),
    ).group_by(valid.round)
    tubes = tubes_by_round(connection)
    totals = {
        row.round: RoundTotals(row.round, row.samples, row.people, tubes[row.round])
        for row in connection.execute(query)
    }
    opened = FACTS["round"].c
    rows = connection.execute(select(opened.round).order_by(opened.hlc.desc()))
    newest_first = dict.fromkeys([*(row.round for row in rows), *sorted(totals)])
    return tuple(totals.get(name, RoundTotals(name, 0, 0, 0)) for name in newest_first)
