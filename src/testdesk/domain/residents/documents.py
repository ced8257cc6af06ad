"""Identity documents: checks their numbers, and derives what a number shows about its holder."""

from __future__ import annotations

import datetime
import re

import msgspec

from testdesk.domain.numbers.id_numbers import (
    RESIDENCE_PERMITS,
    age_on,
    area_of,
    birth_of,
    check_digit,
    is_id_number,
    looks_like_id_number,
    normalise_number,
)
from testdesk.domain.numbers.width import is_plainly_written
from testdesk.domain.refusals import DocumentUnknown, IdNumberInvalid, Refusal
from testdesk.domain.residents.people import Sex

__all__ = [
    "Document",
    "age_on",
    "is_id_number",
    "lifelong_number",
    "looks_like_id_number",
    "normalise_number",
    "read_document",
]

_FIFTEEN_DIGITS = re.compile(r"[0-9]{15}")
# Mistyped ID numbers: a digit is missing or doubled, or a zero is an O. No passport number has this
# form.
_MISTYPED = re.compile(r"[0-9]{12,}X?|[0-9A-Z]{18}")
_MAX_PLAUSIBLE_AGE = 120
# The standard of 1989 reserved these sequence numbers for people aged one hundred or more.
_CENTENARIANS = frozenset({"996", "997", "998", "999"})
_DOCUMENT_TYPES = frozenset({"", "01", "02", "03", "04", "05", "06", "07", "99"})
# Stated types that keep their code although the number is a resident's ID number.
_SUBTYPES_OF_ID_NUMBERS = {"02": "household_register", "05": "driving_licence"}


class Document(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A document whose number was read and checked.

    Attributes:
        type: CV02.01.101 code: "01" resident ID, "02" household register, "03" passport, "04"
            officer ID, "05" driving licence, "06" Hong Kong or Macao permit, "07" Taiwan permit,
            "99" other.
        number: NFKC, upper case, without spaces and dashes; an old number of 15 digits is upgraded
            to 18.
        subtype: resident_id, household_register, residence_permit, five_star,
            permanent_resident_2017, passport, officer, driving_licence, hk_macao_permit,
            taiwan_permit or other. Foreigners have a permanent_resident_2017 or, since 2023, a
            five_star card.
        birth: ISO date, or empty if the number does not contain it.
        sex: M or F, or empty if the number does not show it.
        warnings: codes of what a person should check: age_over_120, area_unknown,
            upgraded_from_15, document_type_ambiguous.
        area: the area where the number was first issued, if known, such as 延吉市.
    """

    type: str
    number: str
    subtype: str
    birth: str = ""
    sex: Sex = ""
    warnings: tuple[str, ...] = ()
    area: str = ""


def _type_and_subtype(number: str, document_type: str) -> tuple[str, str]:
    """The type and subtype of an 18-digit number; the number overrides the type in the list."""
    if number[0] == "9":
        return "99", "five_star"
    if number[:6] in RESIDENCE_PERMITS:
        return "99", "residence_permit"
    if document_type in _SUBTYPES_OF_ID_NUMBERS:
        return document_type, _SUBTYPES_OF_ID_NUMBERS[document_type]
    return "01", "resident_id"


def _read_eighteen(number: str, today: datetime.date, document_type: str) -> Document:
    if check_digit(number[:17]) != number[17]:
        raise IdNumberInvalid(reason="check_digit")
    birth = birth_of(number[6:14])
    if birth is None:
        raise IdNumberInvalid(reason="birth_date")
    if birth > today:
        raise IdNumberInvalid(reason="birth_in_future")
    kind, subtype = _type_and_subtype(number, document_type)
    # Only a specimen shows the layout of a five-star card's number, so no area or sex is derived.
    area, area_known = ("", True) if subtype == "five_star" else area_of(number)
    sex: Sex = "M" if int(number[16]) % 2 else "F"
    warnings = ("age_over_120",) if age_on(birth, today) > _MAX_PLAUSIBLE_AGE else ()
    return Document(
        type=kind,
        number=number,
        subtype=subtype,
        birth=birth.isoformat(),
        sex="" if subtype == "five_star" else sex,
        warnings=warnings if area_known else (*warnings, "area_unknown"),
        area=area,
    )


def _read_fifteen(number: str, today: datetime.date, document_type: str) -> Document:
    """Reads a number of GB 11643-1989; the century and the check digit are added."""
    if birth_of("19" + number[6:12]) is None:
        raise IdNumberInvalid(reason="birth_date")
    if number[12:] in _CENTENARIANS:
        raise Refusal("id_number_century_unclear")
    body = number[:6] + "19" + number[6:]
    upgraded = _read_eighteen(body + check_digit(body), today, document_type)
    return msgspec.structs.replace(upgraded, warnings=(*upgraded.warnings, "upgraded_from_15"))


_PERMISSIVE_FORM = r"[0-9A-Z\u4e00-\u9fff()]{4,30}"
# The subtype and the form of the number, by the stated document type. Passport numbers vary, so
# only impossible ones are refused.
_FORMS_BY_TYPE = {
    "03": ("passport", re.compile(r"[0-9A-Z]{5,17}")),
    "04": ("officer", re.compile(_PERMISSIVE_FORM)),
    "05": ("driving_licence", re.compile(_PERMISSIVE_FORM)),
    "06": ("hk_macao_permit", re.compile(r"[HM](?:[0-9]{10}|[0-9]{8})")),
    "07": ("taiwan_permit", re.compile(r"[0-9]{8}(?:[0-9]{2})?")),
}
_PERMANENT_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")
_OTHER_FORM = re.compile(_PERMISSIVE_FORM)
_PLAIN_PASSPORT = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[0-9A-Z]{5,17}")
# A passport of the Republic of Korea (ROK), or a permit of Macao.
_ROK_OR_MACAO = re.compile(r"M[0-9]{8}")


def _read_stated(number: str, document_type: str) -> Document:
    """Reads a number of a stated type that is not an ID number."""
    if document_type == "99" and _PERMANENT_2017.fullmatch(number):
        return Document("99", number, "permanent_resident_2017")
    subtype, form = _FORMS_BY_TYPE.get(document_type, ("other", _OTHER_FORM))
    if form.fullmatch(number) is None:
        raise DocumentUnknown(reason="form")
    return Document(document_type, number, subtype)


def _read_unstated(number: str) -> Document:
    """Reads a number without a stated type: its form decides the type."""
    if _MISTYPED.fullmatch(number):
        reason = "characters" if len(number) == 18 else "length"
        raise IdNumberInvalid(reason=reason, length=len(number))
    if _PERMANENT_2017.fullmatch(number):
        return Document("99", number, "permanent_resident_2017")
    if _ROK_OR_MACAO.fullmatch(number):
        # Visitors from the Republic of Korea are common in Yanji; a Macao permit has the same form.
        return Document("03", number, "passport", warnings=("document_type_ambiguous",))
    if _FORMS_BY_TYPE["06"][1].fullmatch(number):
        return Document("06", number, "hk_macao_permit")
    # Eight digits that form a valid date are more likely a birthday.
    if re.fullmatch(r"[0-9]{8}", number) and birth_of(number) is None:
        return Document("07", number, "taiwan_permit")
    if _PLAIN_PASSPORT.fullmatch(number):
        return Document("03", number, "passport")
    raise DocumentUnknown(reason="form")


def read_document(text: str, *, today: datetime.date, document_type: str = "") -> Document:
    """Reads a document's number that was typed, scanned or imported from a list.

    Resident numbers follow GB 11643-1999 (18 digits, ISO 7064 MOD 11-2) and GB 11643-1989 (15
    digits). An 18-digit number determines its own type, whatever the list states.

    Args:
        text: the number. Full-width characters, lower case, spaces and dashes are accepted;
            circled or raised digits and similar characters are not.
        today: used to compute the age and to refuse a birth date in the future.
        document_type: the stated CV02.01.101 code, or empty if none was stated.

    Raises:
        Refusal: id_number_invalid (reason: check_digit, length, characters, birth_date,
            birth_in_future; with the `length` of the input if that is wrong),
            id_number_century_unclear (an old number of a centenarian; the operator must ask),
            document_unknown (reason: empty, type, form).
    """
    number = normalise_number(text)
    if document_type not in _DOCUMENT_TYPES:
        raise DocumentUnknown(reason="type")
    if not number:
        raise DocumentUnknown(reason="empty")
    if not is_plainly_written(text):
        raise DocumentUnknown(reason="form")
    if looks_like_id_number(number):
        return _read_eighteen(number, today, document_type)
    if _FIFTEEN_DIGITS.fullmatch(number) and document_type in {"", "01", "02", "05"}:
        return _read_fifteen(number, today, document_type)
    if document_type in {"01", "02"}:
        reason = "length" if re.fullmatch(r"[0-9]*X?", number) else "characters"
        raise IdNumberInvalid(reason=reason, length=len(number))
    return _read_stated(number, document_type) if document_type else _read_unstated(number)


def lifelong_number(document: Document) -> str:
    """The part of a document number that stays the same when the document is issued again.

    The number of a permit for Hong Kong, Macao or Taiwan has eight digits for the holder, then two
    that count its issues. All other numbers stay the same as a whole.
    """
    if document.subtype == "hk_macao_permit":
        return document.number[:9]
    return document.number[:8] if document.subtype == "taiwan_permit" else document.number
