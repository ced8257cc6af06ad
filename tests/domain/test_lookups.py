"""What counts as looking a person up, and what only continues an earlier lookup."""

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.lookups import (
    GLANCE,
    IN_FULL,
    SAME_LOOKUP,
    Lookup,
    RecentLookups,
    Shown,
    is_lookup,
)

KIM, LEE = "a1" * 6, "b2" * 6
MORNING = dt.datetime(2022, 3, 26, 0, 0, tzinfo=dt.UTC)
MOMENT, LONG = dt.timedelta(), dt.timedelta(minutes=3)
JUST_UNDER = GLANCE - dt.timedelta(milliseconds=1)

RULE = [
    # shown, for how long, whether it is a lookup
    ("line", MOMENT, False),
    ("line", LONG, False),
    ("verdict", MOMENT, False),
    ("verdict", LONG, False),
    ("record", MOMENT, False),
    ("record", JUST_UNDER, False),
    ("record", GLANCE, True),
    ("record", LONG, True),
    ("number", MOMENT, True),
    ("number", LONG, True),
    ("phone", MOMENT, True),
    ("phone", LONG, True),
]


@pytest.mark.parametrize(("shown", "shown_for", "expected"), RULE)
def test_what_is_a_lookup(shown, shown_for, expected):
    assert is_lookup(shown, shown_for=shown_for) is expected


def test_the_rule_is_about_every_way_of_showing_a_person():
    assert {shown for shown, _, _ in RULE} == set(get_args(Shown))


def opened(resident=KIM, operator="李敏", shown="record"):
    return Lookup(resident, shown, "people", operator)


AGAIN = [
    # the second lookup, how much later, whether it is recorded too
    (opened(), dt.timedelta(), False),
    (opened(), SAME_LOOKUP - dt.timedelta(seconds=1), False),
    (opened(), SAME_LOOKUP, True),
    (opened(LEE), dt.timedelta(), True),
    (opened(operator="崔明"), dt.timedelta(), True),
    (opened(shown="number"), dt.timedelta(), True),
    (opened(), -dt.timedelta(seconds=1), True),  # the clock was set back
]


@pytest.mark.parametrize(("second", "later", "expected"), AGAIN)
def test_what_continues_a_lookup_is_not_recorded_again(second, later, expected):
    recent = RecentLookups()
    recent.add(opened(), MORNING)
    assert recent.is_new(second, MORNING + later) is expected


@pytest.mark.parametrize("shown", sorted(IN_FULL))
def test_a_whole_number_is_recorded_every_time(shown):
    recent = RecentLookups()
    for _ in range(3):
        assert recent.is_new(opened(shown=shown), MORNING)
        recent.add(opened(shown=shown), MORNING)


@given(st.lists(st.tuples(st.sampled_from((KIM, LEE)), st.integers(0, 900)), max_size=20))
def test_between_two_recorded_lookups_of_one_person_lie_ten_minutes(steps):
    recent, at = RecentLookups(), MORNING
    last: dict[str, dt.datetime] = {}
    for resident, seconds in steps:
        at += dt.timedelta(seconds=seconds)
        if recent.is_new(opened(resident), at):
            assert resident not in last or at - last[resident] >= SAME_LOOKUP
            recent.add(opened(resident), at)
            last[resident] = at
        else:
            assert at - last[resident] < SAME_LOOKUP
