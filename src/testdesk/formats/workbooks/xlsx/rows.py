"""Builds the rows of one sheet while its part is read: the values of each row's first cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.number_formats import NumberFormats
from testdesk.formats.workbooks.sheet import (
    LAST_ROW,
    LONGEST_CELL,
    MAX_COLUMNS,
    UNCALCULATED,
    Row,
    SheetProperties,
    Value,
)
from testdesk.formats.workbooks.xlsx.parts import Budget, Handler

_LETTERS = re.compile("[A-Z]{1,3}")
_RANGE = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_TRUE = frozenset({"1", "true"})


class Shared(msgspec.Struct, frozen=True):
    """The parts of a workbook that cells refer to.

    Attributes:
        strings: the shared texts, by number.
        formats: the number formats.
    """

    strings: Sequence[str]
    formats: NumberFormats


class Rows(Handler):
    """Builds rows from the elements of a sheet; `pop` returns the complete ones."""

    def __init__(self, shared: Shared, budget: Budget, properties: SheetProperties) -> None:
        self._shared, self._budget, self._properties = shared, budget, properties
        self._columns: dict[str, int] = {}
        self._ready: list[Row] = []
        # Number of the last complete row, of the current row, and of the current column.
        self._last = self._row = self._column = 0
        self._cells: list[Value] = []
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._length = 0
        self._in_value = self._in_inline = self._in_reading = False
        self._has_formula = self._row_hidden = False

    def pop(self) -> list[Row]:
        """The non-empty rows completed since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; a cell's formula and phonetic readings (rPh) are not kept."""
        if name == "c":
            self._cell, self._pieces, self._length = attributes, [], 0
            self._has_formula = False
            self._column = self._column_of(attributes.get("r", ""))
        elif name == "v":
            self._in_value = True
        elif name == "t":
            self._in_inline = not self._in_reading
        elif name == "rPh":
            self._in_reading = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._begin_row(attributes.get("r", ""))
            self._row_hidden = _is_hidden(attributes, "ht")
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and _is_hidden(attributes, "width"):
            self._properties.hide_columns(
                _whole_number(attributes["min"]), _whole_number(attributes["max"])
            )
        elif name == "sheetFormatPr":
            self._properties.hides_rows = attributes.get("zeroHeight") in _TRUE

    def end(self, name: str) -> None:
        """An element ends."""
        self._in_value = self._in_inline = False
        if name == "c" and self._cell is not None:
            self._add_cell(self._cell)
            self._cell = None
        elif name == "rPh":
            self._in_reading = False
        elif name == "row":
            self._end_row()

    def text(self, text: str) -> None:
        """A piece of text."""
        if self._cell is None or self._length >= LONGEST_CELL:
            return
        inline = self._cell.get("t") == "inlineStr"
        if self._in_inline if inline else self._in_value:
            self._pieces.append(text)
            self._length += len(text)

    def _begin_row(self, number: str) -> None:
        self._row = _whole_number(number) if number else self._row + 1
        if self._row > LAST_ROW:
            raise Refusal("roster_too_large", limit_rows=LAST_ROW)
        self._cells, self._column = [], 0

    def _end_row(self) -> None:
        while self._cells and self._cells[-1] is None:
            self._cells.pop()
        # A row whose number is not above the last one's is not displayed by spreadsheets either.
        if self._cells and self._row > self._last:
            self._ready.append((self._row, self._cells))
            if self._row_hidden:
                self._properties.hidden_rows.add(self._row)
        self._last = max(self._last, self._row)
        self._cells = []

    def _merge(self, reference: str) -> None:
        found = _RANGE.fullmatch(reference)
        if found:
            left, top, right, bottom = found.groups()
            columns = self._column_of(left), self._column_of(right)
            self._properties.merge(int(top), columns[0], int(bottom), columns[1])

    def _column_of(self, reference: str) -> int:
        if not reference:
            return self._column + 1
        letters = reference.rstrip("0123456789").replace("$", "").upper()
        number = self._columns.get(letters)
        if number is None:
            if not _LETTERS.fullmatch(letters):
                raise ValueError("a cell's reference")
            number = 0
            for letter in letters:
                number = number * 26 + ord(letter) - 64
            self._columns[letters] = number
        return number

    def _add_cell(self, cell: dict[str, str]) -> None:
        if not self._pieces and not self._has_formula:
            return
        if self._column > MAX_COLUMNS:
            self._properties.values_beyond += 1
            return
        text = "".join(self._pieces)[:LONGEST_CELL]
        empty = None if cell.get("t") == "str" else UNCALCULATED
        value = self._value(cell, text) if self._pieces else empty
        if isinstance(value, str):
            self._budget.text(len(value))
        missing = self._column - len(self._cells)
        if missing > 0:
            self._budget.elements(missing - 1)  # the cells that were skipped
            self._cells += [None] * missing
        self._cells[self._column - 1] = value

    def _value(self, cell: dict[str, str], text: str) -> Value:
        kind = cell.get("t", "n")
        if kind == "n":
            return self._number(text, int(cell.get("s") or 0))
        if kind == "s":
            return self._shared.strings[_whole_number(text)]
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            return self._shared.formats.iso_date(text)
        return text

    def _number(self, text: str, style: int) -> Value:
        number = float(text) if any(character in text for character in ".eE") else int(text)
        return self._shared.formats.value(number, style)


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    return attributes.get("hidden") in _TRUE or float(attributes.get(size, 1)) == 0


def _whole_number(text: str) -> int:
    number = float(text)
    if not number.is_integer() or number < 0:
        raise ValueError("not a whole number")
    return int(number)
