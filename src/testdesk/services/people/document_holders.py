"""Finds the known people whose document has a number, whatever else the number may look like."""

from __future__ import annotations

import re

from testdesk.domain.numbers.id_numbers import looks_like_id_number, normalise_number
from testdesk.domain.numbers.width import is_plainly_written
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.residents.documents import Document, lifelong_number, read_document
from testdesk.domain.residents.people import Resident
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import latest_day

# The form of document numbers; shorter texts are typed for other purposes.
_NUMBER_FORM = re.compile(r"(?=.*[0-9])[0-9A-Z\u4e00-\u9fff()]{5,30}")
# When these permits are issued again, only the first eight digits stay the same.
_REISSUED_PERMITS = ("06", "07")  # document types: permits of Hong Kong or Macao, and of Taiwan


def people_with_number(uow: ReadingUnit, station: Station, text: str) -> list[Resident]:
    """The people whose document has this number, or whose permit was issued again with it.

    Args:
        uow: a unit of work of the station.
        station: the station.
        text: the text as scanned.

    Returns:
        nobody for most scans, one person for a document, and several people if documents of two
        kinds have the same number; the operator must then decide.
    """
    number = normalise_number(text)
    if _NUMBER_FORM.fullmatch(number) is None or not is_plainly_written(text):
        return []
    found = {person.resident: person for person in uow.people.by_documents([number])}
    # An ID number determines its own type, which is never a permit's.
    for kind in () if looks_like_id_number(number) else _REISSUED_PERMITS:
        holder = _holder_of_permit(uow, station, number, kind)
        if holder is not None:
            found[holder.resident] = holder
    return list(found.values())


def read_typed_document(
    uow: ReadingUnit, station: Station, text: str, document_type: str = ""
) -> tuple[Document, list[Resident]]:
    """Reads a typed number in the same way as a scanned one, and finds the people who have it.

    If the form of the number allows several types, or none, the document has the type in its known
    holder's record. The type must be stated only for an unknown person.

    Args:
        uow: a unit of work of the station.
        station: the station.
        text: the number as typed.
        document_type: the stated CV02.01.101 code, or empty.

    Raises:
        Refusal: the refusals of `read_document`.
    """
    people = people_with_number(uow, station, text)
    recorded_types = {person.document_type for person in people}
    kind = document_type or (recorded_types.pop() if len(recorded_types) == 1 else "")
    document = read_document(text, today=latest_day(uow, station), document_type=kind)
    return document, people or uow.people.by_documents([document.number])


def find_person(station: Station, *, text: str) -> Resident:
    """The person with this pseudonym or document number, found in the same way as by a scan.

    Raises:
        Refusal: unknown_person; document_of_several: several people have this number.
    """
    with station.read() as uow:
        person = uow.people.get(text.lower())
        people = [person] if person else people_with_number(uow, station, text)
        people = people or _by_old_number(uow, station, text)
    if not people:
        raise UnknownPerson()
    if len(people) > 1:
        raise Refusal("document_of_several")
    return people[0]


def _by_old_number(uow: ReadingUnit, station: Station, text: str) -> list[Resident]:
    """The people who have an old number of fifteen digits, which is stored with eighteen."""
    try:
        return read_typed_document(uow, station, text)[1]
    except Refusal:
        return []


def _holder_of_permit(
    uow: ReadingUnit, station: Station, number: str, kind: str
) -> Resident | None:
    document = _read_as(station, number, kind)
    if document is None:
        return None
    lifelong = lifelong_number(document)
    identity = document_identity(kind, lifelong)
    holder = uow.people.holder(resident_pseudonym(station.identity.person_key, identity))
    # The pseudonym may belong to another person by coincidence, so the numbers are compared.
    if holder is None or holder.document_type != kind:
        return None
    recorded = _read_as(station, holder.document_number, kind)
    return holder if recorded is not None and lifelong_number(recorded) == lifelong else None


def _read_as(station: Station, number: str, kind: str) -> Document | None:
    """Reads the number as one of that type; None if it does not have the form."""
    try:
        document = read_document(number, today=station.clock.today(), document_type=kind)
    except Refusal:
        return None
    return document if document.type == kind else None
