"""Corrects a person's record by an event with old and new values; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.same_person import same_name
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import DocumentOfAnother, DocumentUnknown, Refusal, UnknownPerson
from testdesk.domain.residents.documents import Document, looks_like_id_number, read_document
from testdesk.domain.residents.people import Resident
from testdesk.formats.roster.people import resident_of_row
from testdesk.formats.roster.rows import RosterRow
from testdesk.ports import ReadingUnit, Station, UnitOfWork
from testdesk.services.calendar import latest_day
from testdesk.services.session import Context

# The reasons for which a record is corrected; the journal keeps the code.
REASONS = ("list_wrong", "typed_wrong", "person_asked")
# The fields that a station may correct; birth and sex are derived from the number.
FIELDS: tuple[ev.CorrectedField, ...] = (
    "name",
    "korean",
    "document_type",
    "document_number",
    "phone",
    "compound",
    "building",
    "unit",
    "room",
    "language",
    "note",
)
ADDRESS_FIELDS: tuple[ev.CorrectedField, ...] = ("compound", "building", "unit", "room")
_DOCUMENT_FIELDS: tuple[ev.CorrectedField, ...] = ("document_type", "document_number")
# The fields that identify a person who has no document number.
_IDENTIFYING_FIELDS: frozenset[str] = frozenset(("name", *ADDRESS_FIELDS))
_CHANGES = Changes(residents=True, samples=True, tubes=True, codes=True, journal=True)


def correct(
    context: Context, *, resident: str, changes: Mapping[str, str], reason: str
) -> Done[Resident]:
    """Corrects fields of a person; other fields keep their values, and "" empties a field.

    If the document number changes, the person gets a new pseudonym, and an alias links the old one
    to it, so that samples and cards move with the person. A number that belongs to somebody with
    another name is refused, so that two people are never merged.

    Args:
        context: station and session.
        resident: pseudonym; the old pseudonym of a corrected number is accepted.
        changes: the new values, by field of `FIELDS`.
        reason: a code from `REASONS`.

    Returns:
        the person's record as this station now shows it.

    Raises:
        Refusal: reason_missing, reason_unknown, unknown_person, nothing_changed; address_missing:
            neither number nor room is left; document_of_another, with the `resident` who has the
            number; and the refusals of `clean_field` and `read_document`.
    """
    from testdesk.formats.person_fields import clean_field  # noqa: PLC0415 - the rules for cells, which only a form needs

    _check_reason(reason)
    if not set(changes) <= set(FIELDS):
        raise ValueError("a field that a station does not correct")
    cleaned = {field: clean_field(field, changes[field]) for field in FIELDS if field in changes}
    with context.write("people") as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        corrected = _corrected(uow, context.station, person, cleaned)
        append_correction(uow, person, corrected, reason)
        uow.commit()
        return Done(require_person(uow, corrected.resident), _CHANGES)


def append_correction(uow: UnitOfWork, person: Resident, corrected: Resident, reason: str) -> None:
    """Appends the event that turns one record into the other.

    Args:
        uow: a writing transaction.
        person: the record as it was shown.
        corrected: the correct record; it has another pseudonym if the number changed.
        reason: a code from `REASONS`.

    Raises:
        Refusal: nothing_changed; document_of_another: another person's record conflicts. The caller
            must then not commit.
    """
    fields = (*FIELDS, "birth", "sex")
    changes = tuple(
        ev.FieldChange(field, value_of(person, field), value_of(corrected, field))
        for field in fields
        if value_of(person, field) != value_of(corrected, field)
    )
    if not changes:
        raise Refusal("nothing_changed")
    becomes = corrected.resident if corrected.resident != person.resident else ""
    new_record = corrected if becomes else None
    event = ev.ResidentCorrected(person.resident, changes, reason, becomes, new_record)
    header = uow.journal.append(event)
    current = uow.people.resolve(person.resident, header.station, header.seq)
    if becomes and (current is None or current.resident != becomes):
        raise DocumentOfAnother(resident=becomes)


def value_of(resident: Resident, field: ev.CorrectedField) -> str:
    """The value of a field of a record or of its address."""
    return str(getattr(resident.address if field in ADDRESS_FIELDS else resident, field))


def require_person(uow: ReadingUnit, resident: str) -> Resident:
    """The record of a person, read in the open transaction; raises `UnknownPerson` if none."""
    person = uow.people.get(resident)
    if person is None:
        raise UnknownPerson()
    return person


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("reason_missing")
    if reason not in REASONS:
        raise Refusal("reason_unknown")


def _corrected(
    uow: ReadingUnit, station: Station, person: Resident, changes: Mapping[ev.CorrectedField, str]
) -> Resident:
    """The correct record, under the pseudonym derived from its number or address."""
    simple_fields = {
        f: v for f, v in changes.items() if f not in {*ADDRESS_FIELDS, *_DOCUMENT_FIELDS}
    }
    address_fields = {f: v for f, v in changes.items() if f in ADDRESS_FIELDS}
    corrected = msgspec.convert(
        {**msgspec.to_builtins(person), **simple_fields}
        | {"address": msgspec.structs.asdict(person.address) | address_fields},
        Resident,
    )
    document = _document(uow, station, person, changes)
    if document is not None:
        _refuse_number_of_another(uow, person, document)
    corrected = _with_document(corrected, document)
    number_changed = (document.number if document else "") != person.document_number
    type_changed = corrected.document_type != person.document_type
    identity_changed = document is None and any(
        value_of(corrected, field) != value_of(person, field)
        for field in FIELDS
        if field in _IDENTIFYING_FIELDS
    )
    if not (number_changed or type_changed or identity_changed):
        return corrected
    if document is None and not corrected.address.room:
        raise Refusal("address_missing")
    return msgspec.structs.replace(
        corrected, resident=_pseudonym(uow, station, corrected, document)
    )


def _document(
    uow: ReadingUnit, station: Station, person: Resident, changes: Mapping[ev.CorrectedField, str]
) -> Document | None:
    """The corrected document; its number is read again only if the document is corrected."""
    number = changes.get("document_number", person.document_number)
    if not number:
        if changes.get("document_type"):
            raise DocumentUnknown(reason="empty")
        return None
    if not any(field in changes for field in _DOCUMENT_FIELDS):
        return Document(person.document_type, number, "", birth=person.birth, sex=person.sex)
    # A number that is typed again determines its own type, unless a type is stated.
    kind = changes.get("document_type", "")
    return read_document(number, today=latest_day(uow, station), document_type=kind)


def _with_document(corrected: Resident, document: Document | None) -> Resident:
    """Sets the document, and derives birth and sex from its number.

    Birth and sex are kept if they did not come from the old number and the new one has none.
    """
    derived = looks_like_id_number(corrected.document_number)
    kept = ("", "") if derived else (corrected.birth, corrected.sex)
    return msgspec.structs.replace(
        corrected,
        document_type=document.type if document else "",
        document_number=document.number if document else "",
        birth=(document.birth if document else "") or kept[0],
        sex=(document.sex if document else "") or kept[1],
    )


def _refuse_number_of_another(uow: ReadingUnit, person: Resident, document: Document) -> None:
    """Refuses a number of a person with another name, which is not a typing error to correct here.

    Documents of two kinds may have the same number, so an unchanged document is not refused.
    """
    if (document.type, document.number) == (person.document_type, person.document_number):
        return
    for holder in uow.people.by_documents([document.number]):
        if holder.resident != person.resident and not same_name(person, holder.name):
            raise DocumentOfAnother(resident=holder.resident)


def _pseudonym(
    uow: ReadingUnit, station: Station, corrected: Resident, document: Document | None
) -> str:
    """The pseudonym that a list with this record would give the person."""
    row = RosterRow(
        row=0,
        name=corrected.name,
        korean=corrected.korean,
        document=document,
        phone=corrected.phone,
        address=corrected.address,
        language=corrected.language,
    )
    key = station.identity.person_key
    return resident_of_row(row, person_key=key, find_resident=uow.people.holder).resident
