"""Connections that break, send nonsense, or send nothing."""

import json
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courier.http_line import CITY, DATA, OURS, SEED, city, fault, line_to
from tests.net.proxy import Manners, http, proxy_to

from testdesk.courier.http import Caller, HttpClient, Timeouts
from testdesk.messages.sentences import SENTENCES


def encoded_city(**changes):
    return json.dumps(city(**changes)).encode()


RAW = [
    (b"", "network_cut"),
    (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "network_garbage"),
    (b"\x00\xff" * 200, "network_garbage"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: twelve\r\n\r\n{}", "network_garbage"),
    (b"HTTP/1.1 200 OK\r\nContent-Le", "network_cut"),
    (http("200 OK", b"{}", **OURS)[:-1], "network_truncated"),
    (http("200 OK", b"{}", **OURS).replace(b"Length: 2", b"Length: 9"), "network_truncated"),
    (
        http("200 OK", encoded_city(), **OURS).replace(b"Length: ", b"Length: 1\r\nX: "),
        "network_answer_invalid",
    ),
    (
        b"HTTP/1.1 200 OK\r\nTestdesk-City: " + CITY.encode()
        + b"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{",
        "network_truncated",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "code"), RAW)
@pytest.mark.parametrize("reset", [False, True])
def test_a_line_that_breaks_or_talks_nonsense_has_its_code(proxy, answer, code, reset):
    proxy.manners = Manners(answer=answer, reset=reset)
    assert fault(line_to(proxy).city).code == code


def test_nobody_there():
    with proxy_to(("127.0.0.1", 9)) as proxy:
        line = line_to(proxy)
    assert fault(line.city).code == "network_unreachable"


def test_a_proxy_whose_server_is_gone_cuts(proxy):
    # A reset may come before the client first reads from its connection.
    assert fault(line_to(proxy).city).code in {"network_cut", "network_unreachable"}


def test_a_server_that_sends_nothing_is_given_up(proxy):
    proxy.manners = Manners(silent=True)
    line = line_to(proxy, Timeouts(connect=1, write=1, answer=0.2, read=0.2))
    assert fault(line.city).code == "network_silent"
    assert fault(lambda: line.send("batch-3-1-2.tdb", DATA)).code == "network_silent"


class Trickle:
    """A server that sends something, then one byte at a time for ever."""

    def __init__(self, first: bytes) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.first, self.closed = first, threading.Event()
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        client, _ = self.listener.accept()
        try:
            client.recv(65536)
            client.sendall(self.first)
            while not self.closed.wait(0.02):
                client.sendall(b"1")
        except OSError:
            return
        finally:
            client.close()

    def close(self) -> None:
        self.closed.set()
        self.thread.join()
        self.listener.close()


@pytest.mark.parametrize(
    "first", [b"HTTP/1.1 200 OK\r\nX: ", http("200 OK", b" " * 90_000, **OURS)[:-90_000]]
)
def test_who_trickles_for_ever_is_given_up(first):
    server = Trickle(first)
    try:
        patience = Timeouts(connect=0.5, write=0.5, answer=0.5, read=0.5, min_bytes_per_second=4096)
        line = HttpClient(server.url, Caller(CITY, 3, SEED), timeouts=patience)
        assert fault(line.city).code == "network_silent"
    finally:
        server.close()


def test_a_line_that_is_cut_ends_at_once_and_for_ever(proxy):
    proxy.manners = Manners(silent=True)
    line = line_to(proxy, Timeouts())
    codes = []
    asking = threading.Thread(target=lambda: codes.append(fault(line.city).code))
    asking.start()
    proxy.wait_for_connection()
    line.abort()
    asking.join(timeout=30)
    assert not asking.is_alive()
    assert len(codes) == 1
    assert fault(line.city).code in {"network_cut", "network_silent"}


HEADS = st.sampled_from(
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nTestdesk-City: " + CITY.encode() + b"\r\n",
        http("200 OK", b"", **OURS).replace(b"Content-Length: 0\r\n", b""),
        http("503 Busy", b"{}", **OURS, Retry_After="1"),
    ]
)


@given(HEADS, st.binary(max_size=300))
def test_whatever_a_server_sends_there_is_a_code_for_it(head, answer):
    with proxy_to(("127.0.0.1", 9)) as proxy:
        proxy.manners = Manners(answer=head + answer)
        code = fault(line_to(proxy).city).code
    assert SENTENCES[code]
    assert code.startswith("network_")
