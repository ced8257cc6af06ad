"""Chinese characters for search: variant shapes, Korean readings, private-use characters.

Names are stored as written; these tables only determine what a query can match.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from testdesk.domain.search.han_classes import HAN_CLASSES
from testdesk.domain.search.han_readings import HAN_READINGS

# The Korean reading in surnames of characters that are read differently in words.
_SURNAMES_IN_KOREAN = {"金": "김", "车": "차", "沈": "심", "叶": "섭", "贾": "가", "洗": "선"}


@cache
def pinyin_by_letter() -> Mapping[int, str]:
    """The readings of each character in the dictionary, separated by commas, by code point."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - slow, and few commands read names

    readings: Mapping[int, str] = pinyin_dict
    return readings


def is_chinese(letter: str) -> bool:
    """Whether the letter is a Chinese character, even one that is not in the dictionary."""
    return (
        ord(letter) in pinyin_by_letter()
        or "\u4e00" <= letter <= "\u9fff"
        or "\U00020000" <= letter <= "\U0003ffff"
    )


def is_private(letter: str) -> bool:
    """Whether the letter is of Unicode's private use, as some programs encode a rare character."""
    return unicodedata.category(letter) == "Co"


@cache
def _classes() -> dict[int, str]:
    """The character to which each variant is folded, by the variant's code point."""
    return {ord(letter): group[0] for group in HAN_CLASSES.split() for letter in group[1:]}


@cache
def _shapes() -> dict[str, str]:
    """Each group of `HAN_CLASSES`, by its first character, to which the others are folded."""
    return {group[0]: group for group in HAN_CLASSES.split()}


def fold_han(text: str) -> str:
    """Replaces each variant of a character by the one most common in China: 劉 gives 刘.

    It folds more characters than a dictionary would equate (乾 and 干), because a superfluous
    result is better than a missing one.
    """
    return text if text.isascii() else text.translate(_classes())


def shapes_of(letter: str) -> str:
    """The folded letter, then all its variants."""
    folded = fold_han(letter)
    return _shapes().get(folded, folded)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """The Hangul readings of each folded character."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in HAN_READINGS.split():
        for letter in fold_han(group[1:]):
            found[letter].append(group[0])
    return {letter: tuple(dict.fromkeys(readings)) for letter, readings in found.items()}


@lru_cache(maxsize=8192)
def korean_readings(letter: str, *, surname: bool = False) -> tuple[str, ...]:
    """The possible Hangul readings of a character, unordered; empty for a rare character.

    Args:
        letter: the character, in any variant.
        surname: whether it is the first character of a name; if so, its surname reading comes
            first.
    """
    folded = fold_han(letter)
    known = _readings().get(folded, ())
    first = _SURNAMES_IN_KOREAN.get(folded) if surname else None
    return tuple(dict.fromkeys((first, *known))) if first else known
