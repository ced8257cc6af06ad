"""Masks names and numbers for screens, slips and lists."""

from __future__ import annotations

import unicodedata

_HIDDEN = "*"
_TAIL = 4


def _is_unspaced(letter: str) -> bool:
    """Whether the letter's script is written without spaces between words or names."""
    return unicodedata.name(letter, "").startswith(("CJK", "HANGUL", "KATAKANA", "HIRAGANA"))


def _hide(letters: str) -> str:
    return "".join(
        _HIDDEN if unicodedata.category(letter)[0] in "LMN" else letter for letter in letters
    )


def _mask_word(word: str) -> str:
    return _HIDDEN if len(word) == 1 else word[:1] + _hide(word[1:])


def _mask_unspaced(name: str) -> str:
    letters = [index for index, letter in enumerate(name) if letter.isalnum()]
    if len(letters) < 2:
        return _hide(name)
    first, last = letters[0] + 1, letters[-1]
    tail = name[last:] if len(letters) > 2 else _hide(name[last:])
    return name[:first] + _hide(name[first:last]) + tail


def mask_name(name: str) -> str:
    """Masks a name for a public screen, a call or a slip.

    Chinese, Hangul and kana names keep the first character; names of three or more characters also
    keep the last: 张三 becomes 张*, 欧阳娜娜 becomes 欧**娜. Names in other scripts keep the first
    letter of each word: K** Y*** H**. A word of one letter is hidden entirely, because otherwise
    all of it would be shown.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if all(_is_unspaced(letter) for letter in plain if letter.isalpha()):
        return _mask_unspaced(plain)
    return " ".join(map(_mask_word, plain.split()))


def id_tail(number: str) -> str:
    """The last four characters of a document number."""
    return number[-_TAIL:]


def _shown_tail(number: str) -> int:
    """The number of characters at the end that may be shown: four, but never more than half."""
    return min(_TAIL, len(number) // 2)


def mask_document_number(number: str) -> str:
    """Masks a document number for a staff list.

    An ID card number (18 or 15 characters) keeps the six digits of the area code and the last four
    characters. The shorter number of a passport or permit keeps its first quarter and the end.
    """
    head, tail = (6 if len(number) >= 15 else len(number) // 4), _shown_tail(number)
    hidden = len(number) - head - tail
    return number[:head] + _HIDDEN * hidden + number[head + hidden :]


def mask_phone(phone: str) -> str:
    """Masks a phone number for a slip or a list: 138****1234; a short number keeps only its end."""
    head, tail = (3 if len(phone) >= 10 else 0), _shown_tail(phone)
    hidden = len(phone) - head - tail
    return phone[:head] + _HIDDEN * hidden + phone[head + hidden :]
