"""Fills the list of the day's answers from the journal, page by page, off the screen's thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.gui.register.recent_scans import RecentScan, RecentScans
from testdesk.services.shift_log import PAGE_LENGTH, LoggedScan, shift_log


class DayLog(QObject):
    """Reads the newest lines at the start, and older ones when the list is scrolled to its end."""

    def __init__(self, bridge: StationBridge, lines: RecentScans, parent: QObject) -> None:
        super().__init__(parent)
        self._query = LatestQuery(bridge, self, in_background=True)
        self._lines = lines
        self._complete = False  # whether the list goes back to the start of the shift
        lines.end_reached.connect(self.read_more)

    @property
    def is_up_to_date(self) -> bool:
        """Whether no page is being read."""
        return self._query.is_up_to_date

    def read_newest(self) -> None:
        """Reads the first page, or reads it again after something was changed elsewhere."""
        self._complete = False
        self._query.ask(shift_log, self._show)

    def read_more(self) -> None:
        """Reads the page below the last line, unless there is none or one is being read."""
        before = self._lines.oldest_seq
        if not self._complete and before is not None and self._query.is_up_to_date:
            self._query.ask(partial(shift_log, before=before), self._show)

    def _show(self, logged: list[LoggedScan]) -> None:
        self._complete = len(logged) < PAGE_LENGTH
        self._lines.merge(
            [RecentScan(one.result, one.at, one.undone, logged=True) for one in logged]
        )
