"""One exchange on its own thread, so that a network call that hangs blocks nothing else."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from testdesk import bootstrap
from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station
from testdesk.services.exchange import network
from testdesk.services.exchange.network import ExchangeContext, SyncProgress, SyncResult
from testdesk.services.status import status

if TYPE_CHECKING:
    from testdesk.courier.http import HttpClient


class SyncEnd(msgspec.Struct, frozen=True):
    """How an exchange ended: with a result, a fault, a bug, or none of them (window closed).

    Attributes:
        result: the result, if the exchange was completed.
        undelivered: the number of this station's events in no accepted or delivered batch by then.
        fault: a refusal or an environment fault.
        bug: any other exception.
    """

    result: SyncResult | None = None
    undelivered: int = 0
    fault: CodedError | None = None
    bug: BaseException | None = None


class SyncTask(QObject):
    """Runs one exchange on a thread of its own; the object itself belongs to the screen's thread.

    The signals are sent from the exchange's thread: connect them queued, to slots of a QObject. The
    thread is a daemon, so that an unresponsive name server cannot keep the process alive.

    Signals:
        progressed: this task and a SyncProgress.
        ended: this task and its SyncEnd.
    """

    progressed = Signal(object, SyncProgress)
    ended = Signal(object, SyncEnd)

    def __init__(
        self, station: Station, lane: Lane, home: Path, url: str, *, resend_refused: bool
    ) -> None:
        super().__init__()
        self._station, self._lane, self._home, self._url = station, lane, home, url
        self._resend_refused = resend_refused
        self._aborted = threading.Event()
        self._client: HttpClient | None = None
        self._thread = threading.Thread(target=self._run, name="testdesk-network", daemon=True)

    def start(self) -> None:
        """Starts the thread of the exchange."""
        self._thread.start()

    def abort(self) -> None:
        """Aborts the exchange as a lost connection would; completed steps are kept."""
        self._aborted.set()
        client = self._client
        if client is not None:
            client.abort()

    def wait(self, seconds: float) -> None:
        """Waits for the thread to end, at most this number of seconds."""
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
        station, call = self._station, self._lane.call
        outbox_files, inbox_files = bootstrap.network_folders(self._home)
        client = bootstrap.headquarters_client(call(lambda: station.identity), self._url)
        self._client = client
        if self._aborted.is_set():
            client.abort()
        try:
            context = ExchangeContext(
                station=station,
                session=network.network_session(),
                run_on_database=call,
                client=client,
                outbox_files=outbox_files,
                inbox_files=inbox_files,
                report=self._report,
            )
            result = network.exchange(context, resend_refused=self._resend_refused)
        finally:
            client.close()
        return SyncEnd(result, call(partial(status, station)).undelivered)

    def _report(self, progress: SyncProgress) -> None:
        if isValid(self):
            self.progressed.emit(self, progress)
