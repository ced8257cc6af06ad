"""The cells of one row of a list, each cleaned, or left out with a warning."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from testdesk.domain.refusals import DetailValue
from testdesk.domain.residents.people import Address, Colour, Language
from testdesk.domain.search.hangul import has_hangul
from testdesk.formats.lists import names
from testdesk.formats.lists.addresses import whole_in_part
from testdesk.formats.lists.dates import is_date_text, is_day_number, is_mangled
from testdesk.formats.lists.documents import is_number, number_text
from testdesk.formats.lists.marks import (
    CellValue,
    as_whole_number,
    cell_text,
    has_ditto,
    is_ditto,
    is_nothing,
    is_number_as_typed,
    line_text,
)
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
_MAX_PLAIN_CELLS = 20_000
_PARTS = ("compound", "building", "unit", "room")
UNCLEAR = {
    "phone": "phone_invalid",
    "colour": "colour_unknown",
    "language": "language_unknown",
    "document_type": "document_type_unknown",
    "korean": "korean_invalid",
    **dict.fromkeys((*_PARTS, "address"), "address_unclear"),
}
"""Field -> the warning where its cell is damaged; others are `text_damaged`."""


class SheetContext:
    """What has been found out about the columns of one sheet.

    Attributes:
        sheet: its name.
        header: where the columns are.
        tails_lost: columns in which a number that ends in 000 is not trusted.
        days: parts of addresses whose five-digit numbers are a spreadsheet's day numbers.
        building: from the sheet's name, if no column gives it.
        literal_rows: rows whose quotation marks were read literally.
    """

    def __init__(
        self,
        sheet: str,
        header: ColumnHeader,
        *,
        tails_lost: Collection[int] = (),
        days: Collection[str] = (),
        building: str = "",
        literal_rows: Collection[int] = (),
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.tails_lost = tails_lost
        self.days = days
        self.building = building
        self.literal_rows = literal_rows


class FieldReader:
    """Reads the fields of one row at a time; `RowReader` decides whether the row is about a person.

    Attributes:
        warnings: what a person should check.
    """

    def __init__(self) -> None:
        self._row = 0
        self._number_at: int | None = None
        self._number_places: list[int] = []
        self._cells: Sequence[CellValue] = ()
        self._filled: dict[str, CellValue] = {}
        self._above: dict[str, str] = {}
        self._now: dict[str, str] = {}
        # Texts that need no cleaning: most columns repeat a few of them again and again.
        self._plain_cells: set[str] = set()
        self.warnings: list[BadRow] = []

    def _begin(self, context: SheetContext) -> None:
        self._context, self._header = context, context.header
        self._above, self._now = {}, {}

    def _begin_row(
        self, row: int, cells: Sequence[CellValue], filled: dict[str, CellValue]
    ) -> None:
        self._row, self._cells, self._filled = row, cells, filled
        self._above, self._now = self._now or self._above, {}
        # The columns that have a number in this row, or had one before a spreadsheet mangled it.
        self._number_places = [p for p in self._header.numbers if _has_number(self._at(p))]
        first = self._header.places.get(_NUMBER)
        self._number_at = self._number_places[0] if self._number_places else first

    def _entry(
        self, field: str, reason: str, detail: dict[str, DetailValue], place: int | None = None
    ) -> BadRow:
        """A remark on a field, or on the cell in another column, `place`.

        If the file has no column for the field, the remark is on the name.
        """
        at = self._place(field) if place is None else place
        cell = self._header.places["name"] if at is None else at
        column = "" if at is None else self._header.all_texts.get(at, "")
        where = f"{column_letters(cell + 1)}{self._row}"
        return BadRow(self._row, column, reason, self._context.sheet, where, detail)

    def _warn(self, field: str, reason: str, place: int | None = None) -> None:
        self.warnings.append(self._entry(field, reason, {}, place))

    def _place(self, field: str) -> int | None:
        return self._number_at if field == _NUMBER else self._header.places.get(field)

    def _own(self, field: str) -> CellValue:
        column = self._place(field)
        return None if column is None else self._at(column)

    def _at(self, place: int) -> CellValue:
        return self._cells[place] if place < len(self._cells) else None

    def _text(self, field: str) -> str:
        """The cell's text on one line; ditto repeats the cell above, a mark for none is empty."""
        value = self._own(field)
        if type(value) is str and (is_number_as_typed(value) or value in self._plain_cells):
            self._now[field] = value
            return value
        return "" if value is None and not self._filled else self._cleaned(field, value)

    def _cleaned(self, field: str, value: CellValue) -> str:
        text = line_text(value)
        if not text and field in self._filled:
            value = self._filled[field]
            text = line_text(value)
        if value is UNCALCULATED:
            self._warn(field, UNCLEAR.get(field, "text_damaged"))
        if not text:
            return ""
        if is_ditto(text):
            text = self._above.get(field, "")
            if not text:
                self._warn(field, "nothing_above")
        elif is_nothing(text):
            text = ""
        elif is_mangled(value) or DAMAGED in text:
            self._warn(field, UNCLEAR.get(field, "text_damaged"))
            text = ""
        elif text == value and len(self._plain_cells) < _MAX_PLAIN_CELLS:
            self._plain_cells.add(text)
        if text:
            self._now[field] = text
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
        phone, left_out = first_phone(text)
        if left_out:
            self._warn("phone", left_out)
        return phone

    def _note(self) -> str:
        value = self._own("note")
        text = line_text(value) or cell_text(self._filled.get("note"))
        if is_ditto(text) or value is UNCALCULATED:
            return self._text("note")
        if text:
            self._now["note"] = text
        if len(text) > LONGEST_NOTE:
            self._warn("note", "note_cut")
        return text[:LONGEST_NOTE]

    def _address(self) -> Address:
        parts = {part: self._part(part) for part in ("building", "unit", "room")}
        parts["building"] = parts["building"] or self._context.building
        compound = self._short("compound")
        whole = self._short("address")
        if not whole or any(parts.values()):
            if whole:
                self._warn("address", "address_beside_parts")
            return self._of_parts(Address(compound=compound, **parts))
        split = split_address(whole)
        if split is None:
            self._warn("address", "address_unclear")
            return Address(compound=compound)
        return Address(
            compound=compound or split.compound,
            building=split.building,
            unit=split.unit,
            room=split.room,
        )

    def _of_parts(self, given: Address) -> Address:
        """The address from its parts; if one cell gives several parts, they fill the empty ones."""
        for part in ("compound", "building", "room"):
            text = self._now.get(part, "")
            whole = whole_in_part(text) if len(text) <= LONGEST_PART else None
            if whole is None:
                continue
            parts = {name: getattr(whole, name) for name in _PARTS if getattr(whole, name)}
            others = {name: getattr(given, name) for name in parts if name != part}
            if any(value not in {"", parts[name]} for name, value in others.items()):
                self._warn(part, "address_unclear")
            else:
                given = msgspec.structs.replace(given, **{part: "", **parts})
        return given

    def _part(self, part: str) -> str:
        text = as_whole_number(self._short(part))
        is_day = is_date_text(text) or (part in self._context.days and is_day_number(text))
        if is_day:
            self._warn(part, "address_unclear")
            return ""
        return clean_part(part, text) if text else ""

    def _short(self, field: str) -> str:
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
            del self._now["language"]
        return language


def _has_number(value: CellValue) -> bool:
    if type(value) is str and is_number_as_typed(value):
        return True
    text = number_text(value)
    return is_mangled(value) or (bool(text) and not is_nothing(text) and is_number(text))
