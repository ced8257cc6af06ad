"""What is done at the end of a day: counting the swabs, asking whether it adds up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui.handover.day_sheets import DaySheet, SwabSheet
from testdesk.services import day


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
        sheet = SwabSheet(self._page)
        sheet.counted.connect(self._keep_count)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def close_day(self) -> None:
        """Asks whether the day adds up."""
        desk = self._bridge.desk
        self._bridge.read(lambda: day.reconcile(desk=desk), self._show_day, self)

    def _keep_count(self, count: int) -> None:
        bridge = self._bridge
        bridge.run(
            lambda: (
                None,
                day.count_swabs(desk=bridge.desk, session=bridge.session, count=count),
            ),
            lambda _none: self.counted.emit(),
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
