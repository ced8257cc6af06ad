"""The hybrid logical clock never runs backwards, whatever the wall clock does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.journal.times import LAST, ZERO, tick

MOMENTS = st.integers(min_value=0, max_value=2**47)


@given(st.lists(MOMENTS, min_size=2, max_size=50))
def test_readings_rise_although_the_wall_clock_jumps(moments):
    readings = [ZERO]
    for moment in moments:
        readings.append(tick(readings[-1], moment))
    assert all(earlier < later for earlier, later in pairwise(readings))
    assert all(len(reading) == 16 for reading in readings)


@given(MOMENTS, MOMENTS)
def test_a_later_wall_time_is_taken_over_as_it_is(first, second):
    low, high = sorted((first, second + 1 if first == second else second))
    assert tick(tick(ZERO, low), high) == f"{high:012x}0000" or low == high


def test_one_millisecond_holds_65536_readings_and_then_borrows_the_next():
    assert tick("0000000003e8fffe", 1000) == "0000000003e8ffff"
    assert tick("0000000003e8ffff", 1000) == "0000000003e90000"


@given(st.integers(0, 2**64 - 1), st.integers(-(2**70), 2**70))
def test_a_reading_has_16_digits_whatever_was_seen_and_whatever_the_wall_clock_shows(seen, moment):
    last = f"{seen:016x}"
    reading = tick(last, moment)
    assert len(reading) == 16
    assert int(reading, 16) >= seen
    assert reading > last or last == LAST
