"""Which parts of a found person match what was typed; the search itself is the store's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.finding import read_query
from testdesk.domain.search.han import is_chinese, is_private, korean_readings
from testdesk.domain.search.hangul import hangul_syllables, has_hangul
from testdesk.domain.search.names import address_keys, query_token
from testdesk.domain.search.pinyin import as_typed, name_syllables
from testdesk.domain.search.spellings import spells

Span = tuple[int, int]
_HANGUL = re.compile("[ㄱ-ㅣ]")


class Marks(msgspec.Struct, frozen=True):
    """What of one row is marked.

    Attributes:
        name, korean: spans of letters, first and behind the last.
        fields: of compound, building, unit, room, tail, phone those that match as a whole.
    """

    name: tuple[Span, ...] = ()
    korean: tuple[Span, ...] = ()
    fields: frozenset[str] = frozenset()


def marks_of(resident: Resident, text: str) -> Marks:
    """What to mark of a resident for a query of one or more words."""
    tokens = list(read_query(text).terms)
    # Only where no Hangul is known is a name found by how it may be read.
    in_name = [token for token in tokens if not (resident.korean and _HANGUL.match(token))]
    return Marks(
        name=tuple(_spans(resident.name, in_name)),
        korean=tuple(_spans(resident.korean, tokens)),
        fields=frozenset(field for token in tokens for field in _fields(resident, token)),
    )


def _spans(name: str, tokens: list[str]) -> Iterator[Span]:
    for token in tokens:
        span = _as_written(name, token) or _as_spelt(name, token)
        if span:
            yield span


def _as_written(name: str, token: str) -> Span | None:
    """The letters themselves; where a script has words, from a word's beginning on."""
    for start in range(len(name)):
        if start and name[start - 1].isalnum() and not _is_whole_word(name[start]):
            continue
        for end in range(start + 1, len(name) + 1):
            if query_token(name[start:end]) == token:
                return start, end
    return None


def _is_whole_word(letter: str) -> bool:
    return is_chinese(letter) or has_hangul(letter)


def _as_spelt(name: str, token: str) -> Span | None:
    """Pinyin or Hangul, each syllable whole or begun; unreadable letters are passed by."""
    options = name_syllables(name) if token.isascii() else _in_korean(name)
    if not all(is_chinese(sign) or is_private(sign) or has_hangul(sign) for sign in name):
        return None
    places = [index for index, each in enumerate(options) if each]
    syllables = as_typed(options) if token.isascii() else hangul_syllables(options)
    span = spells(syllables, token)
    return None if span is None else (places[span[0]], places[span[1] - 1] + 1)


def _in_korean(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (sign,) if has_hangul(sign) else korean_readings(sign, surname=index == 0)
        for index, sign in enumerate(name)
    )


def _fields(resident: Resident, token: str) -> Iterator[str]:
    number, phone = query_token(resident.document_number), query_token(resident.phone)
    tails = (number[-4:], number[-6:], number if len(token) == len(number) else "")
    if any(key.startswith(token) for key in tails if key):
        yield "tail"
    if any(key.startswith(token) for key in (phone[-4:], phone) if key):
        yield "phone"
    yield from _address_fields(resident.address, token)


def _address_fields(address: Address, token: str) -> Iterator[str]:
    only = {
        "compound": Address(compound=address.compound),
        "building": Address(building=address.building),
        "room": Address(room=address.room),
    }
    for field, part in only.items():
        if any(key.startswith(token) for key in address_keys(part)):
            yield field
    if "-" in token:
        written = "-".join(p for p in (address.building, address.unit, address.room) if p)
        short = "-".join(p for p in (address.building, address.room) if p)
        if query_token(written).startswith(token):
            yield from ("building", "unit", "room")[: token.count("-") + 1]
        elif query_token(short).startswith(token):
            yield from ("building", "room")
