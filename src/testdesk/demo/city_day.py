"""A day at the testing point: who of the made-up city comes, in which order and how."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Literal, TypeVar

import msgspec

from testdesk.demo.city_people import City, CityPerson
from testdesk.domain.refusals import Refusal

Role = Literal[
    "returning",
    "first_seen",
    "elder",
    "walk_in",
    "passport",
    "id_card",
    "duplicate",
    "damaged",
    "forged",
    "voided",
    "not_green",
]
SPECIAL: Final[frozenset[Role]] = frozenset(
    {"duplicate", "damaged", "forged", "voided", "not_green"}
)
_FIRST_SEEN: Final = 0.17  # of those who have a phone code
_LEFT_THE_PHONE: Final = 0.12  # of the same: they bring the ID card instead
_STAY_AT_HOME: Final = 0.06
_OLD: Final = 60
_LEAST: Final = 30

_Key = TypeVar("_Key", bound=Hashable)


class VisitorArrival(msgspec.Struct, frozen=True):
    """One person's arrival at a desk.

    The ordinary roles; each puts one person into a tube:
        returning: shows a phone code that was bound to the person in an earlier round.
        first_seen: shows an unknown phone code; it is bound by the ID card on the spot.
        elder: listed, 60 or more, without a phone code; a proxy code is issued.
        walk_in: not on the roster; typed in.
        passport: has a passport or a Home Return Permit, listed or not; it is typed in.
        id_card: listed; the number of the ID card (or permit) is scanned.

    The special roles; each is refused, and none counts as one of the day's people:
        duplicate: somebody who is in a tube already comes again.
        damaged: an elder shows a torn card; the same elder's own arrival is the next one.
        voided: an elder shows the card that a newer one replaced; own arrival is the next one.
        forged: a stranger's card that names somebody who has not come at all.
        not_green: listed, has not come before; the colour is not green, so no pooled tube. A tube
            of their own adds one person to the day.
    """

    role: Role
    person: CityPerson


class DayPlan(msgspec.Struct, frozen=True):
    """The people of a day.

    Attributes:
        arrivals: in order: building by building, households together; the five special
            arrivals are where they happen.
        people: how many distinct persons end in a pooled tube: one for each ordinary arrival.
    """

    arrivals: tuple[VisitorArrival, ...]
    people: int


def city_people_for_day(city: City, *, people: int, seed: int) -> DayPlan:
    """Chooses who comes on a day.

    Every ordinary role occurs at least once, and every special role exactly once.

    Args:
        city: where they live.
        people: how many distinct persons end in a pooled tube, 30 at least.
        seed: which day.

    Raises:
        Refusal: `day_too_small`, or `too_few_residents` where the city has fewer people to send.
    """
    if people < _LEAST:
        raise Refusal("day_too_small", people=people, least=_LEAST)
    rng = random.Random(f"day {seed}")  # noqa: S311 - a demo's day must come out the same again
    not_green = rng.choice([p for p in city.people if p.listed and p.colour != "green"])
    pool = [person for person in city.people if person.colour == "green"]
    named = rng.choice([p for p in pool if _by_nature(city, p) == "returning"])
    comers = _comers(rng, city, [person for person in pool if person != named], people)
    arrivals = _with_roles(rng, city, comers)
    _insert_specials(rng, arrivals, named, not_green)
    return DayPlan(tuple(arrivals), people)


def tube_codes(*, seed: int) -> Iterator[str]:
    """Labels from a roll: "YJ" and eight digits, consecutive, unique for 100 million tubes."""
    first = random.Random(f"tubes {seed}").randrange(10**8)  # noqa: S311 - a demo must repeat
    for number in range(10**8):
        yield f"YJ{(first + number) % 10**8:08}"


def _by_nature(city: City, person: CityPerson) -> Role:
    """The role that documents and phone suggest; a holder of a phone code may still get another."""
    if person.document_type in {"03", "06"}:
        return "passport"
    if not person.listed:
        return "walk_in"
    if person.phone_code:
        return "returning"
    return "elder" if person.age(city.today) >= _OLD else "id_card"


def _comers(
    rng: random.Random, city: City, pool: list[CityPerson], people: int
) -> list[CityPerson]:
    """Whole buildings, less those who stay at home, plus the few whom every day needs."""
    if people > len(pool):
        raise Refusal("too_few_residents", people=people, residents=len(pool))
    ranks = _shuffled_ranks(rng, [person.household for person in pool])
    buildings = _shuffled_ranks(rng, [_building(person) for person in pool])
    in_order = sorted(pool, key=lambda p: (buildings[_building(p)], ranks[p.household]))
    needed = _needed(rng, city, in_order)
    others = [person for person in in_order if person not in needed]
    reluctant = {p.document_number for p in others if rng.random() < _STAY_AT_HOME}
    others.sort(key=lambda p: p.document_number in reluctant)
    chosen = {p.document_number for p in [*needed, *others][:people]}
    return [person for person in in_order if person.document_number in chosen]


def _needed(rng: random.Random, city: City, pool: list[CityPerson]) -> list[CityPerson]:
    """One person with a passport, one walk-in, and elders for the torn and the old card."""
    needed: list[CityPerson] = []
    wanted: tuple[tuple[Role, int], ...] = (("passport", 1), ("walk_in", 1), ("elder", 2))
    for role, count in wanted:
        fit = [person for person in pool if _by_nature(city, person) == role]
        if len(fit) < count:
            raise Refusal("too_few_residents", role=role, people=count, residents=len(fit))
        needed += rng.sample(fit, count)
    return needed


def _building(person: CityPerson) -> tuple[str, str]:
    return person.address.compound, person.address.building


def _shuffled_ranks(rng: random.Random, keys: Sequence[_Key]) -> dict[_Key, int]:
    distinct = list(dict.fromkeys(keys))
    rng.shuffle(distinct)
    return {key: rank for rank, key in enumerate(distinct)}


def _with_roles(rng: random.Random, city: City, comers: list[CityPerson]) -> list[VisitorArrival]:
    roles = [_by_nature(city, person) for person in comers]
    holders = [index for index, role in enumerate(roles) if role == "returning"]
    rng.shuffle(holders)
    first_seen = max(1, round(_FIRST_SEEN * len(holders)))
    by_card = max(1, round(_LEFT_THE_PHONE * len(holders)))
    for index in holders[:first_seen]:
        roles[index] = "first_seen"
    for index in holders[first_seen : first_seen + by_card]:
        roles[index] = "id_card"
    return [VisitorArrival(role, person) for role, person in zip(roles, comers, strict=True)]


def _insert_specials(
    rng: random.Random, arrivals: list[VisitorArrival], named: CityPerson, not_green: CityPerson
) -> None:
    arrivals.insert(rng.randrange(10, len(arrivals)), VisitorArrival("not_green", not_green))
    arrivals.insert(rng.randrange(10, len(arrivals)), VisitorArrival("forged", named))
    # Somebody with something to scan: a passport is typed, and recognised by its number.
    typed = SPECIAL | {"passport"}
    first = rng.choice([a for a in arrivals[: len(arrivals) // 2] if a.role not in typed])
    again = rng.randrange(len(arrivals) // 2 + 1, len(arrivals) + 1)
    arrivals.insert(again, VisitorArrival("duplicate", first.person))
    # The last ones, so that nobody comes between a failing card and the elder's own arrival.
    elders = [arrival for arrival in arrivals if arrival.role == "elder"]
    specials: tuple[Role, ...] = ("damaged", "voided")
    for role, elder in zip(specials, rng.sample(elders, 2), strict=True):
        arrivals.insert(arrivals.index(elder), VisitorArrival(role, elder.person))
