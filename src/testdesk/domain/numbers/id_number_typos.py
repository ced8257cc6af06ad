"""Finds characters in a typed ID number that cannot be right, and similar valid numbers.

A check digit shows that a number is wrong, but not where. An impossible letter, month or year shows
where. If a single typing error can have turned a listed person's number into the typed one, the
program can suggest that person.
"""

from __future__ import annotations

import calendar
import datetime

import msgspec

from testdesk.domain.numbers.id_numbers import check_digit, is_id_number

_LENGTH = 18
_YEAR, _MONTH, _DAY = slice(6, 10), slice(10, 12), slice(12, 14)
_DIGITS = "0123456789"


class DigitRange(msgspec.Struct, frozen=True):
    """A range of positions in a number, counted from 1; `first` and `last` are inclusive."""

    first: int
    last: int


def impossible_digits(number: str, today: datetime.date) -> DigitRange | None:
    """The first characters that cannot be right, or None if there are none.

    Args:
        number: a normalised number (`normalise_number`) or the beginning of one, 18 characters at
            most.
        today: used to detect a birth date in the future.
    """
    for position, character in enumerate(number[:_LENGTH], start=1):
        if character not in _DIGITS and not (character == "X" and position == _LENGTH):
            return DigitRange(position, position)
    return _impossible_birth_digits(number, today)


def _impossible_birth_digits(number: str, today: datetime.date) -> DigitRange | None:
    year, month, day = (number[part] for part in (_YEAR, _MONTH, _DAY))
    if len(year) == 4 and not 1800 <= int(year) <= today.year:
        return DigitRange(7, 10)
    if len(month) == 2 and not 1 <= int(month) <= 12:
        return DigitRange(11, 12)
    if len(day) < 2:
        return None
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return DigitRange(13, 14)
    # A date in the future can only be in the current year, so its month or day is too late.
    return DigitRange(11, 14) if datetime.date(int(year), int(month), int(day)) > today else None


def similar_valid_numbers(number: str) -> dict[str, DigitRange]:
    """The valid numbers that one typing error can have turned into this one.

    The typing error is one wrong character, or two neighbouring characters in the wrong order.

    Args:
        number: a normalised number of 18 characters; the result is empty if it is already valid.

    Returns:
        the positions in which each valid number differs.
    """
    if len(number) != _LENGTH or is_id_number(number):
        return {}
    candidates = _with_one_character_changed(number) | _with_neighbours_swapped(number)
    return {
        candidate: changed for candidate, changed in candidates.items() if is_id_number(candidate)
    }


def _with_one_character_changed(number: str) -> dict[str, DigitRange]:
    found = {}
    for index in range(_LENGTH - 1):
        for digit in _DIGITS:
            if digit != number[index]:
                changed = number[:index] + digit + number[index + 1 :]
                found[changed] = DigitRange(index + 1, index + 1)
    body = number[: _LENGTH - 1]
    if body.isascii() and body.isdigit():
        found[body + check_digit(body)] = DigitRange(_LENGTH, _LENGTH)
    return found


def _with_neighbours_swapped(number: str) -> dict[str, DigitRange]:
    return {
        number[:index] + number[index + 1] + number[index] + number[index + 2 :]: DigitRange(
            index + 1, index + 2
        )
        for index in range(_LENGTH - 1)
        if number[index] != number[index + 1]
    }
