"""The operators of the station, as the services see them.

Short, because the other repositories have nothing to do with operators.
"""

from __future__ import annotations

from typing import Protocol

from testdesk.domain.staff.members import OperatorSpan, StaffMember
from testdesk.domain.staff.pins import WrongTries


class Staff(Protocol):
    """Reads the operators by the newest statements of this station and of headquarters."""

    def all(self) -> list[StaffMember]:
        """All operators, the removed ones too, by name; at a testing point a few dozen at most."""
        ...

    def last_span(self, first: int) -> OperatorSpan | None:
        """The span of the newest sign-in among our events from `first` on.

        None if nobody has signed in since, or if the time of its first or last event is in doubt.
        """
        ...

    def wrong_tries(self, operator: str) -> WrongTries:
        """The wrong PINs in a row of the operator with this identity."""
        ...


class StaffTries(Staff, Protocol):
    """The operators, with their wrong PINs to be kept."""

    def keep_tries(self, operator: str, tries: WrongTries) -> None:
        """Keeps the wrong PINs in a row; only `commit` makes it durable."""
        ...

    def forget_tries(self, operator: str) -> None:
        """Forgets the wrong PINs of an operator who got a new badge or PIN."""
        ...
