"""From a row of a roster, or a form filled in, to the resident it speaks of."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from testdesk.domain.documents import Document, lifelong_number
from testdesk.domain.people import Resident
from testdesk.formats.pseudonym import address_identity, document_identity, resident_pseudonym
from testdesk.formats.roster_rows import RosterRow

_ATTEMPTS = 256


def resident_of_row(
    row: RosterRow, *, person_key: bytes, known: Callable[[str], Resident | None]
) -> Resident:
    """The resident of a row; headquarters and every station give the same pseudonym.

    Args:
        row: a good row.
        person_key: the city's, 32 bytes.
        known: who holds a pseudonym already, or None.
    """
    document = row.document
    if document is None:
        identity = address_identity(row.name, row.address)
    else:
        identity = document_identity(document.type, lifelong_number(document))

    def build(number: str) -> Resident:
        return _resident(number, row, document)

    return _first_free(build, identity, person_key, known)


def _first_free(
    build: Callable[[str], Resident],
    identity: str,
    person_key: bytes,
    known: Callable[[str], Resident | None],
) -> Resident:
    """Two people met in 48 bits about once in 600 cities of a million: then the next is taken."""
    for attempt in range(_ATTEMPTS):
        wanted = build(resident_pseudonym(person_key, identity, attempt))
        holder = known(wanted.resident)
        if holder is None:
            return wanted
        if _same_person(holder, wanted):
            return _keeping_colour(wanted, holder)
    raise RuntimeError("no free pseudonym in 256 attempts")


def _keeping_colour(wanted: Resident, holder: Resident) -> Resident:
    """A list that tells no colour takes none away."""
    if wanted.colour != "none":
        return wanted
    return msgspec.structs.replace(wanted, colour=holder.colour)


def _same_person(a: Resident, b: Resident) -> bool:
    if a.document_number and b.document_number:
        return _lifelong(a) == _lifelong(b)
    return (a.name, a.address) == (b.name, b.address)


def _lifelong(resident: Resident) -> str:
    # Permits of Hong Kong, Macao and Taiwan keep 9 and 8 characters through every re-issue.
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
