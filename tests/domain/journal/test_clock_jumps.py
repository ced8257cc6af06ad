"""Jumps of the wall clock: noticed by the steady clock, and undone in what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.journal.clock_jumps import (
    ClockEvent,
    ClockReading,
    corrected_times,
    jump_between,
    time_corrections,
    unconfirmed_jump,
)
from testdesk.domain.journal.events import ClockConfirmed, ClockJumped
from testdesk.domain.journal.times import SLACK_MS, EventTime

HOUR = 3_600_000
NOW = 1_648_255_260_000
JUMPS = st.integers(SLACK_MS // 1000, 400 * 86_400).flatmap(lambda s: st.sampled_from((s, -s)))


@given(
    st.integers(0, 10**12),
    st.integers(0, 8_000 * 24 * HOUR),
    st.integers(-1000 * HOUR, 1000 * HOUR),
)
def test_only_what_the_steady_clock_does_not_explain_is_a_jump(steady, passed, moved):
    before = ClockReading(NOW, steady)
    now = ClockReading(NOW + passed + moved, steady + passed)
    assert jump_between(before, now) == (moved if abs(moved) >= SLACK_MS else 0)


@given(st.lists(JUMPS, min_size=1, max_size=5), st.integers(1, 4))
def test_after_a_confirmation_every_event_of_the_run_has_its_true_time(jumps, between):
    """A minute passes with each event; the clock is off by the jumps that are still to come."""
    seq, true = 1, NOW
    wrong_by = -sum(jumps) * 1000
    events, clock_events, truth = [], [], {}

    def write(body=None):
        nonlocal seq, true
        events.append(EventTime(seq, true + wrong_by))
        truth[seq] = true
        if body is not None:
            clock_events.append((seq, body))
        seq, true = seq + 1, true + 60_000

    for seconds in jumps:
        for _ in range(between):
            write()
        wrong_by += seconds * 1000
        write(ClockJumped(seconds, 1))
    assert unconfirmed_jump(clock_events) == sum(jumps)
    assert time_corrections(clock_events) == []
    write(ClockConfirmed())
    assert unconfirmed_jump(clock_events) is None
    shown = corrected_times(events, time_corrections(clock_events))
    assert all(abs(at - truth[number]) < SLACK_MS for number, at in shown)


def test_an_earlier_run_and_an_earlier_confirmation_are_left_alone():
    clock_events: list[ClockEvent] = [
        (5, ClockJumped(3600, 2)),
        (6, ClockConfirmed()),
        (20, ClockJumped(7200, 10)),  # of a run that ended before the next jump
        (30, ClockJumped(-3600, 25)),
        (40, ClockConfirmed()),
    ]
    found = time_corrections(clock_events)
    assert found == [(2, 4, HOUR), (25, 29, -HOUR)]
    one_run: list[ClockEvent] = [
        (5, ClockJumped(3600, 2)),
        (6, ClockConfirmed()),
        (9, ClockJumped(-7200, 2)),
        (10, ClockConfirmed()),
    ]
    assert time_corrections(one_run) == [(2, 4, HOUR), (7, 8, -2 * HOUR)]


def test_a_confirmation_without_a_jump_corrects_nothing():
    assert time_corrections([(3, ClockConfirmed()), (9, ClockConfirmed())]) == []
    assert unconfirmed_jump([]) is None


def test_a_clock_that_was_moved_and_moved_back_corrects_only_what_is_between():
    clock_events: list[ClockEvent] = [
        (10, ClockJumped(3600, 1)),
        (20, ClockJumped(-3600, 1)),
        (21, ClockConfirmed()),
    ]
    assert unconfirmed_jump(clock_events[:2]) == 0
    assert time_corrections(clock_events) == [(10, 19, -HOUR)]
    times = [EventTime(seq, NOW) for seq in range(1, 25)]
    changed = [
        a.seq
        for a, b in zip(times, corrected_times(times, time_corrections(clock_events)), strict=True)
        if a != b
    ]
    assert changed == list(range(10, 20))
