"""One question, asked again as often as somebody types: only the last answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from testdesk.bridge.station import Failed, StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station

T = TypeVar("T")


class LatestQuery:
    """Asks the station; the answer to an older question never reaches the widget."""

    def __init__(self, bridge: StationBridge, owner: QObject, *, long: bool = False) -> None:
        """Args: long: the queries run where those of `StationBridge.read_long` do."""
        self._read, self._owner = bridge.read_long if long else bridge.read, owner
        self._asked = self._answered = 0

    @property
    def settled(self) -> bool:
        """Whether the last question was answered, or none is open."""
        return self._asked == self._answered

    def ask(
        self,
        query: Callable[[Station], T],
        show: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Asks on the lane.

        Args:
            query: see `StationBridge.read`.
            show: gets the answer, unless something else was asked since, or the owner is gone.
            failed: the same for a refusal. Without it each goes to the window.
        """
        self._asked += 1
        number = self._asked

        def answered(answer: T) -> None:
            if number == self._asked:
                self._answered = number
                show(answer)

        def refused(error: CodedError) -> None:
            if failed is not None and number == self._asked:
                failed(error)

        self._read(query, answered, self._owner, refused if failed else None)

    def drop(self) -> None:
        """Ignores the answers that are still to come."""
        self._asked += 1
        self._answered = self._asked
