"""Finds people and registers walk-ins."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.same_person import may_be_same_person, same_name
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import (
    DetailValue,
    DocumentOfAnother,
    PersonTwice,
    Refusal,
    UnknownPerson,
)
from testdesk.domain.residents.documents import Document, read_document
from testdesk.domain.residents.people import Address, Language, Resident
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.status import FoundPerson
from testdesk.formats.roster.people import resident_of_row
from testdesk.formats.roster.rows import RosterRow
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import latest_day
from testdesk.services.people.correction import ADDRESS_FIELDS, append_correction, require_person
from testdesk.services.people.document_holders import read_typed_document
from testdesk.services.session import Context

_CHANGES = Changes(residents=True, journal=True)


class WalkIn(msgspec.Struct, frozen=True):
    """The form for a person who is not on the roster; a name and a number are enough.

    An empty field means that nothing was entered. An empty language means Chinese for a new person.
    """

    name: str
    document_type: str = ""
    document_number: str = ""
    korean: str = ""
    phone: str = ""
    address: Address = Address()
    language: Language | Literal[""] = ""


class DocumentCheck(msgspec.Struct, frozen=True):
    """The result of checking a typed number.

    Attributes:
        document: the document that was read, or None.
        refusal: the code of the reason why it is not a document number, else empty.
        detail: values for the refusal's sentence.
        known: the resident who already has this number, or None.
    """

    document: Document | None
    refusal: str = ""
    detail: dict[str, DetailValue] = {}
    known: Resident | None = None


def find(station: Station, *, text: str, limit: int = 50) -> list[FoundPerson]:
    """The people that `search` finds, without the counts and hints."""
    return list(search(station=station, text=text, limit=limit).people)


def search(station: Station, *, text: str, limit: int = 50, exact_limit: int = 0) -> FoundPeople:
    """Finds residents by name in any spelling, by number or its tail, or by address.

    Parameters and result are those of `ports.Search.find`.
    """
    with station.read() as uow:
        return uow.search.find(text, limit=limit, exact_limit=exact_limit)


def household(station: Station, *, resident: str) -> list[FoundPerson]:
    """The people in the same room, with the resident first.

    Raises:
        Refusal: unknown_person.
    """
    with station.read() as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        others = [r for r in uow.people.household(person) if r.resident != resident]
        return uow.people.search_hits([person, *others])


def get_person(station: Station, *, resident: str) -> Resident | None:
    """The person with this pseudonym, or None if there is none."""
    with station.read() as uow:
        return uow.people.get(resident)


def check_document(station: Station, *, number: str, document_type: str = "") -> DocumentCheck:
    """Reads a typed number in the same way as a scanned one; an invalid number raises no error.

    If documents of two kinds have the number, the stated type decides whose it is. Without a stated
    type the number is refused as `document_of_several`.
    """
    with station.read() as uow:
        try:
            document, people = read_typed_document(uow, station, number, document_type)
        except Refusal as refusal:
            return DocumentCheck(None, refusal.code, refusal.detail)
    if len(people) > 1 and document_type:
        people = [person for person in people if person.document_type == document_type]
    if len(people) > 1:
        return DocumentCheck(None, "document_of_several")
    return DocumentCheck(document, known=people[0] if people else None)


def register_walk_in(context: Context, *, form: WalkIn, new_anyway: bool = False) -> Done[Resident]:
    """Registers a person; a record that exists already is corrected and not overwritten.

    An existing record is found by the number, or by the name at that address. Values that the form
    adds or changes are recorded as a correction with the reason `typed_wrong`; fields that the form
    leaves empty are kept. A different name means a different person and is refused.

    Args:
        context: station and session.
        form: the form as it was typed.
        new_anyway: set if somebody has checked that it is not the person of `person_twice`.

    Raises:
        Refusal: address_missing: there is neither a number nor an address; `person_twice`, with the
            `resident` who is known with the same name, date of birth and room;
            `document_of_another`, with the `resident` of another name who has the number; and the
            refusals of `clean_field` and `read_document`.
    """
    row = _row_of(context.station, form)
    with context.write("people") as uow:
        entered = _resident(uow, context.station, row)
        known = uow.people.holder(entered.resident)
        if known is None:
            if not new_anyway:
                _refuse_duplicate(uow, entered)
            uow.journal.append(ev.ResidentRegistered(entered))
        elif (completed := _completed(known, entered, form)) != known:
            append_correction(uow, known, completed, "typed_wrong")
        else:
            return Done(known)
        uow.commit()
        return Done(require_person(uow, entered.resident), _CHANGES)


def _row_of(station: Station, form: WalkIn) -> RosterRow:
    """Turns the form into a row of a list."""
    from testdesk.formats.person_fields import clean_field  # noqa: PLC0415 - the rules for cells, which only a form needs

    fields = {part: clean_field(part, getattr(form, part)) for part in ("name", "korean", "phone")}
    address_fields = {
        part: clean_field(part, getattr(form.address, part)) for part in ADDRESS_FIELDS
    }
    document = _document(station, form)
    if document is None and not address_fields["room"]:
        raise Refusal("address_missing")
    return RosterRow(
        row=0,
        name=fields["name"],
        korean=fields["korean"],
        document=document,
        phone=fields["phone"],
        address=Address(**address_fields),
        language=form.language or "zh",
    )


def _completed(known: Resident, entered: Resident, form: WalkIn) -> Resident:
    """The known record completed from the form; an address is replaced only as a whole."""
    if not same_name(known, entered.name):
        raise DocumentOfAnother(resident=known.resident)
    return msgspec.structs.replace(
        known,
        korean=entered.korean or known.korean,
        phone=entered.phone or known.phone,
        address=known.address if entered.address == Address() else entered.address,
        language=form.language or known.language,
    )


def _refuse_duplicate(uow: ReadingUnit, entered: Resident) -> None:
    """Refuses a new person who may be a known resident of the same building."""
    address = entered.address
    residents = uow.people.of_building(address.compound, address.building) if address.room else []
    for resident in residents:
        if may_be_same_person(entered, resident):
            raise PersonTwice(resident=resident.resident)


def _document(station: Station, form: WalkIn) -> Document | None:
    if not form.document_number.strip():
        return None
    return read_document(
        form.document_number, today=_latest_day(station), document_type=form.document_type
    )


def _latest_day(station: Station) -> dt.date:
    with station.read() as uow:
        return latest_day(uow, station)


def _resident(uow: ReadingUnit, station: Station, row: RosterRow) -> Resident:
    return resident_of_row(
        row, person_key=station.identity.person_key, find_resident=uow.people.holder
    )
