"""Records whom the operator looks up on one page, in batches and off the path of a scan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from testdesk.bridge.station import StationBridge
from testdesk.domain.residents.lookups import GLANCE, Lookup, LookupPage, Shown
from testdesk.services.people.lookups import record_lookups

BATCH_SECONDS = 5


class LookupRecorder(QObject):
    """Applies the rule of `domain.residents.lookups` to the people whom a page shows.

    Lookups wait a few seconds, so that several are written in one transaction; they are written at
    once when the page is left or covered by the lock.

    Attributes:
        glance_timer: runs while a person is in view who may only be passed by.
        batch_timer: runs while lookups wait.
    """

    def __init__(self, bridge: StationBridge, parent: QObject, page: LookupPage) -> None:
        super().__init__(parent)
        self._bridge, self._page = bridge, page
        self._resident = ""  # the person in view
        self._waiting: list[Lookup] = []
        self.glance_timer = QTimer(self, singleShot=True)
        self.glance_timer.setInterval(int(GLANCE.total_seconds() * 1000))
        self.glance_timer.timeout.connect(self._glance_over)
        self.batch_timer = QTimer(self, singleShot=True)
        self.batch_timer.setInterval(BATCH_SECONDS * 1000)
        self.batch_timer.timeout.connect(self.write)

    def show(self, resident: str) -> None:
        """Notes that this person's record is in view; empty if nobody's is."""
        if resident == self._resident:
            return
        self._resident = resident
        self.glance_timer.stop()
        if resident:
            self.glance_timer.start()

    def open(self, resident: str) -> None:
        """Notes that the operator opened this person on purpose, which is never a glance."""
        self._resident = resident
        self.glance_timer.stop()
        self._add(resident, "record")

    def leave(self) -> None:
        """Notes that nobody is in view any more, and writes what waits."""
        self.show("")
        self.write()

    def write(self) -> None:
        """Writes the waiting lookups."""
        self.batch_timer.stop()
        if self._waiting:
            lookups, self._waiting = tuple(self._waiting), []
            self._bridge.run(partial(record_lookups, lookups=lookups), _ignore, self)

    def _glance_over(self) -> None:
        self.glance_timer.stop()
        self._add(self._resident, "record")

    def _add(self, resident: str, shown: Shown) -> None:
        operator = self._bridge.session.operator
        self._waiting.append(Lookup(resident, shown, self._page, operator))
        if not self.batch_timer.isActive():
            self.batch_timer.start()


def _ignore(_recorded: int) -> None:
    return None
