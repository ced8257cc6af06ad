"""The shifts of a station, and the events whose times are in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Protocol

from testdesk.domain.station.status import Shift, ShiftEnd


class Shifts(Protocol):
    """The shifts of this station."""

    def current(self) -> Shift:
        """The open shift; before it has any work (see `Shift`), the shift closed last."""
        ...

    def open_first(self) -> int:
        """The sequence number after the last `shift_closed`, where the next shift begins.

        A close after which the shift was opened again does not count.
        """
        ...

    def last_close(self) -> ShiftEnd | None:
        """The newest close after which the shift was not opened again."""
        ...

    def opened_after(self, seq: int) -> bool:
        """Whether anybody signed in, or opened a day again, after an event of this station."""
        ...


class Times(Protocol):
    """Events whose times cannot be true (`domain.journal.times`), and the times of signed files."""

    def record_signed_file(self, created: str, *, answers_to: int | None = None) -> None:
        """Records that a signed file was verified: events written from now on are later than it.

        Args:
            created: when headquarters made the file; UTC, in ISO format.
            answers_to: the last of our sequence numbers that headquarters had when it made the
                file.
        """
        ...

    def newest_signed(self) -> str:
        """The latest creation time of all signed files read here (UTC, ISO); empty for none."""
        ...

    def last_signed(self) -> str:
        """The creation time of the signed file read last (UTC, ISO format); empty for none.

        It differs from the newest one if headquarters' clock was ahead for a while.
        """
        ...

    def newest_trusted(self) -> str:
        """The time of our newest event that is not in doubt (UTC, ISO format); empty for none."""
        ...

    def trusted_now(self, now: dt.datetime) -> dt.datetime:
        """The newest moment that has certainly passed; see `trusted_day`."""
        ...

    def trusted_day(self, today: dt.date) -> dt.date:
        """The day by which cards and keys expire: the newest local day that has certainly begun.

        A clock that was set back must not make an expired card valid again. So this is the newest
        of `today`, the days of our events since the newest receipt, and the day of the signed file
        read last. Whether an event is in doubt does not count: after a clock was set back, a few
        more events suffice to make the earlier ones doubtful. Of signed files the last one counts,
        so that headquarters can correct its clock.
        """
        ...

    def newest_of_others(self) -> tuple[int, str]:
        """The newest time, not in doubt, of the stored events of other stations.

        Returns:
            the station, and the time by its clock (UTC, in ISO format); 0 and empty for none.
        """
        ...

    def in_doubt(self, seq: int) -> bool:
        """Whether the time of an own event cannot be true."""
        ...

    def unconfirmed_jump(self) -> int | None:
        """By how many seconds the clock was moved since somebody last confirmed it.

        None if it was not moved.
        """
        ...

    def bounds_of(self, events: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
        """The earliest and latest possible time of each of these events whose time is in doubt.

        Events are given as (station, sequence number). The times are UTC, in ISO format, or empty
        if there is no such bound.
        """
        ...
