"""The shifts of a station, and which events' times can be true."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from testdesk.domain.station.status import Shift


class Shifts(Protocol):
    """The shifts of this station."""

    def current(self) -> Shift:
        """The open one; the closed one before it, until there is work again."""
        ...

    def open_first(self) -> int:
        """The first own number behind the last close: what is written now belongs behind it."""
        ...


class Times(Protocol):
    """Which events' times cannot be true (`domain.journal.times`)."""

    def read_signed(self, created: str, *, answers_to: int | None = None) -> None:
        """A signed file of headquarters was proven: what is written from now on is later.

        Args:
            created: when headquarters made it, UTC ISO.
            answers_to: up to this own number, headquarters had our events when it made it.
        """
        ...

    def newest_signed(self) -> str:
        """When the newest signed file that was read was made, UTC ISO; empty for none."""
        ...

    def last_signed(self) -> str:
        """When the signed file that was read last was made, UTC ISO; empty for none.

        Another than the newest one where headquarters' clock was ahead for a while.
        """
        ...

    def newest_believed(self) -> str:
        """When our newest event was written whose time can be true, UTC ISO; empty for none."""
        ...

    def newest_of_others(self) -> tuple[int, str]:
        """The newest event of another desk that is here and whose time can be true.

        Returns:
            its station and when it was written by that desk's clock, UTC ISO; 0 and empty for none.
        """
        ...

    def in_doubt(self, seq: int) -> bool:
        """Whether the time of an own event cannot be true."""
        ...

    def bounds_of(self, events: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
        """Of those of the events (station, number) that are in doubt: since when and until when.

        Both UTC ISO, or empty where nothing bounds it.
        """
        ...
