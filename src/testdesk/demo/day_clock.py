"""The clock of the simulated day, and the times of arrivals. Nothing waits for real time."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from typing import Final

from testdesk.demo.city_day import SPECIAL, Role, VisitorArrival
from testdesk.demo.city_people import CityPerson

OPENING_TIME: Final = dt.time(7, 30)
CLOSING_TIME: Final = dt.time(10, 30)
PREPARATION_TIME: Final = dt.time(6, 45)  # headquarters makes the kits and imports the roster
# By this time the stick is back from headquarters. Until then, the demo plays the previous day.
MORNING_OVER: Final = dt.time(11, 0)

# Typical seconds per person at the desk; the mean over a whole day is about twelve.
_SECONDS_BY_ROLE: Final[dict[Role, float]] = {
    "returning": 9,
    "id_card": 10,
    "first_seen": 17,
    "elder": 16,
    "walk_in": 35,
    "passport": 30,
}
_SECONDS_OF_SPECIAL_ROLES: Final = 15
_VARIATION: Final = 0.3  # up to 30 % faster or slower
_SLOT_SIZE: Final = 10  # after this many people a new slot begins, even within a building


class DayClock:
    """A clock that stands still until it is moved; see `ports.Clock`."""

    def __init__(self, moment: dt.datetime) -> None:
        """Starts at `moment`, a time-zone-aware time."""
        self._moment = moment

    def now(self) -> dt.datetime:
        """The simulated time, in UTC (aware)."""
        return self._moment.astimezone(dt.UTC)

    def today(self) -> dt.date:
        """The simulated date, in this computer's time zone."""
        return self._moment.astimezone().date()

    def move_to(self, moment: dt.datetime) -> None:
        """Moves forward to a moment; never back."""
        self._moment = max(self._moment, moment)

    def forward(self, seconds: float) -> None:
        """Moves forward by some seconds."""
        self._moment += dt.timedelta(seconds=seconds)


def day_to_play(now: dt.datetime) -> dt.date:
    """The local day of the last morning that is over, because all events must be in the past."""
    local = now.astimezone()
    return local.date() - dt.timedelta(days=local.time() < MORNING_OVER)


def local_moment(day: dt.date, time: dt.time) -> dt.datetime:
    """An aware time: the given local time of a day."""
    return dt.datetime.combine(day, time).astimezone()


def arrival_times(
    arrivals: Sequence[VisitorArrival], *, day: dt.date, seed: int
) -> list[dt.datetime]:
    """The time at which each person comes to the desk of one station.

    Each visit takes some seconds. The time left until closing is spread over the pauses between
    slots. A station that has too many people for its hours stays open longer.
    """
    rng = random.Random(f"day {seed}")  # noqa: S311 - a seed must always give the same day
    durations = [_seconds(rng, arrival.role) for arrival in arrivals]
    groups = itertools.groupby(range(len(arrivals)), slots(arrivals).__getitem__)
    by_slot = [list(indexes) for _, indexes in groups]
    moment = local_moment(day, OPENING_TIME)
    idle_seconds = max(
        0.0, (local_moment(day, CLOSING_TIME) - moment).total_seconds() - sum(durations)
    )
    # There is no pause after the last slot.
    weights = [rng.uniform(0.5, 1.5) for _ in by_slot[1:]] + [0.0]
    total_weight = sum(weights) or 1.0
    times: list[dt.datetime] = []
    for indexes, weight in zip(by_slot, weights, strict=True):
        for index in indexes:
            times.append(moment)
            moment += dt.timedelta(seconds=durations[index])
        moment += dt.timedelta(seconds=idle_seconds * weight / total_weight)
    return times


def _seconds(rng: random.Random, role: Role) -> float:
    usual = _SECONDS_BY_ROLE.get(role, _SECONDS_OF_SPECIAL_ROLES)
    return usual * rng.uniform(1 - _VARIATION, 1 + _VARIATION)


def slots(arrivals: Sequence[VisitorArrival]) -> list[int]:
    """Each arrival's slot number. A slot is about ten people from one building.

    Households stay together. People in special roles come out of turn and belong to the current
    slot.
    """
    found: list[int] = []
    last: CityPerson | None = None
    size = 0
    for arrival in arrivals:
        person = arrival.person
        if last is None or (arrival.role not in SPECIAL and _begins_slot(last, person, size)):
            size = 0
            found.append(found[-1] + 1 if found else 0)
        else:
            found.append(found[-1])
        size += 1
        last = last if last is not None and arrival.role in SPECIAL else person
    return found


def _begins_slot(last: CityPerson, person: CityPerson, size: int) -> bool:
    last_address, address = last.address, person.address
    if (last_address.compound, last_address.building) != (address.compound, address.building):
        return True
    return size >= _SLOT_SIZE and last.household != person.household
