"""Headquarters' answers over the network: nothing is believed unless it is proven."""

import datetime as dt
import hashlib
import json
import socket
import threading

import pytest
from tests.courier.http_line import (
    CITY,
    DATA,
    DIGEST,
    OURS,
    QUICK,
    SEED,
    answer_with,
    city,
    fault,
    line_to,
)
from tests.net.proxy import LOGIN_PAGE

from testdesk.courier.http import Caller, HttpClient
from testdesk.formats.crypto import keys
from testdesk.ports import WaitingFile


def test_headquarters_is_believed(proxy):
    answer_with(proxy, value=city(), **OURS)
    answer = line_to(proxy).city()
    assert answer.time == dt.datetime(2022, 3, 26, 0, 41, tzinfo=dt.UTC)


JSON = {"Content_Type": "application/json"}
HTML = {"Content_Type": "text/html"}


def encoded_city(**changes):
    return json.dumps(city(**changes)).encode()


WRONG = [
    ("200 OK", LOGIN_PAGE, HTML, "network_login_page"),
    ("200 OK", encoded_city(), JSON, "network_login_page"),
    ("200 OK", LOGIN_PAGE, OURS | HTML, "network_login_page"),
    ("200 OK", b"{}", OURS | {"Testdesk_City": "d2" * 16}, "network_other_city"),
    ("200 OK", encoded_city(city="d2" * 16), OURS, "network_other_city"),
    ("302 Found", b"", {"Location": "http://portal.example/"}, "network_redirected"),
    ("307 Temporary Redirect", b"", {"Location": "/"}, "network_redirected"),
    ("400 Bad Request", b"", {}, "network_refused"),
    ("403 Forbidden", LOGIN_PAGE, {}, "network_refused"),
    ("404 Not Found", b"", {}, "network_refused"),
    ("407 Proxy Authentication Required", b"", {}, "network_proxy_refused"),
    ("500 Internal Server Error", b"", {}, "network_server_error"),
    ("502 Bad Gateway", LOGIN_PAGE, {}, "network_server_error"),
    ("504 Gateway Timeout", b"", {}, "network_server_error"),
    ("401 Unauthorized", b"{}", OURS, "network_station_unknown"),
    ("403 Forbidden", b"{}", OURS, "network_station_revoked"),
    ("413 Too Large", b"{}", OURS, "network_batch_too_large"),
    ("422 Unprocessable", b"{}", OURS, "network_batch_not_ours"),
    ("503 Unavailable", b"{}", OURS, "network_busy"),
    ("418 Teapot", b"{}", OURS, "network_refused"),
    ("500 Internal Server Error", b"{}", OURS, "network_server_error"),
    ("204 No Content", b"", OURS, "network_login_page"),
    ("200 OK", b"[]", OURS, "network_answer_invalid"),
    ("200 OK", b"[" * 5000, OURS, "network_answer_invalid"),
    ("200 OK", b'{"city": "', OURS, "network_answer_invalid"),
    ("200 OK", b"\xff\xfe", OURS, "network_answer_invalid"),
    ("200 OK", encoded_city(time="yesterday"), OURS, "network_answer_invalid"),
    ("200 OK", encoded_city(time="2022-03-26T00:41:00"), OURS, "network_answer_invalid"),
    ("200 OK", b" " * ((1 << 20) + 1), OURS, "network_too_large"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "body", "headers", "code"), WRONG)
def test_what_is_not_a_good_answer_has_its_code(proxy, status, body, headers, code):
    answer_with(proxy, status, body, **headers)
    assert fault(line_to(proxy).city).code == code


def test_a_cookie_of_a_login_page_is_not_kept(proxy):
    answer_with(proxy, value=LOGIN_PAGE, Set_Cookie="who=me", Content_Type="text/html")
    line = line_to(proxy)
    fault(line.city)
    received = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        line._url = f"http://127.0.0.1:{server.getsockname()[1]}"

        def listen():
            client, _ = server.accept()
            received.append(client.recv(65536))
            client.close()

        listener = threading.Thread(target=listen)
        listener.start()
        fault(line.city)
        listener.join()
    request = received[0].decode().lower()
    assert "cookie" not in request
    assert [row.split(":")[0] for row in request.split("\r\n")[1:] if row] == [
        "host", "accept", "connection", "user-agent", "accept-encoding",
    ]  # fmt: skip
    assert "user-agent: testdesk\r\n" in request


@pytest.mark.parametrize(
    ("asked", "date", "seconds"),
    [
        ("17", None, 17),
        ("0", None, 0),
        ("99999999999", None, 24 * 3600),
        ("-5", None, None),
        ("soon", None, None),
        ("", None, None),
        ("Sat, 26 Mar 2022 00:43:00 GMT", "Sat, 26 Mar 2022 00:41:00 GMT", 120),
        ("Sat, 26 Mar 2022 00:40:00 GMT", "Sat, 26 Mar 2022 00:41:00 GMT", 0),
        ("Sat, 26 Mar 2022 00:43:00 GMT", None, None),
    ],
)
def test_how_long_to_stay_away_is_read_by_the_servers_own_clock(proxy, asked, date, seconds):
    headers = OURS | {"Retry_After": asked} | ({"Date": date} if date else {})
    answer_with(proxy, "503 Busy", b"{}", **headers)
    assert fault(line_to(proxy).city).detail.get("retry_after") == seconds


def test_a_batch_arrived_only_if_the_answer_names_its_bytes(proxy):
    answer_with(proxy, value={"sha256": DIGEST}, **OURS)
    line_to(proxy).send("batch-3-1-2.tdb", DATA)
    answer_with(proxy, value={"sha256": "0" * 64}, **OURS)
    assert fault(lambda: line_to(proxy).send("batch-3-1-2.tdb", DATA)).code == "network_damaged"
    answer_with(proxy, value={"verdict": "accepted"}, **OURS)
    sent = fault(lambda: line_to(proxy).send("batch-3-1-2.tdb", DATA))
    assert sent.code == "network_answer_invalid"


def test_an_early_refusal_of_a_large_batch_is_received(proxy):
    answer_with(proxy, "413 Too Large", b"{}", **OURS)
    large = bytes(8 << 20)
    assert fault(lambda: line_to(proxy).send("batch-3-1-2.tdb", large)).code in {
        "network_batch_too_large",
        "network_cut",
    }


@pytest.mark.parametrize(
    "file",
    [
        "../../station.vault",
        "receipt-3-1-2.tdr/../x",
        "kit-3.tdk",
        "receipt-3-1-2.exe",
        "receipt-3-1-2.tdr\n",
        "Receipt-3-1-2.tdr",
        "receipt-3.tdr",
        "",
    ],
)
def test_a_file_whose_name_is_none_of_ours_is_not_taken(proxy, file):
    listed = {"station": 3, "files": [{"file": file, "sha256": DIGEST, "size": 1}]}
    answer_with(proxy, value=listed, **OURS)
    assert fault(line_to(proxy).waiting).code == "network_answer_invalid"


def test_a_list_for_another_station_is_not_taken(proxy):
    answer_with(proxy, value={"station": 4, "files": []}, **OURS)
    assert fault(line_to(proxy).waiting).code == "network_answer_invalid"


def test_a_file_is_what_was_listed(proxy):
    wanted = WaitingFile("receipt-3-1-2.tdr", DIGEST, len(DATA))
    answer_with(proxy, value=DATA, Testdesk_City=CITY)
    assert line_to(proxy).fetch(wanted) == DATA
    answer_with(proxy, value=DATA[:-1], Testdesk_City=CITY)
    assert fault(lambda: line_to(proxy).fetch(wanted)).code == "network_damaged"
    answer_with(proxy, value=DATA + b"!", Testdesk_City=CITY)
    assert fault(lambda: line_to(proxy).fetch(wanted)).code == "network_too_large"
    answer_with(proxy, value=LOGIN_PAGE)
    assert fault(lambda: line_to(proxy).fetch(wanted)).code == "network_login_page"
    answer_with(proxy, "404 Not Found", b"{}", **OURS)
    assert fault(lambda: line_to(proxy).fetch(wanted)).code == "network_file_missing"


def test_what_a_station_asks_for_is_signed():
    received = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            client, _ = server.accept()
            received.append(client.recv(65536))
            client.close()

        listener = threading.Thread(target=listen)
        listener.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        fault(HttpClient(url, Caller(CITY, 3, SEED), timeouts=QUICK).waiting)
        listener.join()
    rows = received[0].decode().split("\r\n")
    assert rows[0] == "GET /api/v1/stations/3/files HTTP/1.1"
    header = next(row for row in rows if row.startswith("Authorization: "))
    start = 'Authorization: Testdesk station="3", signature="'
    assert header.startswith(start)
    signature = bytes.fromhex(header.removeprefix(start).removesuffix('"'))
    nothing = hashlib.sha256(b"").hexdigest()
    signed = f"GET /api/v1/stations/3/files\0{nothing}".encode()
    assert keys.verify(keys.public_key(SEED), b"testdesk-request-v1", signed, signature)


def test_no_secret_is_in_what_a_crash_page_shows():
    assert SEED.hex() not in repr(Caller(CITY, 3, SEED))
