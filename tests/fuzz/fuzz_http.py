r"""Requests to headquarters: the stations' interface and the forms of the pages.

An input is a request as it is sent: `METHOD target`, lines of headers, an empty line, the body.
A server in front of the app refuses what is no HTTP, so a target has only printable ASCII, and a
header no line end. Each answer must have a known code and must not be a bug of ours.
"""

import asyncio
import atexit
import json
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI
from tests.clock import stopped_clock
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import ROOT, load
from tests.fuzz.harness import KNOWN_CODES
from tests.hq.laptops import MORNING, derive_now
from tests.little_work import quick_vaults

from testdesk.formats.crypto.signed_request import authorization
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import KIT
from testdesk.hq.web.app import create_app

FILES = "/api/v1/stations/3/files"
# The web's own codes (`hq/web/error_handlers.py`).
WEB_CODES = {"request_invalid", "not_found", "method_not_allowed", "not_signed_in"}
BUG, BUSY = 500, 503
# It reports a form's odd characters, by their numbers.
logging.getLogger("python_multipart").setLevel(logging.ERROR)
_TARGET = re.compile(r"/[\x21-\x7e]{0,2000}")
_METHOD = re.compile(r"[A-Z]{1,20}")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}): ?([^\x00\r\n]*)")


def seeds() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests" / "vectors" / "batch").glob("*.json")):
        yield _request("POST /api/v1/batches", "testdesk-file: batch-3-1-5.tdb", load(path)["file"])
    for target in (FILES, f"{FILES}/receipt-3-1-5.tdr", f"{FILES}/..%2fvault"):
        signed = authorization(m.STATION_SEED, station=3, method="GET", path=target)
        yield _request(f"GET {target}", f"authorization: {signed}")
    yield _request("GET /api/v1/city")
    form = "content-type: application/x-www-form-urlencoded"
    yield _request("POST /login", form, "name=金英&password=x&next=/person/1".encode())
    parts = "content-type: multipart/form-data; boundary=b"
    body = b'--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n'
    yield _request("POST /login", parts, body)
    for page in ("/", "/login?next=//x", "/stations", "/person/5bcd15a1b2c3", "/conflicts"):
        yield _request(f"GET {page}", "accept-language: ko;q=0.5, zh-CN\ncookie: testdesk=ab")


def _request(line: str, headers: str = "accept: */*", body: bytes = b"") -> bytes:
    return f"{line}\n{headers}\n\n".encode() + body


def read(data: bytes) -> None:
    answered = answer(data)
    if answered is None:
        return
    status, kind, content = answered
    if status >= BUG and status != BUSY:
        raise AssertionError(f"status {status}")
    if kind == b"application/json" and status >= 400:
        code = json.loads(content)["code"]
        if code not in KNOWN_CODES | WEB_CODES:
            raise AssertionError(f"a code that nobody declared: {code!r}")


def answer(data: bytes) -> tuple[int, bytes, bytes] | None:
    """Status, type and bytes of the answer to an input; None if it is no HTTP."""
    head, _, body = data.partition(b"\n\n")
    line, *headers = head.split(b"\n")
    method, _, target = line.decode("latin-1").partition(" ")
    if not (_METHOD.fullmatch(method) and _TARGET.fullmatch(target)):
        return None
    found = [match for one in headers if (match := _HEADER.fullmatch(one))]
    named = [(match[1].lower(), match[2]) for match in found]
    return _asked(method, target, named, body)


def _asked(
    method: str, target: str, headers: list[tuple[bytes, bytes]], body: bytes
) -> tuple[int, bytes, bytes]:
    """What the app answers; what it raises goes through."""
    path, _, query = target.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": unquote(path), "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": headers,
        "client": ("127.0.0.1", 50000), "server": ("hq", 80),
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    with quick_vaults():
        _loop().run_until_complete(_app()(scope, receive, send))
    kinds = [value for name, value in sent[0]["headers"] if name == b"content-type"]
    whole = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], b"".join(kinds), whole


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    atexit.register(loop.close)
    return loop


@cache
def _app() -> FastAPI:
    """Of a headquarters with the keys of the vectors, which has station 3's first batch."""
    secrets = Secrets(
        name="延吉市指挥部",
        signing_seed=m.CITY_SEED.hex(),
        age_identity=m.HEADQUARTERS_AGE,
        spare_recipient=m.RECIPIENTS[1],
        card_keys={"1": m.seed("card key 1").hex()},
        card_key_id=1,
        person_key=m.seed("person").hex(),
        database_key=m.seed("database").hex(),
    )
    folder = Path(tempfile.mkdtemp(prefix="testdesk-fuzz-"))
    key = bytes.fromhex(secrets.database_key)
    engine = database.open_engine(folder / "headquarters.db", key=key, url=None)
    hq = Headquarters(secrets, engine, stopped_clock(MORNING))
    atexit.register(shutil.rmtree, folder)
    atexit.register(hq.close)
    database.prepare(hq.engine, hq.city, derive=derive_now)
    kit = {"kit": m.KIT_ID, "station": 3, "point": m.SENDER.point, "made_at": m.CREATED}
    with hq.write() as connection:
        connection.execute(KIT.insert(), kit | {"enrolment_key": m.ENROLMENT_KEY.hex()})
    first = ROOT / "tests" / "vectors" / "batch" / "five-events-of-station-3-are-read.json"
    import_batch(hq, load(first)["file"], file="batch-3-1-5.tdb")
    return create_app(hq)
