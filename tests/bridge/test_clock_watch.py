"""The window compares two clocks, and records what the steady one does not explain."""

import pytest
from tests.clock import MORNING, stopped_clock

from testdesk.bridge import clock_watch
from testdesk.bridge.clock_watch import ClockWatch
from testdesk.domain.changes import Done
from testdesk.domain.refusals import EnvironmentFault

HOUR_MS = 3_600_000


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

    def __init__(self, bridge, qtbot, monkeypatch):
        self.recorded: list[tuple[int, int]] = []
        self.faults: list[str] = []
        self._bridge, self._qtbot, self._steady = bridge, qtbot, 0
        monkeypatch.setattr(clock_watch, "first_watched_event", lambda _station: 7)
        monkeypatch.setattr(clock_watch, "record_jump", self._record)
        self.watch = ClockWatch(bridge, bridge, steady=lambda: self._steady)

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


@pytest.fixture
def watched(bridge, monkeypatch, qtbot):
    bridge.station = WatchedStation()
    return Watched(bridge, qtbot, monkeypatch)


def test_time_that_passes_and_a_night_asleep_are_no_jumps(watched):
    for _ in range(3):
        watched.passes(wall_ms=10_000, steady_ms=10_000)
    watched.passes(wall_ms=9 * HOUR_MS, steady_ms=9 * HOUR_MS)
    watched.passes(wall_ms=11_000, steady_ms=10_000)
    assert watched.recorded == []


def test_each_jump_is_recorded_once(watched):
    watched.passes(wall_ms=-HOUR_MS, steady_ms=10_000)
    watched.passes(wall_ms=10_000, steady_ms=10_000)
    watched.passes(wall_ms=2 * HOUR_MS + 10_000, steady_ms=10_000)
    assert watched.recorded == [(-3610, 7), (7200, 7)]


def test_small_steps_that_add_up_are_noticed(watched):
    for _ in range(3):
        watched.passes(wall_ms=60_000 + 10_000, steady_ms=10_000)
    assert watched.recorded == [(120, 7)]


def test_a_jump_that_could_not_be_recorded_is_recorded_at_the_next_comparison(watched):
    watched.faults.append("disk_full")
    watched.passes(wall_ms=-HOUR_MS)
    assert watched.recorded == []
    watched.passes()
    assert watched.recorded == [(-3600, 7)]


def test_it_compares_by_itself(watched, qtbot, bridge):
    bridge.station.clock.forward(hours=1)
    watched.settle()
    watched.watch.timer.setInterval(0)
    qtbot.waitUntil(lambda: watched.recorded == [(3600, 7)])
