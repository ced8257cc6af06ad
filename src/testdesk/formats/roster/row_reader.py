"""Reads the rows of a list: cleans each cell, or gives a reason why the row is left out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from testdesk.domain.refusals import DetailValue, Refusal
from testdesk.domain.residents.documents import Document
from testdesk.formats.encoding.packed_list import PackedStructs
from testdesk.formats.lists import names
from testdesk.formats.lists.cell_values import (
    CellValue,
    cell_text,
    states_no_value,
)
from testdesk.formats.lists.column_names import field_of
from testdesk.formats.lists.dates import is_mangled
from testdesk.formats.lists.documents import is_rounded, listed_document, number_text
from testdesk.formats.person_fields import document_type_of
from testdesk.formats.roster.documents_seen import DocumentsSeen
from testdesk.formats.roster.fields import DAMAGED, FieldReader, SheetContext
from testdesk.formats.roster.rows import BadRow, RosterRow, usual_language

# This program did not exist before this day, so an earlier date of the laptop is wrong.
_FIRST_DAY = datetime.date(2020, 1, 1)


class _BadCellError(Exception):
    """A cell that makes its row unusable."""

    def __init__(
        self, field: str, reason: str, detail: dict[str, DetailValue], column: int | None = None
    ) -> None:
        super().__init__(reason)
        self.field, self.column = field, column
        self.reason = reason
        self.detail = detail


class RowReader(FieldReader):
    """Reads the rows of one file, one after the other, and remembers the documents seen.

    Attributes:
        rows: the good rows so far.
        bad: an entry for each row left out.
        numbered_only: rows of the current sheet that have only cells which are not read, such as a
            number.
    """

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self._today = today
        self._columns_beside_name: list[int] = []
        self._documents_seen = DocumentsSeen()
        self.rows = PackedStructs(RosterRow)
        self.bad: list[BadRow] = []
        self.numbered_only: list[int] = []

    def begin(self, context: SheetContext) -> None:
        """Starts a sheet, or the rows below another header."""
        self._begin(context)
        header = self._header
        columns = {*header.indexes.values(), *header.document_number_columns}
        self._columns_beside_name = sorted(columns - {header.indexes["name"]})
        self.numbered_only = []

    def read(self, row: int, cells: Sequence[CellValue], filled: dict[str, CellValue]) -> None:
        """Reads one row, and appends it to `rows`, `bad` or `numbered_only`.

        Args:
            row: its number.
            cells: its own values.
            filled: field -> value of merged cells that reach down into the row.
        """
        self._begin_row(row, cells, filled)
        warning_count = len(self.warnings)
        try:
            found = self._read()
            if found is not None:
                self.rows.append(found)
                if row in self._context.literal_rows:
                    self._warn("", "quotation_mark")  # no field: at the name's cell
        except _BadCellError as error:
            del self.warnings[warning_count:]
            self.bad.append(self._remark(error.field, error.reason, error.detail, error.column))

    def _read(self) -> RosterRow | None:
        name, hangul = self._name()
        if not name:
            return None
        document = self._document(name)
        korean = self._korean() or hangul
        return RosterRow(
            row=self._row,
            name=name,
            korean=korean,
            document=document,
            phone=self._phone(),
            address=self._address(),
            language=self._language() or usual_language(name),
            language_given=bool(self._texts.get("language")),
            note=self._note(),
            colour=self._colour(),
            sheet=self._context.sheet,
            name_header=self._header.texts["name"],
            name_column=self._header.indexes["name"],
        )

    def _others_filled(self) -> bool:
        """Whether another column that is read has a text in this row."""
        return any(cell_text(self._value_at(column)) for column in self._columns_beside_name)

    def _name(self) -> tuple[str, str]:
        """The name, and its Hangul spelling from the same cell; both empty for a row of numbers."""
        value = self._value_of("name")
        if type(value) is str and names.is_certain(value):
            self._refuse_example("")
            return value, ""
        text = cell_text(value)
        is_alone_in_row = not self._others_filled()
        self._refuse_other_lines(text, is_alone_in_row=is_alone_in_row)
        if not text or (states_no_value(text) and (is_alone_in_row or not names.is_name(text))):
            return self._without_name(is_alone_in_row=is_alone_in_row)
        self._refuse_example(text)
        if names.holds_two_names(text):
            raise _BadCellError("name", "two_names", {})
        if DAMAGED in text:
            raise _BadCellError("name", "text_damaged", {})
        chinese, hangul = names.split_by_script(text)
        name = names.clean_name(names.without_household_role(chinese))
        if is_mangled(value) or not (names.is_name(name) or states_no_value(name)):
            raise _BadCellError("name", "name_invalid", {})
        if name != names.clean_name(chinese):
            self._warn("name", "name_trimmed")
        if names.is_unclear(name):
            self._warn("name", "name_unclear")
        return name, hangul

    def _refuse_other_lines(self, text: str, *, is_alone_in_row: bool) -> None:
        no_person = bool(text) and names.is_not_a_person(
            text, is_alone_in_row=is_alone_in_row, is_located=self._is_located()
        )
        is_vacancy = not self._number_columns and names.is_vacancy_remark(text)
        # A header in the column of names: in a transposed list, headers are below each other.
        if no_person or is_vacancy or (text and field_of(text) is not None):
            raise _BadCellError("name", "not_a_person", {})
        if not text:
            filled = [
                (column, cell) for column, cell in enumerate(map(cell_text, self._cells)) if cell
            ]
            if filled and names.is_not_a_person(filled[0][1], is_alone_in_row=len(filled) <= 2):
                raise _BadCellError("name", "not_a_person", {}, filled[0][0])

    def _refuse_example(self, text: str) -> None:
        if names.is_example(text):
            raise _BadCellError("name", "sample_row", {})
        for column in self._remark_columns():
            if names.is_example(cell_text(self._value_at(column))):
                raise _BadCellError("name", "sample_row", {}, column)

    def _is_located(self) -> bool:
        """Whether the row has a document number, or a part of an address."""
        return bool(self._number_columns) or any(
            cell_text(self._value_of(field))
            for field in ("compound", "building", "room", "address")
        )

    def _without_name(self, *, is_alone_in_row: bool) -> tuple[str, str]:
        if is_alone_in_row:
            self.numbered_only.append(self._row)
            return "", ""
        raise _BadCellError("name", "name_missing", {})

    def _remark_columns(self) -> list[int]:
        """Other columns in which a short remark may mark the row as an example."""
        note = self._header.indexes.get("note")
        columns = self._header.others if note is None else (*self._header.others, note)
        return [column for column in columns if 0 < len(cell_text(self._value_at(column))) <= 8]

    def _document(self, name: str) -> Document | None:
        value = self._value_of("document_number")
        text = number_text(value)
        stated_type = self._stated_type()
        if not self._number_columns:
            self._warn("document_number", "id_number_missing")
            self._warn_of_further_numbers(
                ""
            )  # no number was read, so those in the other columns are lost
            return None
        if is_mangled(value) or (
            self._number_column in self._context.lost_digit_columns and is_rounded(text)
        ):
            raise _BadCellError("document_number", "id_number_mangled", {})
        try:
            document, correction_code = listed_document(
                text, today=self._today, document_type=stated_type
            )
        except Refusal as refusal:
            raise self._bad_document(refusal) from refusal
        self._refuse_repeated(document, name)
        self._warn_of_further_numbers(text)
        for warning in (*document.warnings, *filter(None, [correction_code])):
            self._warn("document_number", warning)
        return document

    def _stated_type(self) -> str | None:
        """The stated document type, preferably from the header of a second column of numbers."""
        stated = self._document_type()
        if (
            self._number_column is None
            or self._number_column == self._header.indexes["document_number"]
        ):
            return stated
        by_header = document_type_of(self._header.all_texts.get(self._number_column, ""))
        return by_header if by_header not in {None, "", "01"} else stated

    def _warn_of_further_numbers(self, read_number: str) -> None:
        """A row's further numbers are left out, with a warning: a person has only one here."""
        columns = self._header.document_number_columns
        for column in columns if len(columns) > 1 else ():
            text = number_text(self._value_at(column))
            if (
                column != self._number_column
                and text not in {"", read_number}
                and not states_no_value(text)
            ):
                self._warn("document_number", "id_number_second", column)

    def _bad_document(self, refusal: Refusal) -> _BadCellError:
        in_future = refusal.detail.get("reason") == "birth_in_future"
        code = "clock_wrong" if in_future and self._today < _FIRST_DAY else refusal.code
        return _BadCellError("document_number", code, refusal.detail)

    def _refuse_repeated(self, document: Document, name: str) -> None:
        """Refuses a document that was seen before."""
        reason = self._documents_seen.note(document, name)
        if reason:
            raise _BadCellError("document_number", reason, {})
