"""The batches with their four steps, what was refused, the network, and the stick."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.gui.handover.batches import Batches
from testdesk.gui.handover.network_row import NetworkRow
from testdesk.gui.handover.quarantine import QuarantineList
from testdesk.gui.handover.stick_card import StickCard
from testdesk.gui.widgets.button import NEVER, TAB, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import caption


class BatchesView(QWidget):
    """What lies behind row 3 of the end of the day; the page acts on its buttons.

    Attributes:
        batches, quarantine, stick_card, network: the parts.
        again_button, papers_button, export_button, back_button: the buttons.
    """

    def __init__(self, bridge: StationBridge, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batches, self.quarantine = Batches(), QuarantineList()
        self.stick_card, self.network = StickCard(page), NetworkRow(bridge)
        self._title = caption(lambda: self.tr("Batches"))
        self.again_button = Button(lambda: self.tr("Stick lost? Export again"), small=True)
        self.papers_button = Button(lambda: self.tr("Bag sheet"), "Ctrl+P", small=True)
        self.export_button = Button(lambda: self.tr("Export and read receipts"), "Enter", main=True)
        self.back_button = Button(lambda: self.tr("Back"), "Esc")
        self._lay_out()

    def set_compact(self, *, compact: bool, narrow: bool, gap: int) -> None:
        for part in (self.stick_card, self.quarantine, self.batches):
            part.set_compact(compact=compact)
        self._title.setVisible(not narrow)
        self._grid.setSpacing(gap)

    def _lay_out(self) -> None:
        left, right = CardFrame(), self.stick_card
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(NEVER)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        in_column(self.quarantine, self.batches, self.quarantine.older, STRETCH, parent=scrolled)
        scroll.setWidget(scrolled)
        header = in_row(self._title, STRETCH, self.again_button, self.papers_button)
        add_parts(left.column, header, (scroll, 1), self.network)
        buttons = (self.again_button, self.papers_button, self.export_button, self.back_button)
        for button in buttons:
            button.setFocusPolicy(TAB)
        add_parts(right.column, self.export_button, self.back_button)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(left, 0, 0)
        grid.addWidget(right, 0, 1)
        grid.setRowStretch(0, 1)
