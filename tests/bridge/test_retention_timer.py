"""The window erases by itself every hour; whether anything is due is asked beside the scans."""

import threading

import pytest

from testdesk.bridge.retention_timer import INTERVAL_MS, RetentionTimer
from testdesk.domain.changes import Changes, Done


@pytest.mark.parametrize("is_due", [False, True])
def test_it_runs_a_moment_after_the_window_opened_and_then_every_hour(
    qtbot, bridge_with_reader, is_due
):
    bridge, _ = bridge_with_reader
    announced, erased, answered = [], [], []

    def ask(_station):
        answered.append(threading.current_thread().name)
        return is_due

    def erase(_context):
        erased.append(threading.current_thread().name)
        return Done(5, Changes(samples=True))

    bridge.bus.changed.connect(lambda changes, _by: announced.append(changes))
    timer = RetentionTimer(bridge, bridge, is_due=ask, erase=erase)
    assert timer.timer.isActive()
    timer.timer.setInterval(0)
    qtbot.waitUntil(lambda: timer.timer.interval() == INTERVAL_MS)
    qtbot.waitUntil(lambda: not bridge.reading.waiting and not bridge.lane.waiting)
    (asking,) = {name.split("_")[0] for name in answered}
    assert asking == "testdesk-reading"
    assert {name.split("_")[0] for name in erased} == ({"testdesk-desk"} if is_due else set())
    assert [one.samples for one in announced] == [True] * len(erased)
