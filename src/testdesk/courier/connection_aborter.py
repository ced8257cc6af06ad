"""Aborts a connection on which another thread waits, at a deadline or when the program ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# The ends of httpx's names for the events after which there is a new socket.
_CONNECTED_EVENTS = ("connect_tcp.complete", "start_tls.complete")


class ConnectionAborter:
    """Tracks the socket that a client uses.

    Attributes:
        timed_out: whether the deadline of `abort_after` was reached.
    """

    def __init__(self) -> None:
        self.timed_out = False
        self._aborted = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Stores the current socket; passed to httpx as `trace`, which it calls at each step."""
        if not event.endswith(_CONNECTED_EVENTS):
            return
        with self._lock:
            self._socket = info["return_value"].get_extra_info("socket")
            if self._aborted:
                self._shut()

    @contextmanager
    def abort_after(self, seconds: float) -> Iterator[None]:
        """A context in which the connection is aborted after this many seconds."""
        self.timed_out = False
        timer = threading.Timer(seconds, self._on_deadline)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def abort_permanently(self) -> None:
        """Aborts the current connection and every later one."""
        with self._lock:
            self._aborted = True
            self._shut()

    def _on_deadline(self) -> None:
        with self._lock:
            self.timed_out = True
            self._shut()

    def _shut(self) -> None:
        current, self._socket = self._socket, None
        if current is not None:
            try:
                # The plain socket's method: that of TLS would wait for a closing message.
                socket.socket.shutdown(current, socket.SHUT_RDWR)
            except OSError:
                return  # already closed by the other side or by our own reader
