"""A server of advisories on this machine, which knows what a test tells it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from scripts import release


class Advisories(ThreadingHTTPServer):
    """Answers as OSV does: the advisories on a package, or an empty object.

    Attributes:
        known: advisory by name of the package, whatever its version.
        asked: the names that were looked up.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.known = {"jinja2": "PYSEC-2014-8"}
        self.asked = list[str]()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/query"


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Advisories)
        question = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = question["package"]["name"]
        self.server.asked.append(name)
        known = self.server.known.get(name)
        if name == "jinja2" and question["version"] != "2.4.1":
            known = None
        found = {"vulns": [{"id": known, "affected": []}]} if known else {}
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: tests are silent."""


@pytest.fixture
def osv() -> Iterator[Advisories]:
    with Advisories() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def sbom(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    assert release.main(["--offline", "--dist", str(folder)]) == release.CHECKED
    (path,) = folder.glob("testdesk-*.cdx.json")
    return json.loads(path.read_text("utf-8"))
