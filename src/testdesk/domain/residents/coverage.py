"""Calculates the coverage of a round, for stations, headquarters, pages and exports alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from testdesk.domain.residents.people import Resident
from testdesk.domain.residents.walking import natural


class PeopleGroup(msgspec.Struct, frozen=True):
    """A group of people with the same properties, as counted by a database.

    Attributes:
        compound, building: their current address; empty for people without an address, and for
            people who were sampled but about whom there is no record.
        listed: whether they are listed (`listing.listed_among`).
        sampled: whether they have a valid sample in the round, from any station.
        people: the number of people in the group.
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
        compound, building: their names; both are empty for people without an address.
        listed: the number of listed people.
        sampled: the number of listed people who have a valid sample in the round.
        walk_ins: the number of people who were sampled in the round but are not listed; they
            are not counted in `listed` or `sampled`.
        excused: the number of listed people who are not sampled and, for a known reason, need not
            be.
    """

    compound: str
    building: str
    listed: int
    sampled: int
    walk_ins: int = 0
    excused: int = 0

    @property
    def missing(self) -> int:
        """The number of listed people who are neither sampled nor excused."""
        return self.expected - self.sampled

    @property
    def expected(self) -> int:
        """The number of people who have to come: those who are listed and not excused."""
        return self.listed - self.excused

    @property
    def percent(self) -> int:
        """The percentage of expected people who were sampled.

        It is rounded down, so that 100 means that nobody is missing.
        """
        return self.sampled * 100 // self.expected if self.expected else 0


class PersonCoverage(msgspec.Struct, frozen=True):
    """One person of a building in the round.

    Attributes:
        resident: the unmasked record; a page masks it as needed.
        sampled: whether there is a valid sample.
        reason: the reason why a listed person is not sampled, else empty.
        listed: whether the person is listed.
        removed: the code of the reason why headquarters removed the person from the roster, else
            empty.
        excused: the code of the excuse of a listed person who is not sampled, else empty.
    """

    resident: Resident
    sampled: bool
    reason: str
    listed: bool = True
    removed: str = ""
    excused: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the person still has to be found and sampled; never true for a walk-in."""
        return self.listed and not self.sampled and not self.excused


def coverage(groups: Iterable[PeopleGroup]) -> tuple[BuildingCoverage, ...]:
    """All buildings with known residents, in walking order; people without an address come last."""
    # By compound and building: the last four fields of its `BuildingCoverage`.
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for group in groups:
        if group.people:
            counted = found[group.compound, group.building]
            counted[0] += group.people * group.listed
            counted[1] += group.people * (group.listed and group.sampled)
            counted[2] += group.people * (group.sampled and not group.listed)
            counted[3] += group.people * (group.excused and group.listed and not group.sampled)
    areas = (BuildingCoverage(*names, *counted) for names, counted in found.items())
    return tuple(sorted(areas, key=_walking_order))


def compounds(areas: Iterable[BuildingCoverage]) -> tuple[BuildingCoverage, ...]:
    """The sums by compound; the compound with the most missing people comes first."""
    by_name: dict[str, list[BuildingCoverage]] = defaultdict(list)
    for area in areas:
        by_name[area.compound].append(area)
    found = (total(buildings, compound=name) for name, buildings in by_name.items())
    return tuple(sorted(found, key=lambda area: (-area.missing, _walking_order(area))))


def total(areas: Iterable[BuildingCoverage], *, compound: str = "") -> BuildingCoverage:
    """The sum of some buildings or compounds, under an empty building name."""
    summands = list(areas)
    return BuildingCoverage(
        compound,
        "",
        sum(area.listed for area in summands),
        sum(area.sampled for area in summands),
        sum(area.walk_ins for area in summands),
        sum(area.excused for area in summands),
    )


def _walking_order(area: BuildingCoverage) -> tuple[object, ...]:
    compound, building = area.compound, area.building
    return (
        not (compound or building),
        not compound,
        natural(compound),
        natural(building),
        compound,
        building,
    )
