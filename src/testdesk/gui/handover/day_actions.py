"""The actions at the end of a day: counting the swabs, and closing the day if it adds up."""

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
    """Opens the dialogs over its page; it is never visible itself.

    Signals:
        counted: a swab count was saved, or the day was closed; the numbers must be read again.
        failed: the CodedError of a count that was not saved, or of a day that was not closed.
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
        """Asks for the swab count before an export that may be the last of the day.

        The count is then part of the export. It is asked for if people were sampled, no tube is
        open, and the count is missing or differs from the number of people.

        Args:
            then: starts the export; called whether or not a count was entered.
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
        """Shows whether the day adds up; if the swab count is still missing, asks for it first."""
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
    """The action after a swab count that was not part of an export or of closing the day."""
