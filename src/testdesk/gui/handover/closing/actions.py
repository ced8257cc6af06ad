"""The commands at the end of a day: counting, explaining, closing, opening again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.staff.roles import Approval
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.gui.handover.closing.bags_dialog import BagsDialog
from testdesk.gui.handover.closing.count_panel import CountPanel
from testdesk.gui.handover.closing.reopen_dialog import ReopenDialog
from testdesk.gui.handover.closing.tubes_dialog import TubesDialog
from testdesk.gui.widgets.one_command import OneCommand
from testdesk.services import bags, day
from testdesk.services.session import Context


class ClosingActions(QWidget):
    """Runs the commands for its page, and opens their dialogs over it; never visible itself.

    Signals:
        numbers_changed: a count was saved, or the day was closed or opened again.
        closed: the day was closed.
        failed: the CodedError of a day that was not closed.
    """

    numbers_changed = Signal()
    closed = Signal()
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, panel: CountPanel, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._panel, self._page = bridge, panel, page
        self._commands = OneCommand(self)
        panel.counted.connect(self._count)
        panel.explained.connect(self._explain)
        self.hide()

    def close_day(self) -> None:
        self._commands.run(self._bridge, day.close_day, self._closed, self.failed.emit)

    def reopen_day(self, *, staffed: bool) -> None:
        dialog = ReopenDialog(self._bridge, staffed=staffed, parent=self._page)

        def confirmed(reason: str, approvals: tuple[Approval, ...]) -> None:
            action = partial(day.reopen_day, reason=reason, approvals=approvals)
            dialog.run_once(self._bridge, action, reopened, dialog.show_problem)

        def reopened(_report: day.DayReport) -> None:
            dialog.done(1)
            self.numbers_changed.emit()

        dialog.confirmed.connect(confirmed)
        dialog.open_once()

    def show_tubes(self, tubes: Sequence[TubeCheck]) -> None:
        dialog = TubesDialog(self._bridge, tubes, self._page)
        dialog.changed.connect(self.numbers_changed)
        dialog.bags_requested.connect(self.show_bags)
        dialog.open_once()

    def show_bags(self) -> None:
        self._bridge.read(bags.bags, self._show_bags, self)

    def _show_bags(self, found: bags.Bags) -> None:
        dialog = BagsDialog(self._bridge, found, self._page)
        dialog.changed.connect(self.numbers_changed)
        dialog.open_once()

    def _count(self, count: int) -> None:
        self._save(partial(day.count_swabs, count=count))

    def _explain(self, count: int, reason: str, note: str, approvals: tuple[Approval, ...]) -> None:
        self._save(
            partial(day.count_swabs, count=count, reason=reason, note=note, approvals=approvals)
        )

    def _save(self, action: Callable[[Context], Done[None]]) -> None:
        def saved(_nothing: None) -> None:
            self._panel.show_problem(None)
            self.numbers_changed.emit()

        self._commands.run(self._bridge, action, saved, self._panel.show_problem)

    def _closed(self, report: day.DayReport) -> None:
        self.numbers_changed.emit()
        if report.shift.closed_at:
            self.closed.emit()
