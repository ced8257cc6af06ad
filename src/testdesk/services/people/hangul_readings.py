"""The Hangul spelling of a hanzi name, as the people of this city spell theirs.

Short, because it names its source, and nothing else does.
"""

from __future__ import annotations

from collections import Counter

from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.ports import ReadingUnit, Station


def hangul_reading(station: Station, *, name: str) -> str:
    """The likely Hangul spelling of a Chinese name, or "" where a character is not known here.

    Learned from listed people who have both spellings, character by character, surnames apart from
    given names: north and south spell 李 and 柳 differently, and this city in its own way. Only a
    proposal: the registrar asks the person.
    """
    if not name or not all(map(is_chinese, name)):
        return ""
    with station.read() as uow:
        letters = [_letter(uow, name, index) for index in range(len(name))]
    return "".join(letters) if all(letters) else ""


def _letter(uow: ReadingUnit, name: str, place: int) -> str:
    """The most common syllable for one character, first among those in the same position."""
    in_position, elsewhere = Counter[str](), Counter[str]()
    for chinese, korean in uow.people.names_with_hangul(name[place]):
        if len(chinese) != len(korean) or not all(map(has_hangul, korean)):
            continue
        for at, letter in enumerate(chinese):
            if letter == name[place]:
                (in_position if (at == 0) == (place == 0) else elsewhere)[korean[at]] += 1
    found = in_position or elsewhere
    # Of two equally common ones the first in the alphabet, so that the result is stable.
    return min(found, key=lambda syllable: (-found[syllable], syllable), default="")
