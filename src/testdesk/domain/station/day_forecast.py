"""What a shift could expect, beside what came: by building from the list, by hour from the pace."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

# With fewer people in the half hour before, a forecast would be a guess (as in `services.queue`).
MIN_PEOPLE = 3
_PACE_PERIOD = dt.timedelta(minutes=30)
_HOUR = dt.timedelta(hours=1)


class RosterGroup(msgspec.Struct, frozen=True):
    """Listed people of a building who are alike in the round, as counted by a database.

    Attributes:
        compound, building: their current address.
        sampled_before, excused_before: whether they had been sampled, at any station, or excused
            when the shift began.
        sampled_here: whether they were sampled in the shift.
        sampled, excused: whether they are sampled or excused by now.
        people: how many they are.
    """

    compound: str
    building: str
    sampled_before: bool
    excused_before: bool
    sampled_here: bool
    sampled: bool
    excused: bool
    people: int


class ExpectedPeople(msgspec.Struct, frozen=True):
    """The people of a building who were still to come when the shift began, and what they did.

    They are on the list, and were neither sampled in the round nor excused at that time.

    Attributes:
        expected: how many they were; the sum of the others.
        came: were sampled in the shift.
        elsewhere: were sampled at another station since.
        excused: have been excused since.
        missing: have still to come.
    """

    expected: int = 0
    came: int = 0
    elsewhere: int = 0
    excused: int = 0
    missing: int = 0

    def __add__(self, other: ExpectedPeople) -> ExpectedPeople:
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return ExpectedPeople(*(one + two for one, two in pairs))


def expected_by_building(
    groups: Iterable[RosterGroup],
) -> dict[tuple[str, str], ExpectedPeople]:
    """The people who were expected, by compound and building; others are left out."""
    found: dict[tuple[str, str], ExpectedPeople] = {}
    for group in groups:
        if group.people and not (group.sampled_before or group.excused_before):
            place = (group.compound, group.building)
            found[place] = found.get(place, ExpectedPeople()) + _expected_people(group)
    return found


def _expected_people(group: RosterGroup) -> ExpectedPeople:
    people = group.people
    if group.sampled_here:
        return ExpectedPeople(people, came=people)
    if group.sampled:
        return ExpectedPeople(people, elsewhere=people)
    if group.excused:
        return ExpectedPeople(people, excused=people)
    return ExpectedPeople(people, missing=people)


def hour_forecasts(
    moments: Sequence[dt.datetime], expected: int | None = None
) -> Mapping[dt.datetime, int]:
    """For each full hour with people, how many were to be expected in it when it began.

    That is twice as many as came in the half hour before, but no more than were still to come: the
    queue's own forecast, made at the full hour. An hour without enough people before has none.

    Args:
        moments: when each person was sampled, aware; any order.
        expected: how many people were still to come when the shift began, or None without a list.
    """
    forecasts: dict[dt.datetime, int] = {}
    for hour in Counter(moment.replace(minute=0, second=0, microsecond=0) for moment in moments):
        before = sum(hour - _PACE_PERIOD <= moment < hour for moment in moments)
        if before < MIN_PEOPLE:
            continue
        forecast = before * (_HOUR // _PACE_PERIOD)
        if expected is not None:
            came = sum(moment < hour for moment in moments)
            forecast = min(forecast, max(0, expected - came))
        forecasts[hour] = forecast
    return forecasts
