"""Notices that nobody has used the station for some minutes.

Short, because only keys, touches and scans count as use.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

LOCK_AFTER_MS = 4 * 60_000
_USE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class IdleTimer(QObject):
    """Starts again with every key and touch in the application.

    Signals:
        idle: nobody has used the station for `LOCK_AFTER_MS`.
    """

    idle = Signal()

    def __init__(self, parent: QObject, *, after_ms: int = LOCK_AFTER_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.idle)

    def start(self) -> None:
        """Begins to watch."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stops watching, because the station is locked."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()

    def used(self) -> None:
        """A serial scanner, the camera or a card reader was used."""
        if self._timer.isActive():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only looks; every key goes on to whom it is for.
        if event.type() in _USE:
            self.used()
        return False
