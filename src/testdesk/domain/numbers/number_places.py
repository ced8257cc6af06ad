"""Finds characters of a typed ID number that cannot be right, and valid numbers one slip away.

A check digit shows that a number is wrong, but not where. An impossible letter, month or year shows
where. If a valid number that is one typing slip away belongs to a listed person, the program can
suggest that person.
"""

from __future__ import annotations

import calendar
import datetime

import msgspec

from testdesk.domain.numbers.id_numbers import check_digit, is_id_number

_LENGTH = 18
_YEAR, _MONTH, _DAY = slice(6, 10), slice(10, 12), slice(12, 14)
_DIGITS = "0123456789"


class DigitPlaces(msgspec.Struct, frozen=True):
    """A range of places in a number, counted from 1; `first` and `last` are inclusive."""

    first: int
    last: int


def faulty_places(number: str, today: datetime.date) -> DigitPlaces | None:
    """The first characters that cannot be right, or None if there are none.

    Args:
        number: a normalised number (see `normalise_number`) or its beginning, 18 characters at
            most.
        today: used to detect a birth date in the future.
    """
    for position, sign in enumerate(number[:_LENGTH], start=1):
        if sign not in _DIGITS and not (sign == "X" and position == _LENGTH):
            return DigitPlaces(position, position)
    return _faulty_birth(number, today)


def _faulty_birth(number: str, today: datetime.date) -> DigitPlaces | None:
    year, month, day = (number[part] for part in (_YEAR, _MONTH, _DAY))
    if len(year) == 4 and not 1800 <= int(year) <= today.year:
        return DigitPlaces(7, 10)
    if len(month) == 2 and not 1 <= int(month) <= 12:
        return DigitPlaces(11, 12)
    if len(day) < 2:
        return None
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return DigitPlaces(13, 14)
    # A date in the future can only be in the current year, so its month or day is too late.
    return DigitPlaces(11, 14) if datetime.date(int(year), int(month), int(day)) > today else None


def near_numbers(number: str) -> dict[str, DigitPlaces]:
    """The valid numbers that differ by one character or one swap of neighbours, with the places.

    Args:
        number: a normalised number of 18 characters; the result is empty if it is already valid.
    """
    if len(number) != _LENGTH or is_id_number(number):
        return {}
    tried = _one_sign_changed(number) | _neighbours_swapped(number)
    return {other: where for other, where in tried.items() if is_id_number(other)}


def _one_sign_changed(number: str) -> dict[str, DigitPlaces]:
    found = {}
    for at in range(_LENGTH - 1):
        for digit in _DIGITS:
            if digit != number[at]:
                changed = number[:at] + digit + number[at + 1 :]
                found[changed] = DigitPlaces(at + 1, at + 1)
    body = number[: _LENGTH - 1]
    if body.isascii() and body.isdigit():
        found[body + check_digit(body)] = DigitPlaces(_LENGTH, _LENGTH)
    return found


def _neighbours_swapped(number: str) -> dict[str, DigitPlaces]:
    return {
        number[:at] + number[at + 1] + number[at] + number[at + 2 :]: DigitPlaces(at + 1, at + 2)
        for at in range(_LENGTH - 1)
        if number[at] != number[at + 1]
    }
