"""Watches whether somebody moves the wall clock, and records it in the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.journal.clock_jumps import ClockReading, jump_between
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station
from testdesk.services.clocks import first_watched_event, record_jump
from testdesk.services.session import Context
from testdesk.wall_clock import milliseconds, steady_ms

CHECK_MS = 10_000


class RecordJump(Protocol):
    """The command that records a jump of the clock."""

    def __call__(self, context: Context, *, seconds: int, since: int) -> Done[None]:
        """See `services.clocks.record_jump`."""
        ...


class ClockWatch(QObject):
    """Compares the station's clock every ten seconds with a clock that nobody can set.

    Attributes:
        timer: each time-out is one comparison.
    """

    def __init__(
        self,
        bridge: StationBridge,
        parent: QObject,
        *,
        steady: Callable[[], int] = steady_ms,
        first: Callable[[Station], int] = first_watched_event,
        record: RecordJump = record_jump,
    ) -> None:
        """Begins to watch.

        Args:
            bridge: its station has the wall clock.
            parent: the window.
            steady: milliseconds of a clock that only runs on.
            first: the number of the first event that this run of the program will write.
            record: records a jump in the journal.
        """
        super().__init__(parent)
        self._bridge, self._steady, self._record = bridge, steady, record
        self._since: int | None = None
        self._is_recording = False
        self._before = self._read()
        self.timer = QTimer(self, interval=CHECK_MS)
        self.timer.timeout.connect(self.check)
        self.timer.start()
        bridge.read(first, self._begin, self)

    def _read(self) -> ClockReading:
        return ClockReading(milliseconds(self._bridge.station.clock.now()), self._steady())

    def _begin(self, since: int) -> None:
        self._since = since

    def check(self) -> None:
        """Compares the clocks now, and records a jump."""
        if self._since is None or self._is_recording:
            return
        now = self._read()
        moved = jump_between(self._before, now)
        if not moved:
            return
        self._is_recording = True
        command = partial(self._record, seconds=round(moved / 1000), since=self._since)
        self._bridge.run(command, partial(self._recorded, now), self, self._not_recorded)

    def _recorded(self, reading: ClockReading, _result: None) -> None:
        self._before, self._is_recording = reading, False

    def _not_recorded(self, _error: CodedError) -> None:
        self._is_recording = False  # the next comparison finds the same jump again
