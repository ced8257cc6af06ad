"""One exchange in a thread of its own, which may hang in the network without holding anybody."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from testdesk import bootstrap
from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.courier.http import HttpLine
from testdesk.domain.refusals import CodedError
from testdesk.ports import Desk
from testdesk.services import network
from testdesk.services.network import Means, Outcome, Told
from testdesk.services.status import status


class Ended(msgspec.Struct, frozen=True):
    """How an exchange ended: one of the three; all None where the window went away.

    Attributes:
        outcome: it came to its end.
        undelivered: own events that no receipt accepts then.
        fault: a refusal, or a fault of the environment.
        bug: anything else.
    """

    outcome: Outcome | None = None
    undelivered: int = 0
    fault: CodedError | None = None
    bug: BaseException | None = None


class NetworkErrand(QObject):
    """Lives on the screen's thread; its signals are to be connected queued, to a QObject's method.

    The thread is a daemon: a name server that does not answer holds no window open.

    Signals:
        told: the errand, and each `services.network.Told`.
        ended: the errand, and its Ended.
    """

    told = Signal(object, object)
    ended = Signal(object, object)

    def __init__(self, desk: Desk, lane: Lane, home: Path, url: str, *, again: bool) -> None:
        super().__init__()
        self._desk, self._lane, self._home, self._url = desk, lane, home, url
        self._again = again
        self._left = threading.Event()
        self._line: HttpLine | None = None
        self._thread = threading.Thread(target=self._run, name="testdesk-network", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def cut(self) -> None:
        """Ends it as a cut line would; what was done stays done."""
        self._left.set()
        line = self._line
        if line is not None:
            line.cut()

    def wait(self, seconds: float) -> None:
        """Until the thread is gone, but no longer than so."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            ended = self._exchange()
        except CodedError as fault:
            ended = Ended(fault=fault)
        except LaneClosedError:
            ended = Ended()
        except BaseException as bug:  # noqa: BLE001 - raised again on the screen's thread
            ended = Ended(bug=bug)
        if isValid(self):
            self.ended.emit(self, ended)

    def _exchange(self) -> Ended:
        desk, work = self._desk, self._lane.call
        kept, arrivals = bootstrap.network_folders(self._home)
        line = bootstrap.headquarters_line(work(lambda: desk.identity), self._url)
        self._line = line
        if self._left.is_set():
            line.cut()
        try:
            means = Means(
                desk=desk,
                session=network.network_session(),
                work=work,
                line=line,
                kept=kept,
                arrivals=arrivals,
                tell=self._tell,
            )
            outcome = network.exchange(means, again=self._again)
        finally:
            line.close()
        return Ended(outcome, work(lambda: status(desk=desk)).undelivered)

    def _tell(self, told: Told) -> None:
        if isValid(self):
            self.told.emit(self, told)
