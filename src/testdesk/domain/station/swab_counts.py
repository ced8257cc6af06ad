"""The count of a shift's swabs, and how a difference from the number of people is explained.

The rule: a shift with samples is closed only after its swabs were counted. A count that differs
from the number of people may be closed once a reason is recorded and two people have confirmed it.
The reason applies to that count and that number of people: if either changes, the difference has to
be explained again. The reason `miscounted` explains nothing; the swabs have to be counted again.
"""

from __future__ import annotations

from typing import Final

import msgspec

MISCOUNTED: Final = "miscounted"
OTHER: Final = "other"
# In the order of the choices 1 to 6. swab_dropped: dropped or dirty, and swabbed again at once.
# not_registered: swabbed without registration. not_swabbed: registered, but not swabbed.
DIFFERENCE_REASONS: Final = (
    *("swab_dropped", "swabbed_twice", "not_registered"),
    *("not_swabbed", MISCOUNTED, OTHER),
)
# Whoever miscounted one tube counts it again at once.
TUBE_REASONS: Final = tuple(one for one in DIFFERENCE_REASONS if one != MISCOUNTED)


class SwabCount(msgspec.Struct, frozen=True):
    """The newest count of a shift's swabs.

    Attributes:
        count: the number of swabs.
        people: the number of people to which the reason applies; -1 without a reason.
        reason: one of `DIFFERENCE_REASONS`, or empty.
        note: free text about the reason.
        confirmed_by: the names of the people who confirmed the difference.
        at: UTC ISO time of the count, by the station's clock.
    """

    count: int
    people: int = -1
    reason: str = ""
    note: str = ""
    confirmed_by: tuple[str, ...] = ()
    at: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether whoever counted says that the count is wrong, so that it does not apply."""
        return self.reason == MISCOUNTED

    def explains(self, people: int) -> bool:
        """Whether a reason is recorded for the difference from this number of people."""
        return self.reason != "" and not self.is_withdrawn and self.people == people


class TubeCheck(msgspec.Struct, frozen=True):
    """A sealed tube of a shift, with its people and the swabs counted in it.

    Attributes:
        tube: its barcode.
        places: the number of people in it.
        counted: the number of swabs counted in it by hand, or None.
        reason: why the two differ, one of `TUBE_REASONS`; empty if nobody was asked.
        note: free text about the reason.
    """

    tube: str
    places: int
    counted: int | None
    reason: str = ""
    note: str = ""

    @property
    def difference(self) -> int:
        """The number of swabs too many; negative if some are missing, 0 if not counted."""
        return 0 if self.counted is None else self.counted - self.places
