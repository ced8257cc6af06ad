"""Notices a window that hangs: the stacks of its threads are then written to the home.

Short, because it only reports that the event loop answers; `program_log.faults` does the rest.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from testdesk.program_log.faults import FaultFile

_INTERVAL_MS = 5_000


class Watchdog(QObject):
    """Keeps the file of faults from the start of the window to its end."""

    def __init__(self, home: Path, parent: QObject, *, interval_ms: int = _INTERVAL_MS) -> None:
        super().__init__(parent)
        self._file = FaultFile(home)
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(self._file.still_alive)
        self._timer.start()

    def stop(self) -> None:
        """Ends it; what follows may take as long as it needs."""
        self._timer.stop()
        self._file.close()
