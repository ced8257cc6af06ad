"""Progress of importing a long list, on a terminal, and stopping it with Ctrl+C."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.output import note
from testdesk.formats.roster.rows import stop_refusal
from testdesk.messages.catalogue import translatable

_WIDE = 60
_STEPS = {
    "reading": translatable("CommandLine", "reading"),
    "comparing": translatable("CommandLine", "comparing"),
    "writing": translatable("CommandLine", "importing"),
}
_PART = translatable("CommandLine", "{step}: {done} of {total}")
_WHOLE = translatable("CommandLine", "{step}: {total}")


class ProgressLine:
    """Shows progress on standard error, if that is a terminal; Ctrl+C stops the import.

    While nothing is written yet, Ctrl+C stops at once. From the first piece on it takes effect
    between two pieces, so that the report of it is true: a station keeps the pieces before it,
    headquarters none. After the last piece it is too late, and the list is imported.

    Args:
        in_pieces: whether what was written before is kept, as at a station.
        looking: whether the list is only checked.
    """

    def __init__(self, *, in_pieces: bool, looking: bool = False) -> None:
        self._in_pieces, self._looking = in_pieces, looking
        self._written, self._writes, self._asked = 0, False, False
        self._shown = ""
        self._before: Any = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """See `formats.roster.reading.Progress`.

        Raises:
            Refusal: roster_stopped, with how many people were `taken`.
        """
        if step == "writing":
            self._writes = True
            self._written = done if self._in_pieces else 0
        if self._asked:
            raise stop_refusal(imported=self._written, checking=self._looking)
        text = localized(_PART if done else _WHOLE)
        name = localized(_STEPS[step])
        self._show(text.format(step=name, done=f"{done:,}", total=f"{total:,}"))

    def __enter__(self) -> ProgressLine:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Removes the line.

        Raises:
            Refusal: roster_stopped.
        """
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        self._show("")
        if kind is KeyboardInterrupt:
            raise stop_refusal(imported=self._written, checking=self._looking)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        if not self._writes:
            raise KeyboardInterrupt
        self._asked = True
        self._show("")
        note(localized("stopping after this part"))

    def _show(self, text: str) -> None:
        if text == self._shown or not sys.stderr.isatty():
            return
        click.echo(f"\r{text.ljust(_WIDE)}" if text else f"\r{' ' * _WIDE}\r", nl=False, err=True)
        self._shown = text
