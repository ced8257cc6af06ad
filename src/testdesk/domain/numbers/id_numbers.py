"""A resident's eighteen-digit number: form, check digit, birth date, area (GB 11643-1999)."""

from __future__ import annotations

import datetime
import re
import unicodedata

from testdesk.domain.lean_import import loading_later

with loading_later("pydoc", "ssl"):
    from stdnum.iso7064 import mod_11_2

_EIGHTEEN_CHARACTERS = re.compile(r"[0-9]{17}[0-9X]")
_SPACES_AND_DASHES = re.compile(r"[\s\-‐‑‒–—―−]+")

_OLDEST_YEAR = 1800
# The first six digits of residence permits, for people from there who live on the mainland.
RESIDENCE_PERMITS = {"810000": "香港", "820000": "澳门", "830000": "台湾"}
# The first two digits of an area code. Hong Kong, Macao and Taiwan are 81 to 83 in residence
# permits; 71 is Taiwan in GB/T 2260, the standard of area codes.
_PROVINCE_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
_PROVINCES = frozenset(
    str(code) for first, last in _PROVINCE_RANGES for code in range(first, last + 1)
)
# The area codes of Yanbian, the prefecture around Yanji, past ones included.
_YANBIAN_PREFIX = "2224"
_YANBIAN = {
    "222400": "延边朝鲜族自治州",
    "222401": "延吉市",
    "222402": "图们市",
    "222403": "敦化市",
    "222404": "珲春市",
    "222405": "龙井市",
    "222406": "和龙市",
    "222421": "龙井县",
    "222422": "敦化县",
    "222423": "和龙县",
    "222424": "汪清县",
    "222425": "珲春县",
    "222426": "安图县",
    "222427": "",
}


def normalise_number(text: str) -> str:
    """The text in NFKC (full-width characters folded), upper case, without spaces and dashes."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _SPACES_AND_DASHES.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_digit(body: str) -> str:
    """The eighteenth character for seventeen digits, by ISO 7064 MOD 11-2 (GB 11643-1999)."""
    return mod_11_2.calc_check_digit(body)


def birth_of(digits: str) -> datetime.date | None:
    """The date in eight digits YYYYMMDD; None before 1800 or if there is no such day."""
    try:
        birth = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return birth if birth.year >= _OLDEST_YEAR else None


def looks_like_id_number(text: str) -> bool:
    """Whether the text has the form of an 18-digit number; its check digit may be wrong."""
    return _EIGHTEEN_CHARACTERS.fullmatch(normalise_number(text)) is not None


def is_id_number(text: str) -> bool:
    """Whether the text is an 18-digit number with a correct check digit and a real birth date.

    The numbers of residence permits (81, 82, 83) and five-star cards (9) are accepted too.
    """
    number = normalise_number(text)
    return (
        _EIGHTEEN_CHARACTERS.fullmatch(number) is not None
        and check_digit(number[:17]) == number[17]
        and birth_of(number[6:14]) is not None
    )


def age_on(birth: datetime.date, today: datetime.date) -> int:
    """Age in full years; in common years, people born on 29 February are older from 1 March."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def area_of(number: str) -> tuple[str, bool]:
    """The name of the area, and whether its code is possible."""
    code = number[:6]
    if code.startswith(_YANBIAN_PREFIX):
        return _YANBIAN.get(code, ""), code in _YANBIAN
    return RESIDENCE_PERMITS.get(code, ""), code[:2] in _PROVINCES
