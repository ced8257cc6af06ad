"""The demo's day by its own clock: slots, about twelve seconds per person, pauses."""

import datetime as dt
import statistics
from itertools import groupby, pairwise

import pytest

from testdesk.demo.city import VisitorArrival, city_people_for_day, make_city
from testdesk.demo.city_day import SPECIAL
from testdesk.demo.day_clock import (
    CLOSING_TIME,
    MORNING_OVER,
    OPENING_TIME,
    DayClock,
    arrival_times,
    day_to_play,
    local_moment,
    slots,
)

DAY = dt.date(2026, 3, 26)
CITY = make_city(today=DAY)
LONGEST_VISIT = dt.timedelta(seconds=46)


def visitors(people: int, seed: int) -> list[VisitorArrival]:
    """Those of the first of two stations, as the demo divides them."""
    plan = city_people_for_day(CITY, people=people, seed=seed)
    return [a for a in plan.arrivals if a.person.household % 2]


def gaps(people: int, seed: int) -> list[dt.timedelta]:
    came = arrival_times(visitors(people, seed), day=DAY, seed=seed)
    return [after - before for before, after in pairwise(came)]


DAYS = [(30, 1), (60, 1), (60, 2), (600, 1), (600, 3)]


@pytest.mark.parametrize(("people", "seed"), DAYS)
def test_people_come_one_after_the_other_while_the_station_is_open(people: int, seed: int):
    came = arrival_times(visitors(people, seed), day=DAY, seed=seed)
    assert came[0] == local_moment(DAY, OPENING_TIME)
    assert (
        local_moment(DAY, CLOSING_TIME) - LONGEST_VISIT
        <= came[-1]
        < local_moment(DAY, CLOSING_TIME)
    )
    assert min(gaps(people, seed)) >= dt.timedelta(seconds=5)
    assert came == arrival_times(visitors(people, seed), day=DAY, seed=seed)


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_person_takes_about_twelve_seconds_and_slots_have_pauses_between(seed: int):
    spans = gaps(600, seed)
    busy = [span.total_seconds() for span in spans if span <= LONGEST_VISIT]
    assert 10 < statistics.mean(busy) < 14
    assert 0.8 < len(busy) / len(spans) < 0.98


@pytest.mark.parametrize("seed", range(1, 6))
def test_each_of_the_three_hours_has_its_share(seed: int):
    came = arrival_times(visitors(600, seed), day=DAY, seed=seed)
    thirds = [0, 0, 0]
    for moment in came:
        thirds[int((moment - local_moment(DAY, OPENING_TIME)) / dt.timedelta(hours=1))] += 1
    assert min(thirds) > len(came) / 5


def test_a_station_with_more_people_than_time_makes_no_pauses():
    plan = city_people_for_day(CITY, people=3900, seed=1)
    came = arrival_times(plan.arrivals, day=DAY, seed=1)
    assert came[-1] > local_moment(DAY, CLOSING_TIME)
    assert max(after - before for before, after in pairwise(came)) <= LONGEST_VISIT


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_slot_is_of_one_building_and_splits_no_household(seed: int):
    arrivals = visitors(600, seed)
    numbers = slots(arrivals)
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(numbers[-1] + 1))
    regular = [(n, a) for n, a in zip(numbers, arrivals, strict=True) if a.role not in SPECIAL]
    for _, group in groupby(regular, key=lambda one: one[0]):
        members = [arrival.person.address for _, arrival in group]
        assert len({(m.compound, m.building) for m in members}) == 1
    homes = {a.person.household: set[int]() for _, a in regular}
    for number, arrival in regular:
        homes[arrival.person.household].add(number)
    assert {len(found) for found in homes.values()} == {1}


@pytest.mark.parametrize("hour", range(24))
def test_the_day_that_is_played_is_over(hour: int):
    now = local_moment(DAY, dt.time(hour, 59))
    day = day_to_play(now)
    assert local_moment(day, MORNING_OVER) <= now
    assert now - local_moment(day, MORNING_OVER) < dt.timedelta(days=1)


def test_the_clock_goes_on_when_it_is_moved_and_never_back():
    clock = DayClock(local_moment(DAY, OPENING_TIME))
    assert clock.now() == clock.now() == local_moment(DAY, OPENING_TIME)
    assert clock.now().utcoffset() == dt.timedelta(0)
    clock.forward(12)
    clock.move_to(local_moment(DAY, OPENING_TIME))
    assert clock.now() == local_moment(DAY, OPENING_TIME) + dt.timedelta(seconds=12)
    assert clock.today() == DAY
