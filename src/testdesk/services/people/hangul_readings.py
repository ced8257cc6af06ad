"""Proposes the Hangul spelling of a Chinese name, learned from the spellings in this city.

Short, because no other module learns from the names in the roster.
"""

from __future__ import annotations

from collections import Counter

from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.ports import ReadingUnit, Station


def hangul_reading(station: Station, *, name: str) -> str:
    """The likely Hangul spelling of a Chinese name, or "" if a character is unknown here.

    It is learned from residents who have both spellings, character by character, with surnames
    separate from given names: North and South spell 李 and 柳 differently, and this city has its
    own way. It is only a proposal, so the registrar asks the person.
    """
    if not name or not all(map(is_chinese, name)):
        return ""
    with station.read() as uow:
        syllables = [_syllable(uow, name, index) for index in range(len(name))]
    return "".join(syllables) if all(syllables) else ""


def _syllable(uow: ReadingUnit, name: str, index: int) -> str:
    """The most common syllable for a character, preferably in the same position of a name."""
    in_position, elsewhere = Counter[str](), Counter[str]()
    for chinese, korean in uow.people.names_with_hangul(name[index]):
        if len(chinese) != len(korean) or not all(map(has_hangul, korean)):
            continue
        for other_index, character in enumerate(chinese):
            if character == name[index]:
                counts = in_position if (other_index == 0) == (index == 0) else elsewhere
                counts[korean[other_index]] += 1
    found = in_position or elsewhere
    # Of equally common syllables the alphabetically first is taken, so that the result is stable.
    return min(found, key=lambda syllable: (-found[syllable], syllable), default="")
