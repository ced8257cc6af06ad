"""An ID-card reader behind its manufacturer's web service on this laptop."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from testdesk.domain.refusals import EnvironmentFault, ReaderFault, Refusal
from testdesk.local_addresses import is_this_machine
from testdesk.readers.card_reply import parse_reply
from testdesk.readers.id_card import IdCard

_PATH = "/api/ReadMsg"
_PORT = 8989
_CONNECTING_SECONDS = 2
# The service needs a moment to read the card after it has found one.
_READING_SECONDS = 3
# A card's text has about a thousand bytes. The photo is not requested, but an answer with it fits.
_MAX_BYTES = 256 * 1024
_BUSY_STATUSES = frozenset({409, 429, 503})


def service_url(address: str) -> str:
    """The URL of a reader service: `localhost`, `127.0.0.1:8989`, `http://[::1]:8989/api/ReadMsg`.

    No other machine may see a card's text, so only a service on this machine is accepted.

    Raises:
        Refusal: reader_address_invalid.
    """
    typed = address.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"http://{typed}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Refusal("reader_address_invalid") from error
    plain = parts.scheme == "http" and not (parts.username or parts.query or parts.fragment)
    printable = typed.isascii() and typed.isprintable() and " " not in typed
    if not (plain and printable and is_this_machine(host)):
        raise Refusal("reader_address_invalid")
    url_host = f"[{host}]" if ":" in host else host
    path = parts.path if parts.path.strip("/") else _PATH
    return _as_normalised_by_httpx(f"http://{url_host}:{_PORT if port is None else port}{path}")


def _as_normalised_by_httpx(url: str) -> str:
    """The URL in a form that the HTTP client, which parses it again, accepts too."""
    try:
        return str(httpx.URL(url))
    except httpx.InvalidURL as error:
        raise Refusal("reader_address_invalid") from error


class CardService:
    """Requests cards from the service, one request at a time, as the service requires."""

    def __init__(self, address: str, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Does not connect to the service yet.

        Args:
            address: in a form that `service_url` accepts.
            monotonic: a clock in seconds that never goes back, to limit the time of an answer.

        Raises:
            Refusal: reader_address_invalid.
        """
        self._url = service_url(address)
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._socket: socket.socket | None = None
        # No proxy from the environment may see a card. Nothing is encrypted here, so an empty
        # context is used, which avoids loading all certificates.
        unused = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._client = httpx.Client(trust_env=False, follow_redirects=False, verify=unused)

    def read(self, wait_seconds: int) -> IdCard | None:
        """See `readers.id_card.IdReader`."""
        if not self._lock.acquire(blocking=False):
            raise ReaderFault("id_reader_busy")
        try:
            return None if self._closed.is_set() else parse_reply(self._request(wait_seconds))
        except (httpx.HTTPError, EnvironmentFault) as error:
            if self._closed.is_set():
                return None
            if isinstance(error, EnvironmentFault):
                raise
            raise ReaderFault("id_reader_gone") from error
        finally:
            if self._closed.is_set():
                self._client.close()
            self._lock.release()

    def close(self) -> None:
        """Closes the connection, so that a waiting read ends now."""
        self._closed.set()
        self._shut_down_socket()
        if self._lock.acquire(blocking=False):
            self._client.close()
            self._lock.release()

    def _request(self, wait_seconds: int) -> bytes:
        """Requests a card and returns the answer's bytes.

        The photo is never requested. Each request opens a new connection, since a restarted service
        would have dropped the old one.
        """
        deadline = self._monotonic() + wait_seconds + _READING_SECONDS
        with self._client.stream(
            "GET",
            self._url,
            params={"NoPhoto": 1, "waitTime": wait_seconds},
            headers={"Accept-Encoding": "identity", "Connection": "close"},
            timeout=httpx.Timeout(
                _CONNECTING_SECONDS, read=wait_seconds + _READING_SECONDS, write=_CONNECTING_SECONDS
            ),
            extensions={"trace": self._on_trace_event},
        ) as response:
            if response.status_code in _BUSY_STATUSES:
                raise ReaderFault("id_reader_busy")
            if response.status_code != httpx.codes.OK:
                raise ReaderFault("id_reader_gone", reason="answer")
            return self._read_body(response, deadline)

    def _read_body(self, response: httpx.Response, deadline: float) -> bytes:
        """The body, limited in size and time."""
        body = b""
        for part in response.iter_raw():
            body += part
            if len(body) > _MAX_BYTES or self._monotonic() > deadline:
                raise ReaderFault("id_reader_gone", reason="answer")
        return body

    def _on_trace_event(self, event: str, info: dict[str, object]) -> None:
        """Stores the socket, so that another thread can close it; httpx calls this at each step."""
        if event == "connection.connect_tcp.complete":
            stream = info["return_value"]
            self._socket = stream.get_extra_info("socket")  # type: ignore[attr-defined]  # httpcore's NetworkStream
            if self._closed.is_set():
                self._shut_down_socket()

    def _shut_down_socket(self) -> None:
        open_socket, self._socket = self._socket, None
        if open_socket is not None:
            try:
                open_socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # already closed by the other side or by our own reader
