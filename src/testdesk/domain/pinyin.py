"""Pinyin for search: every likely reading of a Chinese name, without tones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import islice, product

from pypinyin.pinyin_dict import pinyin_dict

# As a surname these are read otherwise than in common words (shared facts, 9); 朴 is one of
# the commonest surnames of Yanbian, and the dictionary reads it "pu".
_SURNAMES = {
    "朴": ("piao",),
    "单": ("shan",),
    "仇": ("qiu",),
    "解": ("xie",),
    "查": ("zha",),
    "曾": ("zeng",),
    "区": ("ou",),
    "乐": ("yue",),
    "盖": ("ge",),
    "任": ("ren",),
    "翟": ("zhai",),
    "覃": ("qin", "tan"),
    "缪": ("miao",),
    "折": ("she",),
    "繁": ("po",),
    "种": ("chong",),
    "洗": ("xian",),
    "秘": ("bi",),
    "句": ("gou",),
    "召": ("shao",),
    "员": ("yun",),
    "隗": ("wei", "kui"),
    "宓": ("fu", "mi"),
    "牟": ("mu", "mou"),
    "柏": ("bai", "bo"),
    "卜": ("bu",),
    "黑": ("he",),
    "佴": ("nai",),
    "乜": ("nie",),
}
_DOUBLE_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "单于": ("chan", "yu"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "鲜于": ("xian", "yu"),
}
# Letters of given names with two readings in use; the dictionary's first one is kept too.
_GIVEN = {
    "长": ("chang",),
    "乐": ("yue",),
    "晟": ("sheng",),
    "茜": ("xi",),
    "朝": ("zhao",),
    "盛": ("cheng",),
    "娜": ("nuo",),
    "莎": ("suo",),
    "柏": ("bo",),
    "行": ("hang",),
    "重": ("chong",),
    "蔚": ("yu",),
    "参": ("shen",),
    "藏": ("zang",),
    "燕": ("yan",),
    "曾": ("zeng",),
    "朴": ("piao",),
}
_MOST_SPELLINGS = 6
_WRITTEN_UE = ("v", "u", "yu")


@lru_cache(maxsize=8192)
def _first_reading(letter: str) -> str:
    """The dictionary's first reading, tones taken off, ü kept; the letter itself if it has none."""
    readings = pinyin_dict.get(ord(letter))
    if not readings:
        return letter
    apart = unicodedata.normalize("NFD", readings.split(",")[0])
    kept = "".join(mark for mark in apart if not unicodedata.combining(mark) or mark == "\u0308")
    return unicodedata.normalize("NFC", kept)


def is_chinese(letter: str) -> bool:
    """Whether the letter is a Chinese character, one that the dictionary can read or not."""
    return ord(letter) in pinyin_dict or "\u4e00" <= letter <= "\u9fff" or letter >= "\U00020000"


def _options(letter: str, special: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*special, _first_reading(letter))))


@lru_cache(maxsize=4096)
def _as_surname(letter: str) -> tuple[str, ...]:
    return _options(letter, _SURNAMES.get(letter, ()))


@lru_cache(maxsize=8192)
def _as_given(letter: str) -> tuple[str, ...]:
    return _options(letter, _GIVEN.get(letter, ()))


def name_syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """The likely syllables at each letter of a Chinese name, the likeliest first.

    Args:
        name: the name without spaces; the surname stands first. A letter that is not Chinese
            stands for itself.
    """
    double = _DOUBLE_SURNAMES.get(name[:2])
    if double:
        head = tuple(
            _options(letter, (syllable,)) for letter, syllable in zip(name, double, strict=False)
        )
    else:
        head = tuple(_as_surname(letter) for letter in name[:1])
    return head + tuple(_as_given(letter) for letter in name[len(head) :])


def word_syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """The likely syllables at each letter of a word that is no person's name."""
    return tuple(_as_given(letter) for letter in word)


def spellings(syllables: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The joined spellings, the likeliest first: ("piaoshunzi", "pushunzi").

    Six combinations of readings at most. Where ü occurs, each is written in the three ways of
    keyboards and passports: 吕 gives lv, lu, lyu.
    """
    joined = ["".join(chosen) for chosen in islice(product(*syllables), _MOST_SPELLINGS)]
    return tuple(
        spelling.replace("ü", letters)
        for spelling in joined
        for letters in (_WRITTEN_UE if "ü" in spelling else ("",))
    )


def initials(syllables: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first letters of the syllables, each once, six at most: ("psz",)."""
    letters = [dict.fromkeys(option[0] for option in options) for options in syllables]
    return tuple("".join(chosen) for chosen in islice(product(*letters), _MOST_SPELLINGS))
