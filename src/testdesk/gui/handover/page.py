"""The handover page: closing the day row by row, the batches, and the stick."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import Stick, sticks
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.status import FileReport
from testdesk.gui import theme
from testdesk.gui.handover.batches_view import BatchesView
from testdesk.gui.handover.closing.actions import ClosingActions
from testdesk.gui.handover.closing.done_view import DayDone
from testdesk.gui.handover.closing.pull_verdicts import (
    LastExport,
    verdict_during_export,
    verdict_of,
)
from testdesk.gui.handover.closing.rows_view import DayRows
from testdesk.gui.handover.kit_offer import KitOffer
from testdesk.gui.handover.stick_card import MessageCondition
from testdesk.gui.handover.stick_commands import export_to_stick, sticks_at
from testdesk.gui.handover.stick_result import StickResult
from testdesk.gui.page import RecognisedScan, StackedPage
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.messages.sentences import sentence
from testdesk.ports import StationIdentity
from testdesk.services.day_overview import DayOverview, day_overview
from testdesk.services.exchange import handover
from testdesk.services.exchange.incoming import import_file

# Below these sizes in px, the page is laid out for a small laptop.
_LOW_HEIGHT, _NARROW_WIDTH = 640, 1000


class HandoverPage(StackedPage):
    """On this page the point lead exports batches and closes the day.

    Attributes:
        rows, batches_view, done: the three views: the five rows, what lies behind row 3, and a
            closed day.
        batches, quarantine, stick_card, network: the parts of the second view. The owner of the
            window starts and closes the network.
        papers_button: the button for the bag sheet; the window handles its click.
        kit_offer: offers to apply a renewal; visible only while one is on the stick.

    Signals:
        folder_chosen: a folder that is not a stick was chosen, to be remembered.
        folder_in_use: the folder used in place of a stick; None if the stick is used.
        handed_over: an export is complete and the receipts on the stick are read; carries the
            ExportReport, or None if there were no new events.
        page_requested: the page for the next step: "register", for an open tube.
        sheet_requested: the sheet of the day is to be printed, or saved without a printer.
        counting_blind: whether the swabs are about to be counted, so that no number of people
            should be in sight.
    """

    folder_chosen = Signal(str)
    folder_in_use = Signal(object)
    handed_over = Signal(object)
    page_requested = Signal(str)
    sheet_requested = Signal()
    counting_blind = Signal(bool)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._overview: DayOverview | None = None
        self._folder: Path | None = None
        self._busy = self._read_back = self._batches_open = False
        self._last_export: LastExport | None = None
        self.rows, self.done = DayRows(bridge), DayDone()
        self.batches_view = BatchesView(bridge, self)
        self.batches, self.quarantine = self.batches_view.batches, self.batches_view.quarantine
        self.stick_card, self.network = self.batches_view.stick_card, self.batches_view.network
        self.papers_button = self.batches_view.papers_button
        self.kit_offer = KitOffer(bridge)
        self._actions = ClosingActions(bridge, self.rows.count_panel, self)
        self._views = QStackedWidget()
        for view in (self.rows, self.batches_view, self.done):
            self._views.addWidget(view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = in_column(self.kit_offer, (self._views, 1), parent=self)
        self._connect()
        relevant = Changes(samples=True, tubes=True, batches=True, journal=True)
        RefreshOn(self, bridge, relevant, self._read)

    def _connect(self) -> None:
        rows, view = self.rows, self.batches_view
        rows.tubes_button.clicked.connect(self.show_tubes)
        rows.count_button.clicked.connect(self.count_swabs)
        rows.batches_button.clicked.connect(self.show_batches)
        rows.receipts_button.clicked.connect(self.hand_over)
        rows.main_button.clicked.connect(self.next_step)
        rows.count_panel.left.connect(self._leave_count)
        self.done.bags_button.clicked.connect(self._actions.show_bags)
        self.done.batches_button.clicked.connect(self.show_batches)
        self.done.reopen_button.clicked.connect(self.reopen_day)
        view.back_button.clicked.connect(self.show_rows)
        view.again_button.clicked.connect(lambda: self.hand_over(again=True))
        view.export_button.clicked.connect(self.hand_over)
        view.stick_card.folder_button.clicked.connect(self._choose_folder)
        view.stick_card.next_button.clicked.connect(
            lambda: self.kit_offer.look_for_kit(self.stick_card.stick)
        )
        view.stick_card.check_requested.connect(self._read)
        self.kit_offer.applied.connect(self._renewed)
        self._actions.numbers_changed.connect(self._read)
        self._actions.closed.connect(self.sheet_requested)
        self._actions.failed.connect(self._failed)
        self.done.sheet_button.clicked.connect(self.sheet_requested)
        bind(self, "F7", self._actions.show_bags)
        bind(self, "F10", self.reopen_day)

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
        stick = self.stick_card.stick
        if stick is None:
            no_stick = MessageCondition.no_stick()
            self.stick_card.report(
                lambda: sentence("stick_missing"), "attention", condition=no_stick
            )
            self._show_pull()
            return
        self._set_busy(busy=True)
        self.stick_card.report(lambda: self.tr("Writing and reading back. Do not pull the stick."))
        action = partial(export_to_stick, stick=stick, again=again)
        self._bridge.run(action, partial(self._exported, stick), self, self._failed)

    def next_step(self) -> None:
        """What Enter does: the first row that is not done yet."""
        if self._overview is None or self._busy:
            return
        step = self.rows.step
        if step == "seal":
            self.page_requested.emit("register")
        elif step in {"count", "explain"}:
            self.count_swabs()
        elif step == "ask":
            self.show_batches()
        elif step == "close":
            self.close_day()
        else:
            self.hand_over()

    def close_day(self) -> None:
        self._actions.close_day()

    def reopen_day(self) -> None:
        overview = self._overview
        if overview is not None and (overview.status.closed_at or overview.status.shift.closed_at):
            self._actions.reopen_day(staffed=overview.staffed)

    def show_tubes(self) -> None:
        if self._overview is not None:
            self._actions.show_tubes(self._overview.tubes)

    def count_swabs(self) -> None:
        """Opens row 2: for a number, or for the reason of a difference that has none yet."""
        overview, panel = self._overview, self.rows.count_panel
        if overview is None or overview.status.shift.closed_at:
            return
        self.show_rows()
        self.rows.show_counting(counting=True)
        panel.second.begin(staffed=overview.staffed)
        status = overview.status
        if self.rows.step == "explain" and status.swabs is not None:
            panel.show_difference(status.swabs, status.people)
        else:
            panel.ask()
        self._show_blind()

    def _leave_count(self) -> None:
        self.rows.show_counting(counting=False)
        self.setFocus()
        self._show_blind()

    def show_batches(self) -> None:
        self._batches_open = True
        self._choose_view()

    def show_rows(self) -> None:
        self._batches_open = False
        self._choose_view()
        self.setFocus()

    def on_shown(self) -> None:
        self.show_rows()
        self.look_for_stick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.stick_card.forget_attempt()
            self.rows.show_counting(counting=False)
            self.counting_blind.emit(False)

    def _retranslate(self) -> None:
        if self._overview is not None:
            self._show(self._overview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a low window the parts are smaller, to leave room for the last message.
        super().resizeEvent(event)
        compact, narrow = self.height() < _LOW_HEIGHT, self.width() < _NARROW_WIDTH
        gap = theme.GAP - 8 if compact else theme.GAP
        self.batches_view.set_compact(compact=compact, narrow=narrow, gap=gap)
        self.rows.set_compact(compact=compact, narrow=narrow)
        self._column.setContentsMargins(gap, gap, gap, gap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_step() if self._views.currentWidget() is self.rows else self.hand_over()
        elif event.key() == Qt.Key.Key_Escape and self._batches_open:
            self.show_rows()
        elif not self.handle_key(event.text()):
            super().keyPressEvent(event)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        panel = self.rows.count_panel
        return panel.isVisible() and panel.handle_scan(scan)

    def handle_key(self, key: str) -> bool:
        if self.rows.counting and self.rows.isVisible():
            return self.rows.count_panel.handle_key(key)
        keys = {
            "1": self.show_tubes,
            "2": self.count_swabs,
            "3": self.show_batches,
            "5": self.hand_over,
        }
        if key in keys:
            keys[key]()
        return key in keys

    def _read(self) -> None:
        self._bridge.read_in_background(day_overview, self._show, self)

    def _show(self, overview: DayOverview) -> None:
        self._overview = overview
        status, today = overview.status, self._bridge.station.clock.today()
        self.stick_card.withdraw_outdated_message(status)
        self.batches.show_status(status, today)
        self.stick_card.show_bytes_needed(status.bytes_needed)
        self.quarantine.show_quarantine(status.quarantined, today)
        any_unaccepted = any(batch.state in {"verified", "refused"} for batch in status.batches)
        self.batches_view.again_button.setVisible(any_unaccepted)
        self.rows.show_overview(overview, self._bridge.station.clock.now())
        if status.shift.closed_at:
            self.done.show_overview(overview, today)
        self._show_count()
        self._show_pull()
        self._show_blind()
        self._choose_view()

    def _show_count(self) -> None:
        """While row 2 is open: asks for the reason of a new difference, or closes the row."""
        overview, panel = self._overview, self.rows.count_panel
        if overview is None or not self.rows.counting:
            return
        status, step = overview.status, self.rows.step
        if step == "explain" and status.swabs is not None:
            if not panel.asks_reason:
                panel.show_difference(status.swabs, status.people)
        elif step == "count" and panel.asks_reason:
            panel.ask()
        elif step not in {"count", "explain"} and panel.has_answer:
            self._leave_count()

    def _show_pull(self) -> None:
        if self._overview is None:
            return
        if self._busy:
            self.rows.show_pull(verdict_during_export(read_back=self._read_back))
        else:
            self.rows.show_pull(verdict_of(self.stick_card, self._overview, self._last_export))

    def _show_blind(self) -> None:
        overview = self._overview
        uncounted = overview is not None and not overview.counted
        self.counting_blind.emit(self.isVisible() and uncounted)

    def _choose_view(self) -> None:
        overview = self._overview
        closed = overview is not None and overview.status.shift.closed_at != ""
        view: QWidget = self.done if closed else self.rows
        self._views.setCurrentWidget(self.batches_view if self._batches_open else view)

    def look_for_stick(self) -> None:
        query = partial(sticks_at, self._folder) if self._folder else sticks
        self._bridge.run_on_io(query, self._found_sticks, self)

    def _found_sticks(self, found: list[Stick]) -> None:
        before = self.stick_card.stick
        self.stick_card.show_sticks(found)
        self.kit_offer.look_for_kit(self.stick_card.stick)
        self._show_pull()
        stick, overview = self.stick_card.stick, self._overview
        if stick is None or self._busy or (before is not None and before.folder == stick.folder):
            return
        if overview is not None and overview.status.shift.closed_at and overview.waiting:
            self._read_receipts(stick)

    def _read_receipts(self, stick: Stick) -> None:
        """Reads what a stick that came back brings, without writing to it."""
        self._set_busy(busy=True)

        def imported(files: list[FileReport]) -> None:
            self._set_busy(busy=False)
            result = StickResult(None, files, exports=False)
            self.stick_card.report_attempt(result.text, result.tone)
            self._read()

        action = partial(import_file, paths=[stick.folder])
        self._bridge.run(action, imported, self, self._failed)

    def _renewed(self, identity: StationIdentity) -> None:
        def text() -> str:
            text = self.tr("From now on cards are signed with the new key {key}.")
            return text.format(key=identity.card_key_id)

        self.stick_card.report_attempt(text, "accent")
        self.look_for_stick()

    def _exported(self, stick: Stick, report: handover.ExportReport | None) -> None:
        now = self._bridge.station.clock.now().isoformat()
        self._last_export = LastExport(stick.name, now, report is not None)
        self._read_back = True
        self._show_pull()
        self.stick_card.report(lambda: self.tr("Written and read back. Reading receipts."))
        action = partial(import_file, paths=[stick.folder])
        self._bridge.run(action, partial(self._received, stick, report), self, self._failed)

    def _received(
        self, stick: Stick, report: handover.ExportReport | None, files: list[FileReport]
    ) -> None:
        self._set_busy(busy=False)
        result = StickResult(report, files)

        def show(overview: DayOverview) -> None:
            self.stick_card.report_export(result, stick, overview.status)
            self._show(overview)
            self.look_for_stick()
            self.handed_over.emit(report)

        self._bridge.read(day_overview, show, self)

    def _failed(self, error: CodedError) -> None:
        self._set_busy(busy=False)
        self.stick_card.report_failure(error)
        self._show_pull()
        self.look_for_stick()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy, self._read_back = busy, False
        view, rows = self.batches_view, self.rows
        buttons = (view.again_button, view.export_button, rows.receipts_button, rows.main_button)
        for button in (self.stick_card.folder_button, self.stick_card.next_button, *buttons):
            button.setEnabled(not busy)
        self._show_pull()

    def _choose_folder(self) -> None:
        dialog = FileDialog(self.tr("Another folder"), self._folder or Path.home(), self)
        dialog.chosen.connect(self._use_folder)
        dialog.open_once()

    def _use_folder(self, folder: str) -> None:
        self.use_folder(Path(folder))
        self.folder_chosen.emit(folder)
