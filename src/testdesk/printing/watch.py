"""Follows jobs in a printer's queue until their outcome is known."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.paper.output.print_queue import JobsState, QueueJob, fault_of, jobs_state, queue_fault

ASK_MS = 400
# After this time the delay is reported, and the queue is queried less often.
PATIENCE_SECONDS = 20.0
_SELDOM_MS = 2000


class PrintWatch(QObject):
    """The jobs of one printing; queries the queue on its own lane, and deletes itself at the end.

    Closing the window ends its watches: cards whose jobs they followed count as unprinted.

    Signals:
        printed: the jobs were printed.
        delayed: the jobs are still in the queue after a while; emitted once, with a code for the
            reason, or an empty one.
        failed: the CodedError: the jobs were cancelled or aborted, or their outcome is unknown.
    """

    printed = Signal()
    delayed = Signal(str)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, jobs: Sequence[QueueJob], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._jobs = bridge, jobs
        self._reported = False
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Queries the queue for the first time."""
        self._ask()

    def _ask(self) -> None:
        jobs = self._jobs

        def query() -> tuple[JobsState, str]:
            state = jobs_state(jobs)
            return state, queue_fault(jobs[0].printer) if state == "waiting" else ""

        self._bridge.ask_queue(query, self._on_state, self)

    def _on_state(self, answer: tuple[JobsState, str]) -> None:
        state, why = answer
        if state == "waiting":
            self._wait(why)
            return
        if state == "out":
            self.printed.emit()
        else:
            self.failed.emit(fault_of(state))
        self.deleteLater()

    def _wait(self, why: str) -> None:
        late = time.monotonic() - self._since > PATIENCE_SECONDS
        # A queue that was stopped in the meantime does not resume by itself.
        if not self._reported and (late or why == "printer_stopped"):
            self._reported = True
            self.delayed.emit(why)
        self._timer.start(_SELDOM_MS if late else ASK_MS)
