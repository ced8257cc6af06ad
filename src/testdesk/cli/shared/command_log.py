"""The program log of a command that takes long or changes much: `log/command.log` of its home.

Short, because `program_log` knows what may be written.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from testdesk.cli.shared.options import CommandRun
from testdesk.cli.shared.output import Output
from testdesk.domain.refusals import CodedError, Refusal
from testdesk.program_log.files import start_log, stop_log
from testdesk.program_log.records import record, record_crash, record_start
from testdesk.settings import VAULT

P = ParamSpec("P")
_Command = Callable[Concatenate[CommandRun, P], Output | None]


def in_program_log(function: _Command[P]) -> _Command[P]:
    """Records start, refusal or crash, and end of a command, if its home is a station's."""

    @functools.wraps(function)
    def logged(run: CommandRun, /, *args: P.args, **given: P.kwargs) -> Output | None:
        file = start_log(run.home, "command") if (run.home / VAULT).exists() else None
        started = time.monotonic()
        record_start("command")
        try:
            return function(run, *args, **given)
        except CodedError as error:
            record("refused" if isinstance(error, Refusal) else "fault", code=error.code)
            raise
        except Exception as error:
            record_crash(error)
            raise
        finally:
            record("ended", job=function, ms=int((time.monotonic() - started) * 1000))
            stop_log(file)

    return logged
