"""One person's record, and the names behind pseudonyms."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.corrections.listing import Removal
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.hq.store import view
from testdesk.hq.store.current import removals_of
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME
from testdesk.hq.store.times import is_time_of_event
from testdesk.hq.views import coverage


class PlacedSample(msgspec.Struct, frozen=True):
    """One sample of a person, and where it is.

    Attributes:
        position: the place in the tube.
        station, point: where the sample was taken.
        at: the UTC ISO time of the scan by the station's clock.
        earliest, latest: the bounds of the true time if `at` cannot be true (UTC ISO times, or
            empty if there is no bound); otherwise None.
    """

    round: str
    tube: str
    position: int
    station: int
    point: str
    at: str
    earliest: str | None = None
    latest: str | None = None


class PersonOverview(msgspec.Struct, frozen=True):
    """Everything that headquarters shows about one person.

    Attributes:
        person: the person, and whether sampled in the round.
        household: the other people in the same room, by name.
        samples: the valid samples, newest first.
        removal: when the person was removed from the roster, by whom and why; None if listed, or
            never listed.
    """

    person: PersonCoverage
    household: tuple[PersonCoverage, ...]
    samples: tuple[PlacedSample, ...]
    removal: Removal | None


def person_overview(
    connection: Connection, round_: str | None, resident: str
) -> PersonOverview | None:
    """The overview of a person by pseudonym; None if no journal has a record of that person."""
    person = coverage.person(connection, round_, resident)
    if person is None:
        return None
    address = person.resident.address
    in_building = coverage.people(connection, round_, address.compound, address.building)
    in_room = [p for p in in_building if address.room and p.resident.address == address]
    others = tuple(p for p in in_room if p.resident.resident != resident)
    removal = removals_of(connection, [resident]).get(resident)
    return PersonOverview(person, others, _samples(connection, resident), removal)


def names(connection: Connection, pseudonyms: Collection[str]) -> dict[str, str]:
    """The names of these people, as far as known, by pseudonym."""
    known = view.residents().c
    query = select(known.resident, known.name).where(known.resident.in_(pseudonyms))
    return {row.resident: row.name for row in connection.execute(query)}


def _samples(connection: Connection, resident: str) -> tuple[PlacedSample, ...]:
    sample, doubtful = view.samples().c, DOUBTFUL_TIME.c
    columns = (sample[name] for name in ("round", "tube", "position", "station", "point", "at"))
    query = select(*columns, doubtful.earliest, doubtful.latest).where(sample.resident == resident)
    query = query.outerjoin(DOUBTFUL_TIME, is_time_of_event(sample.station, sample.seq))
    ordered = query.order_by(sample.at.desc(), sample.station, sample.seq)
    return tuple(PlacedSample(**row) for row in connection.execute(ordered).mappings())
