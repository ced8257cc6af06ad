"""Erases personal data that is due, by itself: after the window opens, and then every hour.

Short, because the rule is in `services.retention`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.program_log.records import record
from testdesk.services.retention import erase_when_quiet
from testdesk.services.session import Context

# The first scans of the day come first.
START_MS = 20_000
INTERVAL_MS = 3_600_000


class RetentionTimer(QObject):
    """Runs `erase_when_quiet` on the database's lane; while a shift is worked, that does nothing.

    Attributes:
        timer: fires for the first time `START_MS` after the window opened.
    """

    def __init__(
        self,
        bridge: StationBridge,
        parent: QObject,
        *,
        erase: Callable[[Context], Done[int]] = erase_when_quiet,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._erase_due = bridge, erase
        self.timer = QTimer(self, interval=START_MS)
        self.timer.timeout.connect(self._erase)
        self.timer.start()

    def _erase(self) -> None:
        self.timer.setInterval(INTERVAL_MS)
        self._bridge.run(self._erase_due, self._erased, self)

    def _erased(self, bodies: int) -> None:
        if bodies:
            record("erased", bodies=bodies)
