"""Progress of long work on a terminal, such as importing a list, and stopping it with Ctrl+C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.output import print_to_stderr
from testdesk.domain.refusals import Refusal
from testdesk.formats.roster.rows import stop_refusal
from testdesk.messages.catalogue import translatable

_LINE_WIDTH = 60
_STEPS = {
    "reading": translatable("CommandLine", "reading"),
    "comparing": translatable("CommandLine", "comparing"),
    "writing": translatable("CommandLine", "importing"),
}
_STEP_OF_TOTAL = translatable("CommandLine", "{step}: {done} of {total}")
_STEP_TOTAL = translatable("CommandLine", "{step}: {total}")


class ProgressLine:
    """Shows progress on standard error, if that is a terminal; Ctrl+C stops the import.

    A list is written some people at a time. Before the first of them, Ctrl+C stops at once; from
    then on, after the people who are being written. So what is reported is true: a station keeps
    the people written until then, headquarters none. After the last of them it is too late, and the
    list is imported.

    Args:
        keeps_partial_import: whether people who were written before an interruption are kept, as at
            a station.
        check_only: whether the list is only checked.
        refusal: makes the refusal of stopped work that is not a list's, from the number of people
            who were imported.
    """

    def __init__(
        self,
        *,
        keeps_partial_import: bool,
        check_only: bool = False,
        refusal: Callable[[int], Refusal] | None = None,
    ) -> None:
        self._keeps_partial_import = keeps_partial_import
        self._refusal = refusal or (
            lambda imported: stop_refusal(imported=imported, checking=check_only)
        )
        self._imported, self._is_importing, self._stop_requested = 0, False, False
        self._shown = ""
        self._previous_handler: Any = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Shows the step, and how many of all rows or people are done.

        Raises:
            Refusal: roster_stopped, whose detail `taken` is how many people were imported, or what
                `refusal` makes.
        """
        if step == "writing":
            self._is_importing = True
            self._imported = done if self._keeps_partial_import else 0
        if self._stop_requested:
            raise self._refusal(self._imported)
        text = localized(_STEP_OF_TOTAL if done else _STEP_TOTAL)
        name = localized(_STEPS[step])
        self._show(text.format(step=name, done=f"{done:,}", total=f"{total:,}"))

    def __enter__(self) -> ProgressLine:
        if threading.current_thread() is threading.main_thread():
            self._previous_handler = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Removes the line.

        Raises:
            Refusal: as for a call.
        """
        if self._previous_handler is not None:
            signal.signal(signal.SIGINT, self._previous_handler)
        self._show("")
        if kind is KeyboardInterrupt:
            raise self._refusal(self._imported)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        if not self._is_importing:
            raise KeyboardInterrupt
        self._stop_requested = True
        self._show("")
        print_to_stderr(localized("stopping after this part"))

    def _show(self, text: str) -> None:
        if text == self._shown or not sys.stderr.isatty():
            return
        click.echo(
            f"\r{text.ljust(_LINE_WIDTH)}" if text else f"\r{' ' * _LINE_WIDTH}\r",
            nl=False,
            err=True,
        )
        self._shown = text
