"""The import of a list, which is read on its own thread so that scanning continues."""

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
State = Literal["idle", "checking", "checked", "importing"]
_IMPORT_CHANGES = Changes(residents=True, journal=True)


class ListImport(QObject):
    """Checks one list, then imports it; the dialog may be closed in between.

    The rows are read on a separate lane; the database's lane gets short jobs, so that scans are
    handled between them.

    Attributes:
        state: idle, checking, checked or importing.
        name: the name of the file.
        step: the current step, its progress, and its total; 0 if the total is not known.
        check: the result of the check, until the list is imported or discarded.

    Signals:
        progress: the step (reading; comparing with the station; writing, that is, importing), its
            progress, and its total.
        checked: the RosterCheck.
        imported: the RosterReport.
        failed: the CodedError; `roster_stopped` if the operator stopped the check or the import.
    """

    progress = Signal(str, int, int)
    checked = Signal(RosterCheck)
    imported = Signal(RosterReport)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lane = Lane("list", self)
        self._stop = threading.Event()
        self._data = b""  # the contents of the file
        self._imported_count = 0  # people imported so far
        self.state: State = "idle"
        self.name = ""
        self.step: Step = ("reading", 0, 0)
        self.check: RosterCheck | None = None

    def check_file(self, file: Path) -> None:
        """Starts to check a file; nothing is imported yet."""
        if self.state in {"checking", "importing"}:
            return
        self.discard()
        self.name = file.name
        self._begin("checking", partial(self._read, file), self._show)

    def start(self) -> None:
        """Imports the bytes that were checked, even if the file has changed since."""
        if self.state == "checked":
            self._begin("importing", self._import, self._finish)

    def stop(self) -> None:
        """Stops before the next part of the list; parts already imported stay."""
        self._stop.set()

    def discard(self) -> None:
        """Drops the list that was checked."""
        if self.state in {"idle", "checked"}:
            self.state, self.check, self._data = "idle", None, b""

    def close(self) -> None:
        """Stops and closes the lane without waiting, because the window is closing."""
        self._stop.set()
        self._lane.close(patience_s=0)

    def _begin(self, state: State, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._stop.clear()
        self._imported_count, self.state, self.step = 0, state, ("reading", 0, 0)

        def job() -> T | None:
            try:
                return work()
            except LaneClosedError:
                return None  # the window is closing, so no answer is needed

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
        """Passes progress on, or raises if the operator stopped; called on the list's lane."""
        if step == "writing":
            self._imported_count = done
        if self._stop.is_set():
            raise stop_refusal(imported=self._imported_count, checking=self.state == "checking")
        self.step = step, done, total
        if isValid(self):
            self.progress.emit(step, done, total)

    def _show(self, check: RosterCheck) -> None:
        if self._stop.is_set():  # stopped after the last step: the list is not offered
            self._fail(stop_refusal(checking=True))
            return
        self.state, self.check = "checked", check
        self.checked.emit(check)

    def _finish(self, done: Done[RosterReport]) -> None:
        self.state = "checked"
        self.discard()
        self._bridge.bus.announce(done.changes, self)
        self.imported.emit(done.value)

    def _fail(self, error: CodedError) -> None:
        """Reports a failure; parts already imported stay, and the list can be checked again."""
        self.state = "checked"
        self.discard()
        if self._imported_count:
            self._bridge.bus.announce(_IMPORT_CHANGES, self)
        self.failed.emit(error)
