"""Everybody's search keys as texts, as the index stores them: the keys of `names`, made quickly.

Most names are two to four Chinese characters or Hangul syllables, and a city has far fewer surnames
and given names than people. So what depends on one of these alone is kept, and a person's keys are
joined from it. All other names, numbers and addresses get their keys from `names`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import prod
from typing import NamedTuple

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.han import fold_han, korean_readings
from testdesk.domain.search.hangul import hangul_syllables
from testdesk.domain.search.names import (
    MAX_NAME_KEYS,
    MAX_READING_KEYS,
    MAX_TAIL_KEYS,
    MAX_TEXT_LENGTH,
    WHOLE_PREFIX,
    address_keys,
    building_keys,
    compound_keys,
    name_keys,
    number_and_address_keys,
    query_token,
    spelt_keys,
)
from testdesk.domain.search.pinyin import (
    SPELLINGS_OF_U_UMLAUT,
    as_typed,
    begins_double_surname,
    begins_with_double_surname,
    name_syllables,
    word_syllables,
)
from testdesk.domain.search.spellings import Mixes, Syllable, first_mixes, joined_mixes, later_mixes

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_HANGUL = re.compile(r"[가-힣]{2,4}")
# More mixes of the syllables after the first are not kept: rare characters have many readings.
_MAX_KEPT_MIXES = 64
# A surname or given name takes one or two kilobytes.
_KEPT_SURNAMES, _KEPT_GIVEN_NAMES = 2_048, 8_192
_KEPT_BUILDINGS = 2_048


def key_text(resident: Resident) -> str:
    """The keys of `resident_keys` in any order, each once, with spaces between."""
    named = _text_of_name(resident.name, resident.korean)
    number, phone = resident.document_number, resident.phone
    if number and _is_plain(number + phone):
        number = number[-6:].lower()
        called = f"{phone[-4:]} -{phone[-4:]} {phone}".lower() if phone else ""
        others = f"{number} {number[-4:]} -{number[-4:]} {called}"
        text = f"{named} {others} {_text_of_address(resident.address)}"
    else:
        text = f"{named} {' '.join(number_and_address_keys(resident))}"
    # FTS5 may enter a word twice that is there twice.
    return " ".join(dict.fromkeys(text.split()))


def _is_plain(numbers: str) -> bool:
    return numbers.isascii() and numbers.isalnum() and len(numbers) <= MAX_TEXT_LENGTH


def _text_of_address(address: Address) -> str:
    building, unit, room = address.building, address.unit, address.room
    if not (building and unit and room and _is_number(building + unit + room)):
        return " ".join(address_keys(address))
    of_building = _text_of_building(address.compound, building)
    return f"{of_building} {building}-{unit}-{room} {building}-{room} {room}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= MAX_TEXT_LENGTH


@lru_cache(_KEPT_BUILDINGS)
def _text_of_building(compound: str, building: str) -> str:
    """The keys of an address in the building, without those of the door."""
    keys = (*compound_keys(compound[:MAX_TEXT_LENGTH]), *building_keys(building))
    return " ".join(key for key in keys if key)


def _text_of_name(name: str, korean: str) -> str:
    """The keys of `name_keys`."""
    text = None
    if _CHINESE.fullmatch(name):
        if not korean:
            text = _text_of_chinese(name, read=True)
        elif hangul := _text_of_hangul(korean):
            chinese = _text_of_chinese(name, read=False)
            text = chinese and f"{chinese} {hangul}"
    elif not korean:
        text = _text_of_hangul(name)
    return text or " ".join(name_keys(name, korean))


def _text_of_chinese(name: str, *, read: bool) -> str | None:
    """The keys of a short Chinese name, with or without its Korean readings; None if it is rare."""
    surname, given = _surname(name[0]), _given_name(name[1:])
    if surname is None or given is None:
        return None
    if surname.may_be_double and begins_with_double_surname(name):
        return None
    folded = surname.folded + given.folded
    keys = [folded, WHOLE_PREFIX + folded]
    if surname.has_umlaut or given.has_umlaut:
        for first, later in zip(surname.pinyin, given.pinyin, strict=True):
            keys += joined_mixes(first, later, MAX_NAME_KEYS)
    else:
        keys += joined_mixes(surname.pinyin[0], given.pinyin[0], MAX_NAME_KEYS)
    keys.append(given.text)
    if read:
        keys += joined_mixes(surname.korean, given.korean, MAX_READING_KEYS)
        keys.append(given.read_text)
    return " ".join(keys)


def _text_of_hangul(name: str) -> str | None:
    """The keys of a short name in Hangul; None for any other."""
    if not _HANGUL.fullmatch(name):
        return None
    surname, given = _hangul_surname(name[0]), _hangul_given_name(name[1:])
    folded = surname.folded + given.folded
    joined = " ".join(joined_mixes(surname.korean, given.korean, MAX_NAME_KEYS))
    return f"{folded} {WHOLE_PREFIX}{folded} {joined} {given.text}"


class _Surname(NamedTuple):
    """What a surname of one character or syllable adds to keys.

    Attributes:
        folded: as `query_token` folds it.
        has_umlaut: whether it may be read with ü.
        pinyin: its mixes, for each spelling of ü.
        korean: the mixes of its Hangul or of its Korean readings.
        may_be_double: whether a surname of two characters begins with it.
    """

    folded: str
    has_umlaut: bool
    pinyin: tuple[Mixes, ...]
    korean: Mixes
    may_be_double: bool = False


class _GivenName(NamedTuple):
    """What the characters or syllables after the first add to keys; the same as in `_Surname`.

    Attributes:
        text: the keys that begin in it.
        read_text: those of its Korean readings.
    """

    folded: str
    has_umlaut: bool
    pinyin: tuple[Mixes, ...]
    korean: Mixes
    text: str
    read_text: str


@lru_cache(_KEPT_SURNAMES)
def _surname(character: str) -> _Surname | None:
    """None for a character without a reading."""
    syllables = name_syllables(character)
    korean = hangul_syllables([korean_readings(character, surname=True)])
    if not (syllables[0] and korean):
        return None
    typed = [as_typed(syllables, (spelling,)) for spelling in SPELLINGS_OF_U_UMLAUT]
    return _Surname(
        fold_han(character),
        _has_umlaut(syllables),
        tuple(first_mixes(one) for (one,) in typed),
        first_mixes(korean[0]),
        begins_double_surname(character),
    )


@lru_cache(_KEPT_GIVEN_NAMES)
def _given_name(name: str) -> _GivenName | None:
    """None for characters without a reading, or with very many."""
    syllables, folded = word_syllables(name), fold_han(name)
    typed = [as_typed(syllables, (spelling,)) for spelling in SPELLINGS_OF_U_UMLAUT]
    korean = hangul_syllables([korean_readings(character) for character in name])
    if not all(map(_may_be_kept, (*typed, korean))):
        return None
    ways = typed if _has_umlaut(syllables) else typed[:1]
    keys = dict.fromkeys(folded[start:] for start in range(len(folded)))
    keys.update(dict.fromkeys(key for way in ways for key in spelt_keys(way, MAX_TAIL_KEYS)))
    return _GivenName(
        folded,
        _has_umlaut(syllables),
        tuple(map(later_mixes, typed)),
        later_mixes(korean),
        " ".join(keys),
        " ".join(dict.fromkeys(spelt_keys(korean, MAX_READING_KEYS))),
    )


@lru_cache(_KEPT_SURNAMES)
def _hangul_surname(syllable: str) -> _Surname:
    (korean,) = hangul_syllables([syllable])
    return _Surname(query_token(syllable), False, (), first_mixes(korean))


@lru_cache(_KEPT_GIVEN_NAMES)
def _hangul_given_name(name: str) -> _GivenName:
    folded, korean = list(map(query_token, name)), hangul_syllables(list(name))
    keys = dict.fromkeys("".join(folded[start:]) for start in range(len(folded)))
    keys.update(dict.fromkeys(spelt_keys(korean, MAX_TAIL_KEYS)))
    return _GivenName("".join(folded), False, (), later_mixes(korean), " ".join(keys), "")


def _has_umlaut(syllables: Sequence[Sequence[str]]) -> bool:
    return any("ü" in option for options in syllables for option in options)


def _may_be_kept(syllables: Sequence[Syllable]) -> bool:
    """Whether there is a syllable, and not too many mixes."""
    choices = (len(one.full_spellings) + len(one.prefixes) for one in syllables)
    return bool(syllables) and prod(choices) <= _MAX_KEPT_MIXES
