"""Document numbers in lists: substitutes for X, stray punctuation, types that are not stated."""

from __future__ import annotations

import datetime
import re

import msgspec

from testdesk.domain.numbers.width import fold_width
from testdesk.domain.refusals import DocumentUnknown, Refusal
from testdesk.domain.residents.documents import Document, looks_like_id_number, read_document
from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.formats.lists.cell_values import CellValue, as_whole_number, cell_text
from testdesk.formats.lists.dates import is_mangled

# What people type in place of the X at the end of an ID number: a multiplication sign, a letter of
# another alphabet, a star.
_WITH_SUBSTITUTE_X = re.compile(r"([0-9]{17})\s*[×✕✖╳хХχΧⅩⅹ*＊]")
_ROUNDED = re.compile(r"[0-9]{15}000")
_PLAIN_PASSPORT = re.compile(r"[0-9]{9}")
# A few countries' passports; Taiwan identity cards and birth certificates look the same.
_LETTER_AND_NINE = re.compile(r"[A-Z][0-9]{9}")
_STRAY_PUNCTUATION = re.compile(r"[.·'’‘`]+")
# What a cell may have before the number: 身份证号：.
_LABEL = re.compile(r"(?:身份证|证件|护照)?(?:号码?|编号)?\s*[:]\s*")
_REPLACEMENT_CHARACTER = "\ufffd"


def number_text(value: CellValue) -> str:
    """The text of a document number's cell without apostrophes, label and ".0"."""
    if type(value) is str and value.isascii() and value.isalnum():
        return value
    text = cell_text(value).strip("'’‘`´＇′ ，,。;；、")
    label = _LABEL.match(text)
    return as_whole_number(text[label.end() :] if label else text)


def is_number(text: str) -> bool:
    """Whether a text can be a document number: remarks such as 未办理 and 신청중 cannot."""
    letters = "".join(text.split())
    return not letters or not all(
        is_chinese(character) or has_hangul(character) for character in letters
    )


def is_rounded(text: str) -> bool:
    """Whether a number ends as 18-digit numbers do after a spreadsheet stored them as numbers."""
    return _ROUNDED.fullmatch(text) is not None


def last_digits_are_lost(values: list[CellValue], today: datetime.date) -> bool:
    """Whether a column of numbers passed through a spreadsheet that keeps only fifteen digits.

    It did if one number is written as 2.22401E+17, or one ends in 000 with a wrong check digit, or
    more than one in a hundred end in 000 (by chance, one in a thousand does). Then no number that
    ends in 000 is trusted, although one in eleven of them has a valid check digit.
    """
    if any(is_mangled(value) for value in values):
        return True
    texts = [number_text(value) for value in values]
    id_numbers = sum(looks_like_id_number(text) for text in texts)
    rounded = [text for text in texts if is_rounded(text)]
    if any(not _is_valid(text, today) for text in rounded):
        return True
    return len(rounded) > 1 and len(rounded) * 100 > id_numbers


def _is_valid(text: str, today: datetime.date) -> bool:
    try:
        read_document(text, today=today)
    except Refusal:
        return False
    return True


def listed_document(
    text: str, *, today: datetime.date, document_type: str | None
) -> tuple[Document, str]:
    """Reads a number as listed, and gives a code for any correction made.

    Args:
        text: from `number_text`.
        today: for birth dates.
        document_type: as listed; empty if none is stated, None if the term is unknown: then a
            number that is not a resident's is of another kind (99), never a passport.

    Returns:
        the document; and check_letter_read if another character was read as X, otherwise empty.

    Raises:
        Refusal: text_damaged, and those of `read_document`.
    """
    if _REPLACEMENT_CHARACTER in text:
        raise Refusal("text_damaged")
    letter = _WITH_SUBSTITUTE_X.fullmatch(fold_width(text))
    if letter is not None:
        return _read(letter[1] + "X", today, document_type), "check_letter_read"
    return _read(text, today, document_type), ""


def _read(text: str, today: datetime.date, document_type: str | None) -> Document:
    stated_type = document_type
    if stated_type is None:
        digits = re.sub(r"[\s-]", "", text)
        stated_type = (
            "" if looks_like_id_number(text) or re.fullmatch("[0-9]{15}", digits) else "99"
        )
    try:
        found = read_document(text, today=today, document_type=stated_type)
    except DocumentUnknown as refusal:
        return _read_leniently(text, today, stated_type, refusal)
    if stated_type == "" and _LETTER_AND_NINE.fullmatch(found.number):
        return msgspec.structs.replace(found, warnings=("document_type_ambiguous",))
    return found


def _read_leniently(
    text: str, today: datetime.date, stated_type: str, refusal: Refusal
) -> Document:
    """Reads a number with dots ("E.A.1234567"), or one of nine digits as a passport's (03)."""
    plain = _STRAY_PUNCTUATION.sub("", text)
    if stated_type == "" and _PLAIN_PASSPORT.fullmatch(re.sub(r"\s", "", fold_width(plain))):
        found = read_document(plain, today=today, document_type="03")
        return msgspec.structs.replace(found, warnings=("document_type_ambiguous",))
    if plain == text:
        raise refusal
    return read_document(plain, today=today, document_type=stated_type)
