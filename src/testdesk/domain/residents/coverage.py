"""Coverage of a round: the one calculation for stations, headquarters, pages and exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.domain.residents.walking import natural


class PeopleGroup(msgspec.Struct, frozen=True):
    """A group of people with the same properties, as counted by a database.

    Attributes:
        compound, building: their current address; empty for people without one, and for people who
            were sampled and never named.
        listed: whether they are on the list (`listing.listed_among`).
        sampled: whether they have a valid sample in the round, from any station.
        people: how many there are.
        excused: whether they are excused in the round (`domain.excuses`).
    """

    compound: str
    building: str
    listed: bool
    sampled: bool
    people: int
    excused: bool = False


class BuildingCoverage(msgspec.Struct, frozen=True):
    """A building, or a sum of buildings under empty names.

    Attributes:
        compound, building: by name; both empty for people without an address.
        listed: people whom a roster names.
        sampled: listed people who have a valid sample in the round.
        walk_ins: people sampled in the round whom no roster names; counted in neither of the two.
        excused: listed people who are not sampled and need not be, for a known reason.
    """

    compound: str
    building: str
    listed: int
    sampled: int
    walk_ins: int = 0
    excused: int = 0

    @property
    def missing(self) -> int:
        """How many listed people are neither sampled nor excused."""
        return self.expected - self.sampled

    @property
    def expected(self) -> int:
        """How many people have to come: listed and not excused."""
        return self.listed - self.excused

    @property
    def percent(self) -> int:
        """Sampled of expected, rounded down, so that 100 means nobody is missing."""
        return self.sampled * 100 // self.expected if self.expected else 0


class PersonCoverage(msgspec.Struct, frozen=True):
    """One person of a building in the round.

    Attributes:
        resident: who, unmasked; a page masks as needed.
        sampled: whether there is a valid sample.
        reason: why a listed person is not sampled, else empty.
        listed: whether the person is on the list.
        removed: why headquarters removed the person from it, as a code; else empty.
        excused: why a listed person who is not sampled need not be, as a code; else empty.
    """

    resident: Resident
    sampled: bool
    reason: str
    listed: bool = True
    removed: str = ""
    excused: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the person still has to be found; a walk-in never has to be."""
        return self.listed and not self.sampled and not self.excused


def coverage(groups: Iterable[PeopleGroup]) -> tuple[BuildingCoverage, ...]:
    """Every building with known residents, in walking order; people without an address last."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for group in groups:
        if group.people:
            counted = found[group.compound, group.building]
            counted[0] += group.people * group.listed
            counted[1] += group.people * (group.listed and group.sampled)
            counted[2] += group.people * (group.sampled and not group.listed)
            counted[3] += group.people * (group.excused and group.listed and not group.sampled)
    areas = (BuildingCoverage(*home, *counted) for home, counted in found.items())
    return tuple(sorted(areas, key=_walking))


def compounds(areas: Iterable[BuildingCoverage]) -> tuple[BuildingCoverage, ...]:
    """The sums of each compound, most people missing first."""
    by_name: dict[str, list[BuildingCoverage]] = defaultdict(list)
    for area in areas:
        by_name[area.compound].append(area)
    found = (total(buildings, compound=name) for name, buildings in by_name.items())
    return tuple(sorted(found, key=lambda area: (-area.missing, _walking(area))))


def total(areas: Iterable[BuildingCoverage], *, compound: str = "") -> BuildingCoverage:
    """The sum of all."""
    every = list(areas)
    return BuildingCoverage(
        compound,
        "",
        sum(area.listed for area in every),
        sum(area.sampled for area in every),
        sum(area.walk_ins for area in every),
        sum(area.excused for area in every),
    )


def _walking(area: BuildingCoverage) -> tuple[object, ...]:
    home = area.compound, area.building
    return home == ("", ""), not area.compound, natural(area.compound), natural(area.building), home
