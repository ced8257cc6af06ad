"""Compares the records of two residents: by name, and whether they may be one person."""

from __future__ import annotations

from collections.abc import Iterable

from testdesk.domain.residents.people import Resident
from testdesk.domain.search.names import query_token


def may_be_same_person(given: Resident, listed: Resident) -> bool:
    """Whether two records share name, date of birth and room, though their numbers differ.

    The name may be Chinese in one and Hangul in the other. The date of birth may be missing in one
    of them. The room must not be missing: many people in a city share a name and a birthday.
    """
    given_address, listed_address = given.address, listed.address
    same_room = (given_address.compound, given_address.building, given_address.room) == (
        listed_address.compound,
        listed_address.building,
        listed_address.room,
    )
    known_room = bool(given_address.building and given_address.room)
    same_birth = not (given.birth and listed.birth) or given.birth == listed.birth
    different_numbers = given.resident != listed.resident
    return (
        different_numbers
        and known_room
        and same_room
        and same_birth
        and share_a_name(given, listed)
    )


def same_name(resident: Resident, name: str) -> bool:
    """Whether `name` is the person's Chinese or Hangul name, regardless of spaces."""
    return query_token(name) in names_of(resident)


def share_a_name(first: Resident, second: Resident) -> bool:
    """Whether two records have a Chinese or Hangul name in common, regardless of spaces."""
    return bool(names_of(first) & names_of(second))


def names_of(resident: Resident) -> frozenset[str]:
    """The Chinese and the Hangul name, in the spelling used to compare names."""
    return plain_names((resident.name, resident.korean))


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Names in the spelling used to compare them; empty ones are dropped."""
    return frozenset(query_token(name) for name in names) - {""}
