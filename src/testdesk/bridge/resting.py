"""The database at rest each minute: what a power cut and a bad disk may cost stays small."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge

# What a power cut and a bad disk together may cost is what came since the last rest.
REST_MS = 60_000


class Resting(QObject):
    """Folds the log into the file on the lane, a minute after the first write since the last rest.

    Its owner is the window: a timer ends on the thread on which it was made.

    Attributes:
        timer: runs from the first command after a rest to the next rest.
    """

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._at_rest = False
        self.timer = QTimer(self, interval=REST_MS, singleShot=True)
        self.timer.timeout.connect(self._rest)
        bridge.lane.idle.connect(self._wait)

    def _wait(self) -> None:
        if self._at_rest:  # the last that was answered was the rest itself
            self._at_rest = False
        elif not self.timer.isActive():
            self.timer.start()

    def _rest(self) -> None:
        bridge = self._bridge
        bridge.lane.submit(
            bridge.station.checkpoint, self._rested, owner=self, failed=bridge.refused.emit
        )

    def _rested(self, _answer: object) -> None:
        self._at_rest = not self._bridge.lane.waiting
