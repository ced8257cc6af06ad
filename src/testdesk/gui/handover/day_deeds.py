"""What is done at the end of a day: counting the swabs, asking whether it adds up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.status import DeskStatus
from testdesk.gui.handover.day_sheets import DaySheet, SwabSheet
from testdesk.services import day
from testdesk.services import status as desk_status


class DayDeeds(QWidget):
    """Opens the sheets over its page; shows nothing itself.

    Signals:
        counted: a count of swabs was kept, or the day was closed: the numbers are to be read again.
        failed: CodedError of a count that was not.
    """

    counted = Signal()
    failed = Signal(object)

    def __init__(self, bridge: DeskBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.hide()

    def count_swabs(self) -> None:
        """Asks for the number of swabs."""
        self._ask(SwabSheet(self._page), _nothing)

    def count_first(self, then: Callable[[], None]) -> None:
        """Before an export that may be the last of the day, asks for the count, which goes along.

        That is one with no tube open, and with a count that is missing or does not fit.

        Args:
            then: the export, with the count or without it.
        """

        def look(now: DeskStatus) -> None:
            if now.open_tube or now.swabs == now.people or not now.people:
                then()
                return
            sheet = SwabSheet(self._page, before_export=True)
            sheet.left_out.connect(then)
            self._ask(sheet, then)

        desk = self._bridge.desk
        self._bridge.read(lambda: desk_status.status(desk=desk), look, self)

    def close_day(self) -> None:
        """Asks whether the day adds up; first for the count, where that is still missing."""
        desk = self._bridge.desk
        self._bridge.read(lambda: day.reconcile(desk=desk), self._look_at_day, self)

    def _look_at_day(self, report: day.DayReport) -> None:
        if report.swabs is not None or report.open_tube or not report.people:
            self._show_day(report)
            return
        sheet = SwabSheet(self._page)
        sheet.left_out.connect(lambda: self._show_day(report))
        self._ask(sheet, self.close_day)

    def _ask(self, sheet: SwabSheet, then: Callable[[], None]) -> None:
        sheet.counted.connect(lambda count: self._keep_count(count, then))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _keep_count(self, count: int, then: Callable[[], None]) -> None:
        bridge = self._bridge

        def kept(_none: None) -> None:
            self.counted.emit()
            then()

        bridge.run(
            lambda: (
                None,
                day.count_swabs(desk=bridge.desk, session=bridge.session, count=count),
            ),
            kept,
            self,
            self._failed,
        )

    def _failed(self, error: CodedError) -> None:
        self.failed.emit(error)

    def _close(self) -> None:
        bridge = self._bridge
        bridge.run(
            lambda: day.close_day(desk=bridge.desk, session=bridge.session),
            self._closed,
            self,
            self._failed,
        )

    def _closed(self, report: day.DayReport) -> None:
        self.counted.emit()
        self._show_day(report)

    def _show_day(self, report: day.DayReport) -> None:
        sheet = DaySheet(report, self._page)
        sheet.closing.connect(self._close)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()


def _nothing() -> None:
    """Counting alone is followed by nothing."""
