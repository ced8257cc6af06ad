"""Hangul for search: the initial-sound law folded away, initial consonants taken out."""

from __future__ import annotations

import unicodedata

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

# A Korean keyboard joins two consonants typed alone into one cluster: ㅂ ㅅ becomes ㅄ.
_CLUSTERS = {
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
}
_ALONE = {
    ord(unicodedata.normalize("NFKC", letter)): typed
    for letter, typed in ({letter: letter for letter in INITIALS} | _CLUSTERS).items()
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


def consonants_as_typed(text: str) -> str:
    """Consonants that stand alone after NFKC, written again as the keyboard's letters."""
    return text.translate(_ALONE)
