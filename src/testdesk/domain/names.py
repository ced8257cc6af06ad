"""Search keys: what a person may type to find a resident, and how a query is folded to meet it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from testdesk.domain.hangul import choseong, consonants_as_typed, fold_initial_law, has_hangul
from testdesk.domain.people import Address, Resident
from testdesk.domain.pinyin import (
    initials,
    is_chinese,
    name_syllables,
    spellings,
    word_syllables,
)

_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D), "-")
_LOOSE_DASH = re.compile(r"(?<!\d)-|-(?!\d)")
_WORD_BREAK = re.compile(r"[\s\-·・•‧.,]+")


def query_token(text: str) -> str:
    """Folds a word of a query, or a key, to the form in which the two are compared.

    NFKC and casefold; marks above letters, spaces, dots and signs dropped; a dash stays only
    between digits (3-1-202); Hangul by the initial-sound law; lone consonants as typed. Ready
    for a prefix comparison.

    Returns:
        letters, digits and dashes between digits; empty when nothing of these was there.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_DASHES)).casefold()
    kept = "".join(sign for sign in apart if sign == "-" or unicodedata.category(sign)[0] in "LN")
    joined = unicodedata.normalize("NFKC", _LOOSE_DASH.sub("", kept))
    return consonants_as_typed(fold_initial_law(joined))


def _suffixes(text: str) -> Iterator[str]:
    return (text[start:] for start in range(len(text)))


def _chinese_keys(name: str) -> Iterator[str]:
    yield from _suffixes(name)
    syllables = name_syllables(name)
    for start in range(len(syllables)):
        yield from spellings(syllables[start:])
    yield from initials(syllables)


def _hangul_keys(syllables: str) -> Iterator[str]:
    folded = fold_initial_law(syllables)
    yield from _suffixes(folded)
    yield choseong(syllables)
    yield choseong(folded)


def _word_keys(text: str) -> Iterator[str]:
    words = [word for word in map(query_token, _WORD_BREAK.split(text)) if word]
    for start in range(len(words)):
        yield "".join(words[start:])
    yield from words


def _spelling_keys(name: str) -> Iterator[str]:
    """The keys of each script in the name: a list may hold "金英姬 (KIM YONG HUI)"."""
    yield query_token(name)
    whole = unicodedata.normalize("NFKC", name)
    yield from _chinese_keys("".join(filter(is_chinese, whole)))
    yield from _hangul_keys("".join(filter(has_hangul, whole)))
    yield from _word_keys("".join(" " if _own_keys(letter) else letter for letter in whole))


def _own_keys(letter: str) -> bool:
    return is_chinese(letter) or has_hangul(letter)


def name_keys(name: str, korean: str = "") -> tuple[str, ...]:
    """The words by which a name is found, each folded by `query_token`.

    A key is meant to be compared by prefix. Chinese: the name, its tails by letter, pinyin with
    every likely reading from each syllable on, initials. Hangul: the tails, the initial
    consonants as spelt and as folded. Other letters: the joined name and its words.

    Args:
        name: as on the document.
        korean: the Hangul spelling, where the person gave one.

    Returns:
        the keys, each once, the most exact first.
    """
    keys = dict.fromkeys(_spelling_keys(name))
    if korean:
        keys.update(dict.fromkeys(_spelling_keys(korean)))
    return tuple(key for key in keys if key)


def _compound_keys(compound: str) -> Iterator[str]:
    folded = query_token(compound)
    yield folded
    if any(map(is_chinese, folded)):
        syllables = word_syllables(folded)
        yield from spellings(syllables)[:1]
        yield from initials(syllables)[:1]


def _address_keys(address: Address) -> Iterator[str]:
    yield from _compound_keys(address.compound)
    building, unit, room = address.building, address.unit, address.room
    if building:
        yield query_token(f"{building}号楼")
        yield query_token(f"{building}동")
        yield query_token("-".join(part for part in (building, unit, room) if part))
        yield query_token("-".join(part for part in (building, room) if part))
    yield query_token(room)


def resident_keys(resident: Resident) -> tuple[str, ...]:
    """The words by which a resident is found: name, number tail, phone, address.

    The whole document number is not among them: a tail is enough to find a person, and the
    index of a lost laptop tells less.

    Returns:
        the keys, each once, folded by `query_token`, for comparison by prefix.
    """
    number, phone = query_token(resident.document_number), query_token(resident.phone)
    tails = (number[-4:], number[-6:], phone[-4:], phone)
    keys = dict.fromkeys(name_keys(resident.name, resident.korean))
    keys.update(dict.fromkeys(tails))
    keys.update(dict.fromkeys(_address_keys(resident.address)))
    return tuple(key for key in keys if key)
