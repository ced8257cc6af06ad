"""The state of a job in a print server's queue (CUPS: Linux and macOS).

Qt hands a job over and reports nothing more. `lpstat` does not distinguish finished from aborted
jobs, so the CUPS library itself is queried, which Qt's printing loads anyway. On Windows, or
without the library, nothing can be queried. An answer may take seconds, so this is not for the GUI
thread.
"""

from __future__ import annotations

import ctypes
import functools
import secrets
import sys
import threading
import time
from collections.abc import Sequence
from typing import Literal

import msgspec

from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

_LIBRARIES = {"linux": "libcups.so.2", "darwin": "libcups.2.dylib"}
_ACTIVE, _ENDED, _OWN_JOBS_ONLY = 0, 1, 1  # arguments of `cupsGetJobs2`
_COMPLETED = 9  # the state of a job by RFC 8011; 7 means cancelled, 8 aborted
_STOPPED = "5"  # the state of a printer
_POLL_SECONDS = 0.25
# The reasons that a printer gives for its state, and the fault that is shown for each.
_FAULT_BY_REASON: dict[str, FaultCode] = {
    "media-empty": "printer_out_of_paper",
    "media-needed": "printer_out_of_paper",
    "media-jam": "printer_not_ready",
    "cover-open": "printer_not_ready",
    "door-open": "printer_not_ready",
    "offline": "printer_gone",
}

# See `jobs_state`.
JobsState = Literal["waiting", "out", "gave_up", "unknown"]


class QueueJob(msgspec.Struct, frozen=True):
    """A job that was handed over.

    Attributes:
        printer: the name of the printer and its queue.
        title: unique to the job.
    """

    printer: str
    title: str


class _Job(ctypes.Structure):
    """`cups_job_t`, as in CUPS 1 and 2."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Dest(ctypes.Structure):
    """`cups_dest_t`, as in CUPS 1 and 2."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("num_options", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


@functools.cache
def _cups() -> ctypes.CDLL | None:
    name = _LIBRARIES.get(sys.platform)
    if name is None:
        return None
    try:
        cups = ctypes.CDLL(name)
    except OSError:
        return None
    jobs = ctypes.POINTER(ctypes.POINTER(_Job))
    cups.cupsGetJobs2.argtypes = (
        ctypes.c_void_p,
        jobs,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_int,
    )
    cups.cupsFreeJobs.argtypes = (ctypes.c_int, ctypes.POINTER(_Job))
    cups.cupsFreeJobs.restype = None
    cups.cupsGetNamedDest.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
    cups.cupsGetNamedDest.restype = ctypes.POINTER(_Dest)
    cups.cupsFreeDests.argtypes = (ctypes.c_int, ctypes.POINTER(_Dest))
    cups.cupsFreeDests.restype = None
    cups.cupsServer.restype = ctypes.c_char_p
    return cups


def new_job(printer: str, name: str) -> QueueJob:
    """A job with a unique title, by which it can be found; a queue may serve several laptops."""
    return QueueJob(printer, f"{name} {secrets.token_hex(4)}")


def can_track_jobs() -> bool:
    """Whether this system can report the state of a job."""
    return _cups() is not None


def server_address() -> str:
    """The print server of this user: its socket or its host; empty without the CUPS library."""
    cups = _cups()
    return "" if cups is None else _text(cups.cupsServer())


def queue_fault(printer: str) -> FaultCode | Literal[""]:
    """The code of the fault that keeps a queue from printing; empty if none is known."""
    attributes = _attributes(printer)
    if (
        attributes.get("printer-state") == _STOPPED
        or attributes.get("printer-is-accepting-jobs") == "false"
    ):
        return "printer_stopped"
    for reason in attributes.get("printer-state-reasons", "").split(","):
        for prefix, code in _FAULT_BY_REASON.items():
            if reason.startswith(prefix):
                return code
    return ""


def jobs_state(jobs: Sequence[QueueJob]) -> JobsState:
    """The state of jobs that were handed over together.

    Returns:
        waiting: a job is still in its queue, or the server does not answer; out: all were printed;
        gave_up: a job was cancelled or aborted; unknown: a job has disappeared, as on a server that
        keeps no history.
    """
    titles = {job.title for job in jobs}
    # In this order, since the second query finds a job that ends between the two.
    active = _states(_ACTIVE)
    if active is None or titles & active.keys():
        return "waiting"
    ended = _states(_ENDED)
    if ended is None:
        return "waiting"
    found = [ended[title] for title in titles if title in ended]
    if any(state != _COMPLETED for state in found):
        return "gave_up"
    return "out" if len(found) == len(titles) else "unknown"


def fault_of(state: JobsState) -> EnvironmentFault:
    """The fault for jobs that were not printed."""
    codes: dict[str, FaultCode] = {"waiting": "printer_queue_waits", "gave_up": "printer_gave_up"}
    return EnvironmentFault(codes.get(state, "printer_result_unknown"))


def wait_until_printed(jobs: Sequence[QueueJob], seconds: float) -> None:
    """Waits until all jobs are printed; returns at once if there are none.

    Raises:
        EnvironmentFault: `printer_gave_up`, `printer_result_unknown`; after `seconds`,
            `printer_queue_waits`.
    """
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    state: JobsState = jobs_state(jobs) if jobs else "out"
    while state == "waiting" and time.monotonic() < deadline:
        pause.wait(_POLL_SECONDS)
        state = jobs_state(jobs)
    if state != "out":
        raise fault_of(state)


def _states(which: int) -> dict[str, int] | None:
    """The states of this user's jobs by title; None if the server does not answer."""
    cups = _cups()
    if cups is None:
        return None
    jobs = ctypes.POINTER(_Job)()
    count = cups.cupsGetJobs2(None, ctypes.byref(jobs), None, _OWN_JOBS_ONLY, which)
    if count < 0:
        return None
    try:
        return {_text(jobs[index].title): int(jobs[index].state) for index in range(count)}
    finally:
        cups.cupsFreeJobs(count, jobs)


def _attributes(printer: str) -> dict[str, str]:
    """The server's attributes of a queue; empty if it has no such queue."""
    cups = _cups()
    if cups is None:
        return {}
    found = cups.cupsGetNamedDest(None, printer.encode(), None)
    if not found:
        return {}
    try:
        queue = found.contents
        options = [queue.options[index] for index in range(queue.num_options)]
        return {_text(option.name): _text(option.value) for option in options}
    finally:
        cups.cupsFreeDests(1, found)


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode(errors="replace")
