"""A receipt printer for tests: a real socket, an answer to DLE EOT, and the paper as a picture."""

import socket
import threading

from PIL import Image

FINE = 0x12
PAPER, OFFLINE = b"\x10\x04\x04", b"\x10\x04\x02"


class FakeReceiptPrinter:
    """Takes one connection after another on a free port of this machine.

    Attributes:
        address: for a PrintChoice.
        data: what came to be printed, without the questions.
        paper, state: its answers to DLE EOT 4 and 2; None: it stays silent.
        asked_at: how many bytes to be printed had arrived at each question.
        dies_after: bytes after which it drops the connection; None: never.
        reads: cleared while it is slow.
    """

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"escpos://127.0.0.1:{self._server.getsockname()[1]}"
        self.data = bytearray()
        self.paper: int | None = FINE
        self.state: int | None = FINE
        self.asked_at: list[int] = []
        self.dies_after: int | None = None
        self.reads = threading.Event()
        self.reads.set()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def papers(self) -> list[Image.Image]:
        """What is printed once everything sent so far was read.

        Senders do not wait until we have read. Connections are served one after another, so a
        connection of our own ends after all those before it.
        """
        with socket.create_connection(self._server.getsockname(), 60) as last:
            last.shutdown(socket.SHUT_WR)
            last.recv(1)
        return strips(bytes(self.data))

    def close(self) -> None:
        self.reads.set()
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                self._take(line)

    def _take(self, line: socket.socket) -> None:
        while True:
            self.reads.wait(60)
            try:
                received = line.recv(4096)
                if not received:
                    return
                self._receive(line, received)
            except OSError:
                return
            if self.dies_after is not None and len(self.data) > self.dies_after:
                return

    def _receive(self, line: socket.socket, received: bytes) -> None:
        # Questions come alone: the program waits for each answer. Raster may hold such bytes too.
        if received in (PAPER, OFFLINE):
            self.asked_at.append(len(self.data))
            answer = self.paper if received == PAPER else self.state
            if answer is not None:
                line.sendall(bytes([answer]))
            return
        for question in (PAPER, OFFLINE):
            if received.endswith(question):
                self.data += received[: -len(question)]
                self._receive(line, question)
                return
        self.data += received


def strips(data: bytes) -> list[Image.Image]:
    """The papers between two cuts, each assembled from its bands."""
    papers: list[Image.Image] = []
    bands: list[tuple[int, bytes]] = []
    at = 0
    while at < len(data):
        if data.startswith(b"\x1b@", at):
            at += 2
        elif data.startswith(b"\x1bd", at):
            at += 3
        elif data.startswith(b"\x1dVB", at):
            at += 4
            wide = bands[0][0]
            rows = b"".join(one for _, one in bands)
            image = Image.frombytes("1", (wide * 8, len(rows) // wide), rows)
            papers.append(image.convert("L").point(lambda shade: 255 - shade))
            bands = []
        elif data.startswith(b"\x1dv0\x00", at):
            wide = int.from_bytes(data[at + 4 : at + 6], "little")
            size = wide * int.from_bytes(data[at + 6 : at + 8], "little")
            bands.append((wide, data[at + 8 : at + 8 + size]))
            at += 8 + size
        else:
            raise AssertionError(f"no command of ours at {at}: {data[at : at + 8]!r}")
    assert not bands, "the last paper is not cut"
    return papers
