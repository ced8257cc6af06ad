"""Checkpoints the database's log into its file at most a minute after a command."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge

# A power cut together with a bad disk can lose what was written since the last checkpoint.
CHECKPOINT_MS = 60_000


class CheckpointTimer(QObject):
    """Runs a checkpoint on the lane, a minute after the first command since the last checkpoint.

    The window owns it, because a timer must be destroyed on the thread that created it.

    Attributes:
        timer: runs from the first command after a checkpoint to the next checkpoint.
    """

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # The lane also goes idle after the checkpoint itself, which starts no new minute.
        self._ignore_next_idle = False
        self.timer = QTimer(self, interval=CHECKPOINT_MS, singleShot=True)
        self.timer.timeout.connect(self._checkpoint)
        bridge.lane.idle.connect(self._schedule)

    def _schedule(self) -> None:
        if self._ignore_next_idle:
            self._ignore_next_idle = False
        elif not self.timer.isActive():
            self.timer.start()

    def _checkpoint(self) -> None:
        bridge = self._bridge
        bridge.lane.submit(
            bridge.station.checkpoint, self._on_checkpoint, owner=self, failed=bridge.refused.emit
        )

    def _on_checkpoint(self, _result: object) -> None:
        self._ignore_next_idle = not self._bridge.lane.waiting
