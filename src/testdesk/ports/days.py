"""What the report of a shift is made of, and the bags of a station."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.day_forecast import RosterGroup
from testdesk.domain.station.status import Shift


class DaySample(msgspec.Struct, frozen=True):
    """A valid sample of a shift: who, when (UTC, ISO), and the address at that time.

    `seq` is the number of its event, `round` the round.
    """

    resident: str
    at: str
    compound: str
    building: str
    seq: int
    round: str


class Days(Protocol):
    """Figures of this station's shifts; only the sequence numbers of a shift are used."""

    def samples(self, shift: Shift) -> Sequence[DaySample]:
        """The valid samples of a shift, in the order of its events."""
        ...

    def roster(self, shift: Shift, round_: str) -> Sequence[RosterGroup]:
        """The listed people in a round, counted by what was known of them before the shift."""
        ...

    def voided(self, shift: Shift) -> int:
        """Number of samples that were undone or removed from a tube in a shift."""
        ...

    def excused(self, shift: Shift) -> int:
        """Number of people whom this station excused in a shift, as far as it still applies."""
        ...

    def operators(self, shift: Shift) -> Sequence[str]:
        """The names of those who worked in a shift, in the order of their first events."""
        ...

    def bags(self) -> Sequence[PackedBag]:
        """The bags packed at this station, newest first."""
        ...

    def has_left(self, tube: str) -> bool:
        """Whether a tube of this station is in a bag that was handed over."""
        ...
