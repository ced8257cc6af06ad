"""A lane: one worker thread that runs jobs one after another, off the screen's thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from testdesk.disk_faults import raising_disk_faults
from testdesk.domain.refusals import CodedError, Refusal
from testdesk.program_log.records import record

# A job that takes longer is recorded in the program log, on the lanes for what people wait for.
SLOW_MS = 1_000
_TIMED_LANES = frozenset({"desk", "reading", "io", "queue"})

T = TypeVar("T")


class LaneClosedError(Exception):
    """The lane is closed, because the window is closing; it runs no more jobs."""


class _Task:
    """A job: the function to run, its callbacks, and its result."""

    def __init__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[CodedError], None],
    ) -> None:
        self.job, self.done, self.owner, self.failed = job, done, owner, failed
        self.result: Any = None
        self.error: BaseException | None = None
        self.started_at = self.finished_at = 0.0

    def work(self) -> None:
        """Runs the job; called on the lane."""
        self.started_at = time.perf_counter()
        try:
            with raising_disk_faults():
                self.result = self.job()
        except BaseException as error:  # noqa: BLE001 - raised again on the screen's thread
            self.error = error
        self.finished_at = time.perf_counter()


class Lane(QObject):
    """One worker thread; results come back to the screen's thread in the order of the jobs.

    Attributes:
        finished_at: while `done` or `failed` runs: `time.perf_counter()` at the moment the job
            returned on the lane; for a command this is when it was durable.
        waiting: jobs submitted whose results have not been delivered.

    Signals:
        idle: the result of the last waiting job was delivered.
    """

    idle = Signal()
    _returned = Signal(_Task)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finished_at = 0.0
        self.waiting = 0
        self._name, self._last_fault = name, ""
        self._closed = False
        self._drained = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"testdesk-{name}")
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[CodedError], None],
    ) -> None:
        """Runs a job on the lane and passes its result on to the screen's thread.

        Args:
            job: the function to run; it must not touch a widget.
            done: gets the result; not called once `owner` is gone.
            owner: the widget that submitted the job.
            failed: gets a refusal or an environment fault, such as a disk error.
                Any other error is a bug and goes to `sys.excepthook`.

        After `close`, jobs are ignored: the window is closing.
        """
        if self._closed:
            return
        task = _Task(job, done, owner, failed)
        self.waiting += 1
        self._pool.submit(self._run, task)

    def call(self, job: Callable[[], T], /) -> T:
        """Runs a job on the lane for another worker thread, which waits for the result.

        The screen's thread must not call it, because that thread never waits.

        Raises:
            LaneClosedError: the lane is closed.
        """
        try:
            result = self._pool.submit(job)
        except RuntimeError as error:
            raise LaneClosedError from error
        return result.result()

    def close(self, *, patience_s: float | None = None) -> bool:
        """Accepts no more jobs, reports no more results, and waits until all jobs are done.

        Args:
            patience_s: the longest time to wait, in seconds; None waits without limit.

        Returns:
            Whether all jobs are done. If not, the thread still runs, and would keep the process
            from ending.
        """
        if self._closed:
            return self._drained.wait(patience_s)
        self._closed = True
        self._pool.submit(self._drained.set)
        self._pool.shutdown(wait=False)
        return self._drained.wait(patience_s)

    def _run(self, task: _Task) -> None:
        task.work()
        if isValid(self):
            self._returned.emit(task)

    @Slot(object)
    def _on_returned(self, task: _Task) -> None:
        self.waiting -= 1
        self.finished_at = task.finished_at
        self._record(task)
        try:
            self._call_back(task)
        finally:
            if not self.waiting:
                self.idle.emit()

    def _record(self, task: _Task) -> None:
        """Records slow jobs and codes; a fault that is met again and again, only once."""
        milliseconds = int((task.finished_at - task.started_at) * 1000)
        if milliseconds > SLOW_MS and self._name in _TIMED_LANES:
            record("slow_job", lane=self._name, ms=milliseconds, job=task.job)
        error = task.error
        code = error.code if isinstance(error, CodedError) else ""
        if code and (code != self._last_fault or isinstance(error, Refusal)):
            kind: Literal["refused", "fault"] = "refused" if isinstance(error, Refusal) else "fault"
            record(kind, lane=self._name, code=code, job=task.job)
        self._last_fault = code

    def _call_back(self, task: _Task) -> None:
        error = task.error
        if error is not None and not isinstance(error, CodedError):
            # A bug is never dropped, even if the owner is gone.
            sys.excepthook(type(error), error, error.__traceback__)
        elif self._closed or not isValid(task.owner):
            return
        elif isinstance(error, CodedError):
            task.failed(error)
        else:
            task.done(task.result)
