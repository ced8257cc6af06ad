"""The texts about a typed document number and about an ID card on the reader."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.numbers.id_number_typos import DigitRange
from testdesk.domain.numbers.id_numbers import age_on
from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Resident
from testdesk.gui import person_texts
from testdesk.messages.catalogue import translate
from testdesk.readers.id_card import IdCard
from testdesk.services.people.near_people import NearPerson

# The CV02.01.101 codes that the form offers, the most common first.
TYPES = ("01", "03", "06", "07", "99")


def type_text() -> dict[str, str]:
    """The names of the kinds of document to choose from, by code."""
    texts = (
        translate("Document", "ID card"),
        translate("Document", "Passport"),
        translate("Document", "HK/Macao permit"),
        translate("Document", "Taiwan permit"),
        translate("Document", "Other"),
    )
    return dict(zip(TYPES, texts, strict=True))


def derived_text(document: Document, today: dt.date) -> str:
    """Birth date, age, sex and area, as far as they follow from the number."""
    parts = [subtype_text(document.subtype), document.number if document.warnings else ""]
    if document.birth:
        years = age_on(dt.date.fromisoformat(document.birth), today)
        parts.append(translate("Document", "born {day}").format(day=document.birth))
        parts.append(translate("Person", "age {years}").format(years=years))
    if document.sex:
        female = document.sex == "F"
        parts.append(translate("Person", "female") if female else translate("Person", "male"))
    parts.append(document.area)
    return " · ".join(part for part in parts if part)


def subtype_text(subtype: str) -> str:
    """The name of a subtype, the kind of document within its type (see `Document`)."""
    return {
        "resident_id": translate("Document", "Resident ID"),
        "household_register": translate("Document", "Household register"),
        "residence_permit": translate("Document", "Residence permit"),
        "five_star": translate("Document", "Five-star card"),
        "permanent_resident_2017": translate("Document", "Permanent resident ID"),
        "passport": translate("Document", "Passport"),
        "officer": translate("Document", "Officer ID"),
        "driving_licence": translate("Document", "Driving licence"),
        "hk_macao_permit": translate("Document", "HK/Macao permit"),
        "taiwan_permit": translate("Document", "Taiwan permit"),
    }.get(subtype, translate("Document", "Other document"))


def card_text(card: IdCard) -> str:
    """The data on an ID card besides name and number, or "".

    The data include a foreigner's Latin name, which may be too long for the name field.

    The address is where the person is registered, which may not be where the person lives. It is
    therefore shown to the operator and never filled in.
    """
    parts = [card.latin_name]
    if card.kind == "permanent_resident_2017":
        # Unlike other ID numbers, that of this card contains neither date of birth nor sex.
        female = translate("Person", "female")
        parts.append(translate("Document", "born {day}").format(day=card.birth or "–"))
        parts.append({"F": female, "M": translate("Person", "male")}.get(card.sex, ""))
    contents = " · ".join(
        part for part in (*parts, card.ethnicity_or_nationality, card.address) if part
    )
    return translate("Document", "On the card: {said}").format(said=contents) if contents else ""


def warning_text(document: Document) -> str:
    """The warnings that the operator should check, or ""."""
    texts = {
        "age_over_120": translate("Document", "Older than 120 years: check the card again."),
        "area_unknown": translate("Document", "The area code of this number is not known."),
        "upgraded_from_15": translate("Document", "An old number of 15 digits, converted to 18."),
        "document_type_ambiguous": translate("Document", "Passport or permit? Choose above."),
    }
    return " ".join(texts[warning] for warning in document.warnings)


def known_text(person: Resident) -> str:
    """States that the number already belongs to a known person."""
    template = translate("Document", "This is {name}, {address}. Press Enter to use this entry.")
    where = person_texts.full_address(person.address)
    if not where:
        template = translate("Document", "This is {name}. Press Enter to use this entry.")
    return template.format(name=person.name, address=where)


def digits_to_check_text(number: str, digit_range: DigitRange) -> str:
    """Which digits to check, and their present values."""
    digits = number[digit_range.first - 1 : digit_range.last]
    if digit_range.first == digit_range.last:
        return translate("Document", "Look at digit {first}: {there}").format(
            first=digit_range.first, there=digits
        )
    template = translate("Document", "Look at digits {first} to {last}: {there}")
    return template.format(first=digit_range.first, last=digit_range.last, there=digits)


def near_text(near: NearPerson) -> str:
    """The known person who has nearly this number, and the digits in which the two differ."""
    digit_range, person = near.differing, near.resident
    digits = person.document_number[digit_range.first - 1 : digit_range.last]
    template = translate(
        "Document", "Digits {first} to {last}: {name}, who is known here, has {there}."
    )
    if digit_range.first == digit_range.last:
        template = translate("Document", "Digit {first}: {name}, who is known here, has {there}.")
    return template.format(
        first=digit_range.first, last=digit_range.last, name=person.name, there=digits
    )
