"""What the register page shows beside the verdict: the round, and the tube.

Short, because the page and its pictures need it without the page.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.station.tubes import Tube
from testdesk.ports import Station


class Now(msgspec.Struct, frozen=True):
    """The desk between two scans.

    Attributes:
        round: short name of the round.
        tube: the open one.
        full: where none is open, the one that filled up last in the shift: its swabs are to be
            counted.
    """

    round: str | None
    tube: Tube | None
    full: Tube | None = None


def look_now(station: Station) -> Now:
    """Reads it."""
    with station.read() as work:
        tube = work.samples.open_tube()
        newest = None if tube else next(iter(work.samples.tubes(limit=1)), None)
        round_, first = work.samples.round(), work.shifts.open_first()
    full = newest if newest is not None and _is_to_be_counted(newest, first) else None
    return Now(round_, tube, full)


def _is_to_be_counted(tube: Tube, first: int) -> bool:
    """One that filled up in the shift; nobody counts the swab of a single tube."""
    by_itself = tube.state == "sealed" and tube.reason == "full" and tube.capacity > 1
    return by_itself and tube.seq >= first
