"""Hangul for search: folds Northern and Southern spellings, and splits syllables into letters.

A *key* here is a search key (see `names`), and *keystrokes* are the letters as they are typed. The
*initial-sound law* is the Southern rule by which 리 and 니 are written 이 at the beginning of a
word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from testdesk.domain.search.spellings import Syllable

# The code points of the first and the last whole syllable. Unicode orders them by initial
# consonant, then by vowel (21), then by final consonant (27, or none).
_FIRST, _LAST = 0xAC00, 0xD7A3
_PER_INITIAL = 588
_PER_VOWEL = 28
# The positions of ㄴ ㄹ ㅇ in `INITIALS`, and of ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ in `_VOWELS`.
_NIEUN, _RIEUL, _IEUNG = 2, 5, 11
_I_VOWELS = frozenset({2, 3, 6, 7, 12, 17, 20})

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def _fold_syllable(code: int) -> int:
    initial, rest = divmod(code - _FIRST, _PER_INITIAL)
    if rest // _PER_VOWEL in _I_VOWELS:
        return _FIRST + _IEUNG * _PER_INITIAL + rest
    return _FIRST + _NIEUN * _PER_INITIAL + rest if initial == _RIEUL else code


_INITIAL_LAW = {
    code: _fold_syllable(code)
    for initial in (_NIEUN, _RIEUL)
    for code in range(_FIRST + initial * _PER_INITIAL, _FIRST + (initial + 1) * _PER_INITIAL)
}

# Special letters in search keys, for an initial that may be spelt ㅇ, ㄹ or ㄴ, and for an initial
# that may be spelt ㄴ or ㄹ. Both are old Korean letters, which nobody types.
_ANY_OF_THREE, _ONE_OF_TWO = "ㆁ", "ㅥ"
# Three syllables whose final consonants may each begin the next syllable have 27 spellings.
_MAX_SPELLINGS = 32

# A Korean keyboard joins letters: ㅂ ㅅ becomes ㅄ, ㅗ ㅏ becomes ㅘ. They are split again, so
# that a partly typed syllable is a prefix of the whole syllable.
_COMPOUND_LETTERS = {
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
# The keystrokes of letters that are not part of a syllable, by code point.
_SINGLE_LETTERS = {
    ord(unicodedata.normalize("NFKC", letter)): _COMPOUND_LETTERS.get(letter, letter)
    for letter in (*INITIALS, *_VOWELS, *_COMPOUND_LETTERS)
}


def has_hangul(text: str) -> bool:
    """Whether the text contains a whole Hangul syllable."""
    return any(_FIRST <= ord(letter) <= _LAST for letter in text)


def fold_initial_law(text: str) -> str:
    """Folds the Northern and Southern spellings of a name into one, such as 리명철 and 이명철.

    ㄹ and ㄴ become ㅇ before ㅑㅒㅕㅖㅛㅠㅣ; elsewhere ㄹ becomes ㄴ. Every syllable is folded,
    not only the first, because 최룡해 and 최용해 are the same name too.
    """
    return text.translate(_INITIAL_LAW)


def choseong(text: str) -> str:
    """The initial consonants of the Hangul syllables in `text`: 리명철 gives ㄹㅁㅊ."""
    return "".join(
        INITIALS[(ord(letter) - _FIRST) // _PER_INITIAL]
        for letter in text
        if _FIRST <= ord(letter) <= _LAST
    )


def keystrokes(text: str) -> str:
    """Hangul as it is typed, key by key: 박 gives ㅂㅏㄱ, 과 gives ㄱㅗㅏ.

    In this form partly typed text is a prefix of the whole: 바 of 박, and 박ㅅ of 박순자.

    Args:
        text: a text in NFKC; consonants and vowels outside syllables are split into keystrokes too.
    """
    if text.isascii():
        return text
    return text.translate(_KEYSTROKES)


class _KeystrokeMap(dict[int, str]):
    """Maps each letter to its keystrokes, computed on first use."""

    def __missing__(self, code: int) -> str:
        self[code] = _letters_of(code) if _FIRST <= code <= _LAST else chr(code)
        return self[code]


def _letters_of(code: int) -> str:
    initial, rest = divmod(code - _FIRST, _PER_INITIAL)
    vowel, final = divmod(rest, _PER_VOWEL)
    parts = (INITIALS[initial], _VOWELS[vowel], _FINALS[final])
    return "".join(_COMPOUND_LETTERS.get(part, part) for part in parts)


_KEYSTROKES = _KeystrokeMap(_SINGLE_LETTERS)


def hangul_syllables(options: Sequence[Sequence[str]]) -> tuple[Syllable, ...]:
    """The spellings of Hangul as it is typed, syllable by syllable.

    Args:
        options: the possible syllables at each place; a single syllable if it is certain.
    """
    return tuple(_syllable(tuple(dict.fromkeys(choices))) for choices in options if choices)


@lru_cache(maxsize=8192)
def _syllable(options: tuple[str, ...]) -> Syllable:
    folded = [fold_initial_law(option) for option in options]
    full_spellings = tuple(dict.fromkeys(map(keystrokes, folded)))
    initials = "".join(map(_initials, folded))
    return Syllable(full_spellings, tuple(dict.fromkeys(initials)))


def _initials(syllable: str) -> str:
    """The initial consonant of a folded syllable, as in a search key: see `_ANY_OF_THREE`."""
    initial, rest = divmod(ord(syllable) - _FIRST, _PER_INITIAL)
    if initial == _IEUNG and rest // _PER_VOWEL in _I_VOWELS:
        return _ANY_OF_THREE
    return _ONE_OF_TWO if initial == _NIEUN else INITIALS[initial]


def letter_options(word: str) -> tuple[str, ...]:
    """The letters in a search key that each letter of a query may match.

    리 or 니 may be spelt 이, and 라 may be spelt 나. A consonant that is typed alone must match all
    these spellings, whichever is in the roster, because only the vowel would decide between them.
    So the keys have special letters for syllables with several possible initials
    (`_ANY_OF_THREE`, `_ONE_OF_TWO`).

    Args:
        word: a word as returned by `keystrokes`.

    Returns:
        the possible letters for each letter; only the letter itself if there are no others.
    """
    triples = zip(" " + word, word, word[1:] + " ", strict=False)
    return tuple(_options_of(*triple) if triple[1] in "ㅇㄹㄴ" else triple[1] for triple in triples)


def _options_of(before: str, letter: str, after: str) -> str:
    """The letters that ㅇ, ㄹ or ㄴ may match between these neighbours (blanks at the ends)."""
    if after in _VOWELS:
        folded = "ㅇ" if after in "ㅑㅒㅕㅖㅛㅠㅣ" else "ㄴ"
        return letter if letter == "ㅇ" else folded
    if letter == "ㅇ":
        return letter + _ANY_OF_THREE
    # After a vowel the consonant may also end that syllable; the word's last may begin a new one.
    may_end_syllable = before in _VOWELS or (letter == "ㄴ" and after == " ")
    return (letter if may_end_syllable else "") + _ANY_OF_THREE + _ONE_OF_TWO


@lru_cache(maxsize=256)
def spellings(word: str) -> tuple[str, ...]:
    """All forms of a query's word with which a search key may begin; see `letter_options`."""
    return tuple(map("".join, islice(product(*letter_options(word)), _MAX_SPELLINGS)))
