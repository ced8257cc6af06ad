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
# An 18-digit number that does not end in 000.
_PLAIN_ID_NUMBER = re.compile(r"[0-9]{15}(?!000)[0-9]{2}[0-9X]")
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


class LostDigits:
    """Finds out whether a column of numbers passed through a program that keeps fifteen digits.

    It did if one number is written as 2.22401E+17, or one ends in 000 with a wrong check digit, or
    more than one in a hundred end in 000 (by chance, one in a thousand does). Then no number that
    ends in 000 is trusted, although one in eleven of them has a valid check digit.
    """

    def __init__(self, today: datetime.date) -> None:
        """Args: today: for birth dates."""
        self._today = today
        self._is_certain = False
        self._id_numbers = self._rounded = 0

    def note(self, value: CellValue) -> None:
        """Notes the value of one cell of the column."""
        if type(value) is str and _PLAIN_ID_NUMBER.fullmatch(value):
            self._id_numbers += 1
            return
        if self._is_certain:
            return
        text = number_text(value)
        self._id_numbers += looks_like_id_number(text)
        if is_rounded(text):
            self._rounded += 1
            self._is_certain = not _is_valid(text, self._today)
        self._is_certain |= is_mangled(value)

    @property
    def are_lost(self) -> bool:
        """Whether the numbers noted so far passed through such a program."""
        is_usual = self._rounded <= 1 or self._rounded * 100 <= self._id_numbers
        return self._is_certain or not is_usual


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
