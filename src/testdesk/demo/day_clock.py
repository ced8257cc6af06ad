"""The made-up day's own clock, and when its people come: nobody sleeps, the clock is moved on."""

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
# The stick has been to headquarters and back by then; before it the day still lies ahead.
OVER: Final = dt.time(11, 0)

# Seconds that somebody keeps the desk, as a rule: a day's mix comes to about twelve.
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
_A_SLOT: Final = 10  # people, at least, before the next are sent for


class DayClock:
    """A clock that stands still until it is moved on; see `ports.Clock`."""

    def __init__(self, moment: dt.datetime) -> None:
        """`moment`: aware."""
        self._moment = moment

    def now(self) -> dt.datetime:
        """Aware UTC time."""
        return self._moment.astimezone(dt.UTC)

    def today(self) -> dt.date:
        """The local day of this computer."""
        return self._moment.astimezone().date()

    def move_to(self, moment: dt.datetime) -> None:
        """On to a moment; never back."""
        self._moment = max(self._moment, moment)

    def forward(self, seconds: float) -> None:
        """On by some seconds."""
        self._moment += dt.timedelta(seconds=seconds)


def day_to_play(now: dt.datetime) -> dt.date:
    """The local day of the last morning that is over: what the desks say lies in the past."""
    local = now.astimezone()
    return local.date() - dt.timedelta(days=local.time() < OVER)


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """A local time of a day, aware."""
    return dt.datetime.combine(day, time).astimezone()


def moments(arrivals: Sequence[VisitorArrival], *, day: dt.date, seed: int) -> list[dt.datetime]:
    """When each of a desk's people steps up.

    Everybody keeps the desk for some seconds. What is left until it closes passes between the
    slots. A desk with more people than time stays open longer.
    """
    rng = random.Random(f"day {seed}")  # noqa: S311 - a made-up day must come out the same again
    spent = [_seconds(rng, arrival.role) for arrival in arrivals]
    groups = itertools.groupby(range(len(arrivals)), slots(arrivals).__getitem__)
    by_slot = [list(places) for _, places in groups]
    opens = at(day, OPENS)
    left = max(0.0, (at(day, CLOSES) - opens).total_seconds() - sum(spent))
    # After the last slot nobody is waited for.
    weights = [rng.uniform(0.5, 1.5) for _ in by_slot[1:]] + [0.0]
    whole = sum(weights) or 1.0
    came: list[dt.datetime] = []
    for places, weight in zip(by_slot, weights, strict=True):
        for place in places:
            came.append(opens)
            opens += dt.timedelta(seconds=spent[place])
        opens += dt.timedelta(seconds=left * weight / whole)
    return came


def _seconds(rng: random.Random, role: Role) -> float:
    usual = _SECONDS.get(role, _SECONDS_OF_OTHERS)
    return usual * rng.uniform(1 - _SPREAD, 1 + _SPREAD)


def slots(arrivals: Sequence[VisitorArrival]) -> list[int]:
    """The number of each one's slot: some ten people of one building, households together.

    Who comes out of turn (the special roles) comes in another's.
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
    there, here = last.address, person.address
    if (there.compound, there.building) != (here.compound, here.building):
        return True
    return size >= _A_SLOT and last.household != person.household
