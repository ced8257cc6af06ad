"""Makes residents from the rows of a roster, or from a completed form.

Nothing is removed that a list leaves out: a missing column and an empty cell change nothing
(`completed`). Emptying a field is a separate correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from testdesk.domain.residents.documents import Document, lifelong_number
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto.pseudonym import (
    address_identity,
    document_identity,
    resident_pseudonym,
)
from testdesk.formats.roster.rows import RosterRow

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


class ListedPeople(NamedTuple):
    """The people named by the rows of a list.

    Attributes:
        rows: pseudonym -> the resident as in the row, and the row.
        repeated: rows about a person of an earlier row.
    """

    rows: dict[str, tuple[Resident, RosterRow]]
    repeated: list[RosterRow]


def resident_of_row(row: RosterRow, *, person_key: bytes, find_resident: FindResident) -> Resident:
    """The resident of a row; headquarters and every station give the same pseudonym.

    Args:
        row: a good row.
        person_key: the city's key, 32 bytes.
        find_resident: returns the resident who already has a pseudonym, or None.
    """
    return _resident_of(row, _identity(row), person_key, find_resident)


def people_of_rows(
    rows: Sequence[RosterRow], *, person_key: bytes, find_resident: FindResident
) -> ListedPeople:
    """The residents of a list, each once.

    People without a number are distinguished by name and address. If several have the same name and
    no room, they are distinguished by telephone, now and when the list is imported again.

    Args:
        rows: the good rows.
        person_key: the city's key, 32 bytes.
        find_resident: returns the resident who already has a pseudonym, or None.
    """
    namesakes = _namesakes(rows)
    found: dict[str, tuple[Resident, RosterRow]] = {}
    repeated: list[RosterRow] = []

    def holder(number: str) -> Resident | None:
        holders = found.get(number)
        return holders[0] if holders else find_resident(number)

    for row in rows:
        identity = _identity(row)
        with_phone = _identity_with_phone(row, identity)
        if with_phone and (
            identity in namesakes or _is_known(with_phone, person_key, find_resident)
        ):
            identity = with_phone
        person = _resident_of(row, identity, person_key, holder)
        if person.resident in found:
            repeated.append(row)
        else:
            found[person.resident] = person, row
    return ListedPeople(found, repeated)


def first_pseudonyms(rows: Iterable[RosterRow], person_key: bytes) -> list[str]:
    """The possible pseudonyms of the rows of a list, to be looked up together."""
    found = []
    for row in rows:
        identity = _identity(row)
        found.append(resident_pseudonym(person_key, identity, 0))
        if with_phone := _identity_with_phone(row, identity):
            found.append(resident_pseudonym(person_key, with_phone, 0))
    return found


def completed(
    known: Resident, listed: Resident, row: RosterRow, kept: Collection[str] = ()
) -> Resident:
    """A known record with a row's values; nothing that the row leaves out is removed.

    Args:
        known: as shown before.
        listed: as in the list.
        row: the row it was read from.
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


def _is_known(identity: str, person_key: bytes, find_resident: FindResident) -> bool:
    return find_resident(resident_pseudonym(person_key, identity, 0)) is not None


def _resident_of(
    row: RosterRow, identity: str, person_key: bytes, find_resident: FindResident
) -> Resident:
    """Tries the next attempt on a collision (48 bits: about one in 600 cities of a million)."""
    for attempt in range(_ATTEMPTS):
        resident = _resident(resident_pseudonym(person_key, identity, attempt), row, row.document)
        holder = find_resident(resident.resident)
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
        return _lifelong(a) == _lifelong(b)
    return (a.name, a.address) == (b.name, b.address)


def _lifelong(resident: Resident) -> str:
    # Permits of Hong Kong, Macao and Taiwan keep 9 and 8 characters when re-issued.
    length = {"06": 9, "07": 8}.get(resident.document_type, len(resident.document_number))
    return resident.document_number[:length]


def _resident(number: str, row: RosterRow, document: Document | None) -> Resident:
    return Resident(
        resident=number,
        name=row.name,
        korean=row.korean,
        document_type=document.type if document else "",
        document_number=document.number if document else "",
        phone=row.phone,
        address=row.address,
        language=row.language,
        note=row.note,
        birth=document.birth if document else "",
        sex=document.sex if document else "",
        colour=row.colour,
    )
