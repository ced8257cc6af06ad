"""The model of every list: the rows are frozen values, the columns are functions of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()  # the parent of every row
_TEXTS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_RIGHT_ALIGNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list.

    Attributes:
        text: returns the text for a row; called only when the row is shown.
        head: returns the column's header, if the list has headers; called only when it is shown.
        number: whether the column contains numbers, which are right-aligned.
    """

    text: Callable[[Row], str]
    head: Callable[[], str] = str
    number: bool = False


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows for a table, or, with one column, for a list. `ROW_ROLE` returns the row itself."""

    def __init__(
        self,
        columns: Sequence[Column[Row]] = (),
        *,
        key: Callable[[Row], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Creates a model without rows.

        Args:
            columns: the columns of the list.
            key: identifies a row. With it, a view keeps its selection when the same rows are shown
                again with other texts; without it, `show_rows` always resets the model.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self._columns, self._rows = tuple(columns), tuple[Row, ...]()
        self._key = key

    def refresh_texts(self) -> None:
        """Makes the views request all headers and cells again, after a change of language."""
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
            self._emit_changed()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows, or the same rows with other texts."""
        key = self._key
        if key is not None and list(map(key, rows)) == list(map(key, self._rows)):
            self._rows = tuple(rows)
            self._emit_changed()
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The value of a row, or None if there is no such row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rows(self) -> list[Row]:
        """All rows, in order."""
        return list(self._rows)

    def row_of(self, wanted: Callable[[Row], bool]) -> int:
        """The number of the first row for which `wanted` is true, or -1."""
        return next((n for n, row in enumerate(self._rows) if wanted(row)), -1)

    def text(self, number: int, column: int) -> str:
        """The text of a cell, which must exist."""
        return self._columns[column].text(self._rows[number])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The number of rows; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The number of columns; a row has no children."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The header of a column, or None for any other section or role."""
        is_horizontal = orientation == Qt.Orientation.Horizontal
        if is_horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(self._columns):
            return self._columns[section].head()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own API
        """The text of a cell, its alignment, or the value of its row."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in _TEXTS:
            return self._columns[index.column()].text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[index.column()].number:
            return _RIGHT_ALIGNED
        return row if role == ROW_ROLE else None

    def _emit_changed(self) -> None:
        if self._rows and self._columns:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
