"""Headquarters over HTTP(S): the same sealed files as on a stick (docs/network.md)."""

from __future__ import annotations

import datetime as dt
import hashlib
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, TypeVar
from urllib.parse import quote

import httpx
import msgspec
from msgspec import Meta

from testdesk.courier.address import system_proxy
from testdesk.courier.connection_aborter import ConnectionAborter
from testdesk.courier.http_faults import check_from_headquarters, fault_of
from testdesk.domain.refusals import NetworkFault
from testdesk.formats.crypto.signed_request import authorization
from testdesk.formats.encoding import forms
from testdesk.ports import HeadquartersReply, Offer, WaitingFile
from testdesk.wire_names import FILE_HEADER

FILE_LIMIT = 600 << 20
_JSON_LIMIT = 1 << 20
_CHUNK_SIZE = 64 << 10
# The system wakes a waiting sender only when a third of the send buffer is free. In a small buffer
# that happens, even at 2 kB/s, long before the timeout for writing.
_SEND_BUFFER = 32 << 10
_USER_AGENT = "testdesk"
# `batch-1-1-4.tdb`, `receipt-….tdr`, `update-….tdu`, or the sampled list `sampled-3.tds`.
_FileName = Annotated[
    str,
    Meta(pattern=r"^((receipt|update|batch)(-[0-9]{1,16}){2,3}|sampled-[0-9]{1,16})\.td[rusb]\Z"),
]
_Reply = TypeVar("_Reply")


class Timeouts(msgspec.Struct, frozen=True):
    """The longest time in seconds without any progress, for each phase of a request.

    Attributes:
        connect: until a connection is made.
        write: until the other side accepts more data.
        answer: for a request with a body, until the answer begins, or more of it arrives.
        read: the same for a request without a body.
        min_bytes_per_second: a request whose average speed is lower is aborted.
    """

    connect: float = 10.0
    write: float = 60.0
    answer: float = 120.0
    read: float = 60.0
    min_bytes_per_second: int = 256


class Caller(msgspec.Struct, frozen=True):
    """The requesting station: its city, number and signing key."""

    city: str
    station: int
    signing_key: bytes

    def __repr__(self) -> str:
        return "Caller(...)"  # no secrets: crash pages show reprs


class _City(msgspec.Struct, frozen=True):
    """The JSON that identifies headquarters: its city, its version of testdesk, its clock."""

    city: forms.Hex32
    software: Annotated[str, Meta(max_length=64)]
    time: dt.datetime


class _UploadReply(msgspec.Struct, frozen=True):
    """The JSON about a batch: the hash of the bytes that arrived, and the name of the receipt."""

    sha256: forms.Hex64
    receipt: _FileName | None = None


class _Waiting(msgspec.Struct, frozen=True):
    """A file that waits for the station."""

    file: _FileName
    sha256: forms.Hex64
    size: Annotated[int, Meta(ge=0, le=FILE_LIMIT)]


class _Holdings(msgspec.Struct, frozen=True):
    """Which of the station's events headquarters has: the highest number, and the gaps below it."""

    highest: forms.Count
    missing: Annotated[tuple[tuple[forms.Seq, forms.Seq], ...], Meta(max_length=1000)] = ()


class _Files(msgspec.Struct, frozen=True):
    """What waits for a station, and what headquarters has of its journal."""

    station: forms.Station
    files: Annotated[tuple[_Waiting, ...], Meta(max_length=5000)]
    held: _Holdings | None = None  # absent in testdesk 0.1


class HttpClient:
    """Makes a station's requests to headquarters, in one thread; any thread may call `abort`.

    Its methods are described in `ports.HeadquartersClient`. Of the computer's settings it uses only
    the proxy, and it uses no `.netrc`, no cookies and no redirects.
    """

    def __init__(self, url: str, caller: Caller, *, timeouts: Timeouts | None = None) -> None:
        """Does not connect yet.

        Args:
            url: the server's address, as `address.headquarters_url` returns it.
            caller: the requesting station.
            timeouts: None for the usual ones.

        Raises:
            EnvironmentFault: network_proxy_unknown.
        """
        self._url, self._caller = url, caller
        self._timeouts = timeouts or Timeouts()
        self._aborter = ConnectionAborter()
        transport = httpx.HTTPTransport(
            verify=_tls_context() if url.startswith("https:") else _unused_tls_context(),
            proxy=system_proxy(url),
            trust_env=False,
            socket_options=[(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)],
        )
        self._client = httpx.Client(transport=transport, trust_env=False, follow_redirects=False)

    def city(self) -> HeadquartersReply:
        """See `ports.HeadquartersClient`."""
        reply = self._fetch_json("GET", "/api/v1/city", _City)
        if reply.city != self._caller.city:
            raise NetworkFault("network_other_city")
        if reply.time.tzinfo is None:
            raise NetworkFault("network_answer_invalid")
        return HeadquartersReply(reply.software, reply.time)

    def send(self, file: str, data: bytes) -> str:
        """See `ports.HeadquartersClient`."""
        headers = {"Content-Type": "application/octet-stream", FILE_HEADER: file}
        reply = self._fetch_json(
            "POST", "/api/v1/batches", _UploadReply, body=data, headers=headers
        )
        if reply.sha256 != hashlib.sha256(data).hexdigest():
            raise NetworkFault("network_damaged")
        return reply.receipt or ""

    def waiting(self) -> Offer:
        """See `ports.HeadquartersClient`."""
        path = f"/api/v1/stations/{self._caller.station}/files"
        listing = self._fetch_json("GET", path, _Files, headers=self._signed("GET", path))
        if listing.station != self._caller.station:
            raise NetworkFault("network_answer_invalid")
        files = tuple(WaitingFile(file.file, file.sha256, file.size) for file in listing.files)
        return (
            Offer(files, listing.held.highest, listing.held.missing)
            if listing.held
            else Offer(files)
        )

    def fetch(self, wanted: WaitingFile) -> bytes:
        """See `ports.HeadquartersClient`."""
        path = f"/api/v1/stations/{self._caller.station}/files/{quote(wanted.file, safe='')}"
        data = self._fetch("GET", path, limit=wanted.size, headers=self._signed("GET", path))
        announced = (wanted.size, wanted.sha256)
        if wanted.sha256 and announced != (len(data), hashlib.sha256(data).hexdigest()):
            raise NetworkFault("network_damaged")
        return data

    def abort(self) -> None:
        """Aborts the current request as if the connection were cut; none are made afterwards."""
        self._aborter.abort_permanently()

    def close(self) -> None:
        """Closes the connection, in the thread that made the requests."""
        self._client.close()

    def _signed(self, method: str, path: str) -> dict[str, str]:
        key, station = self._caller.signing_key, self._caller.station
        return {"Authorization": authorization(key, station=station, method=method, path=path)}

    def _fetch_json(
        self,
        method: str,
        path: str,
        form: type[_Reply],
        *,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> _Reply:
        data = self._fetch(
            method, path, limit=_JSON_LIMIT, body=body, headers=headers or {}, as_json=True
        )
        try:
            return msgspec.json.decode(data, type=form)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise NetworkFault("network_answer_invalid") from error

    def _fetch(
        self,
        method: str,
        path: str,
        *,
        limit: int,
        headers: dict[str, str],
        body: bytes = b"",
        as_json: bool = False,
    ) -> bytes:
        """Makes one request; returns the body of the verified answer, at most `limit` bytes."""
        self._client.cookies.clear()  # a network's log-in page may have set one
        timeouts = self._timeouts
        # The timeouts start again with every part that is sent; this is the limit for all of it.
        longest_sending = len(body) / timeouts.min_bytes_per_second
        deadline_seconds = timeouts.answer + timeouts.connect + longest_sending
        with self._raising_network_faults(), self._aborter.abort_after(deadline_seconds):
            request = self._request(method, path, headers, body)
            response = self._client.send(request, stream=True)
        try:
            check_from_headquarters(response, self._caller.city)
            if as_json and not _is_json(response):
                raise NetworkFault("network_login_page")
            with self._raising_network_faults(reading=True):
                return self._read_body(response, limit)
        finally:
            response.close()

    def _request(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> httpx.Request:
        timeouts = self._timeouts
        all_headers = {"User-Agent": _USER_AGENT, "Accept-Encoding": "identity", **headers}
        if body:
            all_headers["Content-Length"] = str(len(body))
        return self._client.build_request(
            method,
            self._url + path,
            headers=all_headers,
            content=_chunks(body) if body else None,
            timeout=httpx.Timeout(
                connect=timeouts.connect,
                write=timeouts.write,
                read=timeouts.answer if body else timeouts.read,
                pool=timeouts.connect,
            ),
            extensions={"trace": self._aborter.watch},
        )

    def _read_body(self, response: httpx.Response, limit: int) -> bytes:
        """The body, limited in size and time."""
        began, body = time.monotonic(), bytearray()
        for part in response.iter_raw():
            body += part
            if len(body) > limit:
                raise NetworkFault("network_too_large")
            seconds_late = time.monotonic() - began - self._timeouts.read
            expected_bytes = seconds_late * self._timeouts.min_bytes_per_second
            if seconds_late > 0 and len(body) < expected_bytes:
                raise NetworkFault("network_silent")
        return bytes(body)

    @contextmanager
    def _raising_network_faults(self, *, reading: bool = False) -> Iterator[None]:
        """Turns the client's errors into faults; for `reading` see `http_faults.fault_of`."""
        try:
            yield
        except httpx.HTTPError as error:
            if self._aborter.timed_out:
                raise NetworkFault("network_silent") from error
            raise fault_of(error, reading=reading) from error


def _chunks(body: bytes) -> Iterator[bytes]:
    view = memoryview(body)
    for start in range(0, len(body), _CHUNK_SIZE):
        yield bytes(view[start : start + _CHUNK_SIZE])


def _is_json(response: httpx.Response) -> bool:
    kind = response.headers.get("Content-Type", "").split(";")[0]
    return bool(kind.strip().lower() == "application/json")


def _tls_context() -> ssl.SSLContext:
    """A context that trusts public certificate authorities and those of this computer.

    A city may have an authority of its own.
    """
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _unused_tls_context() -> ssl.SSLContext:
    """A context for plain HTTP, which avoids loading all certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
