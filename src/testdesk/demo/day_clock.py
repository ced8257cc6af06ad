"""The made-up day's clock, and when its people come: nothing sleeps, the clock is moved."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from typing import Final

from testdesk.demo.city_day import SPECIAL, Role, VisitorArrival
from testdesk.demo.city_people import CityPerson

OPENS: Final = dt.time(7, 30)
CLOSES: Final = dt.time(10, 30)
PREPARED: Final = dt.time(6, 45)  # kits and roster
# The stick is back from headquarters by then; earlier, that day's morning is still ahead.
OVER: Final = dt.time(11, 0)

# Typical seconds per person at the desk; a day's mix averages about twelve.
_SECONDS: Final[dict[Role, float]] = {
    "returning": 9,
    "id_card": 10,
    "first_seen": 17,
    "elder": 16,
    "walk_in": 35,
    "passport": 30,
}
_SECONDS_OF_OTHERS: Final = 15
_SPREAD: Final = 0.3
_A_SLOT: Final = 10  # people, at least, before the next building is called


class DayClock:
    """A clock that stops until it is moved; see `ports.Clock`."""

    def __init__(self, moment: dt.datetime) -> None:
        """`moment`: aware."""
        self._moment = moment

    def now(self) -> dt.datetime:
        """The moment, in UTC and aware."""
        return self._moment.astimezone(dt.UTC)

    def today(self) -> dt.date:
        """The local day of this computer."""
        return self._moment.astimezone().date()

    def move_to(self, moment: dt.datetime) -> None:
        """Moves forward to a moment; never back."""
        self._moment = max(self._moment, moment)

    def forward(self, seconds: float) -> None:
        """Moves forward by some seconds."""
        self._moment += dt.timedelta(seconds=seconds)


def day_to_play(now: dt.datetime) -> dt.date:
    """The local day of the last morning that is over: all events must be in the past."""
    local = now.astimezone()
    return local.date() - dt.timedelta(days=local.time() < OVER)


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """A local time of a day, aware."""
    return dt.datetime.combine(day, time).astimezone()


def moments(arrivals: Sequence[VisitorArrival], *, day: dt.date, seed: int) -> list[dt.datetime]:
    """When each of a station's people steps up.

    Everybody takes some seconds. The time left until closing passes between the slots. A station
    with more people than time stays open longer.
    """
    rng = random.Random(f"day {seed}")  # noqa: S311 - a made-up day must come out the same again
    spent = [_seconds(rng, arrival.role) for arrival in arrivals]
    groups = itertools.groupby(range(len(arrivals)), slots(arrivals).__getitem__)
    by_slot = [list(indexes) for _, indexes in groups]
    opens = at(day, OPENS)
    left = max(0.0, (at(day, CLOSES) - opens).total_seconds() - sum(spent))
    # Nobody is waited for after the last slot.
    weights = [rng.uniform(0.5, 1.5) for _ in by_slot[1:]] + [0.0]
    whole = sum(weights) or 1.0
    came: list[dt.datetime] = []
    for indexes, weight in zip(by_slot, weights, strict=True):
        for index in indexes:
            came.append(opens)
            opens += dt.timedelta(seconds=spent[index])
        opens += dt.timedelta(seconds=left * weight / whole)
    return came


def _seconds(rng: random.Random, role: Role) -> float:
    usual = _SECONDS.get(role, _SECONDS_OF_OTHERS)
    return usual * rng.uniform(1 - _SPREAD, 1 + _SPREAD)


def slots(arrivals: Sequence[VisitorArrival]) -> list[int]:
    """Each arrival's slot number: some ten people of one building, households together.

    Special roles, who come out of turn, get the slot of another.
    """
    found: list[int] = []
    last: CityPerson | None = None
    size = 0
    for arrival in arrivals:
        person = arrival.person
        if last is None or (arrival.role not in SPECIAL and _moves_on(last, person, size)):
            size = 0
            found.append(found[-1] + 1 if found else 0)
        else:
            found.append(found[-1])
        size += 1
        last = last if last is not None and arrival.role in SPECIAL else person
    return found


def _moves_on(last: CityPerson, person: CityPerson, size: int) -> bool:
    last_address, address = last.address, person.address
    if (last_address.compound, last_address.building) != (address.compound, address.building):
        return True
    return size >= _A_SLOT and last.household != person.household
