"""The station as the screen sees it: commands, queries and announcements of changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from testdesk.bridge.bus import ChangeBus
from testdesk.bridge.lane import Lane
from testdesk.domain.changes import Done
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station
from testdesk.services.session import Context, ScanSession

T = TypeVar("T")
Failed = Callable[[CodedError], None]


class StationBridge(QObject):
    """Everything that a page may call.

    Attributes:
        station: the station, passed to the services only on the lane.
        session: who is signed in; read on any thread, changed only on the lane.
        lane: the lane that owns the database.
        reading: the lane with its own connection, for long queries; without a reader, it is `lane`.
        io: the lane for files, printers and sticks, which do not need the database.
        print_queue: the lane that asks print servers about jobs, so that a slow server delays no
            card.
        bus: announces changes.

    Signals:
        refused: a job failed, and its caller does not handle the error or is gone.
    """

    refused = Signal(CodedError)

    def __init__(
        self,
        station: Station,
        session: ScanSession,
        *,
        lane: Lane | None = None,
        reader: Callable[[], AbstractContextManager[Station]] | None = None,
        after_command: Callable[[], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Sets up the lanes for a station.

        Args:
            station: the station, which is used only on the lane.
            session: who is signed in.
            lane: the lane that opened the station's file.
            reader: opens the station once more, read-only; entered and left on `reading`.
            after_command: runs on the lane after each command, once its result has been sent to
                the screen.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self.station = station
        self.session = session
        # The file belongs to the thread that opened it, so the opener passes its lane on.
        self.lane = lane or Lane("desk", self)  # the name of its thread; `desk` means this station
        self._reader, self._reader_stack = reader, ExitStack()
        self._reading_station: Station | None = None
        self._after_command = after_command or _do_nothing
        self.reading = Lane("reading", self) if reader else self.lane
        self.io = Lane("io", self)
        self.print_queue = Lane("queue", self)
        self.bus = ChangeBus(self)

    @property
    def is_idle(self) -> bool:
        """Whether no job for the database, a file or a printer is waiting for its result."""
        return not any(lane.waiting for lane in (self.lane, self.reading, self.io))

    @property
    def context(self) -> Context:
        """The station and the session for commands, to be used on the lane."""
        return Context(self.station, self.session)

    def run(
        self,
        command: Callable[[Context], Done[T]],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Runs a command on the lane; announces its changes before `done` gets the result.

        The changes are announced even if the calling widget is gone, since they have been made.
        """

        def finish(result: Done[T]) -> None:
            self.bus.announce(result.changes, owner)
            if isValid(owner):
                done(result.value)

        def fail(error: CodedError) -> None:
            report = failed if failed is not None and isValid(owner) else self.refused.emit
            report(error)

        self.lane.submit(partial(command, self.context), finish, owner=self, failed=fail)
        self.lane.submit(self._after_command, _ignore, owner=self, failed=self.refused.emit)

    def read(
        self,
        query: Callable[[Station], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Runs a query on the lane."""
        self.lane.submit(
            partial(query, self.station), done, owner=owner, failed=failed or self.refused.emit
        )

    def read_in_background(
        self,
        query: Callable[[Station], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Runs a query that may take long on `reading`, so that no scan waits for it.

        The query sees the changes of every command whose result was delivered before. It may miss
        those of a command in progress, which the bus announces later. So use this method only for
        data that is shown and refreshed. Code that decides, prints or asserts something must use
        `read`, which keeps the order of the commands.
        """
        self.reading.submit(
            lambda: query(self._read_only_station()),
            done,
            owner=owner,
            failed=failed or self.refused.emit,
        )

    def _read_only_station(self) -> Station:
        """The read-only station, which is opened at the first query, on its lane."""
        if self._reader is None:
            return self.station
        if self._reading_station is None:
            self._reading_station = self._reader_stack.enter_context(self._reader())
        return self._reading_station

    def run_on_io(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Runs a job that prints or uses files on the `io` lane, so that no scan waits for it."""
        self.io.submit(job, done, owner=owner, failed=failed or self.refused.emit)

    def ask_print_server(
        self, query: Callable[[], T], done: Callable[[T], None], owner: QObject
    ) -> None:
        """Queries a print server, on the `print_queue` lane."""
        self.print_queue.submit(query, done, owner=owner, failed=self.refused.emit)

    def close(self, *, patience_s: float | None = None) -> bool:
        """Closes the lanes; see `Lane.close`."""
        lanes = (self.lane, self.io, self.print_queue)
        done = [lane.close(patience_s=patience_s) for lane in lanes]
        return self.close_reader(patience_s=patience_s) and all(done)

    def close_reader(self, *, patience_s: float | None = None) -> bool:
        """Closes the second connection; call it before the file itself is closed."""
        if self._reader is None:
            return True
        self.reading.submit(self._reader_stack.close, _ignore, owner=self, failed=_ignore)
        return self.reading.close(patience_s=patience_s)


def _ignore(_result: object) -> None:
    return None


def _do_nothing() -> None:
    return None
