"""Reads a widget's data again when something else has changed it, if the widget is visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes


class RefreshOn(QObject):
    """Calls `refresh` whenever a widget is shown, and at changes while it is visible.

    Changes by the widget's own commands are ignored, since it shows what a command returns.
    `refresh` is called every time the widget is shown, not only after a change: another program
    may have written to the same file, which no bus announces.
    """

    def __init__(
        self,
        widget: QWidget,
        bridge: StationBridge,
        changes: Changes,
        refresh: Callable[[], object],
    ) -> None:
        """The object lives as long as the widget.

        Args:
            widget: shows the data, and is the owner of the commands that it runs.
            bridge: the pages' access to the station; its bus announces changes.
            changes: the kinds of data that the widget shows; a change of any one is enough.
            refresh: reads the data again.
        """
        super().__init__(widget)
        self._widget, self._changes, self._refresh = widget, changes, refresh
        widget.installEventFilter(self)
        bridge.bus.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._refresh()
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self._widget and self._widget.isVisible() and changes & self._changes:
            self._refresh()
