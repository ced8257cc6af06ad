"""The changes that a list would make: new people, changed fields, people no longer on it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec

from testdesk.domain.corrections.authority import FIELD_RULES
from testdesk.domain.corrections.current import corrected_value
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.roster.people import ListedPeople

Building = tuple[str, str]
"""Compound and building."""


class FieldDifference(msgspec.Struct, frozen=True):
    """One field of a person, before and after."""

    field: str
    before: str
    after: str


class PersonChange(msgspec.Struct, frozen=True):
    """A person whom a list adds or changes.

    Attributes:
        resident: pseudonym.
        name: as it will be shown after the import.
        row, sheet: the place in the list.
        changes: empty for a new person, and for one who was known but not listed.
    """

    resident: str
    name: str
    row: int
    sheet: str = ""
    changes: tuple[FieldDifference, ...] = ()


class PersonMissing(msgspec.Struct, frozen=True):
    """A person who is listed in a building that the list covers, but is not on the list."""

    resident: str
    name: str
    address: Address


def differences(before: Resident, after: Resident) -> tuple[FieldDifference, ...]:
    """The fields in which two records of one person differ."""
    return tuple(
        FieldDifference(field, was, now)
        for field in FIELD_RULES
        if (was := corrected_value(before, field)) != (now := corrected_value(after, field))
    )


def person_changes(
    people: ListedPeople, after: Iterable[Resident], before: Mapping[str, Resident]
) -> tuple[tuple[PersonChange, ...], tuple[PersonChange, ...]]:
    """The new people and the changed people.

    Args:
        people: the people of the list.
        after: the records that will be written.
        before: the people listed so far, by pseudonym.
    """
    new, changed = list[PersonChange](), list[PersonChange]()
    for person in after:
        row = people.rows[person.resident][1]
        known = before.get(person.resident)
        fields = () if known is None else differences(known, person)
        change = PersonChange(person.resident, person.name, row.row, row.sheet, fields)
        (new if known is None else changed).append(change)
    return tuple(new), tuple(changed)


def missing_people(
    listed: Iterable[Resident], *, buildings: Container[Building], on_list: Container[str]
) -> tuple[PersonMissing, ...]:
    """Listed people in the list's buildings who are not on it, in walking order.

    Args:
        listed: people who are listed now.
        buildings: compound and building of the list's people after the import; without those
            whose building is not known.
        on_list: the pseudonyms of the list's people.
    """
    return in_walking_order(missing_among(listed, buildings=buildings, on_list=on_list))


def in_walking_order(people: Iterable[PersonMissing]) -> tuple[PersonMissing, ...]:
    """Missing people by address: compound, building, unit, room."""
    return tuple(sorted(people, key=lambda missing: msgspec.structs.astuple(missing.address)))


def missing_among(
    listed: Iterable[Resident], *, buildings: Container[Building], on_list: Container[str]
) -> Iterator[PersonMissing]:
    """The people of `missing_people`, one by one, in the order of `listed`."""
    return (
        PersonMissing(known.resident, known.name, known.address)
        for known in listed
        if known.resident not in on_list
        and (known.address.compound, known.address.building) in buildings
    )
