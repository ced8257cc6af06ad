"""What is written into the journal in the middle of a printing, from the lane that prints."""

from __future__ import annotations

from collections.abc import Callable

from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import EnvironmentFault


class PrintedNote:
    """Writes something down once, however often the printing is tried.

    Called on the lane that prints, as `put_pages` does; it waits for the database's lane.

    Attributes:
        changes: what the writing touched, once it is done; for the bus.
    """

    def __init__(self, write: Callable[[], tuple[object, Changes]], lane: Lane) -> None:
        self._write, self._lane = write, lane
        self.changes: Changes | None = None

    def __call__(self) -> None:
        """Writes it down where that was not done yet.

        Raises:
            CodedError: of the writing; `write_failed`: the window is going away, nobody reads it.
        """
        if self.changes is None:
            try:
                self.changes = self._lane.call(self._write)[1]
            except LaneClosedError as error:
                raise EnvironmentFault("write_failed") from error
