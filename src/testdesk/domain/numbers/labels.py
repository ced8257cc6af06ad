"""Numbers on tube labels: how they count up, and which station of a point prints which numbers.

Two stations may print labels without exchanging data, so the number itself shows which station
prints it. The stations of a point are numbered from 1. At the first station the digits do not start
with 9. At the others they start with 9 and the station's number at the point in two digits (902 to
989); from station 90 on, with 99 and the number in four digits (990090).
"""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_LABELS = 2000

_TRAILING_DIGITS = re.compile(r"(.*?)([0-9]+)")
_LATER_STATION_DIGIT = "9"  # begins the digits of every station but the first
_MAX_TWO_DIGIT_NUMBER = 89
_SECOND_STATION = 2

# Returns whether a text has the form of the city's tube numbers.
FitsTubeForm = Callable[[str], bool]


def consecutive_numbers(first: str, count: int) -> list[str] | None:
    """`count` numbers from the first, counting up the digits at the end; None if digits run out."""
    if _last_number(first, count) is None:
        return None
    head, digits = _TRAILING_DIGITS.fullmatch(first).groups()  # type: ignore[union-attr]  # it matched
    return [f"{head}{int(digits) + n:0{len(digits)}}" for n in range(count)]


def is_consecutive(first: str, last: str, count: int) -> bool:
    """Whether counting up from the first number ends at the last one."""
    return 1 <= count <= MAX_LABELS and _last_number(first, count) == last


def is_own_number(number: str, number_at_point: int, fits: FitsTubeForm) -> bool:
    """Whether the number is one of those that a station prints.

    Args:
        number: a tube's number.
        number_at_point: the station's number at its point, from 1.
        fits: returns whether a text has the form of the city's tube numbers.
    """
    position = _station_digits_position(number, fits)
    if position is None:
        return True
    if number_at_point < _SECOND_STATION:
        return not number.startswith(_LATER_STATION_DIGIT, position)
    return number.startswith(_station_digits(number_at_point), position)


def own_first_number(number: str, number_at_point: int, fits: FitsTubeForm) -> str | None:
    """The first number that a station prints in the form of `number`; None if there is none."""
    position = _station_digits_position(number, fits)
    if position is None:
        return None
    station_digits = _station_digits(number_at_point) if number_at_point >= _SECOND_STATION else ""
    digits_left = len(number) - position - len(station_digits)
    return f"{number[:position]}{station_digits}{1:0{digits_left}}" if digits_left > 0 else None


def _last_number(first: str, count: int) -> str | None:
    found = _TRAILING_DIGITS.fullmatch(first)
    if found is None:
        return None
    last = f"{found[1]}{int(found[2]) + count - 1:0{len(found[2])}}"
    return last if len(last) == len(first) else None


def _station_digits(number_at_point: int) -> str:
    if number_at_point <= _MAX_TWO_DIGIT_NUMBER:
        return f"{_LATER_STATION_DIGIT}{number_at_point:02}"
    return f"{_LATER_STATION_DIGIT}9{number_at_point:04}"


def _station_digits_position(number: str, fits: FitsTubeForm) -> int | None:
    """The leftmost position in a number at which the tube form allows a station's digits."""
    found = _TRAILING_DIGITS.fullmatch(number)
    if found is None:
        return None
    station_digits = _station_digits(_SECOND_STATION)
    for position in range(len(found[1]), len(number) - len(station_digits)):
        if fits(f"{number[:position]}{station_digits}{number[position + len(station_digits) :]}"):
            return position
    return None
