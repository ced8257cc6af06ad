"""Sums over the whole city, remembered: they are read once for each state of the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

import msgspec
from fastapi import Request
from sqlalchemy import Connection, func, select

from testdesk.hq.store.journal import HEADQUARTERS
from testdesk.hq.store.schema.tables import BATCH, EVENT

T = TypeVar("T")
# An answer that took longer than this is given for ten times as long, whatever batches come in
# meanwhile: with one every second the server would do nothing else. What headquarters itself
# writes is seen at once: who decides something looks for it.
_SLOW_SECONDS = 1.0
_WORTH = 10


class _State(msgspec.Struct, frozen=True):
    """What changes whenever something comes.

    Attributes:
        batches, taken_at: how many came, and when the last one did.
        own: the last event of headquarters itself.
    """

    batches: int
    taken_at: str | None
    own: int | None


class _Cached(msgspec.Struct, frozen=True):
    """An answer, the state it is true of, and until when it is good enough all the same."""

    state: _State
    until: float
    answer: Any

    def holds(self, now: _State) -> bool:
        """Whether it may still be given."""
        is_fresh_enough = self.state.own == now.own and time.monotonic() < self.until
        return self.state == now or is_fresh_enough


class QueryCache:
    """The last answer to each question, and the state of the database it was true of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[Any, ...], _Cached] = {}

    def ask(self, connection: Connection, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """The answer to `key`: read anew if anything came in since, but see _SLOW_SECONDS."""
        state = _state(connection)
        with self._lock:
            known = self._kept.get(key)
            if known is not None and known.holds(state):
                return cast("T", known.answer)
            began = time.monotonic()
            answer = read()
            took = time.monotonic() - began
            until = began + took * _WORTH if took > _SLOW_SECONDS else began
            self._kept[key] = _Cached(state, until, answer)
            return answer


def remembered(request: Request) -> QueryCache:
    """Those of the app that was asked."""
    found = request.app.state.remembered
    if not isinstance(found, QueryCache):
        raise TypeError("an app that remembers nothing")
    return found


def _state(connection: Connection) -> _State:
    batches = select(func.count(), func.max(BATCH.c.taken_at))
    own = select(func.max(EVENT.c.seq)).where(EVENT.c.station == HEADQUARTERS)
    count, taken_at = connection.execute(batches).one()
    return _State(count, taken_at, connection.execute(own).scalar())
