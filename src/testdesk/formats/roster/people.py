"""Makes residents from the rows of a roster, or from a completed form.

Nothing is removed that a list leaves out: a missing column and an empty cell change nothing
(`completed`). Emptying a field is a separate correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from sys import intern
from typing import NamedTuple

import msgspec

from testdesk.domain.residents.documents import Document, lifelong_number
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto.pseudonym import (
    address_identity,
    document_identity,
    resident_pseudonym,
)
from testdesk.formats.roster.people_seen import PeopleSeen, lifelong_number_of
from testdesk.formats.roster.rows import RosterRow, RowOrigin

_ATTEMPTS = 256
_TEXT_FIELDS = (
    "name",
    "korean",
    "document_type",
    "document_number",
    "phone",
    "note",
    "birth",
    "sex",
)
_PARTS = ("compound", "building", "unit", "room")
FindResident = Callable[[str], Resident | None]
"""The resident who already has a pseudonym, or None."""

FindResidents = Callable[[Sequence[str]], Mapping[str, Resident]]
"""Pseudonym -> the resident who has it, for those of the given pseudonyms that somebody has."""

# Rows whose residents are looked up together.
_PORTION = 1000


class ListedPeople(NamedTuple):
    """The people named by the rows of a list, or by some of them.

    Attributes:
        rows: pseudonym -> the resident as in the row, and the row.
        repeated: rows about a person of an earlier row.
    """

    rows: dict[str, tuple[Resident, RowOrigin]]
    repeated: list[RowOrigin]


def resident_of_row(row: RosterRow, *, person_key: bytes, find_resident: FindResident) -> Resident:
    """The resident of a row; headquarters and every station give the same pseudonym.

    Args:
        row: a good row.
        person_key: the city's key, 32 bytes.
        find_resident: looks up who already has a pseudonym.
    """
    identity = _identity(row)
    pseudonym = resident_pseudonym(person_key, identity)
    return _resident_of(_Candidate(row, identity, pseudonym), person_key, find_resident)


def people_of_rows(
    rows: Iterable[RosterRow], *, person_key: bytes, find_residents: FindResidents
) -> ListedPeople:
    """The residents of a list, each once; the parameters are those of `portions_of_people`."""
    people = ListedPeople({}, [])
    for portion in portions_of_people(
        rows, PeopleSeen(), person_key=person_key, find_residents=find_residents
    ):
        people.rows.update(portion.rows)
        people.repeated.extend(portion.repeated)
    return people


def portions_of_people(
    rows: Iterable[RosterRow],
    seen: PeopleSeen,
    *,
    person_key: bytes,
    find_residents: FindResidents,
) -> Iterator[ListedPeople]:
    """The residents of a list, each once, a thousand rows at a time.

    People without a number are distinguished by name and address. If several have the same name and
    no room, they are distinguished by telephone, now and when the list is imported again.

    Args:
        rows: the good rows; they are iterated twice.
        seen: the people of earlier rows; these are added to it.
        person_key: the city's key, 32 bytes.
        find_residents: called with the pseudonyms of many rows at a time.
    """
    namesakes = _namesakes(rows)
    waiting = iter(rows)
    while portion := list(islice(waiting, _PORTION)):
        people = ListedPeople({}, [])
        choices = [_candidates(row, person_key) for row in portion]
        pseudonyms = [candidate.pseudonym for pair in choices for candidate in pair]
        known = _KnownResidents(find_residents, pseudonyms)
        for usual, *by_phone in choices:
            is_by_phone = by_phone and (
                usual.identity in namesakes or known.is_resident(by_phone[0].pseudonym)
            )
            candidate = by_phone[0] if is_by_phone else usual
            person = _resident_of(candidate, person_key, known.find, seen)
            if seen.add(person):
                people.rows[person.resident] = person, candidate.row.origin
            else:
                people.repeated.append(candidate.row.origin)
        yield people


class _Candidate(NamedTuple):
    """A person as a row may mean them: the identity, and its pseudonym at the first attempt."""

    row: RosterRow
    identity: str
    pseudonym: str


def _candidates(row: RosterRow, person_key: bytes) -> list[_Candidate]:
    """By document or address; then by telephone, where that may distinguish the person."""
    identity = _identity(row)
    found = [_Candidate(row, identity, resident_pseudonym(person_key, identity))]
    if with_phone := _identity_with_phone(row, identity):
        found.append(_Candidate(row, with_phone, resident_pseudonym(person_key, with_phone)))
    return found


class _KnownResidents:
    """Which residents have a pseudonym already; many are looked up together."""

    def __init__(self, find_residents: FindResidents, pseudonyms: Sequence[str]) -> None:
        self._find = find_residents
        self._looked_up = set(pseudonyms)
        self._residents = find_residents(pseudonyms)

    def is_resident(self, pseudonym: str) -> bool:
        """Whether a resident has the pseudonym."""
        return pseudonym in self._residents

    def find(self, pseudonym: str) -> Resident | None:
        """The resident who has the pseudonym, or None."""
        if pseudonym in self._looked_up:
            return self._residents.get(pseudonym)
        return self._find([pseudonym]).get(pseudonym)


def completed(
    known: Resident, listed: Resident, row: RowOrigin, kept: Collection[str] = ()
) -> Resident:
    """A known record with a row's values; nothing that the row leaves out is removed.

    Args:
        known: the record before the import.
        listed: as in the list.
        row: the row from which `listed` was read.
        kept: fields that the list does not change, because they were corrected.
    """
    values: dict[str, object] = {
        field: getattr(listed, field)
        for field in _TEXT_FIELDS
        if getattr(listed, field) and field not in kept
    }
    if listed.address != Address() and not any(part in kept for part in _PARTS):
        values["address"] = completed_address(known.address, listed.address)
    if row.language_given and "language" not in kept:
        values["language"] = listed.language
    if row.colour != "none":
        values["colour"] = row.colour
    return msgspec.structs.replace(known, **values)


def completed_address(known: Address, listed: Address) -> Address:
    """An address with the parts that a list gives.

    On a move to another building of the compound, the old unit and room are dropped: the building
    of one list must not be combined with the room of another.
    """
    parts: dict[str, str] = {}
    moved = False
    for part in _PARTS:
        before, now = getattr(known, part), getattr(listed, part)
        moved = moved or bool(before and now and before != now)
        parts[part] = now or ("" if moved else before)
    return Address(**parts)


def _identity(row: RosterRow) -> str:
    if row.document is None:
        return address_identity(row.name, row.address)
    return document_identity(row.document.type, lifelong_number(row.document))


def _identity_with_phone(row: RosterRow, identity: str) -> str:
    """The identity of a person without number and room but with a telephone; otherwise empty."""
    if row.document is not None or row.address.room or not row.phone:
        return ""
    return f"{identity}{row.phone}"


def _namesakes(rows: Iterable[RosterRow]) -> set[str]:
    """The identities shared by several rows with different telephones."""
    phones: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.document is None and not row.address.room and row.phone:
            phones[_identity(row)].add(row.phone)
    return {identity for identity, numbers in phones.items() if len(numbers) > 1}


def _resident_of(
    candidate: _Candidate,
    person_key: bytes,
    find_resident: FindResident,
    seen: PeopleSeen | None = None,
) -> Resident:
    """Tries the next attempt on a collision (48 bits: about one in 600 cities of a million).

    A pseudonym is a person's of an earlier row, or else a resident's, or free.
    """
    row, identity, pseudonym = candidate
    for attempt in range(_ATTEMPTS):
        if attempt:
            pseudonym = resident_pseudonym(person_key, identity, attempt)
        resident = _resident(pseudonym, row, row.document)
        if seen is not None and pseudonym in seen:
            if seen.is_same_person(resident):
                return resident
            continue
        holder = find_resident(pseudonym)
        if holder is None:
            return resident
        if _same_person(holder, resident):
            return _with_colour_of(resident, holder)
    raise RuntimeError("no free pseudonym in 256 attempts")


def _with_colour_of(resident: Resident, holder: Resident) -> Resident:
    """Keeps the holder's colour if the list gives none."""
    if resident.colour != "none":
        return resident
    return msgspec.structs.replace(resident, colour=holder.colour)


def _same_person(a: Resident, b: Resident) -> bool:
    if a.document_number and b.document_number:
        return lifelong_number_of(a) == lifelong_number_of(b)
    return (a.name, a.address) == (b.name, b.address)


def _resident(pseudonym: str, row: RosterRow, document: Document | None) -> Resident:
    return Resident(
        resident=pseudonym,
        name=row.name,
        korean=row.korean,
        document_type=intern(document.type) if document else "",
        document_number=document.number if document else "",
        phone=row.phone,
        # Equal parts are one object, since a long list has few different ones.
        address=Address(*map(intern, msgspec.structs.astuple(row.address))),
        language=row.language,
        note=row.note,
        birth=document.birth if document else "",
        sex=document.sex if document else "",
        colour=row.colour,
    )
