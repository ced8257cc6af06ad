"""A small server that speaks the stations' interface for the made-up city of the window's tests.

The real one is tested with the real client in tests/net; here the window's texts are checked.
"""

import datetime as dt
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from testdesk.formats.exchange.batch import read_manifest
from testdesk.formats.exchange.receipt import Receipt, receipt_name, write_receipt
from testdesk.wall_clock import utc_text


class MadeUpHeadquarters:
    """Of use in a `with`.

    Attributes:
        gives_receipts: whether receipts are offered.
        clock_is_at: what its clock says.
        batches: the bytes of every batch that came, once each.
    """

    def __init__(self, city: str, seed: bytes) -> None:
        self.city, self._seed = city, seed
        self.gives_receipts = True
        self.clock_is_at = dt.datetime(2022, 3, 26, 0, 41, tzinfo=dt.UTC)
        self.batches: list[bytes] = []
        self.receipts: dict[str, bytes] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.answer(*outer.get(self.path))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.answer(200, outer.take(body))

            def answer(self, status: int, value: Any) -> None:
                body = value if isinstance(value, bytes) else json.dumps(value).encode()
                kind = "octet-stream" if isinstance(value, bytes) else "json"
                self.send_response(status)
                self.send_header("Content-Type", f"application/{kind}")
                self.send_header("Testdesk-City", outer.city)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its own name
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = ("127.0.0.1", int(self._server.server_address[1]))
        self.url = f"http://127.0.0.1:{self.address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def get(self, path: str) -> tuple[int, Any]:
        name = path.rsplit("/", 1)[1]
        if name == "city":
            time = utc_text(self.clock_is_at)
            return 200, {"city": self.city, "software": "0.1.0", "time": time}
        offered = self.receipts if self.gives_receipts else {}
        if name == "files":
            files = [
                {"file": file, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                for file, data in offered.items()
            ]
            return 200, {"station": 1, "files": files}
        return (200, offered[name]) if name in offered else (404, {"code": "file_missing"})

    def take(self, data: bytes) -> dict[str, Any]:
        manifest, manifest_sha256 = read_manifest(data)
        if data not in self.batches:
            self.batches.append(data)
        receipt = Receipt(
            city=self.city,
            station=1,
            first=manifest.first,
            last=manifest.last,
            manifest_sha256=manifest_sha256,
            verdict="accepted",
            reason="",
            highest_contiguous=manifest.last,
            conflicts=(),
            created=utc_text(self.clock_is_at),
        )
        file = receipt_name(1, manifest.first, manifest.last)
        self.receipts[file] = write_receipt(
            receipt, city_signing_key=self._seed, recipient=manifest.signer.recipient
        )
        return {"sha256": hashlib.sha256(data).hexdigest(), "receipt": file}
