"""Which parts of a found person match what was typed; the search itself is the store's."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from testdesk.domain.hangul import choseong, has_hangul
from testdesk.domain.names import query_token, resident_keys
from testdesk.domain.people import Address, Resident
from testdesk.domain.pinyin import is_chinese, name_syllables

Span = tuple[int, int]
_WRITTEN_UE = ("v", "u", "yu")


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
    tokens = [token for token in map(query_token, text.split()) if token]
    return Marks(
        name=tuple(_spans(resident.name, tokens)),
        korean=tuple(_spans(resident.korean, tokens)),
        fields=frozenset(field for token in tokens for field in _fields(resident, token)),
    )


def _spans(name: str, tokens: list[str]) -> Iterator[Span]:
    for token in tokens:
        span = _as_written(name, token) or _as_spelt(name, token) or _by_initial(name, token)
        if span:
            yield span


def _as_written(name: str, token: str) -> Span | None:
    """The letters themselves; where a script has words, from a word's beginning on."""
    for start in range(len(name)):
        if start and name[start - 1].isalnum() and not _stands_alone(name[start]):
            continue
        for end in range(start + 1, len(name) + 1):
            if query_token(name[start:end]) == token:
                return start, end
    return None


def _stands_alone(letter: str) -> bool:
    return is_chinese(letter) or has_hangul(letter)


def _as_spelt(name: str, token: str) -> Span | None:
    """Pinyin, whole or broken off, or the initials of the syllables."""
    if not (token.isascii() and name and all(map(is_chinese, name))):
        return None
    syllables = name_syllables(name)
    for start in range(len(syllables)):
        if count := _spelt(syllables[start:], token):
            return start, start + count
    initials = [{option[0] for option in options} for options in syllables]
    for start in range(len(initials) - len(token) + 1):
        if all(sign in at for sign, at in zip(token, initials[start:], strict=False)):
            return start, start + len(token)
    return None


def _spelt(syllables: tuple[tuple[str, ...], ...], rest: str) -> int:
    """How many syllables `rest` spells, the last perhaps in part; 0 where it spells none."""
    if not syllables:
        return 0
    for option in syllables[0]:
        for spelling in dict.fromkeys(option.replace("ü", ue) for ue in _WRITTEN_UE):
            if spelling.startswith(rest):
                return 1
            if rest.startswith(spelling) and (more := _spelt(syllables[1:], rest[len(spelling) :])):
                return 1 + more
    return 0


def _by_initial(name: str, token: str) -> Span | None:
    consonants = choseong(name)
    if len(consonants) != len(name):
        return None
    start = consonants.find(token)
    return None if start < 0 else (start, start + len(token))


def _fields(resident: Resident, token: str) -> Iterator[str]:
    number, phone = query_token(resident.document_number), query_token(resident.phone)
    if any(key.startswith(token) for key in (number[-4:], number[-6:]) if key):
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
        keys = resident_keys(Resident(resident="", name="", address=part))
        if any(key.startswith(token) for key in keys):
            yield field
    if "-" in token:
        written = "-".join(p for p in (address.building, address.unit, address.room) if p)
        short = "-".join(p for p in (address.building, address.room) if p)
        if query_token(written).startswith(token):
            yield from ("building", "unit", "room")[: token.count("-") + 1]
        elif query_token(short).startswith(token):
            yield from ("building", "room")
