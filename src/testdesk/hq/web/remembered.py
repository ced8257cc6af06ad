"""Sums over the whole city, remembered: they are read once for each state of the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from fastapi import Request
from sqlalchemy import Connection, func, select

from testdesk.hq.journal import HEADQUARTERS
from testdesk.hq.schema import BATCH, EVENT

T = TypeVar("T")
# An answer that took longer than this is given for ten times as long, whatever comes in
# meanwhile: with a batch every second the server must not do nothing else.
_SLOW_SECONDS = 1.0
_WORTH = 10


class Remembered:
    """The last answer to each question, and the state of the database it was true of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[Any, ...], tuple[object, float, Any]] = {}

    def ask(self, connection: Connection, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """The answer to `key`: read anew if anything came in since, but see _SLOW_SECONDS."""
        state = _state(connection)
        with self._lock:
            known = self._kept.get(key)
            if known is not None and (known[0] == state or time.monotonic() < known[1]):
                return cast("T", known[2])
            began = time.monotonic()
            answer = read()
            took = time.monotonic() - began
            until = began + took * _WORTH if took > _SLOW_SECONDS else began
            self._kept[key] = (state, until, answer)
            return answer


def remembered(request: Request) -> Remembered:
    """Those of the app that was asked."""
    found = request.app.state.remembered
    if not isinstance(found, Remembered):
        raise TypeError("an app that remembers nothing")
    return found


def _state(connection: Connection) -> object:
    """Changes with every batch that comes, and with every event of headquarters itself."""
    batches = select(func.count(), func.max(BATCH.c.taken_at))
    own = select(func.max(EVENT.c.seq)).where(EVENT.c.station == HEADQUARTERS)
    return (*connection.execute(batches).one(), connection.execute(own).scalar())
