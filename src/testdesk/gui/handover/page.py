"""The handover page: whether the day adds up, which batches are delivered, and the stick."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import Stick, folder_as_stick, require_present, sticks
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.status import FileReport, StationStatus
from testdesk.gui import theme
from testdesk.gui.handover.batches import Batches
from testdesk.gui.handover.day_actions import DayActions
from testdesk.gui.handover.equation import Equation
from testdesk.gui.handover.kit_offer import KitOffer
from testdesk.gui.handover.network_row import NetworkRow
from testdesk.gui.handover.quarantine import QuarantineList
from testdesk.gui.handover.stick_card import MessageCondition, StickCard
from testdesk.gui.handover.stick_result import StickResult
from testdesk.gui.page import StackedPage
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.text import caption
from testdesk.messages.sentences import sentence
from testdesk.ports import StationIdentity
from testdesk.services import status as station_status
from testdesk.services.exchange import handover
from testdesk.services.exchange.incoming import import_file
from testdesk.services.session import Context

# Below these sizes in px, the page is laid out for a small laptop.
_LOW_HEIGHT, _NARROW_WIDTH = 640, 1000


class HandoverPage(StackedPage):
    """On this page the point lead exports batches and closes the day.

    Attributes:
        equation: the four numbers of the day, which must be equal.
        batches, quarantine, stick_card: the other parts of the page.
        export_button, close_button: export to the stick, and close the day.
        papers_button: the button for the bag sheet; the window handles its click.
        kit_offer: offers to apply a renewal; visible only while one is on the stick.
        network: the state of the network; the owner of the window starts and closes it.

    Signals:
        folder_chosen: a folder that is not a stick was chosen, to be remembered.
        folder_in_use: the folder used in place of a stick; None if the stick is used.
        handed_over: an export is complete and the receipts on the stick are read; carries the
            ExportReport, or None if there were no new events.
        page_requested: the page that explains a difference in the equation: "register" (the tubes)
            or "coverage" (the people).
    """

    folder_chosen = Signal(str)
    folder_in_use = Signal(object)
    handed_over = Signal(object)
    page_requested = Signal(str)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._status: StationStatus | None = None
        self._folder: Path | None = None
        self._busy = False
        self.equation, self.batches = Equation(), Batches()
        self.quarantine, self.stick_card = QuarantineList(), StickCard()
        self.kit_offer, self.network = KitOffer(bridge), NetworkRow(bridge)
        self._day_actions = DayActions(bridge, self)
        self._batches_title = caption(lambda: self.tr("Batches"))
        self.again_button = Button(lambda: self.tr("Stick lost? Export again"), small=True)
        self.papers_button = Button(lambda: self.tr("Bag sheet"), "Ctrl+P", small=True)
        self.export_button = Button(lambda: self.tr("Export and read receipts"), "Enter", main=True)
        self.close_button = Button(lambda: self.tr("Close the day"), "F10")
        self._lay_out()
        self.stick_card.folder_button.clicked.connect(self._choose_folder)
        self.stick_card.next_button.clicked.connect(
            lambda: self.kit_offer.look_for_kit(self.stick_card.stick)
        )
        self.again_button.clicked.connect(lambda: self.hand_over(again=True))
        self.export_button.clicked.connect(self.hand_over)
        self.close_button.clicked.connect(self.close_day)
        self.equation.clicked.connect(self._term_clicked)
        self.stick_card.check_requested.connect(self._read)
        self.kit_offer.applied.connect(self._renewed)
        self._day_actions.numbers_changed.connect(self._read)
        self._day_actions.failed.connect(self._failed)
        bind(self, "F10", self.close_day)
        relevant = Changes(samples=True, batches=True, journal=True)
        RefreshOn(self, bridge, relevant, self._read)

    def use_folder(self, folder: Path | None) -> None:
        """Uses a folder in place of the stick; None means to use the stick again."""
        self._folder = folder
        self.folder_in_use.emit(folder)
        self.look_for_stick()

    def hand_over(self, *, again: bool = False) -> None:
        """Exports the new events, reads them back, and then reads the receipts on the stick.

        Args:
            again: whether to export again everything that headquarters has not accepted, because
                a stick was lost.
        """
        if self._busy:
            return
        if self.stick_card.stick is None:
            self.stick_card.report(
                lambda: sentence("stick_missing"),
                "attention",
                condition=MessageCondition.no_stick(),
            )
            return
        self._set_busy(busy=True)
        self._day_actions.count_swabs_before_export(
            partial(self._export, self.stick_card.stick, again=again)
        )

    def _export(self, stick: Stick, *, again: bool) -> None:
        self.stick_card.report(lambda: self.tr("Writing and reading back. Do not pull the stick."))
        action = partial(_export_to_stick, stick=stick, again=again)
        self._bridge.run(action, partial(self._exported, stick), self, self._failed)

    def close_day(self) -> None:
        self._day_actions.close_day()

    def count_swabs(self) -> None:
        self._day_actions.count_swabs()

    def on_shown(self) -> None:
        self.setFocus()
        self.look_for_stick()

    def _retranslate(self) -> None:
        if self._status is not None:
            self._show(self._status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a low window the other parts are smaller, to leave room for the last message.
        super().resizeEvent(event)
        compact, narrow = self.height() < _LOW_HEIGHT, self.width() < _NARROW_WIDTH
        for part in (self.equation, self.stick_card, self.quarantine, self.batches):
            part.set_compact(compact=compact)
        self.close_button.setFixedHeight(theme.TOUCH - 16 if compact else theme.TOUCH)
        self._batches_title.setVisible(not narrow)
        gap = theme.GAP - 8 if compact else theme.GAP
        self._grid.setContentsMargins(gap, gap, gap, gap)
        self._grid.setSpacing(gap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hand_over()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        left, right = CardFrame(), self.stick_card
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        in_column(self.quarantine, self.batches, self.quarantine.older, STRETCH, parent=scrolled)
        scroll.setWidget(scrolled)
        header = in_row(self._batches_title, STRETCH, self.again_button, self.papers_button)
        add_parts(left.column, header, (scroll, 1), self.network)
        buttons = (self.again_button, self.papers_button, self.export_button, self.close_button)
        for button in buttons:
            button.setFocusPolicy(TAB)
        add_parts(right.column, self.kit_offer, self.export_button, self.close_button)
        grid = self._grid = QGridLayout(self)
        grid.addWidget(self.equation, 0, 0, 1, 2)
        grid.addWidget(left, 1, 0)
        grid.addWidget(right, 1, 1)
        grid.setRowStretch(1, 1)

    def _read(self) -> None:
        self._bridge.read_in_background(station_status.status, self._show, self)

    def _show(self, status: StationStatus) -> None:
        self._status = status
        self.stick_card.withdraw_outdated_message(status)
        self.equation.show_status(status)
        today = self._bridge.station.clock.today()
        self.batches.show_status(status, today)
        self.stick_card.show_bytes_needed(status.bytes_needed)
        self.quarantine.show_quarantine(status.quarantined, today)
        any_unaccepted = any(batch.state in {"verified", "refused"} for batch in status.batches)
        self.again_button.setVisible(any_unaccepted)

    def look_for_stick(self) -> None:
        query = partial(_sticks_at, self._folder) if self._folder else sticks
        self._bridge.run_on_io(query, self._found_sticks, self)

    def _found_sticks(self, found: list[Stick]) -> None:
        self.stick_card.show_sticks(found)
        self.kit_offer.look_for_kit(self.stick_card.stick)

    def _renewed(self, identity: StationIdentity) -> None:
        def text() -> str:
            text = self.tr("From now on cards are signed with the new key {key}.")
            return text.format(key=identity.card_key_id)

        self.stick_card.report_attempt(text, "accent")
        self.look_for_stick()

    def _exported(self, stick: Stick, report: handover.ExportReport | None) -> None:
        self.stick_card.report(lambda: self.tr("Written and read back. Reading receipts."))
        action = partial(import_file, paths=[stick.folder])
        self._bridge.run(action, partial(self._received, stick, report), self, self._failed)

    def _received(
        self, stick: Stick, report: handover.ExportReport | None, files: list[FileReport]
    ) -> None:
        self._set_busy(busy=False)
        result = StickResult(report, files)

        def show(status: StationStatus) -> None:
            self.stick_card.report_export(result, stick, status)
            self._show(status)
            self.look_for_stick()
            self.handed_over.emit(report)

        self._bridge.read(station_status.status, show, self)

    def _failed(self, error: CodedError) -> None:
        self._set_busy(busy=False)
        self.stick_card.report_attempt(lambda: sentence(error.code, error.detail), "stop")
        self.look_for_stick()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        buttons = (self.again_button, self.export_button, self.close_button)
        for button in (self.stick_card.folder_button, self.stick_card.next_button, *buttons):
            button.setEnabled(not busy)

    def _choose_folder(self) -> None:
        dialog = FileDialog(self.tr("Another folder"), self._folder or Path.home(), self)
        dialog.chosen.connect(self._use_folder)
        dialog.open_once()

    def _use_folder(self, folder: str) -> None:
        self.use_folder(Path(folder))
        self.folder_chosen.emit(folder)

    def _term_clicked(self, name: str) -> None:
        if name == "swabs":
            self.count_swabs()
        elif name == "exported":
            self.export_button.setFocus()
        else:
            self.page_requested.emit("coverage" if name == "people" else "register")


def _sticks_at(folder: Path) -> list[Stick]:
    stick = folder_as_stick(folder)
    return [stick] if stick else []


def _export_to_stick(
    context: Context, *, stick: Stick, again: bool
) -> Done[handover.ExportReport | None]:
    require_present(stick)
    return handover.export(context, folder=stick.folder, again=again)
