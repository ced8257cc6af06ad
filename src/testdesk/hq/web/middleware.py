"""Middleware in front of the pages: limits on requests, and headers for every response."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.web.error_handlers import problem
from testdesk.wire_names import CITY_HEADER

_UPLOADS_AT_ONCE = 2
_LONGEST_WAIT_SECONDS = 60


class UploadLimiter:
    """Limits simultaneous uploads, in an `async with`; a caller waits, but not too long.

    Raises:
        EnvironmentFault: database_busy.
    """

    def __init__(
        self, at_once: int = _UPLOADS_AT_ONCE, longest_wait: float = _LONGEST_WAIT_SECONDS
    ) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._longest_wait = longest_wait

    async def __aenter__(self) -> None:
        try:
            await asyncio.wait_for(self._free.acquire(), self._longest_wait)
        except TimeoutError as error:
            raise EnvironmentFault("database_busy") from error

    async def __aexit__(self, *_: object) -> None:
        self._free.release()


# Everything that a page needs is in the package; nothing is loaded from another host.
_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_SECURITY_HEADERS = {
    "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make Chromium send our own forms with "Origin: null".
    "Referrer-Policy": "same-origin",
}


class ResponseHeaders:
    """Adds the security headers and the city's identity to every response."""

    def __init__(self, app: ASGIApp, *, city: str, hsts: bool) -> None:
        self._app = app
        self._headers = {**_SECURITY_HEADERS, CITY_HEADER: city}
        if hsts:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


# Enough for three fields of 4,096 characters; a browser encodes a Chinese character in nine bytes.
LIMIT = 256 * 1024
_BATCHES = "/api/v1/batches"  # uploads have a limit of their own, see `uploads`
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


class FormLimit:
    """Responds with 413 if a body is longer than any form, whatever length was announced."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        is_form = scope["type"] == "http" and scope["method"] not in _WITHOUT_BODY
        if not is_form or scope["path"] == _BATCHES:
            await self._app(scope, receive, send)
            return
        messages, size = [await receive()], 0
        while messages[-1]["type"] == "http.request":
            size += len(messages[-1].get("body", b""))
            if size > LIMIT:
                response = problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "request_invalid")
                await response(scope, receive, send)
                return
            if not messages[-1].get("more_body", False):
                break
            messages.append(await receive())
        await self._app(scope, _replayed(messages, receive), send)


def _replayed(messages: list[Message], receive: Receive) -> Receive:
    """A `receive` that first returns again the messages that were already received."""
    received = iter(messages)

    async def receive_again() -> Message:
        message = next(received, None)
        return await receive() if message is None else message

    return receive_again
