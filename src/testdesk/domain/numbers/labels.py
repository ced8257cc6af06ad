"""Numbers on tube labels: how they count up, and which station of a point prints which numbers.

Two stations may print labels without exchanging data, so the number itself shows which station
prints it. At the first station of a point the digits do not begin with 9. At the others they begin
with 9 and the station's place at the point.
"""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_LABELS = 2000

_COUNTED = re.compile(r"(.*?)([0-9]+)")
_OTHERS = "9"
_LAST_OF_TWO_DIGITS = 89
_SECOND_PLACE = 2

Fits = Callable[[str], bool]


def consecutive_numbers(first: str, count: int) -> list[str] | None:
    """`count` numbers from the first, counting up the digits at its end; None if they run out."""
    if _last(first, count) is None:
        return None
    head, digits = _COUNTED.fullmatch(first).groups()  # type: ignore[union-attr]  # `_last` matched
    return [f"{head}{int(digits) + n:0{len(digits)}}" for n in range(count)]


def is_consecutive(first: str, last: str, count: int) -> bool:
    """Whether counting up from the first number ends at the last one."""
    return 1 <= count <= MAX_LABELS and _last(first, count) == last


def is_own(number: str, place: int, fits: Fits) -> bool:
    """Whether the number is one of those that a station prints.

    Args:
        number: a tube's number.
        place: the station's place at its point, from 1.
        fits: returns whether a text has the form of the city's tube numbers.
    """
    at = _mark_at(number, fits)
    if at is None:
        return True
    if place < _SECOND_PLACE:
        return not number.startswith(_OTHERS, at)
    return number.startswith(_mark(place), at)


def own_first_number(number: str, place: int, fits: Fits) -> str | None:
    """The first number that a station prints in the form of `number`; None if there is none."""
    at = _mark_at(number, fits)
    if at is None:
        return None
    mark = _mark(place) if place >= _SECOND_PLACE else ""
    room = len(number) - at - len(mark)
    return f"{number[:at]}{mark}{1:0{room}}" if room > 0 else None


def _last(first: str, count: int) -> str | None:
    found = _COUNTED.fullmatch(first)
    if found is None:
        return None
    last = f"{found[1]}{int(found[2]) + count - 1:0{len(found[2])}}"
    return last if len(last) == len(first) else None


def _mark(place: int) -> str:
    if place <= _LAST_OF_TWO_DIGITS:
        return f"{_OTHERS}{place:02}"
    return f"{_OTHERS}9{place:04}"


def _mark_at(number: str, fits: Fits) -> int | None:
    """The leftmost position in the digits at which the form allows a station's mark."""
    found = _COUNTED.fullmatch(number)
    if found is None:
        return None
    mark = _mark(_SECOND_PLACE)
    for at in range(len(found[1]), len(number) - len(mark)):
        if fits(f"{number[:at]}{mark}{number[at + len(mark) :]}"):
            return at
    return None
