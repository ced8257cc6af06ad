"""Erasing the bodies of events that are needed no more (ADR 27)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Protocol

from testdesk.domain.journal.events import BodiesErased, Header

EventNumber = tuple[int, int]
"""An event's station and sequence number."""


class RetentionReader(Protocol):
    """What may be erased, and what was erased."""

    def receipts_created(self) -> Mapping[int, str]:
        """When headquarters made its first receipt for a batch, by the batch's last event."""
        ...

    def due(self, *, own_last: int, by: str, round_: str, today: dt.date) -> list[EventNumber]:
        """The events whose bodies may be erased, by station and sequence number.

        Args:
            own_last: the last own event that is due.
            by: events of other stations and of headquarters are due if they are not later (UTC,
                ISO format).
            round_: the round in progress; empty if there is none.
            today: the local day, for the validity of cards.
        """
        ...

    def records(self) -> list[tuple[Header, BodiesErased]]:
        """What this station erased, oldest first."""
        ...

    def unrecorded(self) -> list[int]:
        """The own events whose bodies are missing although nothing records that they were erased.

        An erased body is recorded by its number, and by an event whose range contains it.
        """
        ...

    def is_shrink_due(self) -> bool:
        """Whether what was erased may still be in unused parts of the file or its log."""
        ...


class Retention(RetentionReader, Protocol):
    """Erases bodies, in a writing transaction."""

    def erase(self, events: Collection[EventNumber], *, by: str) -> None:
        """Erases bodies and everything that the tables have from them.

        The tables are then the fold of the bodies that are left. Samples of earlier rounds that
        updates reported are deleted as well.

        Args:
            events: the events.
            by: bodies of another history, which were set aside, are erased if their events are not
                later (UTC, ISO format).
        """
        ...
