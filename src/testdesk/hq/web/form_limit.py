"""A bound on what is sent to us and is no batch: forms of our pages, read whole before the app."""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from testdesk.hq.web.error_handlers import problem

# Three fields of 4,096 characters, each of nine bytes as a browser writes a Chinese one.
LIMIT = 256 * 1024
_BATCHES = "/api/v1/batches"  # has a bound of its own, see `uploads`
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


class FormLimit:
    """Answers 413 where a body is longer than any form, whatever length was announced."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        is_form = scope["type"] == "http" and scope["method"] not in _WITHOUT_BODY
        if not is_form or scope["path"] == _BATCHES:
            await self._app(scope, receive, send)
            return
        messages, size = [await receive()], 0
        while messages[-1]["type"] == "http.request":
            size += len(messages[-1].get("body", b""))
            if size > LIMIT:
                answer = problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "request_invalid")
                await answer(scope, receive, send)
                return
            if not messages[-1].get("more_body", False):
                break
            messages.append(await receive())
        await self._app(scope, _replayed(messages, receive), send)


def _replayed(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def again() -> Message:
        message = next(waiting, None)
        return await receive() if message is None else message

    return again
