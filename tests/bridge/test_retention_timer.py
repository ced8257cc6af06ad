"""The window erases by itself, on the lane of the database, and goes on every hour."""

import pytest

from testdesk.bridge.retention_timer import INTERVAL_MS, RetentionTimer
from testdesk.domain.changes import Changes, Done


@pytest.mark.parametrize("bodies", [0, 5])
def test_it_runs_a_moment_after_the_window_opened_and_then_every_hour(qtbot, bridge, bodies):
    done = Done(bodies, Changes(samples=bool(bodies)))
    announced = []
    bridge.bus.changed.connect(lambda changes, _by: announced.append(changes))
    timer = RetentionTimer(bridge, bridge, erase=lambda _context: done)
    assert timer.timer.isActive()
    timer.timer.setInterval(0)
    qtbot.waitUntil(lambda: timer.timer.interval() == INTERVAL_MS)
    qtbot.waitUntil(lambda: bridge.lane.waiting == 0)
    assert [one.samples for one in announced] == ([True] if bodies else [])
