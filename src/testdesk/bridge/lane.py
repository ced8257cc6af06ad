"""A lane: one worker thread on which jobs run one after another, away from the screen."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from testdesk.disk_faults import reporting_disk_faults
from testdesk.domain.refusals import CodedError

T = TypeVar("T")


class LaneClosedError(Exception):
    """The window is going away; nothing is done on the lane any more."""


class _Task:
    """A job on its way: what to do, whom to tell, and what came of it."""

    def __init__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[CodedError], None],
    ) -> None:
        self.job, self.done, self.owner, self.failed = job, done, owner, failed
        self.answer: Any = None
        self.error: BaseException | None = None
        self.finished_at = 0.0

    def work(self) -> None:
        """Runs the job; called on the lane."""
        try:
            with reporting_disk_faults():
                self.answer = self.job()
        except BaseException as error:  # noqa: BLE001 - raised again on the screen's thread
            self.error = error
        self.finished_at = time.perf_counter()


class Lane(QObject):
    """One worker thread; answers come back to the screen's thread in the order of the jobs.

    Attributes:
        finished_at: while `done` or `failed` runs: `time.perf_counter()` at the moment the job
            returned on the lane; for a command this is when it was durable.
        waiting: jobs handed in and not yet answered.

    Signals:
        idle: the last waiting job was answered.
    """

    idle = Signal()
    _returned = Signal(_Task)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finished_at = 0.0
        self.waiting = 0
        self._closed = False
        self._last = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"testdesk-{name}")
        self._returned.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[CodedError], None],
    ) -> None:
        """Runs a job on the lane and tells its answer on the screen's thread.

        Args:
            job: touches no widget.
            done: gets the answer; not called once `owner` is gone.
            owner: the widget that asked.
            failed: gets a refusal or a fault of the environment, which an error of a disk is, too.
                Any other error is a bug and goes to `sys.excepthook`.

        After `close` nothing is taken: the window is going away.
        """
        if self._closed:
            return
        task = _Task(job, done, owner, failed)
        self.waiting += 1
        self._pool.submit(self._run, task)

    def call(self, job: Callable[[], T], /) -> T:
        """Runs a job on the lane for another worker thread, which waits for the answer.

        Never for the screen's thread, which waits for nothing.

        Raises:
            LaneClosedError: the lane takes no more.
        """
        try:
            answer = self._pool.submit(job)
        except RuntimeError as error:
            raise LaneClosedError from error
        return answer.result()

    def close(self, *, patience_s: float | None = None) -> bool:
        """Waits until every job that was handed in is done; takes no more, and answers none.

        Args:
            patience_s: how long to wait at most; None is for ever.

        Returns:
            Whether all is done. If not, the thread still runs, and would keep the process from
            ending.
        """
        if self._closed:
            return self._last.wait(patience_s)
        self._closed = True
        self._pool.submit(self._last.set)
        self._pool.shutdown(wait=False)
        return self._last.wait(patience_s)

    def _run(self, task: _Task) -> None:
        task.work()
        if isValid(self):
            self._returned.emit(task)

    @Slot(object)
    def _answer(self, task: _Task) -> None:
        self.waiting -= 1
        self.finished_at = task.finished_at
        try:
            self._report(task)
        finally:
            if not self.waiting:
                self.idle.emit()

    def _report(self, task: _Task) -> None:
        error = task.error
        if error is not None and not isinstance(error, CodedError):
            # A bug is never dropped, whoever asked.
            sys.excepthook(type(error), error, error.__traceback__)
        elif self._closed or not isValid(task.owner):
            return
        elif isinstance(error, CodedError):
            task.failed(error)
        else:
            task.done(task.answer)
