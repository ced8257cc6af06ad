"""Aborts a connection on which another thread waits, at a deadline or on exit."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_CONNECTED_EVENTS = ("connect_tcp.complete", "start_tls.complete")


class ConnectionAborter:
    """Tracks the socket that a client uses.

    Attributes:
        was_late: whether the deadline of `after` was reached.
    """

    def __init__(self) -> None:
        self.was_late = False
        self._ended = False
        self._line: socket.socket | None = None
        self._turn = threading.Lock()

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Remembers the current connection; passed to the client as its `trace`."""
        if not event.endswith(_CONNECTED_EVENTS):
            return
        with self._turn:
            self._line = info["return_value"].get_extra_info("socket")
            if self._ended:
                self._shut()

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        """A context in which the connection is aborted after this many seconds."""
        self.was_late = False
        timer = threading.Timer(seconds, self._late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def abort_permanently(self) -> None:
        """Aborts the current connection and every later one."""
        with self._turn:
            self._ended = True
            self._shut()

    def _late(self) -> None:
        with self._turn:
            self.was_late = True
            self._shut()

    def _shut(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            try:
                # Shut below TLS, so as not to wait for the closing message of TLS.
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                return  # already closed by the other side or by our own reader
