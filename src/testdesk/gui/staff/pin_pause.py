"""The pause after too many wrong PINs, as the page for signing in counts it down."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_SECOND_MS = 1000


class PinPause(QObject):
    """Counts seconds, and is never faster than the pause itself, which the services keep.

    Attributes:
        seconds: how many are left; 0 without a pause.

    Signals:
        changed: another number of seconds is left.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = 0
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self.tick)

    def start(self, seconds: int) -> None:
        """Begins with so many seconds, or ends the pause that is counted if there are none."""
        if seconds == self.seconds:
            return
        self.seconds = seconds
        if seconds:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def tick(self) -> None:
        """A second has passed."""
        self.start(max(0, self.seconds - 1))
