"""The cells of one row of a list, each cleaned, or left out with a warning."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from testdesk.domain.refusals import DetailValue
from testdesk.domain.residents.people import Address, Colour, Language
from testdesk.domain.search.hangul import has_hangul
from testdesk.formats.lists import names
from testdesk.formats.lists.addresses import full_address_in_part
from testdesk.formats.lists.cell_values import (
    CellValue,
    as_whole_number,
    cell_text,
    has_ditto,
    is_ditto,
    is_number_as_typed,
    line_text,
    states_no_value,
)
from testdesk.formats.lists.dates import is_date_text, is_day_number, is_mangled
from testdesk.formats.lists.documents import is_number, number_text
from testdesk.formats.lists.phones import first_phone
from testdesk.formats.person_fields import (
    LONGEST_NOTE,
    LONGEST_PART,
    clean_part,
    colour_of,
    document_type_of,
    language_of,
    split_address,
)
from testdesk.formats.roster.headers import ColumnHeader
from testdesk.formats.roster.rows import BadRow
from testdesk.formats.workbooks.sheet import UNCALCULATED, column_letters

DAMAGED = "\ufffd"
"""The character that decoding puts in place of invalid bytes."""

_NUMBER = "document_number"
# How many texts are remembered as needing no cleaning.
_MAX_CLEAN_CELLS = 20_000
_PARTS = ("compound", "building", "unit", "room")
WARNING_OF_FIELD = {
    "phone": "phone_invalid",
    "colour": "colour_unknown",
    "language": "language_unknown",
    "document_type": "document_type_unknown",
    "korean": "korean_invalid",
    **dict.fromkeys((*_PARTS, "address"), "address_unclear"),
}
"""Field -> the warning if its cell is damaged; for other fields it is `text_damaged`."""


class SheetContext:
    """What has been found out about the columns of one sheet.

    Attributes:
        sheet: its name.
        header: where the columns are.
        lost_digit_columns: indexes of columns in which a number that ends in 000 is not trusted.
        day_number_parts: parts of addresses whose five-digit numbers are day numbers of a
            spreadsheet.
        building: from the sheet's name, if no column gives it.
        literal_rows: numbers of rows whose quotation marks were read literally.
    """

    def __init__(
        self,
        sheet: str,
        header: ColumnHeader,
        *,
        lost_digit_columns: Collection[int] = (),
        day_number_parts: Collection[str] = (),
        building: str = "",
        literal_rows: Collection[int] = (),
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.lost_digit_columns = lost_digit_columns
        self.day_number_parts = day_number_parts
        self.building = building
        self.literal_rows = literal_rows


class FieldReader:
    """Reads the fields of one row at a time; `RowReader` decides whether the row is about a person.

    Attributes:
        warnings: what a person should check.
    """

    def __init__(self) -> None:
        self._row = 0
        self._number_column: int | None = None
        self._number_columns: list[int] = []
        self._cells: Sequence[CellValue] = ()
        # Field -> value of a merged cell that reaches down into the row.
        self._filled: dict[str, CellValue] = {}
        # Field -> text in the row above, for "as above", and in this row.
        self._texts_above: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        # Texts that need no cleaning: most columns repeat a few of them again and again.
        self._clean_cells: dict[str, str] = {}
        self.warnings: list[BadRow] = []

    def _begin(self, context: SheetContext) -> None:
        self._context, self._header = context, context.header
        self._texts_above, self._texts = {}, {}

    def _begin_row(
        self, row: int, cells: Sequence[CellValue], filled: dict[str, CellValue]
    ) -> None:
        self._row, self._cells, self._filled = row, cells, filled
        self._texts_above, self._texts = self._texts or self._texts_above, {}
        # The columns that have a number in this row, or had one before a spreadsheet mangled it.
        self._number_columns = [
            column
            for column in self._header.document_number_columns
            if _has_number(self._value_at(column))
        ]
        first = self._header.indexes.get(_NUMBER)
        self._number_column = self._number_columns[0] if self._number_columns else first

    def _remark(
        self, field: str, reason: str, detail: dict[str, DetailValue], column: int | None = None
    ) -> BadRow:
        """A remark on a field's cell, or on the cell in another column, `column`.

        If the file has no column for the field, the remark is on the name.
        """
        if column is None:
            column = self._column_of(field)
        shown_column = self._header.indexes["name"] if column is None else column
        header_text = "" if column is None else self._header.all_texts.get(column, "")
        cell = f"{column_letters(shown_column + 1)}{self._row}"
        return BadRow(self._row, header_text, reason, self._context.sheet, cell, detail)

    def _warn(self, field: str, reason: str, column: int | None = None) -> None:
        self.warnings.append(self._remark(field, reason, {}, column))

    def _column_of(self, field: str) -> int | None:
        return self._number_column if field == _NUMBER else self._header.indexes.get(field)

    def _value_of(self, field: str) -> CellValue:
        column = self._column_of(field)
        return None if column is None else self._value_at(column)

    def _value_at(self, column: int) -> CellValue:
        return self._cells[column] if column < len(self._cells) else None

    def _text(self, field: str) -> str:
        """The cell's text on one line; the cell above for "as above", empty for "no value"."""
        column = self._header.indexes.get(field)
        if column is None and not self._filled:
            return ""
        value = None if column is None else self._value_at(column)
        if type(value) is str and (value in self._clean_cells or is_number_as_typed(value)):
            text = self._texts[field] = self._clean_cells.get(value, value)
            return text
        return "" if value is None and not self._filled else self._cleaned(field, value)

    def _cleaned(self, field: str, value: CellValue) -> str:
        text = line_text(value)
        if not text and field in self._filled:
            value = self._filled[field]
            text = line_text(value)
        if value is UNCALCULATED:
            self._warn(field, WARNING_OF_FIELD.get(field, "text_damaged"))
        if not text:
            return ""
        if is_ditto(text):
            text = self._texts_above.get(field, "")
            if not text:
                self._warn(field, "nothing_above")
        elif states_no_value(text):
            text = ""
        elif is_mangled(value) or DAMAGED in text:
            self._warn(field, WARNING_OF_FIELD.get(field, "text_damaged"))
            text = ""
        elif text == value and len(self._clean_cells) < _MAX_CLEAN_CELLS:
            self._clean_cells[text] = text
        if text:
            self._texts[field] = text
        return text

    def _korean(self) -> str:
        korean = names.clean_name(self._text("korean"))
        if korean and not (names.is_name(korean) and has_hangul(korean)):
            self._warn("korean", "korean_invalid")
            return ""
        return korean

    def _document_type(self) -> str | None:
        text = self._text("document_type")
        code = document_type_of(text) if text else ""
        if code is None:
            self._warn("document_type", "document_type_unknown")
        return code

    def _colour(self) -> Colour:
        text = self._text("colour")
        colour = colour_of(text) if text else "none"
        if colour is None:
            self._warn("colour", "colour_unknown")
        return colour or "none"

    def _phone(self) -> str:
        text = as_whole_number(self._text("phone"))
        if not text:
            return ""
        phone, warning = first_phone(text)
        if warning:
            self._warn("phone", warning)
        return phone

    def _note(self) -> str:
        value = self._value_of("note")
        text = line_text(value) or cell_text(self._filled.get("note"))
        if is_ditto(text) or value is UNCALCULATED:
            return self._text("note")
        if text:
            self._texts["note"] = text
        if len(text) > LONGEST_NOTE:
            self._warn("note", "note_cut")
        return text[:LONGEST_NOTE]

    def _address(self) -> Address:
        parts = {part: self._part(part) for part in ("building", "unit", "room")}
        parts["building"] = parts["building"] or self._context.building
        compound = self._short_text("compound")
        full = self._short_text("address")
        if not full or any(parts.values()):
            if full:
                self._warn("address", "address_beside_parts")
            return self._combined_parts(Address(compound=compound, **parts))
        parsed = split_address(full)
        if parsed is None:
            self._warn("address", "address_unclear")
            return Address(compound=compound)
        return Address(
            compound=compound or parsed.compound,
            building=parsed.building,
            unit=parsed.unit,
            room=parsed.room,
        )

    def _combined_parts(self, address: Address) -> Address:
        """The address, with its empty parts filled from a cell that gives several parts."""
        for part in ("compound", "building", "room"):
            text = self._texts.get(part, "")
            full = full_address_in_part(text) if len(text) <= LONGEST_PART else None
            if full is None:
                continue
            parts = {name: getattr(full, name) for name in _PARTS if getattr(full, name)}
            others = {name: getattr(address, name) for name in parts if name != part}
            if any(value not in {"", parts[name]} for name, value in others.items()):
                self._warn(part, "address_unclear")
            else:
                address = msgspec.structs.replace(address, **{part: "", **parts})
        return address

    def _part(self, part: str) -> str:
        text = as_whole_number(self._short_text(part))
        is_date = is_date_text(text) or (
            part in self._context.day_number_parts and is_day_number(text)
        )
        if is_date:
            self._warn(part, "address_unclear")
            return ""
        return clean_part(part, text) if text else ""

    def _short_text(self, field: str) -> str:
        text = self._text(field)
        if len(text) > LONGEST_PART or has_ditto(text):
            self._warn(field, "address_unclear")
            return ""
        return text

    def _language(self) -> Language | None:
        text = self._text("language")
        language = language_of(text) if text else None
        if text and language is None:
            self._warn("language", "language_unknown")
            del self._texts["language"]
        return language


def _has_number(value: CellValue) -> bool:
    if type(value) is str and is_number_as_typed(value):
        return True
    text = number_text(value)
    return is_mangled(value) or (bool(text) and not states_no_value(text) and is_number(text))
