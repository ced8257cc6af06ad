"""A field of a person from a form or a correction: cleaned as a cell of a list is, or refused.

All typed values are checked here, of walk-ins and of corrections, by the rules of `formats.lists`:
each value has one spelling, and nothing is stored that a list could not have.
"""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

from testdesk.domain.numbers.width import fold_width
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Language
from testdesk.domain.search.hangul import has_hangul
from testdesk.formats.lists.addresses import LONGEST_PART, clean_part, split_address
from testdesk.formats.lists.cell_values import CellValue, cell_text
from testdesk.formats.lists.dates import is_mangled
from testdesk.formats.lists.names import clean_name, is_name
from testdesk.formats.lists.phones import clean_phone
from testdesk.formats.lists.vocabulary import colour_of, document_type_of, language_of

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_PART",
    "CellValue",
    "cell_text",
    "clean_name",
    "clean_part",
    "clean_phone",
    "colour_of",
    "document_type_of",
    "is_mangled",
    "is_name",
    "language_of",
    "split_address",
]

LONGEST_NOTE = 500

# Of an address.
PARTS = ("compound", "building", "unit", "room")
# Characters of markup, formulas and programs, which nobody types in a name; some occur in
# addresses. A list may contain them: its author cannot be asked, and nobody may be lost.
_NOT_IN_NAMES = re.compile(r"[!#$%&+:;<=>@\\^{|}~]")
_NOT_IN_ADDRESSES = re.compile(r"[!$%;<=>?@\\^{|}]")


def clean_field(field: str, value: str) -> str:
    """A field as it is stored. It may be empty, except the name and the language.

    Args:
        field: one of `services.people.correction.FIELDS`.
        value: as typed.

    Raises:
        Refusal: name_missing, name_invalid, korean_not_hangul, phone_not_a_number, address_invalid,
            language_unknown; text_invalid (control characters, or too long).
    """
    text = unicodedata.normalize("NFC", value).strip()
    if not text.isprintable() or len(text) > LONGEST_NOTE:
        raise Refusal("name_invalid" if field == "name" else "text_invalid")
    if field == "name":
        return _clean_name_field(text)
    if field == "korean":
        return _clean_korean_field(text)
    if field == "phone":
        return _clean_phone_field(text)
    if field in PARTS:
        return _clean_address_part(field, text)
    if field == "language" and text not in get_args(Language):
        raise Refusal("language_unknown")
    return " ".join(text.split())


def _clean_name_field(text: str) -> str:
    if not text:
        raise Refusal("name_missing")
    name = clean_name(text)
    if not _is_plausible_name(name):
        raise Refusal("name_invalid")
    return name


def _clean_korean_field(text: str) -> str:
    name = clean_name(text)
    if name and not (_is_plausible_name(name) and has_hangul(name)):
        raise Refusal("korean_not_hangul")
    return name


def _clean_phone_field(text: str) -> str:
    phone = clean_phone(text) if text else ""
    if phone is None:
        raise Refusal("phone_not_a_number")
    return phone


def _clean_address_part(part: str, text: str) -> str:
    plain = " ".join(text.split())
    cleaned = clean_part(part, plain) if plain and part != "compound" else plain
    # Normalisation may turn a character into several, so the length is checked again.
    if plain and not (_is_plausible_part(plain) and _is_plausible_part(cleaned)):
        raise Refusal("address_invalid")
    return cleaned


def _is_plausible_name(text: str) -> bool:
    return is_name(text) and _NOT_IN_NAMES.search(fold_width(text)) is None


def _is_plausible_part(text: str) -> bool:
    """Whether a text can be a compound, building, unit or room."""
    return (
        len(text) <= LONGEST_PART
        and any(character.isalnum() for character in text)
        and _NOT_IN_ADDRESSES.search(fold_width(text)) is None
    )
