"""The hybrid logical clock never runs backwards, whatever the wall clock does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.clock import ZERO, observe, tick

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


def test_after_seeing_a_later_station_our_next_reading_is_later_still():
    ours, theirs = tick(ZERO, 1000), tick(ZERO, 5000)
    assert observe(ours, theirs) == theirs
    assert observe(theirs, ours) == theirs
    assert tick(observe(ours, theirs), 2000) > theirs
