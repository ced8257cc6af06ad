"""Buildings, units and rooms without their suffixes, and addresses in a single cell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from testdesk.domain.residents.people import Address
from testdesk.domain.search.han import fold_han

LONGEST_PART = 60
# A city has thousands of doors, but few different numbers.
_CACHE_SIZE = 4096

_NUMERALS = {
    character: str(value)
    for value, character in enumerate([*"一二三四五六七八九十", "十一", "十二"], start=1)
}
_PART_PATTERNS = {
    part: re.compile(fold_han(pattern))
    for part, pattern in (
        (
            "building",
            r"(?:第|제|BUILDING|BLDG\.?|NO\.?|#)?(.+?)(?:号楼|号栋|栋|幢|座|楼|동|#楼|#|号)?",
        ),
        ("unit", r"(?:第|제|UNIT)?(.+?)(?:号单元|单元|호라인|라인|门)?"),
        ("room", r"(?:第|ROOM|RM\.?|NO\.?|#)?(.+?)(?:号室|室|호실|호|号|房|户)?"),
    )
}


@lru_cache(_CACHE_SIZE)
def clean_part(part: str, text: str) -> str:
    """A building, unit or room without its suffix: "3号楼", "3#", "三棟" and "3동" give "3".

    The function is idempotent: a doubled suffix ("3号号") is removed twice, and an address that was
    read off the screen and typed stays the same.

    Args:
        part: building, unit or room.
        text: as listed.
    """
    value = _without_suffix(part, text)
    while (shorter := _without_suffix(part, value)) != value:
        value = shorter
    return value


def _without_suffix(part: str, text: str) -> str:
    """Removes one suffix, unless no number or letter would remain."""
    normalised = _normalised(text)
    match = _PART_PATTERNS[part].fullmatch(fold_han(normalised))
    kept = normalised[slice(*match.span(1))] if match else normalised
    value = kept if any(character.isalnum() for character in kept) else normalised
    value = _NUMERALS.get(value, value)
    if part != "room" and value.isdecimal():
        return value.lstrip("0") or "0"
    return value


def _normalised(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


# Building, unit and room with suffixes; the group `dashed` is a unit without one: 3号楼-1-202.
_WITH_SUFFIXES = re.compile(
    fold_han(
        r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)(?:号楼|号栋|栋|幢|座|楼|동|#楼?)"
        r"(?:-?(?P<unit>[0-9一二三四五六]+)(?:单元|门|호?라인)|-?(?P<dashed>[0-9]{1,2})(?=-[0-9]{3,4}))?"
        r"(?:-?(?P<room>[0-9A-Z]+)(?:室|호|号|户)?)?"
    )
)
_WITH_DASHES = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)-(?:(?P<unit>[0-9]+)-)?(?P<room>[0-9]{3,4})(?:室|호)?"
)
# Text before a building's number that is a building itself: without this, 3号楼2-301 would put
# people into building 2. A street number (建工街12号) may precede the building's number if unit and
# room follow it.
_BUILDING_BEFORE = re.compile(fold_han(r"(?:.*[0-9A-Z])?(?:号楼|号栋|栋|幢|座|楼|동|#楼?)-?|.*-"))
_NUMBER_BEFORE = re.compile(fold_han(r".*[0-9]号?"))

_UNIT_AND_ROOM = re.compile(
    r"(?P<unit>[0-9一二三四五六]+)(?:单元|호?라인)(?P<room>[0-9A-Z]+)(?:室|호|号|户)?"
)


_THREE_NUMBERS = re.compile(r"(?P<building>[0-9]+)-(?P<unit>[0-9]+)-(?P<room>[0-9]{3,4})(?:室|호)?")


@lru_cache(_CACHE_SIZE)
def full_address_in_part(text: str) -> Address | None:
    """The whole address in a cell meant for one part: 5号楼3单元301, 三单元301, 5-3-301.

    Returns:
        None if the cell gives no other part, or not clearly.
    """
    normalised = fold_han(_normalised(text))
    match = _WITH_SUFFIXES.fullmatch(normalised)
    if match is not None and (match["compound"] or match["unit"] or match["room"]):
        return split_address(text)
    if _THREE_NUMBERS.fullmatch(normalised):
        return split_address(text)
    match = _UNIT_AND_ROOM.fullmatch(normalised)
    if match is None:
        return None
    unit, room = (clean_part(part, match[part]) for part in ("unit", "room"))
    return Address(unit=unit, room=room)


def split_address(text: str) -> Address | None:
    """An address in one cell: 丹英小区3号楼1单元202室 or 丹英小区3-1-202; None if unclear."""
    normalised = _normalised(text)
    folded = fold_han(normalised)
    match = _WITH_SUFFIXES.fullmatch(folded) or _match_dashes(folded)
    if match is None:
        return None
    matched = match.groupdict(default="")
    matched["unit"] = matched["unit"] or matched.get("dashed", "")
    parts = {part: clean_part(part, matched[part]) for part in _PART_PATTERNS}
    return Address(compound=normalised[slice(*match.span("compound"))], **parts)


def _match_dashes(folded: str) -> re.Match[str] | None:
    """Matches numbers with dashes; None if the text before them may be the building."""
    match = _WITH_DASHES.fullmatch(folded)
    if match is None or _BUILDING_BEFORE.fullmatch(match["compound"]):
        return None
    if match["unit"] is None and _NUMBER_BEFORE.fullmatch(match["compound"]):
        return None
    return match
