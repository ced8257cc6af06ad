"""Erases personal data that is due, by itself: after the window opens, and then every hour.

Short, because the rule is in `services.retention`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.ports import Station
from testdesk.program_log.records import record
from testdesk.services.retention import erase_due, should_erase_now
from testdesk.services.session import Context

# The first scans of the day come first.
START_MS = 20_000
INTERVAL_MS = 3_600_000


class RetentionTimer(QObject):
    """Asks in the background whether anything is to be erased; only then does a command erase it.

    Attributes:
        timer: fires for the first time `START_MS` after the window opened.
    """

    def __init__(
        self,
        bridge: StationBridge,
        parent: QObject,
        *,
        is_due: Callable[[Station], bool] = should_erase_now,
        erase: Callable[[Context], Done[int]] = erase_due,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._is_due, self._erase = bridge, is_due, erase
        self.timer = QTimer(self, interval=START_MS)
        self.timer.timeout.connect(self._ask)
        self.timer.start()

    def _ask(self) -> None:
        self.timer.setInterval(INTERVAL_MS)
        self._bridge.read_in_background(self._is_due, self._answered, self)

    def _answered(self, should_erase: bool) -> None:
        if should_erase:
            self._bridge.run(self._erase, self._erased, self)

    def _erased(self, bodies: int) -> None:
        if bodies:
            record("erased", bodies=bodies)
