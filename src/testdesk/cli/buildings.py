"""Which building was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testdesk.domain.refusals import Refusal
from testdesk.domain.status import BuildingCoverage

_LOOSE = re.compile(r"[\s\-/]+|号?楼$|栋$|동$")


def named(every: Sequence[BuildingCoverage], text: str) -> list[BuildingCoverage]:
    """The buildings of that number; of one compound only where it is named too.

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
