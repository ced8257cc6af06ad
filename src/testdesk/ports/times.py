"""The shifts of a station, and which events' times can be true."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from testdesk.domain.station.status import Shift


class Shifts(Protocol):
    """The shifts of this station."""

    def current(self) -> Shift:
        """The open shift, or the one closed last until there is work again."""
        ...

    def open_first(self) -> int:
        """The first own number after the last close, where the next shift begins."""
        ...


class Times(Protocol):
    """Which events' times cannot be true (`domain.journal.times`)."""

    def read_signed(self, created: str, *, answers_to: int | None = None) -> None:
        """Records that a signed file was verified: events written from now on are later than it.

        Args:
            created: when headquarters made it, UTC ISO.
            answers_to: headquarters had our events up to this own number when it made it.
        """
        ...

    def newest_signed(self) -> str:
        """The latest creation time of the signed files read here, UTC ISO; empty for none."""
        ...

    def last_signed(self) -> str:
        """The creation time of the signed file read last, UTC ISO; empty for none.

        It differs from the newest one where headquarters' clock was ahead for a while.
        """
        ...

    def newest_believed(self) -> str:
        """The time of our newest event with a plausible time, UTC ISO; empty for none."""
        ...

    def newest_of_others(self) -> tuple[int, str]:
        """The newest event of another station known here whose time can be true.

        Returns:
            its station and its time by that station's clock, UTC ISO; 0 and empty for none.
        """
        ...

    def in_doubt(self, seq: int) -> bool:
        """Whether the time of an own event cannot be true."""
        ...

    def bounds_of(self, events: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
        """The earliest and latest time of each of these events (station, number) that is in doubt.

        Both UTC ISO, or empty where nothing bounds it.
        """
        ...
