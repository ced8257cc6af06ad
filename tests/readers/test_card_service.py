"""The local reader service, over real HTTP: its answers, and what is made of them."""

import contextlib
import ipaddress
import socket
import threading
import time
from itertools import count

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.reader_service import BUSY, CARD, NO_CARD, replies

from testdesk.domain.refusals import CodedError, EnvironmentFault, Refusal
from testdesk.readers import card_service
from testdesk.readers.card_service import CardService, service_url
from testdesk.readers.id_card import IdCard


def fault_of(address, wait=0, **how):
    with pytest.raises(EnvironmentFault) as caught:
        CardService(address, **how).read(wait)
    return caught.value.code, caught.value.detail


def test_a_card_is_read_without_its_photo(service):
    here = service()
    assert CardService(here.address).read(2) == IdCard(
        "resident_id",
        "222401199003072467",
        "李美花",
        sex="F",
        birth="1990-03-07",
        ethnicity_or_nationality="朝鲜",
        address="吉林省延吉市北山街丹山委十二组",
    )
    assert here.asked == ["/api/ReadMsg?NoPhoto=1&waitTime=2"]


def test_no_card_is_no_fault(service):
    assert CardService(service(replies(NO_CARD)).address).read(0) is None


@pytest.mark.parametrize("reply", [replies(BUSY), replies(b"", 503), replies(b"", 429)])
def test_a_service_that_reads_for_another_program_is_busy(service, reply):
    assert fault_of(service(reply).address) == ("id_reader_busy", {})


@pytest.mark.parametrize("retcode", ["0x41", "0x31", "0X41 0x1"])
def test_a_card_that_is_not_read_completely_is_reported(service, retcode):
    reply = replies({"code": "1", "retcode": retcode, "retmsg": "读卡失败"})
    assert fault_of(service(reply).address) == ("id_card_unreadable", {})


@pytest.mark.parametrize("retcode", ["0x1", "0x10", "", "soso", "0x9999999999", None])
def test_a_service_without_its_reader_is_a_reader_gone(service, retcode):
    reply = replies({"code": "1", "retcode": retcode, "retmsg": "端口打开失败"})
    assert fault_of(service(reply).address) == ("id_reader_gone", {})


@pytest.mark.parametrize(
    "reply",
    [
        replies(b"<html>It works!</html>"),
        replies(b"\xff\xfe\x00"),
        replies(b""),
        replies([CARD]),
        replies({}),
        replies({**CARD, "cardno": 222401199003072467}),
        replies({**CARD, "name": ["李美花"]}),
        replies(b"[" * 100_000),
        replies(CARD, 404),
        replies(b"", 302, Location="http://127.0.0.1:1/api/ReadMsg"),
        replies({**CARD, "photobase64": "A" * 1_000_000}),
    ],
    ids=lambda _reply: "",
)
def test_what_is_no_reader_service_is_reported(service, reply):
    assert fault_of(service(reply).address) == ("id_reader_gone", {"reason": "answer"})


def test_a_redirect_is_not_followed(service):
    there = service()
    here = service(replies(b"", 302, Location=f"http://{there.address}/api/ReadMsg"))
    fault_of(here.address)
    assert there.asked == []


def test_a_proxy_of_the_environment_sees_no_card(service, monkeypatch):
    spy = service()
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{spy.address}")
    assert CardService(service().address).read(0) is not None
    assert spy.asked == []


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert fault_of(f"127.0.0.1:{port}") == ("id_reader_gone", {})


def test_a_service_that_sends_nothing_is_given_up(service, monkeypatch):
    monkeypatch.setattr(card_service, "_READING_SECONDS", 0.05)
    here = service()
    here.reply = here.hang
    assert fault_of(here.address) == ("id_reader_gone", {})


def test_an_answer_that_comes_for_ever_is_given_up(service):
    here = service()

    def drip(asked):
        asked.send_response(200)
        asked.end_headers()
        # The reader closes the connection.
        with contextlib.suppress(OSError):
            while not here.done.wait(0.01):
                asked.wfile.write(b" ")

    here.reply = drip
    # A second passes at every reading of the clock.
    hurrying = count().__next__
    assert fault_of(here.address, monotonic=hurrying) == ("id_reader_gone", {"reason": "answer"})


def test_closing_ends_a_read_that_waits(service):
    here = service()
    here.reply = here.hang
    reader = CardService(here.address)
    answers: list[object] = []
    waiting = threading.Thread(target=lambda: answers.append(reader.read(600)))
    waiting.start()
    here.came.wait()
    began = time.monotonic()
    reader.close()
    waiting.join()
    # Ten minutes were requested.
    assert time.monotonic() - began < 60
    assert answers == [None]
    assert reader.read(600) is None


def test_a_second_question_at_the_same_time_is_refused_here_already(service):
    here = service()
    here.reply = here.hang
    reader = CardService(here.address)
    waiting = threading.Thread(target=reader.read, args=(600,))
    waiting.start()
    here.came.wait()
    with pytest.raises(EnvironmentFault) as caught:
        reader.read(0)
    assert caught.value.code == "id_reader_busy"
    reader.close()
    waiting.join()
    assert len(here.asked) == 1


def test_the_service_is_asked_again_after_it_was_started_anew(service):
    here = service(replies(BUSY))
    reader = CardService(here.address)
    with pytest.raises(CodedError):
        reader.read(0)
    here.reply = replies(CARD)
    assert reader.read(0) is not None


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("localhost", "http://localhost:8989/api/ReadMsg"),
        (" localhost:9000 ", "http://localhost:9000/api/ReadMsg"),
        ("http://127.0.0.1:8989/", "http://127.0.0.1:8989/api/ReadMsg"),
        ("http://LOCALHOST:8989/api/ReadMsg", "http://localhost:8989/api/ReadMsg"),
        ("127.0.0.2:8080/read", "http://127.0.0.2:8080/read"),
        ("http://[::1]", "http://[::1]:8989/api/ReadMsg"),
    ],
)
def test_addresses_on_this_machine(typed, url):
    assert service_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "192.168.1.5:8989",
        "reader.example.org",
        "localhost.example.org:8989",
        "http://127.0.0.1@example.org/",
        "http://user@127.0.0.1",
        "http://127.0.0.1?x=1",
        "http://127.0.0.1#x",
        "https://localhost:9199",
        "ftp://localhost",
        "localhost:99999",
        "localhost:port",
        "http://[::1",
        "0.0.0.0:8989",
        "127.1",
        "localhost:8989/a b",
        "localhost:8989/读",
        "local\thost",
        "[::1%25eth0]",
        "127.0.0.1\\@example.org",
        "127.0.0.1%2eexample.org",
    ],
)
def test_no_other_machine_is_asked(typed):
    with pytest.raises(Refusal) as caught:
        CardService(typed)
    assert caught.value.code == "reader_address_invalid"


HOSTS = st.sampled_from(["localhost", "127.0.0.1", "[::1]", "example.org", "192.168.1.5"])


@given(
    st.text(max_size=40)
    | st.lists(HOSTS | st.text("@:/\\\\?#%[].0123456789 ", max_size=3), max_size=6).map("".join)
)
def test_whatever_is_typed_the_line_goes_to_this_machine_or_nowhere(typed):
    try:
        url = service_url(typed)
    except Refusal:
        return
    host = httpx.URL(url).host
    assert host == "localhost" or ipaddress.ip_address(host).is_loopback
