"""The window compares two clocks, and records what the steady one does not explain."""

HOUR_MS = 3_600_000


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
