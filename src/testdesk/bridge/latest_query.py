"""A query that is repeated, for example while somebody types; only the last answer is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from testdesk.bridge.station import Failed, StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station

T = TypeVar("T")


class LatestQuery:
    """Queries the station; the answer to an older query never reaches the widget.

    A query that is overtaken while it waits for the lane is not run at all.
    """

    def __init__(
        self, bridge: StationBridge, owner: QObject, *, in_background: bool = False
    ) -> None:
        """With `in_background`, it uses `StationBridge.read_in_background` instead of `read`."""
        self._read, self._owner = bridge.read_in_background if in_background else bridge.read, owner
        # The numbers, from 1, of the newest query and of the last one that was answered or dropped.
        self._asked = self._answered = 0

    @property
    def is_up_to_date(self) -> bool:
        """Whether the last query was answered or dropped."""
        return self._asked == self._answered

    def ask(
        self,
        query: Callable[[Station], T],
        show: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Runs a query on the lane.

        Args:
            query: gets the station; it only reads.
            show: gets the answer, unless another query was made since, or the owner is gone.
            failed: gets a refusal, under the same conditions. Without it, the window handles it.
        """
        self._asked += 1
        number = self._asked

        def unless_overtaken(station: Station) -> list[T]:
            return [query(station)] if number == self._asked else []

        def answered(answers: list[T]) -> None:
            if answers and number == self._asked:
                self._answered = number
                show(answers[0])

        def refused(error: CodedError) -> None:
            if failed is not None and number == self._asked:
                failed(error)

        self._read(unless_overtaken, answered, self._owner, refused if failed else None)

    def drop(self) -> None:
        """Ignores any answers that are still outstanding."""
        self._asked += 1
        self._answered = self._asked
