"""The records of the program log, and the only two functions that write them.

A record has a kind, and values that are whole numbers, words of a list that stands here, or places
in the code. There is no way to pass it a text: a word that is not in its list becomes `other`, and
a number keeps seven digits, fewer than any telephone or document has.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Literal

from testdesk import __version__
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.messages.sentences import SENTENCES
from testdesk.program_log.traces import OTHER, crash_lines, place_of

RecordKind = Literal[
    "crashed", "device", "ended", "ended_badly", "erased", "fault", "opened", "refused",
    "report_saved", "scan_refused", "slow_job", "started",
]  # fmt: skip

LOGGER: Final = logging.getLogger("testdesk.program_log")
# A handler elsewhere, such as that of a library's own set-up, never gets these records.
LOGGER.propagate = False
LOGGER.setLevel(logging.INFO)

LARGEST: Final = 9_999_999
_CODES = (
    Refusal.all_codes | EnvironmentFault.all_codes | {code.partition(".")[0] for code in SENTENCES}
)
# The words that each value may be; a value that is not listed here is a number.
ALLOWED: Final[dict[str, frozenset[str]]] = {
    "code": _CODES,
    "device": frozenset({"camera", "id_reader", "scanner", "stick"}),
    "lane": frozenset({"camera", "desk", "id-reader", "io", "locations", "queue", "reading"}),
    "platform": frozenset({"darwin", "linux", "win32"}),
    "program": frozenset({"command", "window"}),
    "state": frozenset(
        {"denied", "failed", "gone", "missing", "off", "plugged_in", "ready", "starting"}
    ),
}


class ProgramRecord(str):
    """The text of one record; `files` writes nothing that is not one."""


def record(
    kind: RecordKind, *, job: Callable[..., Any] | None = None, **values: int | str | None
) -> None:
    """Writes one record.

    Args:
        kind: what happened.
        job: the function that it is about; its module and name are written.
        values: by name; None is left out. See this module for what each may be.
    """
    parts: list[str] = [kind]
    parts += [
        f"{name}={_shown(name, value)}" for name, value in values.items() if value is not None
    ]
    if job is not None:
        parts.append(f"job={place_of(job)}")
    _write(" ".join(parts))


def record_start(program: str) -> None:
    """Records that the program starts, with its version and that of Python."""
    major, minor, patch = sys.version_info[:3]
    python = major * 10_000 + minor * 100 + patch
    record("started", program=program, platform=sys.platform, python=python)
    _write(f"version {__version__}")


def record_crash(error: BaseException, trace: TracebackType | None = None) -> None:
    """Records an unexpected error: its type and where it happened, never its message."""
    _write(" ".join(["crashed", *crash_lines(error, trace)]))


def _shown(name: str, value: int | str) -> str:
    allowed = ALLOWED.get(name)
    if allowed is not None:
        return str(value) if value in allowed else OTHER
    if isinstance(value, int):
        return str(max(-LARGEST, min(value, LARGEST)))
    return OTHER


def _write(text: str) -> None:
    LOGGER.info("%s", ProgramRecord(text))
