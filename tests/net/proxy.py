"""A TCP proxy that misbehaves as networks do, made of threads and sockets."""

import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

LINGER_NOT = struct.pack("ii", 1, 0)
_PIECE = 512
_STEP = 0.05

LOGIN_PAGE = b"<!doctype html><title>WLAN</title><form><input name=phone></form>"


def http(status: str, body: bytes = b"", **headers: str) -> bytes:
    """An HTTP answer as bytes."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Manners:
    """How the proxy treats a connection.

    Attributes:
        answer: answers this to any request, and forwards nothing.
        up, down: bytes forwarded in either direction before the connection is cut; None: all.
        pace: bytes a second in either direction; 0: unlimited.
        silent: accepts, and sends nothing.
        then_silent: `up` does not cut the connection; nothing is forwarded any more.
        reset: ends with a reset instead of a proper close.
        replay: sends each connection's request a second time, on another connection.
        rewrite: changes what comes down.
    """

    answer: bytes | None = None
    up: int | None = None
    down: int | None = None
    pace: int = 0
    silent: bool = False
    then_silent: bool = False
    reset: bool = False
    replay: bool = False
    rewrite: Callable[[bytes], bytes] | None = None


@dataclass
class Proxy:
    """Stands between a station and headquarters.

    Attributes:
        target: where headquarters listens.
        url: where the proxy listens.
        manners: of the connections that come from now on.
        connections: how many came.
        sent_up: bytes that went up, in total.
    """

    target: tuple[str, int]
    manners: Manners = field(default_factory=Manners)
    connections: int = 0
    sent_up: int = 0
    moved: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: set[socket.socket] = set()
        self._closed = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def wait_for_connection(self, timeout: float = 60) -> None:
        """Waits until a connection came."""
        with self.moved:
            assert self.moved.wait_for(lambda: self.connections > 0, timeout)

    def wait_for_bytes(self, count: int, timeout: float = 60) -> None:
        """Waits until this many bytes went up."""
        with self.moved:
            assert self.moved.wait_for(lambda: self.sent_up >= count, timeout)

    def close(self) -> None:
        self._closed.set()
        # A listener that another thread waits on is woken by a shutdown, not by a close.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in list(self._open):
            _end(line, reset=True)

    def _accept(self) -> None:
        while not self._closed.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self.moved:
                self.connections += 1
                self.moved.notify_all()
            self._open.add(client)
            threading.Thread(target=self._serve, args=(client, self.manners), daemon=True).start()

    def _serve(self, client: socket.socket, manners: Manners) -> None:
        if manners.silent:
            self._closed.wait()
        elif manners.answer is not None:
            self._answer(client, manners)
        else:
            self._pass_on(client, manners)
        _end(client, reset=False)
        self._open.discard(client)

    def _answer(self, client: socket.socket, manners: Manners) -> None:
        with suppress(OSError):
            client.recv(65536)
            client.sendall(manners.answer or b"")
            client.shutdown(socket.SHUT_WR)
            # What still arrives is read, else the answer would be lost to a reset.
            client.settimeout(5)
            while client.recv(65536):
                pass
        _end(client, reset=manners.reset)

    def _pass_on(self, client: socket.socket, manners: Manners) -> None:
        try:
            server = socket.create_connection(self.target, timeout=10)
        except OSError:
            _end(client, reset=True)
            return
        server.settimeout(None)
        self._open.add(server)
        sent = bytearray()
        up = threading.Thread(target=self._pump_up, args=(client, server, manners, sent))
        up.start()
        self._pump_down(client, server, manners)
        up.join()
        _end(server, reset=False)
        self._open.discard(server)
        if manners.replay and sent:
            self._send_again(bytes(sent))

    def _pump_up(
        self, client: socket.socket, server: socket.socket, manners: Manners, sent: bytearray
    ) -> None:
        for piece in _pieces(client, manners.up, manners.pace, self._closed):
            sent += piece
            with suppress(OSError):
                server.sendall(piece)
            with self.moved:
                self.sent_up += len(piece)
                self.moved.notify_all()
        if manners.then_silent:
            self._closed.wait()
        if manners.up is not None and len(sent) >= manners.up:
            _end(client, reset=manners.reset)
            _end(server, reset=True)
        else:
            with suppress(OSError):
                server.shutdown(socket.SHUT_WR)

    def _pump_down(self, client: socket.socket, server: socket.socket, manners: Manners) -> None:
        for piece in _pieces(server, manners.down, manners.pace, self._closed):
            with suppress(OSError):
                client.sendall(manners.rewrite(piece) if manners.rewrite else piece)
        _end(client, reset=manners.reset)

    def _send_again(self, sent: bytes) -> None:
        with suppress(OSError), socket.create_connection(self.target, timeout=10) as again:
            again.sendall(sent)
            again.shutdown(socket.SHUT_WR)
            while again.recv(65536):
                pass


def _pieces(
    line: socket.socket, limit: int | None, pace: int, closed: threading.Event
) -> Iterator[bytes]:
    """The bytes of a connection, up to a limit, at a pace."""
    left = limit
    while left is None or left > 0:
        most = int(pace * _STEP) if pace else _PIECE if left is not None else 65536
        piece = _next(line, min(most, left) if left is not None else most, closed)
        if not piece:
            return
        yield piece
        if left is not None:
            left -= len(piece)
        if pace:
            closed.wait(_STEP)


def _next(line: socket.socket, most: int, closed: threading.Event) -> bytes:
    """The next bytes, or nothing at the end. Never blocks in `recv`: that would delay a reset."""
    with suppress(OSError, ValueError):  # another thread closed it
        while not closed.is_set():
            if select.select([line], [], [], 0.05)[0]:
                return line.recv(most)
    return b""


def _end(line: socket.socket, *, reset: bool) -> None:
    with suppress(OSError):
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        else:
            line.shutdown(socket.SHUT_RDWR)
    line.close()


@contextmanager
def proxy_to(target: tuple[str, int]) -> Iterator[Proxy]:
    proxy = Proxy(target)
    try:
        yield proxy
    finally:
        proxy.close()
