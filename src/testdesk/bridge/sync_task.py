"""One exchange in a thread of its own, which may hang in the network without holding anybody."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from testdesk import bootstrap
from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.courier.http import HttpClient
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station
from testdesk.services.exchange import network
from testdesk.services.exchange.network import ExchangeContext, SyncProgress, SyncResult
from testdesk.services.status import status


class SyncEnd(msgspec.Struct, frozen=True):
    """How an exchange ended: one of the three; all None where the window went away.

    Attributes:
        result: it came to its end.
        undelivered: own events that no receipt accepts then.
        fault: a refusal, or a fault of the environment.
        bug: anything else.
    """

    result: SyncResult | None = None
    undelivered: int = 0
    fault: CodedError | None = None
    bug: BaseException | None = None


class SyncTask(QObject):
    """Lives on the screen's thread; its signals are to be connected queued, to a QObject's method.

    The thread is a daemon: a name server that does not answer holds no window open.

    Signals:
        progressed: this task, and each SyncProgress.
        ended: this task, and how it ended.
    """

    progressed = Signal(object, SyncProgress)
    ended = Signal(object, SyncEnd)

    def __init__(self, station: Station, lane: Lane, home: Path, url: str, *, again: bool) -> None:
        super().__init__()
        self._station, self._lane, self._home, self._url = station, lane, home, url
        self._again = again
        self._left = threading.Event()
        self._line: HttpClient | None = None
        self._thread = threading.Thread(target=self._run, name="testdesk-network", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def cut(self) -> None:
        """Ends it as a cut line would; what was done stays done."""
        self._left.set()
        line = self._line
        if line is not None:
            line.abort()

    def wait(self, seconds: float) -> None:
        """Until the thread is gone, but no longer than so."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            ended = self._exchange()
        except CodedError as fault:
            ended = SyncEnd(fault=fault)
        except LaneClosedError:
            ended = SyncEnd()
        except BaseException as bug:  # noqa: BLE001 - raised again on the screen's thread
            ended = SyncEnd(bug=bug)
        if isValid(self):
            self.ended.emit(self, ended)

    def _exchange(self) -> SyncEnd:
        station, work = self._station, self._lane.call
        kept, arrivals = bootstrap.network_folders(self._home)
        line = bootstrap.headquarters_line(work(lambda: station.identity), self._url)
        self._line = line
        if self._left.is_set():
            line.abort()
        try:
            context = ExchangeContext(
                station=station,
                session=network.network_session(),
                work=work,
                client=line,
                outbox_files=kept,
                arrivals=arrivals,
                report=self._report,
            )
            result = network.exchange(context, again=self._again)
        finally:
            line.close()
        return SyncEnd(result, work(partial(status, station)).undelivered)

    def _report(self, progress: SyncProgress) -> None:
        if isValid(self):
            self.progressed.emit(self, progress)
