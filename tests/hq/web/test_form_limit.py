"""What is sent to a page is bounded, whatever was announced."""

import gzip
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from testdesk.hq.web import uploads
from testdesk.hq.web.middleware import LIMIT

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGES = ("/login", "/logout", "/conflict", "/admit", "/api/v1/city")


def pieces(size: int) -> Iterator[bytes]:
    yield b"name="
    for _ in range(size // 4096):
        yield b"a" * 4096


@pytest.mark.parametrize("page", PAGES)
def test_a_form_longer_than_any_is_refused(client: TestClient, page: str):
    for body in (b"name=" + b"a" * LIMIT, pieces(2 * LIMIT)):
        answer = client.post(page, content=body, headers=FORM)
        assert (answer.status_code, answer.json()) == (413, {"code": "request_invalid"})
        assert "testdesk-city" in answer.headers


def test_no_more_is_taken_of_an_endless_form_than_its_bound(client: TestClient):
    taken = []

    def endless() -> Iterator[bytes]:
        for piece in pieces(100 * LIMIT):
            taken.append(len(piece))
            yield piece

    assert client.post("/login", content=endless(), headers=FORM).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"&" * 200_000,
        b"a=&" * 60_000,
        b"name=" + b"%" * 200_000,
        gzip.compress(bytes(10 << 20)),
        b"",
    ],
)
def test_a_form_of_nonsense_is_answered(client: TestClient, body: bytes):
    headers = FORM | {"Content-Encoding": "gzip"}
    assert client.post("/login", content=body, headers=headers).status_code in {400, 401, 422, 429}


def test_many_parts_are_answered(client: TestClient):
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post("/login", content=part * 4000 + b"--x--\r\n", headers=headers)
    assert 400 <= answer.status_code < 500


def test_the_longest_honest_form_arrives(client: TestClient):
    answer = client.post("/login", data={"name": "한" * 4096, "password": "한" * 4096, "next": "/"})
    assert answer.status_code == 401


@pytest.mark.parametrize("announced", [str(uploads.LIMIT + 1), "9" * 5000])
def test_a_batch_announced_too_large_is_refused_at_once(client: TestClient, announced: str):
    answer = client.post("/api/v1/batches", content=b"x", headers={"Content-Length": announced})
    assert (answer.status_code, answer.json()["code"]) == (413, "container_too_large")
