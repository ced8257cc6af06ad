"""A list on its way into the desk: read on a thread of its own, so that scanning goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import CodedError
from testdesk.formats.roster.report import RosterCheck, RosterReport
from testdesk.formats.roster.rows import stop_refusal
from testdesk.services.people.rosters import check_roster, import_roster

T = TypeVar("T")
Step = tuple[str, int, int]
State = Literal["idle", "looking", "looked", "taking"]
_TOUCHED = Changes(residents=True, journal=True)


class ListImport(QObject):
    """Looks at one list, then takes it; whoever closes the dialog meanwhile finds it here again.

    The rows are read on a lane of their own; the desk's lane is asked in short jobs, between which
    scans have their turn.

    Attributes:
        state: what it is about.
        name: of the file.
        step: what is being done, how far it is, and how far it goes; 0 where that is not known.
        check: what the look came to, until the list is taken or put away.

    Signals:
        progress: the step (reading, comparing, writing), how far, and how far it goes.
        looked: the RosterCheck.
        imported: the RosterReport.
        failed: the CodedError; `roster_stopped` where a person stopped it.
    """

    progress = Signal(str, int, int)
    looked = Signal(RosterCheck)
    imported = Signal(RosterReport)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lane = Lane("list", self)
        self._stop = threading.Event()
        self._data, self._written = b"", 0
        self.state: State = "idle"
        self.name = ""
        self.step: Step = ("reading", 0, 0)
        self.check: RosterCheck | None = None

    def look(self, file: Path) -> None:
        """Begins to read a file; nothing is taken yet."""
        if self.state in {"looking", "taking"}:
            return
        self.put_away()
        self.name = file.name
        self._begin("looking", partial(self._read, file), self._show)

    def start(self) -> None:
        """Takes the list in that was looked at: the very bytes, whatever the file holds by now."""
        if self.state == "looked":
            self._begin("taking", self._import, self._finish)

    def stop(self) -> None:
        """Ends it before the next piece; at a desk the pieces before are taken."""
        self._stop.set()

    def put_away(self) -> None:
        """Forgets what was looked at."""
        if self.state in {"idle", "looked"}:
            self.state, self.check, self._data = "idle", None, b""

    def close(self) -> None:
        """The window is going away."""
        self._stop.set()
        self._lane.close(patience_s=0)

    def _begin(self, state: State, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._stop.clear()
        self._written, self.state, self.step = 0, state, ("reading", 0, 0)

        def job() -> T | None:
            try:
                return work()
            except LaneClosedError:
                return None  # the window is going away, and nobody waits for an answer

        def answer(value: T | None) -> None:
            if value is not None:
                done(value)

        self._lane.submit(job, answer, owner=self, failed=self._fail)

    def _read(self, file: Path) -> RosterCheck:
        station = self._bridge.station
        self._data = station.courier.read(file)
        return check_roster(
            station,
            data=self._data,
            filename=file.name,
            progress=self._report,
            run=self._bridge.lane.call,
        )

    def _import(self) -> Done[RosterReport]:
        return import_roster(
            self._bridge.context,
            data=self._data,
            filename=self.name,
            progress=self._report,
            run=self._bridge.lane.call,
        )

    def _report(self, step: str, done: int, total: int) -> None:
        """Called on the list's lane."""
        if step == "writing":
            self._written = done
        if self._stop.is_set():
            raise stop_refusal(imported=self._written, checking=self.state == "looking")
        self.step = step, done, total
        if isValid(self):
            self.progress.emit(step, done, total)

    def _show(self, check: RosterCheck) -> None:
        if self._stop.is_set():  # behind the last step: whoever stopped it wants no list
            self._fail(stop_refusal(checking=True))
            return
        self.state, self.check = "looked", check
        self.looked.emit(check)

    def _finish(self, done: Done[RosterReport]) -> None:
        self.state = "looked"
        self.put_away()
        self._bridge.bus.announce(done.changes, self)
        self.imported.emit(done.value)

    def _fail(self, error: CodedError) -> None:
        """What was taken before stays; the list can be looked at again."""
        self.state = "looked"
        self.put_away()
        if self._written:
            self._bridge.bus.announce(_TOUCHED, self)
        self.failed.emit(error)
