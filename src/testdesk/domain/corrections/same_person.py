"""Whether two entries of the list may be one person who is written down twice."""

from __future__ import annotations

from collections.abc import Iterable

from testdesk.domain.residents.people import Resident
from testdesk.domain.search.names import query_token


def may_be_one(told: Resident, listed: Resident) -> bool:
    """Whether two entries share name, date of birth and room, though their numbers differ.

    The name may be the Chinese one here and the Hangul one there. A date of birth that one entry
    does not tell speaks against nothing. Where a room is not told, nothing is said: people of one
    name and birthday are many in a city.
    """
    here, there = told.address, listed.address
    same_room = (here.compound, here.building, here.room) == (
        there.compound,
        there.building,
        there.room,
    )
    known_room = bool(here.building and here.room)
    same_birth = not (told.birth and listed.birth) or told.birth == listed.birth
    others = told.resident != listed.resident
    return others and known_room and same_room and same_birth and share_a_name(told, listed)


def same_name(resident: Resident, name: str) -> bool:
    """Whether a name is the person's, the Chinese or the Hangul one, however it is spaced."""
    return query_token(name) in names_of(resident)


def share_a_name(one: Resident, other: Resident) -> bool:
    """Whether the Chinese or the Hangul name of two entries is one, however it is spaced."""
    return bool(names_of(one) & names_of(other))


def names_of(resident: Resident) -> frozenset[str]:
    """The Chinese and the Hangul name, in the one spelling by which names are compared."""
    return plain_names((resident.name, resident.korean))


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Names in the one spelling by which they are compared; the empty one is none."""
    return frozenset(query_token(name) for name in names) - {""}
