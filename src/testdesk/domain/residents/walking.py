"""Walking order: the order in which somebody goes through a compound, from door to door."""

from __future__ import annotations

import re

from testdesk.domain.residents.people import Resident

Natural = tuple[tuple[int, int, str], ...]
# See `walk_key`.
WalkKey = tuple[bool, Natural, Natural, Natural, int, Natural, str, str]

_RUNS = re.compile(r"[0-9]+|[^0-9]+")
_ROOM = re.compile(r"[0-9]{3,}")


def natural(text: str) -> Natural:
    """A sort key that compares numbers within text by value: "2" before "10", "A2" before "A10".

    A text that begins with a number comes before a text that begins with a letter.
    """
    runs = _RUNS.findall(text.strip().casefold())
    return tuple((0, int(run), "") if run.isdecimal() else (1, 0, run) for run in runs)


def floor_of(room: str) -> int:
    """The floor that a room number shows.

    It is the first number of three or more digits, without its last two digits: "302" is on floor
    3; "1203", "A1203" and "3-1203" are on floor 12. A shorter number shows no floor and gives 0, so
    that its door comes first: doors with such small numbers are on the ground floor.
    """
    number = _ROOM.search(room)
    return int(number.group()[:-2]) if number else 0


def walk_key(resident: Resident) -> WalkKey:
    """The sort key of a resident in walking order; people without an address come last."""
    address = resident.address
    return (
        not address.compound,
        natural(address.compound),
        natural(address.building),
        natural(address.unit),
        floor_of(address.room),
        natural(address.room),
        resident.name,
        resident.resident,
    )
