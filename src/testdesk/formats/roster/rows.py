"""The results of reading a list: people, rows left out, warnings, unread parts."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Literal

import msgspec

from testdesk.domain.refusals import DetailValue, Refusal
from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Address, Colour, Language
from testdesk.domain.search.hangul import has_hangul
from testdesk.domain.search.pinyin import is_chinese
from testdesk.formats.workbooks.sheet import column_letters

Progress = Callable[[str, int, int], None]
"""Called with the step (reading, comparing, writing), how many rows or people are done, and of how
many. If it raises, the work ends; people who were already imported stay imported."""


def stop_refusal(*, imported: int = 0, checking: bool = False) -> Refusal:
    """The refusal (roster_stopped) that a progress callback raises when a person stops the work.

    Its details have released names: `taken` is the number of people who were imported.

    Args:
        imported: how many people of the list were imported and stay imported.
        checking: whether the list was only being checked.
    """
    if imported:
        return Refusal("roster_stopped", taken=imported)
    return Refusal("roster_stopped", taken=0, reason="looking" if checking else "nothing")


class RosterRow(msgspec.Struct, frozen=True, gc=False):
    """One person as listed.

    Attributes:
        row: row number in the spreadsheet, from 1.
        name: NFC, on one line.
        korean: the Hangul spelling, or empty.
        document: None if the list gives no number.
        phone: digits with an optional leading plus, or empty.
        address: parts without their suffixes: "3号楼" is "3".
        language: as listed; otherwise Korean for a name in Hangul, Chinese for one in Chinese
            letters, English for the rest.
        note: as listed, on one line.
        colour: of the health code in headquarters' list; "none" if not given.
        sheet: its name; empty for a text file.
        language_given: whether the list gives the language.
        name_header: header of the column of names, as written in the file.
        name_column: index of the column of names.
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
    sheet: str = ""
    language_given: bool = False
    name_header: str = ""
    name_column: int = 0

    @property
    def origin(self) -> RowOrigin:
        """What a comparison with known people needs of the row beside the person's values."""
        return RowOrigin(
            self.row,
            intern(self.sheet),
            intern(self.name_header),
            self.name_column,
            self.language_given,
            self.colour,
        )


class RowOrigin(msgspec.Struct, frozen=True, gc=False):
    """Where a person is listed, and what the row says that a resident's record does not show.

    The attributes are those of `RosterRow`.
    """

    row: int
    sheet: str
    name_header: str
    name_column: int
    language_given: bool
    colour: Colour

    def remark(self, reason: str, detail: dict[str, DetailValue] | None = None) -> BadRow:
        """A remark on this row, at the cell of the name."""
        cell = f"{column_letters(self.name_column + 1)}{self.row}"
        return BadRow(self.row, self.name_header, reason, self.sheet, cell, detail or {})


class BadRow(msgspec.Struct, frozen=True):
    """A cell or row of the spreadsheet that a person should check.

    Attributes:
        row: row number, from 1.
        column: header of the column as written in the file; empty if the file has none for it.
        reason: code. A row is left out for name_missing, name_invalid, two_names, sample_row,
            not_a_person, text_damaged (in name or number), id_number_invalid, id_number_mangled,
            id_number_century_unclear, document_unknown, clock_wrong, row_duplicate, number_of_two,
            and at a station for name_differs; headquarters keeps such a row and warns. It is kept,
            with the value left out, for phone_invalid, address_unclear, language_unknown,
            document_type_unknown, korean_invalid, colour_unknown, text_damaged; with a part of it
            left out for id_number_second, phone_second, phone_trimmed, note_cut, name_trimmed; and
            kept whole for id_number_missing, check_letter_read, name_unclear, phone_unusual,
            quotation_mark, listed_again, and the warnings of `Document`.
        sheet: its name; empty for a text file.
        cell: the cell that the remark is about, as the spreadsheet writes it: "B5"; the name's cell
            for a whole row, or if the file has no column for the field.
        detail: values for the reason's sentence; never personal data.
    """

    row: int
    column: str
    reason: str
    sheet: str = ""
    cell: str = ""
    detail: dict[str, DetailValue] = {}


UnreadKind = Literal[
    "sheet_hidden",
    "sheet_without_header",
    "sheet_of_other_columns",
    "lines_above",
    "column_unknown",
    "block_beside",
    "columns_beyond",
    "rows_without_person",
    "rows_hidden",
    "columns_hidden",
    "rows_hidden_by_default",
    "building_from_sheet",
]


class Unread(msgspec.Struct, frozen=True):
    """A part of the file that was not read, or that was read although it is hidden.

    Attributes:
        kind: not read: sheet_hidden, sheet_without_header, sheet_of_other_columns: a whole sheet;
            lines_above: titles above the header; column_unknown: a column for which there is no
            field; block_beside: a second list beside the first, from this column on;
            columns_beyond: values to the right of the last column that is read;
            rows_without_person: rows that have only numbers and the like.
            Read: rows_hidden, columns_hidden, rows_hidden_by_default (the sheet hides rows by
            default); building_from_sheet: the name of the sheet, which is read as the building.
        sheet: its name; empty for a text file.
        where: rows or columns as the spreadsheet writes them: "1-2", "F".
        text: header of the column as written; of building_from_sheet, the building.
        count: number of cells or rows with a value; 0 if not counted.
    """

    kind: UnreadKind
    sheet: str = ""
    where: str = ""
    text: str = ""
    count: int = 0


def usual_language(name: str) -> Language:
    """The language assumed for a person if the list gives none."""
    if has_hangul(name):
        return "ko"
    return "zh" if any(map(is_chinese, name)) else "en"
