"""Finds the building that a text names, and shows each one's coverage as a row of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage

_LOOSE = re.compile(r"[\s\-/]+|号?楼$|栋$|동$")

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


def coverage_row(one: BuildingCoverage) -> tuple[object, ...]:
    """The cells of `COVERAGE_COLUMNS`."""
    percent = one.percent if one.listed else ""
    counts = (one.listed, one.sampled, one.missing, percent, one.excused or "", one.walk_ins or "")
    return (one.compound, one.building, *counts)


def named(every: Sequence[BuildingCoverage], text: str) -> list[BuildingCoverage]:
    """The buildings with that number; of one compound only if it is named too.

    Args:
        every: all buildings.
        text: "3", "3号楼", "网通小区 3", "网通小区-3".

    Raises:
        Refusal: building_unknown.
    """
    wanted = _LOOSE.sub("", text.strip()).casefold()
    found = [
        b
        for b in every
        if wanted in (_folded(b.building), _folded(b.compound + b.building)) and b.building
    ]
    if not found:
        raise Refusal("building_unknown")
    return found


def _folded(text: str) -> str:
    return _LOOSE.sub("", text).casefold()
