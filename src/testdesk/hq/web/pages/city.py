"""Pages of the city: overview, compound, building."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from testdesk.domain.residents.coverage import BuildingCoverage, compounds, total
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.city.rounds import current_round
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.home import epochs
from testdesk.hq.views import coverage
from testdesk.hq.views.progress import progress
from testdesk.hq.views.stations import stations
from testdesk.hq.web.context import Hq
from testdesk.hq.web.query_cache import cache_of
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import SignedIn

router = APIRouter(tags=["pages"])

WITHOUT_NUL = r"^[^\x00]*$"
# The name of a compound, building, tube or round in an address. No name in a list is longer, and
# PostgreSQL cannot be queried for a NUL character.
Name = Annotated[str, Query(max_length=200, pattern=WITHOUT_NUL)]
# How many compounds the overview shows, beginning with those where most people are missing.
_WORST_SHOWN = 10


def requested_round(connection: Connection, requested: str) -> str | None:
    """The round in the address, or else the current round."""
    return requested or current_round(connection)


def city_coverage(
    request: Request, connection: Connection, round_: str | None
) -> tuple[BuildingCoverage, ...]:
    """The coverage of all buildings, from the cache."""
    cache = cache_of(request)
    return cache.get(connection, ("city", round_), lambda: coverage.city(connection, round_))


@router.get("/")
def show_overview(request: Request, hq: Hq, session: SignedIn, round: Name = "") -> Response:  # noqa: A002 - the address's own word
    """The city's coverage, samples hour by hour, and where most people are missing."""
    with hq.read() as connection:
        round_, cache, now = requested_round(connection, round), cache_of(request), hq.clock.now()
        buildings = city_coverage(request, connection, round_)
        hour = ("progress", round_, now.replace(minute=0, second=0, microsecond=0))
        return page(
            request,
            hq,
            session,
            "overview.html",
            connection=connection,
            round_=round_,
            total=total(buildings),
            compounds=compounds(buildings),
            worst=_WORST_SHOWN,
            progress=cache.get(connection, hour, lambda: progress(connection, round_, now=now)),
            stations=cache.get(
                connection, ("stations", round_), lambda: stations(connection, round_)
            ),
            conflicts=cache.get(connection, ("conflicts",), lambda: open_conflicts(connection)),
            stations_ahead=epochs.stations_ahead(connection, clock=hq.clock),
        )


@router.get("/compound")
def show_compound(
    request: Request,
    hq: Hq,
    session: SignedIn,
    name: Name = "",
    round: Name = "",  # noqa: A002 - the address's own word
) -> Response:
    """The buildings of a compound, in walking order."""
    with hq.read() as connection:
        round_ = requested_round(connection, round)
        buildings = [
            building
            for building in city_coverage(request, connection, round_)
            if building.compound == name
        ]
        return page(
            request,
            hq,
            session,
            "compound.html",
            connection=connection,
            round_=round_,
            status=200 if buildings else 404,
            compound=name,
            total=total(buildings),
            buildings=buildings,
        )


@router.get("/building")
def show_building(
    request: Request,
    hq: Hq,
    session: SignedIn,
    compound: Name = "",
    name: Name = "",
    round: Name = "",  # noqa: A002 - the address's own word
    all: bool = False,  # noqa: A002 - the same
) -> Response:
    """The people of a building and who is missing, or everybody (`all`); access is logged."""
    subject = f"{compound} {name}"
    with logged_access(hq, operator=session.name, kind="building", subject=subject) as connection:
        round_ = requested_round(connection, round)
        people = coverage.people(connection, round_, compound, name)
        return page(
            request,
            hq,
            session,
            "building.html",
            connection=connection,
            round_=round_,
            status=200 if people else 404,
            compound=compound,
            building=name,
            everybody=all,
            people=people,
            listed=[person for person in people if person.listed],
            removed=[person for person in people if person.removed],
            missing=[person for person in people if person.is_missing],
        )
