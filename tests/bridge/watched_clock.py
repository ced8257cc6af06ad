"""A clock watch whose two clocks the test moves."""

from tests.clock import MORNING, stopped_clock

from testdesk.bridge.clock_watch import ClockWatch
from testdesk.domain.changes import Done
from testdesk.domain.refusals import EnvironmentFault


class WatchedStation:
    """Has a wall clock that the test sets."""

    def __init__(self):
        self.clock = stopped_clock(MORNING)


class Watched:
    """A watch, and what it recorded.

    Attributes:
        recorded: seconds and first watched event of each recorded jump.
        faults: codes of the faults of the next attempts to record one.
    """

    def __init__(self, bridge, qtbot):
        self.recorded: list[tuple[int, int]] = []
        self.faults: list[str] = []
        self._bridge, self._qtbot, self._steady = bridge, qtbot, 0
        self.watch = ClockWatch(
            bridge,
            bridge,
            steady=lambda: self._steady,
            first=lambda _station: 7,
            record=self._record,
        )

    def _record(self, _context, *, seconds, since):
        if self.faults:
            raise EnvironmentFault.from_code(self.faults.pop())
        self.recorded.append((seconds, since))
        return Done(None)

    def settle(self):
        self._qtbot.waitUntil(lambda: self._bridge.lane.waiting == 0)

    def passes(self, *, wall_ms=0, steady_ms=0):
        """Time passes by each clock; then they are compared."""
        self._bridge.station.clock.forward(milliseconds=wall_ms)
        self._steady += steady_ms
        self.settle()
        self.watch.check()
        self.settle()
