"""Spreadsheets of OpenDocument (ISO/IEC 26300), with one XML stream for all sheets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import groupby

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.sheet import (
    LAST_ROW,
    LONGEST_CELL,
    MAX_COLUMNS,
    UNCALCULATED,
    SheetProperties,
    Value,
    WorkbookSheet,
)
from testdesk.formats.workbooks.xlsx.parts import Budget, Handler, Parts

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = frozenset({"table-cell", "covered-table-cell"})
# Elements whose text is not part of a cell's value: remarks, phonetic readings, deleted text,
# pictures.
_IGNORED = frozenset({"annotation", "ruby-text", "tracked-changes", "frame", "shapes"})
_HIDDEN = frozenset({"collapse", "filter"})
_GROUPS = frozenset({"table-row-group", "table-column-group"})
_SIZES = {"table-row-properties": "row-height", "table-column-properties": "column-width"}
# Only these elements are processed; there may be millions of others, which cost little.
_HANDLED = _CELLS | _IGNORED | _GROUPS | _SIZES.keys() | {
    "p", "s", "tab", "line-break", "table-row", "table", "table-column", "style",
    "table-properties",
}  # fmt: skip
_ZERO_SIZE = re.compile(r"0+(?:\.0*)?[a-z]*")
_DURATION = re.compile(r"P(?:([0-9]{1,6})D)?T([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2}).*S")

_Row = tuple[int, int, list[Value]]
"""Number of the sheet from 0, of the row from 1, and the values."""


def is_encrypted(parts: Parts) -> bool:
    """Whether the file has a password."""
    handler = _Encryption()
    if parts.has(_MANIFEST):
        parts.parse_whole(_MANIFEST, handler)
    return handler.found


def sheets(parts: Parts) -> Iterator[WorkbookSheet]:
    """The sheets in order; read the rows of each before going to the next.

    Raises:
        Refusal: roster_too_large.
        Exception: one of `xlsx.book.BROKEN`.
    """
    content = _Content(parts.budget)
    for index, rows in groupby(_rows(parts, content), key=lambda row: row[0]):
        name, hidden, properties = content.tables[index]
        yield WorkbookSheet(
            name, hidden, ((number, cells) for _, number, cells in rows), properties
        )


def _rows(parts: Parts, content: _Content) -> Iterator[_Row]:
    for _ in parts.parse(CONTENT, content):
        yield from content.pop()


class _Encryption(Handler):
    found = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found |= name == "encryption-data"


class _Content(Handler):
    """Builds rows from the elements of a document."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        # Of each sheet (a table in OpenDocument): name, whether it is hidden, and properties.
        self.tables: list[tuple[str, bool, SheetProperties]] = []
        # Element (table, table-row, table-column) and name of each style that hides.
        self._hidden_styles: set[tuple[str, str]] = set()
        self._style = ""
        # The element of each group around the current row or column, and whether it is collapsed.
        self._groups: list[tuple[str, bool]] = []
        self._ready: list[_Row] = []
        self._row = self._row_repeats = self._columns = 0
        self._row_hidden = False
        self._cells: list[Value] = []
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[list[str]] = []
        self._length = self._ignored_depth = 0

    def pop(self) -> list[_Row]:
        """The non-empty rows completed since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _HANDLED:
            return
        self._ignored_depth += name in _IGNORED
        if not self._ignored_depth:
            self._begin(name, attributes)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        attributes = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name in _CELLS:
            self._cell, self._paragraphs, self._length = attributes, [], 0
        elif name == "p":
            self._paragraphs.append([])
        elif name in {"s", "tab", "line-break"}:
            self._space(name, attributes)
        elif name == "table-row":
            self._begin_row(attributes)
        elif name in _GROUPS:
            self._groups.append((name, attributes.get("display") == "false"))
        elif name == "table":
            hidden = ("table", attributes.get("style-name", "")) in self._hidden_styles
            self._groups = []
            self.tables.append((attributes.get("name", "")[:255], hidden, SheetProperties()))
            self._row = self._columns = 0
        elif name == "table-column" and self.tables:
            self._note_columns(attributes)
        else:
            self._note_style(name, attributes)

    def _note_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
        elif _hides(name, attributes):
            self._hidden_styles.add((name.removesuffix("-properties"), self._style))

    def end(self, name: str) -> None:
        if self._ignored_depth:
            self._ignored_depth -= name in _IGNORED
        elif name in _CELLS and self._cell is not None:
            self._add_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()
        elif self._groups and name == self._groups[-1][0]:
            self._groups.pop()

    def text(self, text: str) -> None:
        if self._ignored_depth or self._cell is None or not self._paragraphs:
            return
        if self._length < LONGEST_CELL:
            self._paragraphs[-1].append(text)
            self._length += len(text)

    def _space(self, name: str, attributes: dict[str, str]) -> None:
        count = min(_count(attributes, "c"), LONGEST_CELL) if name == "s" else 1
        self.text({"s": " ", "tab": "\t", "line-break": "\n"}[name] * count)

    def _note_columns(self, attributes: dict[str, str]) -> None:
        first = self._columns + 1
        self._columns += _count(attributes, "number-columns-repeated")
        if self._is_hidden("table-column", attributes):
            self.tables[-1][2].hide_columns(first, self._columns)

    def _is_hidden(self, element: str, attributes: dict[str, str]) -> bool:
        """Whether a row or column is hidden, by itself or by its style or group."""
        return (
            attributes.get("visibility") in _HIDDEN
            or (element, attributes.get("style-name", "")) in self._hidden_styles
            or any(hidden for _, hidden in self._groups)
        )

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row_repeats = _count(attributes, "number-rows-repeated")
        self._row_hidden = self._is_hidden("table-row", attributes)
        self._cells, self._column = [], 0

    def _end_row(self) -> None:
        while self._cells and self._cells[-1] is None:
            self._cells.pop()
        first, self._row = self._row + 1, self._row + self._row_repeats
        if not self._cells or not self.tables:
            return
        if self._row > LAST_ROW:
            raise Refusal("roster_too_large", limit_rows=LAST_ROW)
        self._budget.elements((self._row_repeats - 1) * (len(self._cells) + 1))
        for number in range(first, self._row + 1):
            self._ready.append((len(self.tables) - 1, number, self._cells))
            if self._row_hidden:
                self.tables[-1][2].hidden_rows.add(number)

    def _add_cell(self, attributes: dict[str, str]) -> None:
        repeats = _count(attributes, "number-columns-repeated")
        first, self._column = self._column + 1, self._column + repeats
        value = self._value(attributes)
        if value is None or not self.tables:
            return
        self._note_merged(attributes, first)
        last = min(self._column, MAX_COLUMNS)
        self.tables[-1][2].values_beyond += self._column - max(last, first - 1)
        if first > MAX_COLUMNS:
            return
        self._budget.elements(last - len(self._cells))
        if isinstance(value, str):
            self._budget.text(len(value))
        self._cells += [None] * (first - 1 - len(self._cells))
        self._cells += [value] * (last - first + 1)

    def _note_merged(self, attributes: dict[str, str], left: int) -> None:
        rows, columns = (
            _count(attributes, f"number-{element}-spanned") for element in ("rows", "columns")
        )
        if rows > 1 or columns > 1:
            top = self._row + 1
            self.tables[-1][2].merge(top, left, top + rows - 1, left + columns - 1)

    def _value(self, attributes: dict[str, str]) -> Value:
        text = "\n".join("".join(pieces) for pieces in self._paragraphs)[:LONGEST_CELL]
        kind = attributes.get("value-type", "")
        if kind in {"float", "currency", "percentage"} and not text.startswith("#"):
            return _number(attributes.get("value", ""), text)
        if kind == "date":
            return _date(attributes.get("date-value", ""))
        if kind == "time":
            return _duration(attributes.get("time-value", ""))
        if kind == "boolean":
            return attributes.get("boolean-value") == "true"
        if text or "string-value" in attributes:
            return text or attributes["string-value"][:LONGEST_CELL] or None
        return UNCALCULATED if "formula" in attributes else None


def _hides(name: str, attributes: dict[str, str]) -> bool:
    """Whether a style's properties hide its sheet, or give its rows or columns no size."""
    if name == "table-properties":
        return attributes.get("display") == "false"
    return name in _SIZES and _ZERO_SIZE.fullmatch(attributes.get(_SIZES[name], "")) is not None


def _count(attributes: dict[str, str], name: str) -> int:
    count = int(attributes.get(name, 1))
    if count < 1:
        raise ValueError("a count")
    return count


def _number(value: str, shown: str) -> Value:
    """A number, or the displayed text if it adds something to the digits."""
    number = float(value) if any(character in value for character in ".eE") else int(value)
    if number >= 0 and number == int(number):
        plain = str(int(number))
        digits = re.sub("[^0-9]", "", shown)
        if shown != plain and digits.lstrip("0") == plain.lstrip("0") and "," not in shown:
            return shown if "%" not in shown and "." not in shown else number
    return number


def _date(value: str) -> Value:
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        return "#VALUE!"


def _duration(value: str) -> Value:
    found = _DURATION.fullmatch(value)
    if found is None:
        return "#VALUE!"
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
