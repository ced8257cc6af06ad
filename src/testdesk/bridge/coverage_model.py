"""Item models of the coverage page: buildings, and the people of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage

Index = QModelIndex | QPersistentModelIndex
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
BUILDING_COLUMNS = ("compound", "building", "listed", "sampled", "missing", "share")


class CoverageModel(QAbstractTableModel):
    """A row a building; the headers' words come from the page."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[BuildingCoverage] = ()
        self._texts: Sequence[str] = BUILDING_COLUMNS
        self._no_address = ""

    def show_rows(self, rows: Sequence[BuildingCoverage]) -> None:
        """Other numbers; rows that stay keep their selection."""
        same = [(r.compound, r.building) for r in rows] == [
            (r.compound, r.building) for r in self._rows
        ]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, len(BUILDING_COLUMNS) - 1)
            )
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_texts(self, words: Sequence[str], no_address: str = "") -> None:
        """The headers, and what stands for people without an address, in the language of now."""
        self._texts = words
        self._no_address = no_address
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(words) - 1)

    def row(self, row: int) -> BuildingCoverage | None:
        """The building of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Buildings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """BUILDING_COLUMNS."""
        return 0 if parent.isValid() else len(BUILDING_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and numbers; SHARE_ROLE gives the share from 0 to 1."""
        row = self.row(index.row())
        if row is None or not index.isValid():
            return None
        share = row.sampled / row.listed if row.listed else 0.0
        if role == SHARE_ROLE:
            return share
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {2, 3, 4}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        cells = (
            row.compound or self._no_address,
            row.building,
            row.listed,
            row.sampled,
            row.missing,
            f"{row.percent}%" if row.listed else "",
        )
        return str(cells[index.column()])


class PeopleModel(QAbstractTableModel):
    """A row a person of one building; who is missing comes first, in walking order."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PersonCoverage] = []
        self._walk_in = self._removed = ""
        self._reason: Callable[[str], str] = str

    def set_texts(self, walk_in: str, removed: str, reason: Callable[[str], str] = str) -> None:
        """What stands behind names: of walk-ins, of whoever is off the list, and of the excused.

        Args:
            walk_in: in the language of now.
            removed: the same.
            reason: gives the text of an excuse's code.
        """
        self._walk_in, self._removed, self._reason = walk_in, removed, reason

    def show_rows(self, rows: Sequence[PersonCoverage]) -> None:
        """Other people."""
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda person: not person.is_missing)
        self.endResetModel()

    def row(self, row: int) -> PersonCoverage | None:
        """The person of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """People."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Room and name."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Unit and room, then the name."""
        person = self.row(index.row())
        if person is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        address = person.resident.address
        room = "-".join(part for part in (address.unit, address.room) if part)
        return (room, self._named(person))[index.column()]

    def _named(self, person: PersonCoverage) -> str:
        name = person.resident.name
        if person.excused:
            return f"{name} · {self._reason(person.excused)}"
        if person.listed:
            return name
        return f"{name} · {self._removed if person.removed else self._walk_in}"
