"""The coverage page: which building is how far, and who is still missing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from testdesk.bridge.coverage_model import SHARE_ROLE, CoverageModel, PeopleModel
from testdesk.bridge.desk import DeskBridge
from testdesk.domain.changes import Changes
from testdesk.domain.status import BuildingCoverage, PersonCoverage
from testdesk.gui import theme
from testdesk.gui.parts.bars import paint_share
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.fitted import fitted_font
from testdesk.gui.parts.mark import Shape, paint_mark
from testdesk.gui.parts.table import Table
from testdesk.gui.parts.text import Text
from testdesk.services import status as desk_status

_PERCENT = 64
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)


class _ShareDelegate(QStyledItemDelegate):
    """A bar and the percentage beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Bar, then number."""
        box = QRectF(option.rect)
        super().paint(painter, _without_text(option), QModelIndex())
        bar = QRectF(box.left() + 24, box.center().y() - 5, box.width() - _PERCENT - 44, 10)
        paint_share(painter, bar, float(index.data(SHARE_ROLE) or 0.0))
        painter.setFont(theme.font(theme.BODY_PX, bold=True))
        painter.setPen(theme.current().colour("ink"))
        number = QRectF(box.right() - _PERCENT - 8, box.top(), _PERCENT, box.height())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, right, str(index.data()))


class _PersonDelegate(QStyledItemDelegate):
    """A person's line: a mark for who was there, room and name."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The column's words; the name shrinks rather than being cut."""
        box = QRectF(option.rect)
        model = index.model()
        person = model.row(index.row()) if isinstance(model, PeopleModel) else None
        if person is None:
            return
        colours = theme.current()
        painter.setPen(colours.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(colours.colour("soft" if person.sampled else "ink"))
        if index.column() == 0:
            mark = QRectF(box.left() + 2, box.center().y() - 9, 18, 18)
            shape: Shape = "tick" if person.sampled else "dot"
            paint_mark(
                painter, mark, shape, colours.colour("accent" if person.sampled else "attention")
            )
            painter.setFont(theme.font(theme.SMALL_PX))
            painter.setPen(colours.colour("soft"))
            painter.drawText(box.adjusted(32, 0, 0, 0), _MIDDLE, str(index.data()))
            return
        words = str(index.data())
        letters = fitted_font(
            words, width=box.width() - 8, height=box.height(), px=theme.BODY_PX, bold=False
        )
        painter.setFont(letters)
        painter.drawText(box, _MIDDLE | int(Qt.TextFlag.TextWordWrap), words)


def _without_text(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    plain = QStyleOptionViewItem(option)
    plain.text = ""
    return plain


class CoveragePage(QWidget):
    """Totals, buildings, people.

    Attributes:
        buildings, people: the two tables.
    """

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._chosen: tuple[str, str] | None = None
        self._rows: list[BuildingCoverage] = []
        self._buildings, self._people = CoverageModel(), PeopleModel()
        self.buildings = Table(self._buildings)
        self.people = Table(self._people, row_height=44)
        self._totals = [
            (Text(px=44, bold=True), Text(px=theme.SMALL_PX, tone="soft")) for _ in range(4)
        ]
        self._whose = Text(px=theme.LIST_NAME_PX, bold=True, wrap=True)
        self._missing = Text(px=theme.SMALL_PX, tone="soft", wrap=True)
        self._lay_out()
        self.buildings.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.buildings.activated.connect(lambda index: self._row_chosen(index, index))
        bridge.bus.changed.connect(self._changed)
        self.retranslate()

    def shown(self) -> None:
        """Came to the front."""
        self.buildings.setFocus()
        self._read()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._buildings.set_words(
            (
                self.tr("Compound"),
                self.tr("Building"),
                self.tr("Listed"),
                self.tr("Sampled"),
                self.tr("Missing"),
                self.tr("Share"),
            )
        )
        self._show_totals()
        self._show_whose([])
        if self._chosen is not None:
            self._read_people()

    def _lay_out(self) -> None:
        totals = Card()
        line = QHBoxLayout()
        for number, word in self._totals:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(number)
            cell.addWidget(word)
            line.addLayout(cell, 1)
        totals.column.addLayout(line)
        totals.column.setContentsMargins(28, 14, 28, 18)
        left = Card(margin=16)
        left.column.addWidget(self.buildings)
        right = Card()
        right.setFixedWidth(theme.SIDE_WIDTH)
        for part in (self._whose, self._missing):
            right.column.addWidget(part)
        right.column.addWidget(self.people, 1)
        self._shape_tables()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(left, 1)
        row.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(totals)
        column.addLayout(row, 1)

    def _shape_tables(self) -> None:
        across = self.buildings.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(84)
        self.buildings.setItemDelegateForColumn(5, _ShareDelegate(self.buildings))
        self.people.horizontalHeader().hide()
        self.people.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.people.setColumnWidth(0, 128)
        self.people.setItemDelegate(_PersonDelegate(self.people))
        self.people.setSelectionMode(Table.SelectionMode.NoSelection)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _read(self) -> None:
        self._bridge.read(lambda: desk_status.coverage(desk=self._bridge.desk), self._show, self)

    def _show(self, rows: list[BuildingCoverage]) -> None:
        self._rows = rows
        self._buildings.show_rows(rows)
        self._show_totals()
        if not self.buildings.currentIndex().isValid() and rows:
            self.buildings.selectRow(0)
        elif self._chosen is not None:
            self._read_people()

    def _show_totals(self) -> None:
        listed = sum(row.listed for row in self._rows)
        sampled = sum(row.sampled for row in self._rows)
        share = int(sampled * 100 / listed) if listed else 0
        values = (f"{listed:,}", f"{sampled:,}", f"{listed - sampled:,}", f"{share}%")
        words = (
            self.tr("people listed"),
            self.tr("sampled in this round"),
            self.tr("not yet seen"),
            self.tr("of {buildings} buildings").format(buildings=len(self._rows)),
        )
        for (number, word), value, said in zip(self._totals, values, words, strict=True):
            number.setText(value)
            word.setText(said)
        self._totals[2][0].set_tone("attention" if listed > sampled else "ink")

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._buildings.row(index.row())
        if row is not None:
            self._chosen = (row.compound, row.building)
            self._read_people()

    def _read_people(self) -> None:
        if self._chosen is None:
            return
        compound, building = self._chosen
        self._bridge.read(
            lambda: desk_status.coverage_of(
                desk=self._bridge.desk, compound=compound, building=building
            ),
            self._show_whose,
            self,
        )

    def _show_whose(self, people: list[PersonCoverage]) -> None:
        self._people.show_rows(people)
        if self._chosen is None:
            self._whose.setText(self.tr("Choose a building"))
            self._missing.setText("")
            return
        compound, building = self._chosen
        words = self.tr("{compound} building {building}")
        self._whose.setText(words.format(compound=compound, building=building))
        missing = sum(not person.sampled for person in people)
        words = self.tr("Not yet seen: {missing}") if missing else self.tr("Everybody was here")
        self._missing.setText(words.format(missing=missing))
        self._missing.set_tone("attention" if missing else "accent")

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self.isVisible() and (changes.samples or changes.residents or changes.rounds):
            self._read()
