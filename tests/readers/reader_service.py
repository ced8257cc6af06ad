"""A reader service on this machine, like the maker's program: real HTTP on a free port."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec

CARD = {
    "code": "0",
    "retcode": "0x90 0x0",
    "retmsg": "操作成功",
    "errmsg": "",
    "name": "李美花",
    "sex": "女",
    "nation": "朝鲜",
    "born": "19900307",
    "address": "吉林省延吉市北山街丹山委十二组",
    "cardno": "222401199003072467",
    "userlifeb": "20110330",
    "userlifee": "长期",
    "police": "延吉市公安局",
    "photobase64": "",
    "CardType": "0",
    "EngName": "",
    "PassID": "000000000",
}
NO_CARD = {"code": "1", "retcode": "0x80", "retmsg": "寻找证/卡失败", "errmsg": ""}
BUSY = {"code": "1", "retcode": "0x1", "retmsg": "读卡器正忙", "errmsg": ""}

Reply = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; the service's script decides the answer."""

    service: "ReaderService"

    def do_GET(self) -> None:
        self.service.asked.append(self.path)
        self.service.came.set()
        self.service.reply(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_message: object) -> None:
        """Silent."""


def replies(value: object, status: int = 200, **headers: str) -> Reply:
    """An answer: bytes as they are, anything else as JSON."""
    body = value if isinstance(value, bytes) else msgspec.json.encode(value)
    return lambda asked: asked.answer(body, status, **headers)


class ReaderService:
    """Attributes:
    address: where it listens.
    asked: the paths of all requests.
    came: set when a request came.
    done: releases a request that hangs.
    reply: how it answers.
    """

    def __init__(self, reply: Reply) -> None:
        self.asked: list[str] = []
        self.came, self.done = threading.Event(), threading.Event()
        self.reply = reply
        handler = type("Handler", (Asked,), {"service": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.address = f"127.0.0.1:{self._server.server_port}"

    def hang(self, asked: Asked) -> None:
        """Sends nothing until the end of the test."""
        self.done.wait()

    def close(self) -> None:
        self.done.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
