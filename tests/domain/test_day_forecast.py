"""What a shift could expect: by building from the list, by hour from the pace before."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.station.day_forecast import (
    MIN_PEOPLE,
    ExpectedPeople,
    RosterGroup,
    expected_by_building,
    hour_forecasts,
)

NINE = dt.datetime(2022, 3, 26, 9, tzinfo=dt.UTC)
FLAGS = st.booleans()
GROUPS = st.builds(
    RosterGroup,
    st.sampled_from(["网通小区", ""]),
    st.sampled_from(["1", "2"]),
    *[FLAGS] * 5,
    people=st.integers(0, 50),
)


def group(people: int = 1, **flags: bool) -> RosterGroup:
    known = dict.fromkeys(
        ("sampled_before", "excused_before", "sampled_here", "sampled", "excused"), False
    )
    return RosterGroup("网通小区", "1", **{**known, **flags}, people=people)


@pytest.mark.parametrize(
    ("flags", "state"),
    [
        ({}, "missing"),
        ({"sampled_here": True, "sampled": True}, "came"),
        ({"sampled_here": True, "sampled": True, "excused": True}, "came"),
        ({"sampled": True}, "elsewhere"),
        ({"excused": True}, "excused"),
    ],
)
def test_what_became_of_the_expected(flags, state):
    (found,) = expected_by_building([group(7, **flags)]).values()
    assert msgspec.structs.asdict(found) == {
        **dict.fromkeys(("came", "elsewhere", "excused", "missing"), 0),
        "expected": 7,
        state: 7,
    }


@pytest.mark.parametrize(
    "flags",
    [
        {"sampled_before": True, "sampled": True},
        {"excused_before": True, "excused": True},
        {"excused_before": True, "excused": True, "sampled_here": True, "sampled": True},
    ],
)
def test_whoever_was_done_before_the_shift_is_not_expected(flags):
    assert expected_by_building([group(**flags), group(0)]) == {}


@given(st.lists(GROUPS))
def test_nobody_is_lost_and_nobody_counted_twice(groups):
    total = sum(expected_by_building(groups).values(), ExpectedPeople())
    still = [one for one in groups if not (one.sampled_before or one.excused_before)]
    assert total.expected == sum(one.people for one in still)
    assert total.expected == total.came + total.elsewhere + total.excused + total.missing


def at(*minutes: int) -> list[dt.datetime]:
    return [NINE + dt.timedelta(minutes=minute) for minute in minutes]


def test_an_hour_is_forecast_at_the_pace_of_the_half_hour_before():
    moments = at(-61, -29, -20, -10, -1, 0, 59)
    assert hour_forecasts(moments) == {NINE: 8}


def test_too_few_people_before_are_no_forecast():
    assert hour_forecasts(at(*range(-MIN_PEOPLE + 1, 0), 5)) == {}
    assert hour_forecasts([]) == {}


def test_no_more_are_forecast_than_are_still_to_come():
    moments = at(-29, -20, -10, -1, 5)
    assert hour_forecasts(moments, expected=6) == {NINE: 2}
    assert hour_forecasts(moments, expected=3) == {NINE: 0}
    assert hour_forecasts(moments, expected=100) == {NINE: 8}


@given(st.lists(st.integers(-300, 300), max_size=60), st.none() | st.integers(0, 80))
def test_a_forecast_knows_nothing_of_its_own_hour(minutes, expected):
    moments = at(*minutes)
    forecasts = hour_forecasts(moments, expected)
    before = [moment for moment in moments if moment < NINE]
    without = hour_forecasts([*before, NINE], expected).get(NINE)
    if NINE in {m.replace(minute=0) for m in moments}:
        assert forecasts.get(NINE) == without
