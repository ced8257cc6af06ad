"""Finds which parts of a found person match the query, in order to highlight them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.finding import read_query
from testdesk.domain.search.han import is_chinese, is_private, korean_readings
from testdesk.domain.search.hangul import hangul_syllables, has_hangul
from testdesk.domain.search.names import address_keys, query_token
from testdesk.domain.search.pinyin import as_typed, name_syllables
from testdesk.domain.search.spellings import spells

Span = tuple[int, int]
# A token in Hangul, which `query_token` writes in jamo, the single letters, as it is typed.
_JAMO = re.compile("[ㄱ-ㅣ]")
# A name without any letter that folds to an ASCII one.
_EAST_ASIAN = re.compile(r"[\u4e00-\u9fff가-힣]+")
# A row is painted anew with each letter typed, mostly of the same people.
_CACHED_ADDRESSES = 500


class Highlights(msgspec.Struct, frozen=True):
    """What is highlighted in one row of the results.

    Attributes:
        name, korean: (start, end) of the letters, as in a slice.
        fields: the fields that are highlighted as a whole: compound, building, unit, room, phone,
            or tail (the last characters of the document number).
    """

    name: tuple[Span, ...] = ()
    korean: tuple[Span, ...] = ()
    fields: frozenset[str] = frozenset()


def highlights_of(resident: Resident, text: str) -> Highlights:
    """What to highlight in a resident's row for a query of one or more words."""
    tokens = _terms(text)
    # A Hangul query is compared with the Chinese name only if the Hangul name is not known.
    in_name = [token for token in tokens if not (resident.korean and _JAMO.match(token))]
    return Highlights(
        name=tuple(_spans(resident.name, in_name)),
        korean=tuple(_spans(resident.korean, tokens)),
        fields=frozenset(field for token in tokens for field in _fields(resident, token)),
    )


@lru_cache(maxsize=8)
def _terms(text: str) -> tuple[str, ...]:
    return read_query(text).terms


def _spans(name: str, tokens: Sequence[str]) -> Iterator[Span]:
    for token in tokens:
        span = _literal_span(name, token) or _syllable_span(name, token)
        if span:
            yield span


def _literal_span(name: str, token: str) -> Span | None:
    """Where the name contains the token itself; in a script with spaces, only at a word's start."""
    if token.isascii() and _EAST_ASIAN.fullmatch(name):
        return None
    for start in range(len(name)):
        if start and name[start - 1].isalnum() and not _is_unspaced_script(name[start]):
            continue
        for end in range(start + 1, len(name) + 1):
            if query_token(name[start:end]) == token:
                return start, end
    return None


def _is_unspaced_script(letter: str) -> bool:
    return is_chinese(letter) or has_hangul(letter)


def _syllable_span(name: str, token: str) -> Span | None:
    """Where whole or shortened pinyin or Hangul syllables match; unreadable letters are skipped.

    `options` are the possible syllables of each letter: pinyin for a Latin token, else Hangul.
    """
    options = name_syllables(name) if token.isascii() else _hangul_options(name)
    if not all(is_chinese(letter) or is_private(letter) or has_hangul(letter) for letter in name):
        return None
    readable = [index for index, readings in enumerate(options) if readings]
    syllables = as_typed(options) if token.isascii() else hangul_syllables(options)
    span = spells(syllables, token)
    return None if span is None else (readable[span[0]], readable[span[1] - 1] + 1)


def _hangul_options(name: str) -> tuple[tuple[str, ...], ...]:
    """The possible Hangul readings of each letter."""
    return tuple(
        (letter,) if has_hangul(letter) else korean_readings(letter, surname=index == 0)
        for index, letter in enumerate(name)
    )


def _fields(resident: Resident, token: str) -> Iterator[str]:
    number, phone = query_token(resident.document_number), query_token(resident.phone)
    # People give the last four or six characters of a document number.
    tails = (number[-4:], number[-6:], number if len(token) == len(number) else "")
    if any(tail.startswith(token) for tail in tails if tail):
        yield "tail"
    if phone and (phone[-4:].startswith(token) or phone.startswith(token)):
        yield "phone"
    yield from _address_fields(resident.address, token)


def _address_fields(address: Address, token: str) -> Iterator[str]:
    for field, keys in _keys_of_fields(address):
        if any(key.startswith(token) for key in keys):
            yield field
    if "-" in token:
        full_door = "-".join(p for p in (address.building, address.unit, address.room) if p)
        short_door = "-".join(p for p in (address.building, address.room) if p)
        if query_token(full_door).startswith(token):
            yield from ("building", "unit", "room")[: token.count("-") + 1]
        elif query_token(short_door).startswith(token):
            yield from ("building", "room")


@lru_cache(maxsize=_CACHED_ADDRESSES)
def _keys_of_fields(address: Address) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parts = {
        "compound": Address(compound=address.compound),
        "building": Address(building=address.building),
        "room": Address(room=address.room),
    }
    return tuple((field, tuple(address_keys(part))) for field, part in parts.items())
