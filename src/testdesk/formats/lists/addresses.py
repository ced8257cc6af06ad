"""Buildings, units and rooms without their words, and addresses that stand in one cell."""

from __future__ import annotations

import re
import unicodedata

from testdesk.domain.people import Address

LONGEST_PART = 60

_NUMERALS = {
    sign: str(value)
    for value, sign in enumerate([*"一二三四五六七八九十", "十一", "十二"], start=1)
}
_PARTS = {
    "building": re.compile(
        r"(?:第|제|BUILDING|BLDG\.?|NO\.?|#)?(.+?)(?:号楼|號樓|号栋|栋|幢|座|楼|동|#楼|#|号)?"
    ),
    "unit": re.compile(r"(?:第|제|UNIT)?(.+?)(?:号单元|单元|호라인|라인|门)?"),
    "room": re.compile(r"(?:第|ROOM|RM\.?|NO\.?|#)?(.+?)(?:号室|室|호실|호|号|房|户)?"),
}


def clean_part(part: str, text: str) -> str:
    """A building, unit or room without its words: "3号楼", "3#", "三栋" and "3동" give "3".

    What comes out is as it would come out again.

    Args:
        part: building, unit or room.
        text: as listed.
    """
    before, value = "", text
    while value != before:
        before, value = value, _without_word(part, value)
    return value


def _without_word(part: str, text: str) -> str:
    """One word less, as "101号房" has two; none where no number or letter would stay."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    found = _PARTS[part].fullmatch(plain)
    value = found[1] if found and any(sign.isalnum() for sign in found[1]) else plain
    value = _NUMERALS.get(value, value)
    if part != "room" and value.isdecimal():
        return value.lstrip("0") or "0"
    return value


_WORDED = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)(?:号楼|号栋|栋|幢|座|楼|동|#楼?)"
    r"(?:(?P<unit>[0-9一二三四五六]+)(?:单元|호?라인))?(?:(?P<room>[0-9A-Z]+)(?:室|호|号|户)?)?"
)
_DASHED = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Z]+)-(?:(?P<unit>[0-9]+)-)?(?P<room>[0-9]{3,4})(?:室|호)?"
)


_UNIT_AND_ROOM = re.compile(
    r"(?P<unit>[0-9一二三四五六]+)(?:单元|호?라인)(?P<room>[0-9A-Z]+)(?:室|호|号|户)?"
)


def whole_in_part(text: str) -> Address | None:
    """What a cell of one part says of the others with their words: 5号楼3单元301, 三单元301.

    Returns:
        None where it says nothing of them, or not clearly.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    found = _WORDED.fullmatch(plain)
    if found is not None and (found["compound"] or found["unit"] or found["room"]):
        return split_address(text)
    found = _UNIT_AND_ROOM.fullmatch(plain)
    if found is None:
        return None
    unit, room = (clean_part(part, found[part]) for part in ("unit", "room"))
    return Address(unit=unit, room=room)


def split_address(text: str) -> Address | None:
    """An address in one cell: 丹英小区3号楼1单元202室 or 丹英小区3-1-202; None if unclear."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    found = _WORDED.fullmatch(plain) or _DASHED.fullmatch(plain)
    if found is None:
        return None
    parts = {part: clean_part(part, found[part] or "") for part in _PARTS}
    return Address(compound=found["compound"], **parts)
