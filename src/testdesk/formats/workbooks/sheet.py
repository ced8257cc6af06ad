"""One worksheet, called a sheet here: its rows, and properties that belong to no single cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

MAX_COLUMNS = 64
LAST_ROW = 1_048_576
# No field of a roster may have more than 500 characters.
LONGEST_CELL = 4096
_MAX_MERGED = 200_000

Value = object
Row = tuple[int, Sequence[Value]]
"""Number from 1 as the spreadsheet shows it, and values from column A on."""


class Uncalculated:
    """A formula's missing value: the program that wrote the file never calculated it."""

    def __repr__(self) -> str:
        return "UNCALCULATED"

    def __reduce__(self) -> str:
        return "UNCALCULATED"  # pickled by name, since it is compared by identity


UNCALCULATED: Final = Uncalculated()


class Merged(msgspec.Struct, frozen=True):
    """Cells displayed as one; rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class SheetProperties:
    """Properties of a sheet, collected while its rows are read and complete afterwards.

    Attributes:
        merged: cells displayed as one.
        hidden_rows: numbers of non-empty rows that the spreadsheet does not display.
        hidden_columns: numbers of columns that the spreadsheet does not display, empty or not.
        hides_rows: whether the sheet hides rows by default.
        values_beyond: how many values are to the right of the last column that is read.
    """

    def __init__(self) -> None:
        self.merged: list[Merged] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.hides_rows = False
        self.values_beyond = 0

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Records merged cells, up to a limit that no real list reaches."""
        if len(self.merged) < _MAX_MERGED:
            self.merged.append(Merged(top, left, bottom, right))

    def hide_columns(self, first: int, last: int) -> None:
        """Records hidden columns, from 1, if they are among those that are read."""
        self.hidden_columns.update(range(max(1, first), min(last, MAX_COLUMNS) + 1))


class WorkbookSheet(msgspec.Struct, frozen=True):
    """A sheet whose rows are being read.

    Attributes:
        name: as on its tab.
        hidden: whether its tab is hidden.
        rows: the non-empty rows, from the top; to be read before the next sheet.
        properties: complete once the rows have been read.
    """

    name: str
    hidden: bool
    rows: Iterator[Row]
    properties: SheetProperties


def column_letters(column: int) -> str:
    """The letters of a column, numbered from 1: A, B, … AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
