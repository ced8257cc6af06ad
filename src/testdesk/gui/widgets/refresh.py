"""Reading again when somebody else changed what a widget shows; nobody reads what nobody sees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes


class RefreshOn(QObject):
    """Calls `refresh` whenever a widget is shown, and at changes while it is visible.

    A change that the widget made itself is left out: whoever runs a command shows what it returns.
    Each showing reads, not only the first one after a change: another program may have written to
    the same file, and no bus announces that.
    """

    def __init__(
        self,
        widget: QWidget,
        bridge: StationBridge,
        changes: Changes,
        refresh: Callable[[], object],
    ) -> None:
        """Lives as long as the widget.

        Args:
            widget: shows the data, and is the owner of the commands that it runs.
            bridge: its bus announces the changes.
            changes: the flags of which one is enough.
            refresh: reads again.
        """
        super().__init__(widget)
        self._widget, self._wanted, self._refresh = widget, changes, refresh
        widget.installEventFilter(self)
        bridge.bus.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._refresh()
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self._widget and self._widget.isVisible() and changes & self._wanted:
            self._refresh()
