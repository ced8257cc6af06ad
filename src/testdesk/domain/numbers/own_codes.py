"""Finds codes of our own within a longer text, which then must not be bound as a phone code.

Our own are proxy codes and ID numbers: what the program itself reads as a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from testdesk.domain.numbers.id_numbers import area_of, birth_of, check_digit, is_id_number
from testdesk.domain.numbers.readings import Reading, readings

# All proxy codes begin with 71. `_WITHIN` also finds a code with digits next to it; `_ALONE` does
# not.
_PROXY_CODE = re.compile(r"71[0-9]{56}")
_PROXY_WITHIN = re.compile(r"(?=(71[0-9]{56}))")
# All badges begin with 72 (docs/formats/badge-v1.md).
_BADGE = re.compile(r"72[0-9]{68}")
_MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID_WITHIN = re.compile(rf"(?=([0-9]{{6}}(?:1[89]|2[0-9])[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}[0-9X]))")
_ID_ALONE = re.compile(
    rf"(?<![0-9])[0-9]{{6}}(?:19|20)[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}[0-9X](?![0-9])"
)
_OLD_ID_ALONE = re.compile(rf"(?<![0-9])[0-9]{{8}}{_MONTH_DAY}[0-9]{{3}}(?![0-9])")
_OLD_ID_WITHIN = re.compile(rf"(?=([0-9]{{8}}{_MONTH_DAY}[0-9]{{3}}))")
_OTHER_CHARACTERS = re.compile("[^0-9A-Z]+")
# The area codes of GB/T 2260: two digits for the province, then prefectures 01 to 70 and 90, then
# counties 01 to 18 and 20 to 99.
_DISTRICT = re.compile("..(?:0[1-9]|[1-6][0-9]|70|90)(?:0[1-9]|1[0-8]|[2-9][0-9])")


def is_proxy_code(text: str) -> bool:
    """Whether the text is a proxy code with valid check digits (ISO 7064 MOD 97-10); any city's."""
    has_form = _PROXY_CODE.fullmatch(text) is not None
    return has_form and 98 - int(text[:-2]) * 100 % 97 == int(text[-2:])


def is_badge_code(text: str) -> bool:
    """Whether the text is an operator's badge with valid check digits; any testing point's."""
    has_form = _BADGE.fullmatch(text) is not None
    return has_form and 98 - int(text[:-2]) * 100 % 97 == int(text[-2:])


def is_old_id_number(text: str) -> bool:
    """Whether fifteen digits can be a number of GB 11643-1989, judging by area and birth date.

    Such a number has no check digit. About 9 in 1,000 fifteen-digit numbers of other systems look
    like one (`tests/domain/numbers/test_own_codes.py` measures the rate).
    """
    return (
        len(text) == 15
        and _DISTRICT.match(text) is not None
        and area_of(text)[1]
        and birth_of("19" + text[6:12]) is not None
    )


def contains_own_code(text: str) -> bool:
    """Whether a longer text contains a valid code of our own, or a separate ID number.

    Such a text (a URL, JSON, two codes in one) must not be bound as a phone code, because a later
    scan of the same text could be read as another person's card. The search ignores blanks and
    dashes within a code, accepts lower case, and decodes the encodings of `readings`. ID numbers,
    of eighteen or fifteen digits, are recognised only if no digit is next to them: about 7 in
    100,000 of the runs of eighteen digits in other systems' codes look like an ID number. A text
    that is nested too deeply to be searched is treated as if it contained a code.
    """
    found = readings(text)
    return found is None or any(map(_has_own_code, found))


def contains_proxy_code(text: str) -> bool:
    """Whether a text contains a card's code that is not encoded."""
    return any(is_proxy_code(found[1]) for found in _PROXY_WITHIN.finditer(text))


def _has_own_code(reading: Reading) -> bool:
    for spelling in _spellings(reading):
        if contains_proxy_code(spelling):
            return True
        if any(is_id_number(found[0]) for found in _ID_ALONE.finditer(spelling)):
            return True
        if any(is_old_id_number(found[0]) for found in _OLD_ID_ALONE.finditer(spelling)):
            return True
        if reading.packed and any(
            is_id_number(match[1]) for match in _ID_WITHIN.finditer(spelling)
        ):
            return True
    return False


def id_numbers_within(text: str) -> tuple[str, ...]:
    """All possible ID numbers in a text; a long run of digits may contain some by chance.

    Returns:
        numbers of eighteen digits; old numbers of fifteen digits are upgraded, as they are stored.
    """
    spellings = [spelling for reading in readings(text) or () for spelling in _spellings(reading)]
    found = dict.fromkeys(match[1] for text in spellings for match in _ID_WITHIN.finditer(text))
    old = (match[1] for text in spellings for match in _OLD_ID_WITHIN.finditer(text))
    found |= dict.fromkeys(body + check_digit(body) for body in map(_with_century, old))
    return tuple(filter(is_id_number, found))


def _with_century(old: str) -> str:
    return f"{old[:6]}19{old[6:]}"


def _spellings(reading: Reading) -> Iterator[str]:
    """A reading in capitals: first as it is, then with letters and digits only."""
    upper = reading.text.upper()
    yield upper
    if (joined := _OTHER_CHARACTERS.sub("", upper)) != upper:
        yield joined
