"""Follows jobs in a printer's queue until their outcome is known."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.paper.output.print_queue import JobsState, QueueJob, fault_of, jobs_state, queue_fault

POLL_MS = 400
# After this time the delay is reported, and the queue is queried less often.
DELAY_SECONDS = 20.0
_SLOW_POLL_MS = 2000


class PrintWatch(QObject):
    """Follows the jobs of some cards; queries the queue on its own lane; deletes itself at the end.

    If the window is closed before the end, the cards count as unprinted.

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
        self._started_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Queries the queue for the first time."""
        self._poll()

    def _poll(self) -> None:
        jobs = self._jobs

        def query() -> tuple[JobsState, str]:
            state = jobs_state(jobs)
            return state, queue_fault(jobs[0].printer) if state == "waiting" else ""

        self._bridge.ask_print_server(query, self._on_state, self)

    def _on_state(self, answer: tuple[JobsState, str]) -> None:
        state, reason = answer
        if state == "waiting":
            self._wait(reason)
            return
        if state == "out":  # of the printer: all jobs were printed
            self.printed.emit()
        else:
            self.failed.emit(fault_of(state))
        self.deleteLater()

    def _wait(self, reason: str) -> None:
        late = time.monotonic() - self._started_at > DELAY_SECONDS
        # A queue that was stopped in the meantime does not resume by itself.
        if not self._reported and (late or reason == "printer_stopped"):
            self._reported = True
            self.delayed.emit(reason)
        self._timer.start(_SLOW_POLL_MS if late else POLL_MS)
