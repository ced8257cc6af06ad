"""The actions at the end of a day: counting the swabs, and closing the day."""

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
from testdesk.services import status as station_status


class DayActions(QWidget):
    """Opens the dialogs over its page; it is never visible itself.

    Signals:
        numbers_changed: a swab count was saved, or the day was closed.
        failed: the CodedError of a swab count that was not saved, or a day that was not closed.
    """

    numbers_changed = Signal()
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.hide()

    def count_swabs(self) -> None:
        self._ask(SwabDialog(self._page), _do_nothing)

    def count_swabs_before_export(self, next_step: Callable[[], None]) -> None:
        """Asks for the swab count before an export that may be the last of the day.

        The export then contains the count. The dialog opens if people were sampled, no tube is
        open, and the count is missing or differs from the number of people.

        Args:
            next_step: starts the export; called whether or not a count was entered.
        """

        def ask_if_needed(status: StationStatus) -> None:
            if status.open_tube or status.swabs == status.people or not status.people:
                next_step()
                return
            dialog = SwabDialog(self._page, before_export=True)
            dialog.skipped.connect(next_step)
            self._ask(dialog, next_step)

        self._bridge.read(station_status.status, ask_if_needed, self)

    def close_day(self) -> None:
        """Shows whether the day's numbers agree; asks for a missing swab count first."""
        self._bridge.read(day.reconcile, self._day_checked, self)

    def _day_checked(self, report: day.DayReport) -> None:
        if report.swabs is not None or report.open_tube or not report.people:
            self._show_day(report)
            return
        dialog = SwabDialog(self._page)
        dialog.skipped.connect(lambda: self._show_day(report))
        self._ask(dialog, self.close_day)

    def _ask(self, dialog: SwabDialog, next_step: Callable[[], None]) -> None:
        dialog.counted.connect(lambda count: self._save_count(count, next_step))
        dialog.open_once()

    def _save_count(self, count: int, next_step: Callable[[], None]) -> None:
        def saved(_nothing: None) -> None:
            self.numbers_changed.emit()
            next_step()

        self._bridge.run(partial(day.count_swabs, count=count), saved, self, self._failed)

    def _failed(self, error: CodedError) -> None:
        self.failed.emit(error)

    def _close(self) -> None:
        self._bridge.run(day.close_day, self._closed, self, self._failed)

    def _closed(self, report: day.DayReport) -> None:
        self.numbers_changed.emit()
        self._show_day(report)

    def _show_day(self, report: day.DayReport) -> None:
        dialog = DayDialog(report, self._page)
        dialog.closing.connect(self._close)
        dialog.open_once()


def _do_nothing() -> None:
    """The next step after a swab count that nothing else waits for."""
