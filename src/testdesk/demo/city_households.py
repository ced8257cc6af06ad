"""Households and buildings of the made-up city."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import msgspec

from testdesk.demo.city_people import Building, Compound, Ethnicity, Kin
from testdesk.domain.residents.people import Address, Sex

# Name, name in Hangul, number of buildings.
_COMPOUNDS: Final = (
    ("海兰花园", "해란화원", 9),
    ("长白新村", "장백신촌", 8),
    ("进学家园", "진학가원", 7),
    ("丹英小区", "단영소구", 6),
    ("阳光雅居", "양광아거", 5),
    ("民俗苑", "민속원", 5),
    ("河畔小区", "하반소구", 4),
    ("春兴公寓", "춘흥아빠트", 3),
    ("青松苑", "청송원", 2),
)
# Per cent of the households.
_ETHNICITIES: Final[dict[Ethnicity, float]] = {"han": 57.5, "korean": 39, "manchu": 2.2, "hui": 1.3}
_MIXED_MARRIAGES: Final = 0.05  # a Han wife in a Korean household, or a Korean one in another


class HouseholdMember(msgspec.Struct, frozen=True):
    """A person without a name yet; some members share the household's surname."""

    kin: Kin
    sex: Sex
    born: date
    ethnicity: Ethnicity
    has_household_surname: bool


# The people of a household before they have a date of birth; the number is the age in years.
_Sketch = list[tuple[Kin, Sex, float]]


def _age(rng: random.Random, low: float, usual: float, high: float) -> float:
    return rng.triangular(low, high, usual)


def _alone_old(rng: random.Random) -> _Sketch:
    return [("alone", "F" if rng.random() < 0.66 else "M", _age(rng, 61, 74, 101))]


def _alone(rng: random.Random) -> _Sketch:
    return [("alone", "F" if rng.random() < 0.48 else "M", _age(rng, 20, 38, 61))]


def _lodgers(rng: random.Random) -> _Sketch:
    sex: Sex = rng.choice(("F", "M"))
    return [("lodger", sex, _age(rng, 19, 24, 42)) for _ in range(rng.choice((2, 2, 3)))]


def _couple(rng: random.Random, *ages: float) -> _Sketch:
    wife = _age(rng, *ages)
    return [("husband", "M", wife + rng.uniform(-2, 6)), ("wife", "F", wife)]


def _couple_old(rng: random.Random) -> _Sketch:
    return _couple(rng, 58, 67, 90)


def _couple_middle(rng: random.Random) -> _Sketch:
    return _couple(rng, 24, 50, 60)


def _with_children(rng: random.Random, adults: _Sketch) -> _Sketch:
    mother = next(age for kin, _, age in adults if kin == "wife")
    youngest_age = max(0.1, mother - 40)
    first = rng.uniform(youngest_age, max(youngest_age + 0.1, min(mother - 21, 30)))
    children = [first]
    if first - youngest_age > 3 and rng.random() < 0.3:
        children.append(rng.uniform(youngest_age, first - 1.5))
    return adults + [("child", rng.choice(("F", "M")), age) for age in children]


def _family(rng: random.Random) -> _Sketch:
    return _with_children(rng, _couple(rng, 24, 38, 58))


def _single_mother(rng: random.Random) -> _Sketch:
    return _with_children(rng, [("wife", "F", _age(rng, 26, 41, 60))])


def _skipped_generation(rng: random.Random) -> _Sketch:
    grandmother = _age(rng, 52, 63, 76)
    elders: _Sketch = [("grandmother", "F", grandmother)]
    if rng.random() < 0.7:
        elders.insert(0, ("grandfather", "M", grandmother + rng.uniform(-1, 5)))
    return [*elders, ("child", rng.choice(("F", "M")), rng.uniform(2, min(16, grandmother - 44)))]


def _three_generations(rng: random.Random) -> _Sketch:
    family = _with_children(rng, _couple(rng, 26, 36, 50))
    grandmother = family[0][2] + rng.uniform(20, 33)
    elders: _Sketch = [("grandmother", "F", grandmother)]
    if rng.random() < 0.6:
        elders.insert(0, ("grandfather", "M", grandmother + rng.uniform(-1, 6)))
    return elders + family


def _mother_and_son(rng: random.Random) -> _Sketch:
    mother = _age(rng, 62, 76, 97)
    return [("grandmother", "F", mother), ("husband", "M", mother - rng.uniform(21, 36))]


# Each kind of household, and its weight.
_PATTERNS: Final[tuple[tuple[Callable[[random.Random], _Sketch], float], ...]] = (
    (_alone_old, 13),
    (_alone, 13),
    (_lodgers, 3),
    (_couple_old, 17),
    (_couple_middle, 14),
    (_family, 25),
    (_single_mother, 4),
    (_skipped_generation, 4),
    (_three_generations, 5),
    (_mother_and_son, 3),
)


def draw_households(rng: random.Random, residents: int, today: date) -> list[list[HouseholdMember]]:
    """Draws households of 1 to 6 people, with `residents` people in all."""
    patterns, weights = zip(*_PATTERNS, strict=True)
    households: list[list[HouseholdMember]] = []
    missing = residents
    while missing > 0:
        sketch = rng.choices(patterns, weights=weights)[0](rng)[:missing]
        households.append(_members(rng, sketch, today))
        missing -= len(sketch)
    return households


def _members(rng: random.Random, sketch: _Sketch, today: date) -> list[HouseholdMember]:
    household_ethnicity = rng.choices(tuple(_ETHNICITIES), weights=tuple(_ETHNICITIES.values()))[0]
    members = []
    for kin, sex, age in sketch:
        ethnicity = household_ethnicity
        if kin == "wife" and rng.random() < _MIXED_MARRIAGES:
            ethnicity = "han" if household_ethnicity == "korean" else "korean"
        born = today - timedelta(days=int(age * 365.2425))
        members.append(
            HouseholdMember(kin, sex, born, ethnicity, kin in {"grandfather", "husband", "child"})
        )
    return members


def draw_compounds(
    rng: random.Random, households: int
) -> tuple[tuple[Compound, ...], list[Address]]:
    """Draws nine compounds with 49 buildings of different sizes, and each household's address.

    Returns:
        The compounds, and `households` distinct addresses in order of compound, building, unit
        and room; some rooms stay empty.
    """
    household_counts = iter(_household_counts(rng, households))
    compounds, addresses = [], []
    for name, korean, count in _COMPOUNDS:
        buildings = []
        for number in range(1, count + 1):
            household_count = next(household_counts)
            building = _building(rng, str(number), household_count)
            buildings.append(building)
            addresses += sorted(
                rng.sample(_rooms(name, building), household_count),
                key=lambda a: (int(a.unit), int(a.room)),
            )
        compounds.append(Compound(name, korean, tuple(buildings)))
    return tuple(compounds), addresses


def _household_counts(rng: random.Random, households: int) -> list[int]:
    """How many households each building has; the sum is `households`."""
    weights = [rng.uniform(0.5, 1.7) for _ in range(sum(count for *_, count in _COMPOUNDS))]
    step = households / sum(weights)
    edges = [0]
    reached = 0.0
    for weight in weights:
        reached += weight * step
        edges.append(round(reached))
    edges[-1] = households
    return [after - before for before, after in itertools.pairwise(edges)]


def _building(rng: random.Random, number: str, household_count: int) -> Building:
    tower = household_count > 45 and rng.random() < 0.5
    floors = rng.randrange(11, 19) if tower else rng.choice((5, 6, 6, 6, 7))
    doors = 4 if tower else rng.choice((2, 2, 3))
    units = max(1, math.ceil(household_count / 0.85 / (floors * doors)))
    return Building(number, units, floors, doors)


def _rooms(compound: str, building: Building) -> list[Address]:
    return [
        Address(compound, building.number, str(unit), f"{floor}{door:02}")
        for unit in range(1, building.units + 1)
        for floor in range(1, building.floors + 1)
        for door in range(1, building.doors + 1)
    ]
