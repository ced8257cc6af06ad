"""Finds the building that a text names, and shows each one's coverage as a row of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage

_IGNORED_IN_NAMES = re.compile(r"[\s\-/]+|号?楼$|栋$|동$")

COVERAGE_COLUMNS = (
    "compound",
    "building",
    "listed",
    "sampled",
    "missing",
    "percent",
    "excused",
    "walk_ins",
)


def coverage_row(building: BuildingCoverage) -> tuple[object, ...]:
    """The cells of `COVERAGE_COLUMNS`."""
    percent = building.percent if building.listed else ""
    counts = (
        building.listed,
        building.sampled,
        building.missing,
        percent,
        building.excused or "",
        building.walk_ins or "",
    )
    return (building.compound, building.building, *counts)


def find_buildings(all_buildings: Sequence[BuildingCoverage], text: str) -> list[BuildingCoverage]:
    """The buildings that the text names.

    A number alone names buildings in all compounds; with a compound, in that one only.

    Args:
        all_buildings: all buildings.
        text: "3", "3号楼", "网通小区 3", "网通小区-3".

    Raises:
        Refusal: building_unknown.
    """
    wanted = _IGNORED_IN_NAMES.sub("", text.strip()).casefold()
    found = [
        b
        for b in all_buildings
        if wanted in (_normalised(b.building), _normalised(b.compound + b.building)) and b.building
    ]
    if not found:
        raise Refusal("building_unknown")
    return found


def _normalised(text: str) -> str:
    return _IGNORED_IN_NAMES.sub("", text).casefold()
