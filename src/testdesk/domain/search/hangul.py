"""Hangul for search: the initial-sound law folded away, initial consonants taken out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from testdesk.domain.search.spellings import Syllable

_FIRST, _LAST = 0xAC00, 0xD7A3
_PER_INITIAL = 588
_PER_VOWEL = 28
_NIEUN, _RIEUL, _IEUNG = 2, 5, 11
# ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ in the Unicode order of vowels.
_I_VOWELS = frozenset({2, 3, 6, 7, 12, 17, 20})

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def _folded(code: int) -> int:
    initial, rest = divmod(code - _FIRST, _PER_INITIAL)
    if rest // _PER_VOWEL in _I_VOWELS:
        return _FIRST + _IEUNG * _PER_INITIAL + rest
    return _FIRST + _NIEUN * _PER_INITIAL + rest if initial == _RIEUL else code


_INITIAL_LAW = {
    code: _folded(code)
    for initial in (_NIEUN, _RIEUL)
    for code in range(_FIRST + initial * _PER_INITIAL, _FIRST + (initial + 1) * _PER_INITIAL)
}

# In keys: a syllable that is begun with ㅇ, ㄹ or ㄴ, whichever way it is spelt; and with ㄴ or ㄹ.
# Letters of old Korean, which nobody types.
_ANY_OF_THREE, _ONE_OF_TWO = "ㆁ", "ㅥ"
# Three syllables whose ends may each begin another have 27.
_MOST_SPELLINGS = 32

# A Korean keyboard joins letters: ㅂ ㅅ becomes ㅄ, ㅗ ㅏ becomes ㅘ. Taken apart again, what is
# typed of a syllable so far begins the syllable.
_JOINED = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_ALONE = {
    ord(unicodedata.normalize("NFKC", letter)): _JOINED.get(letter, letter)
    for letter in (*INITIALS, *_VOWELS, *_JOINED)
}


def has_hangul(text: str) -> bool:
    """Whether at least one whole Hangul syllable is in the text."""
    return any(_FIRST <= ord(letter) <= _LAST for letter in text)


def fold_initial_law(text: str) -> str:
    """Northern and southern spellings of one name become one text: 리명철 and 이명철.

    Every syllable is folded, not the first alone, since 최룡해 and 최용해 are one name too:
    ㄹ and ㄴ fall to ㅇ before ㅑㅒㅕㅖㅛㅠㅣ, ㄹ falls to ㄴ elsewhere (shared facts, 9).
    """
    return text.translate(_INITIAL_LAW)


def choseong(text: str) -> str:
    """The initial consonants of the Hangul syllables in `text`: 리명철 gives ㄹㅁㅊ."""
    return "".join(
        INITIALS[(ord(letter) - _FIRST) // _PER_INITIAL]
        for letter in text
        if _FIRST <= ord(letter) <= _LAST
    )


def letters(text: str) -> str:
    """Hangul as the keys of a keyboard write it: 박 gives ㅂㅏㄱ, 과 gives ㄱㅗㅏ.

    So 바 on the way to 박, and 박ㅅ on the way to 박순자, are beginnings of what is meant.

    Args:
        text: NFKC; consonants and vowels that stand alone are written as keys as well.
    """
    if text.isascii():
        return text
    return text.translate(_TYPED)


class _Typed(dict[int, str]):
    """What is typed for each letter, made when it is asked for first."""

    def __missing__(self, code: int) -> str:
        self[code] = _keys(code) if _FIRST <= code <= _LAST else chr(code)
        return self[code]


def _keys(code: int) -> str:
    initial, rest = divmod(code - _FIRST, _PER_INITIAL)
    vowel, final = divmod(rest, _PER_VOWEL)
    parts = (INITIALS[initial], _VOWELS[vowel], _FINALS[final])
    return "".join(_JOINED.get(part, part) for part in parts)


_TYPED = _Typed(_ALONE)


def hangul_syllables(options: Sequence[Sequence[str]]) -> tuple[Syllable, ...]:
    """How Hangul is typed by the syllable.

    Args:
        options: at each place the syllables that may stand there; one, where it is known.
    """
    return tuple(_syllable(tuple(dict.fromkeys(each))) for each in options if each)


def _syllable(options: Sequence[str]) -> Syllable:
    folded = [fold_initial_law(option) for option in options]
    wholes = tuple(dict.fromkeys(map(letters, folded)))
    begun = "".join(map(_initials, folded))
    return Syllable(wholes, tuple(dict.fromkeys(begun)))


def _initials(syllable: str) -> str:
    """The consonant by which a folded syllable is begun in a key; see `meant`."""
    initial, rest = divmod(ord(syllable) - _FIRST, _PER_INITIAL)
    if initial == _IEUNG and rest // _PER_VOWEL in _I_VOWELS:
        return _ANY_OF_THREE
    return _ONE_OF_TWO if initial == _NIEUN else INITIALS[initial]


def meant(word: str) -> tuple[str, ...]:
    """What each letter of a query may stand for in a key.

    Whoever hears 이 may think of 리 or 니, and who hears 나 of 라: a consonant that is typed alone
    meets each spelling, whichever stands on the list. Which it is, the vowel would tell; so the
    keys have letters of their own for syllables that are begun in several ways.

    Args:
        word: as `letters` writes it.

    Returns:
        for each letter those that it may be; the letter itself, where it can be nothing else.
    """
    around = zip(" " + word, word, word[1:] + " ", strict=False)
    return tuple(_meant(*letter) if letter[1] in "ㅇㄹㄴ" else letter[1] for letter in around)


def _meant(before: str, letter: str, behind: str) -> str:
    if behind in _VOWELS:
        folded = "ㅇ" if behind in "ㅑㅒㅕㅖㅛㅠㅣ" else "ㄴ"
        return letter if letter == "ㅇ" else folded
    if letter == "ㅇ":
        return letter + _ANY_OF_THREE
    # Behind a vowel it may also end that syllable; the last may begin one that is typed on.
    ends = before in _VOWELS or (letter == "ㄴ" and behind == " ")
    return (letter if ends else "") + _ANY_OF_THREE + _ONE_OF_TWO


@lru_cache(maxsize=256)
def spellings(word: str) -> tuple[str, ...]:
    """A word of a query in each writing of keys that it may begin; see `meant`."""
    return tuple(map("".join, islice(product(*meant(word)), _MOST_SPELLINGS)))
