"""Headquarters by network: what answers in its place, and what to do until it answers itself."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.advice.walking import advice, row, works
from tests.cli.serving import serving
from tests.cli.site import HQ_PHRASE, Site

from testdesk.courier.address import headquarters_url


@contextmanager
def answering(status: int, body: bytes = b"", **headers: str) -> Iterator[str]:
    """The address of another web server, which gives the same answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - as the base class names it

        def log_message(self, *_arguments: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def talking(reply: bytes) -> Iterator[str]:
    """The address of a machine that is no web server and sends some bytes to every client."""

    def talk() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with peer:
                peer.recv(65536)
                peer.sendall(reply)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=talk)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    yield f"http://127.0.0.1:{port}"


PAGE = b"<html><body>Log in</body></html>"
# The code, an excerpt of its advice, and what answers at the address.
IN_ITS_PLACE = [
    row("network_unreachable", "a stick works too", nobody()),
    row("network_redirected", "or check the address", answering(302, Location="/login")),
    row(
        "network_login_page",
        "use another network",
        answering(200, PAGE, **{"Content-Type": "text/html"}),
    ),
    row("network_refused", "Check the address", answering(403)),
    row("network_server_error", "It will be tried again", answering(500)),
    row("network_garbage", "Check the address and its port", talking(b"220 mail ready\r\n\r\n")),
    row("network_cut", "It will be tried again", talking(b"")),
]


@pytest.mark.parametrize(("code", "excerpt", "place"), IN_ITS_PLACE)
def test_something_else_answers_and_then_headquarters(met, site: Site, code, excerpt, place):
    site.sample(1)
    with place as url:
        met.refused(site.station("sync", "--url", url), code, excerpt)
    works(site.station("export", site.stick))  # a stick works too
    assert works(site.hq("import", site.stick))["files"][0]["verdict"] == "accepted"
    with serving(site) as served:
        assert works(site.station("sync", "--url", served.url))["undelivered"] == 0


@advice(
    "network_address_missing", "network_address_invalid", "network_other_city", "address_in_use"
)
def test_an_address_that_is_not_right(met, site: Site):
    site.sample(1)
    met.refused(site.station("sync"), "network_address_missing", "Give one with --url")
    wrong = "https://hq.example.cn/a/path"
    met.refused(site.station("sync", "--url", wrong), "network_address_invalid", "without a path")
    stranger = Site(site.base / "stranger")
    args = ("hq", "init", "--name", "龙井", "--home", stranger.hq_home, "--json")
    works(site.run(*args, phrase=HQ_PHRASE))
    with serving(stranger) as theirs:
        result = site.station("sync", "--url", theirs.url)
        met.refused(result, "network_other_city", "Check the address")
    with serving(site) as served:
        port = served.url.rpartition(":")[2]
        met.refused(site.hq("serve", "--port", port), "address_in_use", "Use another port")
        assert works(site.station("sync", "--url", served.url))["undelivered"] == 0


@advice("network_plain_http")
def test_an_address_that_is_not_encrypted(met):
    with met.raises("network_plain_http", "Use https, or explicitly allow http"):
        headquarters_url("http://10.0.0.7:8470", plain_http=False)
    assert headquarters_url("https://10.0.0.7:8470", plain_http=False) == "https://10.0.0.7:8470"
    assert headquarters_url("http://10.0.0.7:8470", plain_http=True) == "http://10.0.0.7:8470"


@advice("network_station_revoked")
def test_a_revoked_station_calls_headquarters(met, site: Site):
    site.sample(1)
    with serving(site) as served:
        works(site.station("sync", "--url", served.url))
        works(site.hq("station", "revoke", 1, "--reason", "left in a taxi"))
        result = site.station("sync")
        met.refused(result, "network_station_revoked", "Call headquarters. Nothing is lost")
        works(site.hq("station", "reinstate", 1))
        site.scan("!seal other")
        assert works(site.station("sync"))["undelivered"] == 0
