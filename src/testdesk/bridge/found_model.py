"""The people that a search found, as a list for a view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from testdesk.domain.station.status import Found

AnyIndex = QModelIndex | QPersistentModelIndex

FOUND_ROLE = Qt.ItemDataRole.UserRole
TEXT_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class FoundModel(QAbstractListModel):
    """One row a person; `FOUND_ROLE` gives the `Found`, `TEXT_ROLE` what was searched for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Found, ...] = ()
        self._text = ""

    def show_rows(self, rows: Sequence[Found], text: str) -> None:
        """Replaces everything by the hits of `text`."""
        self.beginResetModel()
        self._rows, self._text = tuple(rows), text
        self.endResetModel()

    @property
    def text(self) -> str:
        """What was searched for."""
        return self._text

    def found(self, row: int) -> Found | None:
        """The person of a row, or None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, resident: str) -> int:
        """The row of a resident, or -1."""
        return next((n for n, f in enumerate(self._rows) if f.resident.resident == resident), -1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Rows at the top; a list has nothing below them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's own form
        """The name, the whole `Found`, or the text of the search."""
        found = self.found(index.row()) if index.isValid() else None
        if found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return found.resident.name
        return {FOUND_ROLE: found, TEXT_ROLE: self._text}.get(role)
