"""Jobs in a printer's queue, followed until their end is known."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.paper.output.print_queue import JobsState, QueueJob, fault_of, jobs_state, queue_fault

ASK_MS = 400
# After this long the delay is reported, and the queue is asked less often.
PATIENCE_SECONDS = 20.0
_SELDOM_MS = 2000


class PrintWatch(QObject):
    """The jobs of one printing; asks on its own lane, and is deleted once it has its answer.

    Closing the window ends its watches: cards that they followed count as unprinted.

    Signals:
        out: they were printed.
        waited: they are still in the queue after a while; a code gives the reason, or is empty.
            Once.
        gave_up: the CodedError: they were cancelled or aborted, or their end is unknown.
    """

    out = Signal()
    waited = Signal(str)
    gave_up = Signal(CodedError)

    def __init__(self, bridge: StationBridge, jobs: Sequence[QueueJob], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._jobs = bridge, jobs
        self._reported = False
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Asks for the first time."""
        self._ask()

    def _ask(self) -> None:
        jobs = self._jobs

        def look() -> tuple[JobsState, str]:
            state = jobs_state(jobs)
            return state, queue_fault(jobs[0].printer) if state == "waiting" else ""

        self._bridge.ask_queue(look, self._hear, self)

    def _hear(self, answer: tuple[JobsState, str]) -> None:
        state, why = answer
        if state == "waiting":
            self._wait(why)
            return
        if state == "out":
            self.out.emit()
        else:
            self.gave_up.emit(fault_of(state))
        self.deleteLater()

    def _wait(self, why: str) -> None:
        late = time.monotonic() - self._since > PATIENCE_SECONDS
        # A queue that was stopped meanwhile does not resume by itself.
        if not self._reported and (late or why == "printer_stopped"):
            self._reported = True
            self.waited.emit(why)
        self._timer.start(_SELDOM_MS if late else ASK_MS)
