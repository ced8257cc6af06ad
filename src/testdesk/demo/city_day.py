"""Plans a day at the testing point: who comes, in which order and in which role."""

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
_FIRST_SEEN_SHARE: Final = 0.17  # of the people with a phone code
_ID_CARD_SHARE: Final = 0.12  # of the same people; they show the ID card instead
_ABSENT_SHARE: Final = 0.06
_ELDER_AGE: Final = 60
_MIN_PEOPLE: Final = 30

_Key = TypeVar("_Key", bound=Hashable)


class VisitorArrival(msgspec.Struct, frozen=True):
    """One person's arrival at a desk.

    The ordinary roles, after each of which one more person is in a pooled tube:
        returning: shows a phone code that was bound to the person in an earlier round.
        first_seen: shows an unknown phone code, which is bound on the spot by the ID card.
        elder: listed, aged 60 or more, without a phone code; a proxy code is issued.
        walk_in: not on the roster; the registrar types the details.
        passport: listed; has a passport or a Home Return Permit, whose number is typed.
        id_card: listed; the number of the ID card (or permit) is scanned.

    The special roles; each is refused, and none is counted in `DayPlan.people`:
        duplicate: comes again after having been sampled.
        damaged: an elder shows a torn card; the next arrival is the same person as `elder`.
        voided: an elder shows a card that a newer one has replaced; the next arrival likewise.
        forged: a stranger shows a forged card in the name of `person`, who does not come.
        not_green: listed; the colour is not green, so the person may not go into a pooled tube.
            If sampled into a single tube instead, this is one person more than `DayPlan.people`.
    """

    role: Role
    person: CityPerson


class DayPlan(msgspec.Struct, frozen=True):
    """The people who come on one day.

    Attributes:
        arrivals: the arrivals in order, building by building and household by household, with
            five arrivals in special roles in between.
        people: how many people end up in a pooled tube: one for each ordinary arrival.
    """

    arrivals: tuple[VisitorArrival, ...]
    people: int


def city_people_for_day(city: City, *, people: int, seed: int) -> DayPlan:
    """Chooses who comes on a day.

    Every ordinary role occurs at least once, and every special role exactly once.

    Args:
        city: the city they live in.
        people: how many people end up in a pooled tube, at least 30.
        seed: the seed of the random choices; the same seed gives the same day.

    Raises:
        Refusal: `day_too_small`; `too_few_residents` if the city lacks suitable people.
    """
    if people < _MIN_PEOPLE:
        raise Refusal("day_too_small", people=people, least=_MIN_PEOPLE)
    rng = random.Random(f"day {seed}")  # noqa: S311 - a demo must repeat
    not_green = rng.choice([p for p in city.people if p.listed and p.colour != "green"])
    pool = [person for person in city.people if person.colour == "green"]
    forged = rng.choice([p for p in pool if _usual_role(city, p) == "returning"])
    visitors = _choose_visitors(rng, city, [p for p in pool if p != forged], people)
    arrivals = _assign_roles(rng, city, visitors)
    _insert_specials(rng, arrivals, forged, not_green)
    return DayPlan(tuple(arrivals), people)


def tube_codes(*, seed: int) -> Iterator[str]:
    """Yields consecutive tube barcodes, "YJ" and eight digits, without repeating any."""
    first = random.Random(f"tubes {seed}").randrange(10**8)  # noqa: S311 - a demo must repeat
    for number in range(10**8):
        yield f"YJ{(first + number) % 10**8:08}"


def _usual_role(city: City, person: CityPerson) -> Role:
    """The role that follows from document and phone; `_assign_roles` gives some people another."""
    if person.document_type in {"03", "06"}:  # passport, Home Return Permit
        return "passport"
    if not person.listed:
        return "walk_in"
    if person.phone_code:
        return "returning"
    return "elder" if person.age(city.today) >= _ELDER_AGE else "id_card"


def _choose_visitors(
    rng: random.Random, city: City, pool: list[CityPerson], people: int
) -> list[CityPerson]:
    """Chooses whole buildings, except people who stay home, and the people every day needs."""
    if people > len(pool):
        raise Refusal("too_few_residents", people=people, residents=len(pool))
    ranks = _shuffled_ranks(rng, [person.household for person in pool])
    buildings = _shuffled_ranks(rng, [_building(person) for person in pool])
    in_order = sorted(pool, key=lambda p: (buildings[_building(p)], ranks[p.household]))
    required = _required_visitors(rng, city, in_order)
    others = [person for person in in_order if person not in required]
    absent = {p.document_number for p in others if rng.random() < _ABSENT_SHARE}
    others.sort(key=lambda p: p.document_number in absent)
    chosen = {p.document_number for p in [*required, *others][:people]}
    return [person for person in in_order if person.document_number in chosen]


def _required_visitors(rng: random.Random, city: City, pool: list[CityPerson]) -> list[CityPerson]:
    """Chooses a person with a passport, a walk-in, and two elders (torn and replaced card)."""
    required: list[CityPerson] = []
    counts: tuple[tuple[Role, int], ...] = (("passport", 1), ("walk_in", 1), ("elder", 2))
    for role, count in counts:
        suitable = [person for person in pool if _usual_role(city, person) == role]
        if len(suitable) < count:
            raise Refusal("too_few_residents", role=role, people=count, residents=len(suitable))
        required += rng.sample(suitable, count)
    return required


def _building(person: CityPerson) -> tuple[str, str]:
    return person.address.compound, person.address.building


def _shuffled_ranks(rng: random.Random, keys: Sequence[_Key]) -> dict[_Key, int]:
    distinct = list(dict.fromkeys(keys))
    rng.shuffle(distinct)
    return {key: rank for rank, key in enumerate(distinct)}


def _assign_roles(
    rng: random.Random, city: City, visitors: list[CityPerson]
) -> list[VisitorArrival]:
    roles = [_usual_role(city, person) for person in visitors]
    with_phone_code = [index for index, role in enumerate(roles) if role == "returning"]
    rng.shuffle(with_phone_code)
    first_seen = max(1, round(_FIRST_SEEN_SHARE * len(with_phone_code)))
    with_id_card = max(1, round(_ID_CARD_SHARE * len(with_phone_code)))
    for index in with_phone_code[:first_seen]:
        roles[index] = "first_seen"
    for index in with_phone_code[first_seen : first_seen + with_id_card]:
        roles[index] = "id_card"
    return [VisitorArrival(role, person) for role, person in zip(roles, visitors, strict=True)]


def _insert_specials(
    rng: random.Random, arrivals: list[VisitorArrival], forged: CityPerson, not_green: CityPerson
) -> None:
    arrivals.insert(rng.randrange(10, len(arrivals)), VisitorArrival("not_green", not_green))
    arrivals.insert(rng.randrange(10, len(arrivals)), VisitorArrival("forged", forged))
    # Only people who had something to scan can come again; a passport's number is typed.
    excluded = SPECIAL | {"passport"}
    first = rng.choice([a for a in arrivals[: len(arrivals) // 2] if a.role not in excluded])
    again = rng.randrange(len(arrivals) // 2 + 1, len(arrivals) + 1)
    arrivals.insert(again, VisitorArrival("duplicate", first.person))
    # Inserted last, so that nothing gets between a refused card and the same elder's own arrival.
    elders = [arrival for arrival in arrivals if arrival.role == "elder"]
    specials: tuple[Role, ...] = ("damaged", "voided")
    for role, elder in zip(specials, rng.sample(elders, 2), strict=True):
        arrivals.insert(arrivals.index(elder), VisitorArrival(role, elder.person))
