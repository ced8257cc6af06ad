"""One command of a widget at a time, so that Enter or a badge that was sent twice acts once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.refusals import CodedError
from testdesk.services.session import Context

T = TypeVar("T")


class OneCommand:
    """Runs the commands of `owner`; while one has no answer yet, no other is begun."""

    def __init__(self, owner: QWidget) -> None:
        self._owner, self._is_running = owner, False

    def run(
        self,
        bridge: StationBridge,
        command: Callable[[Context], Done[T]],
        done: Callable[[T], None],
        failed: Callable[[CodedError], None],
    ) -> None:
        """Runs a command as `StationBridge.run` does, unless one is under way."""

        def succeeded(value: T) -> None:
            self._is_running = False
            done(value)

        def refused(error: CodedError) -> None:
            self._is_running = False
            failed(error)

        if not self._is_running:
            self._is_running = True
            bridge.run(command, succeeded, self._owner, refused)
