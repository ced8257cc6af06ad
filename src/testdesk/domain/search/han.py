"""Chinese characters for search: all shapes of one letter, its Korean readings, letters nobody has.

Names are kept as they are written; these tables only say what a query may meet.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from pypinyin.pinyin_dict import pinyin_dict

from testdesk.domain.search.han_classes import HAN_CLASSES
from testdesk.domain.search.han_readings import HAN_READINGS

# As a surname these are read otherwise than in words (shared facts, 9).
_SURNAMES_IN_KOREAN = {"金": "김", "车": "차", "沈": "심", "叶": "섭", "贾": "가", "洗": "선"}


def is_chinese(letter: str) -> bool:
    """Whether the letter is a Chinese character, one that the dictionary can read or not."""
    return (
        ord(letter) in pinyin_dict
        or "\u4e00" <= letter <= "\u9fff"
        or "\U00020000" <= letter <= "\U0003ffff"
    )


def is_private(letter: str) -> bool:
    """Whether the letter is one that a program made for itself, as for a rare character."""
    return unicodedata.category(letter) == "Co"


@cache
def _classes() -> dict[int, str]:
    return {ord(letter): group[0] for group in HAN_CLASSES.split() for letter in group[1:]}


@cache
def _shapes() -> dict[str, str]:
    return {group[0]: group for group in HAN_CLASSES.split()}


def fold_han(text: str) -> str:
    """Every shape of a character becomes the one that is commonest in China: 劉 gives 刘.

    More is folded than a dictionary would write for each other (乾 and 干): a search had better
    show one too many.
    """
    return text if text.isascii() else text.translate(_classes())


def shapes_of(letter: str) -> str:
    """The folded letter first, then all its other shapes."""
    folded = fold_han(letter)
    return _shapes().get(folded, folded)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for group in HAN_READINGS.split():
        for letter in fold_han(group[1:]):
            found[letter].append(group[0])
    return {letter: tuple(dict.fromkeys(each)) for letter, each in found.items()}


def korean_readings(letter: str, *, surname: bool = False) -> tuple[str, ...]:
    """The Hangul syllables that a character may be read as, in no order; none for a rare one.

    Args:
        letter: in any shape.
        surname: whether it stands first in a name; its reading there then comes first.
    """
    folded = fold_han(letter)
    known = _readings().get(folded, ())
    first = _SURNAMES_IN_KOREAN.get(folded) if surname else None
    return tuple(dict.fromkeys((first, *known))) if first else known
