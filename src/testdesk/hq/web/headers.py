"""Headers of every answer: whose it is, and that no browser keeps or embeds it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from testdesk.hq.web.error_handlers import CITY_HEADER

# Everything a page needs lies in the package; nothing is ever asked of another host.
_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_EVERYWHERE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make Chromium send our own forms with "Origin: null".
    "Referrer-Policy": "same-origin",
}


class Headers:
    """Lays the headers on what an app answers."""

    def __init__(self, app: ASGIApp, *, city: str, hsts: bool) -> None:
        self._app = app
        self._headers = {**_EVERYWHERE, CITY_HEADER: city}
        if hsts:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
