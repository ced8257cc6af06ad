"""One row of a roster: each cell cleaned, or a reason why the row cannot stand."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from testdesk.domain.documents import Document, read_document
from testdesk.domain.hangul import has_hangul
from testdesk.domain.people import Address, Colour, Language
from testdesk.domain.pinyin import is_chinese
from testdesk.domain.refusals import Refusal
from testdesk.formats.roster_cells import (
    LONGEST_NOTE,
    LONGEST_PART,
    CellValue,
    cell_text,
    clean_name,
    clean_part,
    clean_phone,
    colour_of,
    document_type_of,
    is_mangled,
    is_name,
    language_of,
    lost_its_tail,
    split_address,
)
from testdesk.formats.roster_headers import Header


class RosterRow(msgspec.Struct, frozen=True):
    """One person as listed.

    Attributes:
        row: row number in the spreadsheet, from 1.
        name: NFC, on one line.
        korean: the Hangul spelling, or empty.
        document: None where the list gives no number.
        phone: digits with an optional leading plus, or empty.
        address: parts without their words: "3号楼" is "3".
        language: as listed; else Korean for a name in Hangul, English for one in other letters
            than Chinese, Chinese for the rest.
        note: as listed, on one line.
        colour: of the health code as headquarters' list tells it; "none" where it tells nothing.
    """

    row: int
    name: str
    korean: str
    document: Document | None
    phone: str
    address: Address
    language: Language
    note: str = ""
    colour: Colour = "none"


class BadRow(msgspec.Struct, frozen=True):
    """Something to look at in the spreadsheet.

    Attributes:
        row: row number, from 1.
        column: header of the column as written in the file; empty if the file has none for it.
        reason: code. A row is left out for name_missing, name_invalid, id_number_invalid,
            id_number_mangled, id_number_century_unclear, document_unknown, row_duplicate, and
            at a desk for name_differs; headquarters keeps that one and warns.
            It is kept, with the value left out, for phone_invalid, address_unclear,
            language_unknown, document_type_unknown, korean_invalid, colour_unknown;
            and kept whole for id_number_missing and the warnings of `Document`.
    """

    row: int
    column: str
    reason: str


def usual_language(name: str) -> Language:
    """The language of somebody of whom a list tells none."""
    if has_hangul(name):
        return "ko"
    return "zh" if any(map(is_chinese, name)) else "en"


class _BadCellError(Exception):
    """A cell for which the row is left out."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class RowReader:
    """Reads the rows of one file, one after the other, and remembers the numbers seen.

    Attributes:
        rows: the good rows so far.
        bad: an entry for each row left out.
        warnings: what a person should look at in the good rows.
    """

    def __init__(self, header: Header, today: datetime.date, *, tails_lost: bool) -> None:
        self._header = header
        self._today = today
        self._tails_lost = tails_lost
        self._seen: set[str] = set()
        self._row = 0
        self._cells: Sequence[CellValue] = ()
        self.rows: list[RosterRow] = []
        self.bad: list[BadRow] = []
        self.warnings: list[BadRow] = []

    def take(self, row: int, cells: Sequence[CellValue]) -> None:
        """Reads one row into `rows` or `bad`."""
        self._row, self._cells = row, cells
        kept = len(self.warnings)
        try:
            self.rows.append(self._read())
        except _BadCellError as problem:
            del self.warnings[kept:]
            self.bad.append(self._entry(problem.field, problem.reason))

    def _entry(self, field: str, reason: str) -> BadRow:
        return BadRow(self._row, self._header.texts.get(field, ""), reason)

    def _warn(self, field: str, reason: str) -> None:
        self.warnings.append(self._entry(field, reason))

    def _value(self, field: str) -> CellValue:
        place = self._header.places.get(field)
        return None if place is None or place >= len(self._cells) else self._cells[place]

    def _text(self, field: str) -> str:
        return " ".join(cell_text(self._value(field)).split())

    def _read(self) -> RosterRow:
        name = self._name()
        document = self._document()
        korean = self._korean()
        return RosterRow(
            row=self._row,
            name=name,
            korean=korean,
            document=document,
            phone=self._phone(),
            address=self._address(),
            language=self._language(name),
            note=self._text("note")[:LONGEST_NOTE],
            colour=self._colour(),
        )

    def _name(self) -> str:
        value = self._value("name")
        name = clean_name(cell_text(value))
        if not name:
            raise _BadCellError("name", "name_missing")
        if is_mangled(value) or not is_name(name):
            raise _BadCellError("name", "name_invalid")
        return name

    def _korean(self) -> str:
        korean = clean_name(cell_text(self._value("korean")))
        if korean and not (is_name(korean) and has_hangul(korean)):
            self._warn("korean", "korean_invalid")
            return ""
        return korean

    def _document(self) -> Document | None:
        value = self._value("document_number")
        text = cell_text(value)
        if not text:
            self._warn("document_number", "id_number_missing")
            return None
        if is_mangled(value) or (self._tails_lost and lost_its_tail(value)):
            raise _BadCellError("document_number", "id_number_mangled")
        try:
            document = read_document(text, today=self._today, document_type=self._document_type())
        except Refusal as refusal:
            raise _BadCellError("document_number", refusal.code) from refusal
        if document.number in self._seen:
            raise _BadCellError("document_number", "row_duplicate")
        self._seen.add(document.number)
        for warning in document.warnings:
            self._warn("document_number", warning)
        return document

    def _document_type(self) -> str:
        text = self._text("document_type")
        code = document_type_of(text) if text else ""
        if code is None:
            self._warn("document_type", "document_type_unknown")
        return code or ""

    def _colour(self) -> Colour:
        text = self._text("colour")
        colour = colour_of(text) if text else "none"
        if colour is None:
            self._warn("colour", "colour_unknown")
        return colour or "none"

    def _phone(self) -> str:
        value = self._value("phone")
        text = cell_text(value)
        phone = clean_phone(text)
        if text and (phone is None or is_mangled(value)):
            self._warn("phone", "phone_invalid")
            return ""
        return phone or ""

    def _address(self) -> Address:
        parts = {part: self._part(part) for part in ("building", "unit", "room")}
        compound = self._short("compound")
        whole = self._short("address")
        if not whole or any(parts.values()):
            return Address(compound=compound, **parts)
        split = split_address(whole)
        if split is None:
            self._warn("address", "address_unclear")
            return Address(compound=compound)
        return msgspec.structs.replace(split, compound=compound or split.compound)

    def _part(self, part: str) -> str:
        return clean_part(part, self._short(part))

    def _short(self, field: str) -> str:
        text = self._text(field)
        if is_mangled(self._value(field)) or len(text) > LONGEST_PART:
            self._warn(field, "address_unclear")
            return ""
        return text

    def _language(self, name: str) -> Language:
        text = self._text("language")
        language = language_of(text) if text else None
        if language:
            return language
        if text:
            self._warn("language", "language_unknown")
        return usual_language(name)
