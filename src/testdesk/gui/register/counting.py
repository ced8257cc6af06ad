"""Counting the swabs of a full tube on the register page: Enter, or another number."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.domain.station.tubes import Tube
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.services import tube_counts


class SwabCounting(QObject):
    """Records the count of the tube in view, or asks for another number.

    Attributes:
        tube: the full tube whose swabs are to be counted, or None.

    Signals:
        failed: the CodedError of a count that was not recorded.
    """

    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.tube: Tube | None = None

    def handle_key(self, key: Qt.Key) -> bool:
        """Enter counts as many swabs as people, arrow down asks; returns whether it was used."""
        actions = {
            Qt.Key.Key_Return: self.count_all,
            Qt.Key.Key_Enter: self.count_all,
            Qt.Key.Key_Down: self.ask,
        }
        if self.tube is None or key not in actions:
            return False
        actions[key]()
        return True

    def count_all(self) -> None:
        """Records that there are as many swabs as people; a second Enter does not count again."""
        tube, self.tube = self.tube, None
        if tube is not None:
            action = partial(tube_counts.count_tube, tube=tube.tube, count=len(tube.places))
            self._bridge.run(action, _ignore, self, partial(self._not_counted, tube))

    def ask(self) -> None:
        """Opens the dialog for another number."""
        tube = self.tube
        if tube is None or top_dialog(self._page) is not None:
            return
        from testdesk.gui.register.count_dialog import CountDialog  # noqa: PLC0415 - not for the first paint

        dialog = CountDialog(tube, self._page)

        def save(count: int, reason: str, note: str) -> None:
            action = partial(
                tube_counts.count_tube, tube=tube.tube, count=count, reason=reason, note=note
            )
            dialog.run_once(
                self._bridge, action, lambda _check: dialog.done(1), dialog.show_problem
            )

        dialog.counted.connect(save)
        dialog.open_once()

    def _not_counted(self, tube: Tube, error: CodedError) -> None:
        self.tube = tube
        self.failed.emit(error)


def _ignore(_check: TubeCheck) -> None:
    """The page reads its state again by itself."""
