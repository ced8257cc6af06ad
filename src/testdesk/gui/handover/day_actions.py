"""What is done at the end of a day: counting the swabs, asking whether it adds up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.status import StationStatus
from testdesk.gui.handover.day_dialogs import DayDialog, SwabDialog
from testdesk.services import day
from testdesk.services import status as desk_status


class DayActions(QWidget):
    """Opens the dialogs over its page; shows nothing itself.

    Signals:
        counted: a count of swabs was kept, or the day was closed: the numbers are to be read again.
        failed: CodedError of a count that was not.
    """

    counted = Signal()
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.hide()

    def count_swabs(self) -> None:
        self._ask(SwabDialog(self._page), _nothing)

    def count_first(self, then: Callable[[], None]) -> None:
        """Asks for the count before an export that may be the last of the day; it goes along.

        That is one with no tube open, and with a count that is missing or does not fit.

        Args:
            then: the export, with the count or without it.
        """

        def look(now: StationStatus) -> None:
            if now.open_tube or now.swabs == now.people or not now.people:
                then()
                return
            dialog = SwabDialog(self._page, before_export=True)
            dialog.left_out.connect(then)
            self._ask(dialog, then)

        self._bridge.read(desk_status.status, look, self)

    def close_day(self) -> None:
        """Asks whether the day adds up; first for the count, where that is still missing."""
        self._bridge.read(day.reconcile, self._look_at_day, self)

    def _look_at_day(self, report: day.DayReport) -> None:
        if report.swabs is not None or report.open_tube or not report.people:
            self._show_day(report)
            return
        dialog = SwabDialog(self._page)
        dialog.left_out.connect(lambda: self._show_day(report))
        self._ask(dialog, self.close_day)

    def _ask(self, dialog: SwabDialog, then: Callable[[], None]) -> None:
        dialog.counted.connect(lambda count: self._keep_count(count, then))
        dialog.open_once()

    def _keep_count(self, count: int, then: Callable[[], None]) -> None:
        def kept(_none: None) -> None:
            self.counted.emit()
            then()

        self._bridge.run(partial(day.count_swabs, count=count), kept, self, self._failed)

    def _failed(self, error: CodedError) -> None:
        self.failed.emit(error)

    def _close(self) -> None:
        self._bridge.run(day.close_day, self._closed, self, self._failed)

    def _closed(self, report: day.DayReport) -> None:
        self.counted.emit()
        self._show_day(report)

    def _show_day(self, report: day.DayReport) -> None:
        dialog = DayDialog(report, self._page)
        dialog.closing.connect(self._close)
        dialog.open_once()


def _nothing() -> None:
    """Counting alone is followed by nothing."""
