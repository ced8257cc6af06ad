"""Telephone numbers as people write them: two in a cell, an owner in brackets, an extension."""

from __future__ import annotations

import re
from typing import Literal

from testdesk.domain.numbers.width import fold_width

# What people write between the digits.
_SEPARATORS = r"[\s\-‐-―.]*"
# A number ends where no letter, digit or ① follows directly; an extension (转2) is separate.
_END = r"(?![0-9A-Za-z\u2070-\u209f\u2460-\u24ff]|[-.][0-9])"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    rf"(?:(?:\+|00)?86{_SEPARATORS})?1[3-9](?:{_SEPARATORS}[0-9]){{9}}"
    rf"|\+(?:{_SEPARATORS}[0-9]){{7,15}}"
    rf"|\(?0[0-9]{{2,3}}\)?{_SEPARATORS}[0-9]{{7,8}}"
    r"|01[0-9]-?[0-9]{3,4}-?[0-9]{4}"
    r"|[0-9]{3,4}[- ]?[0-9]{4}"
    rf"|[0-9]{{5,15}}){_END}"
)
_FIVE_DIGITS = re.compile(r"[0-9]{5,}")


def clean_phone(text: str) -> str | None:
    """Digits with an optional leading plus, or None if the text is not a phone number."""
    plain = re.sub(r"[\s\-‐-―()./]", "", fold_width(text))
    return plain if re.fullmatch(r"\+?[0-9]{5,15}", plain) else None


PhoneWarning = Literal["", "phone_second", "phone_trimmed", "phone_invalid", "phone_unusual"]
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# A Chinese mobile number has eleven digits and begins like this; another length is a typing error.
_MOBILE_OF_WRONG_LENGTH = re.compile(
    r"(?:\+?86|0086)?1[3-9](?:[0-9]{7,8}|[0-9]{10,})|01[3-9][0-9]{9}"
)
# A program turned the number into a decimal: nobody writes a decimal point near the end of one.
_DECIMAL = re.compile(r"\+?[0-9]{5,}[.][0-9]{1,3}")


def first_phone(text: str) -> tuple[str, PhoneWarning]:
    """The first number of a cell, and a code for what was left out.

    Returns:
        the number, or empty if there is none; and a code or empty: phone_second (another number was
        left out), phone_trimmed (text or an extension was left out), phone_invalid, or
        phone_unusual (kept, but its length is not that of a mobile number).
    """
    if _MOBILE.fullmatch(text):
        return text, ""
    half_width = fold_width(text)
    if _DECIMAL.fullmatch(half_width):
        return "", "phone_invalid"
    only_number = clean_phone(text)
    if only_number is not None and not _is_two_numbers(half_width):
        return only_number, "phone_unusual" if _MOBILE_OF_WRONG_LENGTH.fullmatch(
            only_number
        ) else ""
    found = _NUMBER.search(half_width)
    number = clean_phone(found[0]) if found else None
    if found is None or number is None:
        return "", "phone_invalid"
    rest = half_width[: found.start()] + " " + half_width[found.end() :]
    if _FIVE_DIGITS.search(re.sub(r"(?<=[0-9])[-\s.](?=[0-9])", "", rest)):
        return number, "phone_second"
    return number, "phone_trimmed" if any(character.isalnum() for character in rest) else ""


def _is_two_numbers(text: str) -> bool:
    """Whether the digits of a possible number are two short numbers: "2900219/2900220"."""
    pieces = [re.sub("[^0-9]", "", piece) for piece in re.split(r"[/\s]+", text)]
    return len(pieces) > 1 and all(len(piece) >= 7 for piece in pieces)
