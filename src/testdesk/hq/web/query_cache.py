"""A cache of city-wide totals, which are computed once for each state of the database."""

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
# A result that took longer than this is reused for ten times as long, even if batches arrive
# meanwhile; otherwise, with a batch every second, the server would do nothing else. Events that
# headquarters itself writes show at once, because the operator expects to see them.
_SLOW_SECONDS = 1.0
_REUSE_FACTOR = 10


class _State(msgspec.Struct, frozen=True):
    """A state of the database; it changes whenever something arrives or is written.

    Attributes:
        batches, taken_at: how many batches have arrived, and when the last one did.
        own_events: the number of headquarters' own last event.
    """

    batches: int
    taken_at: str | None
    own_events: int | None


class _Cached(msgspec.Struct, frozen=True):
    """A result and the state it was computed from.

    Attributes:
        until: the `time.monotonic` until which the result may be reused although the state changed.
    """

    state: _State
    until: float
    result: Any

    def is_valid(self, now: _State) -> bool:
        """Whether the result may still be used in the state `now`."""
        may_reuse = self.state.own_events == now.own_events and time.monotonic() < self.until
        return self.state == now or may_reuse


class QueryCache:
    """The last result of each query, and the state of the database it was computed from."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._results: dict[tuple[Any, ...], _Cached] = {}

    def get(self, connection: Connection, key: tuple[Any, ...], read: Callable[[], T]) -> T:
        """The result of `read`, cached under `key`; for slow results see `_SLOW_SECONDS`."""
        state = _state(connection)
        with self._lock:
            cached = self._results.get(key)
            if cached is not None and cached.is_valid(state):
                return cast("T", cached.result)
            started = time.monotonic()
            result = read()
            seconds = time.monotonic() - started
            until = started + seconds * _REUSE_FACTOR if seconds > _SLOW_SECONDS else started
            self._results[key] = _Cached(state, until, result)
            return result


def cache_of(request: Request) -> QueryCache:
    """The cache of the app that received the request."""
    found = request.app.state.query_cache
    if not isinstance(found, QueryCache):
        raise TypeError("the app has no query cache")
    return found


def _state(connection: Connection) -> _State:
    batches = select(func.count(), func.max(BATCH.c.taken_at))
    own_events = select(func.max(EVENT.c.seq)).where(EVENT.c.station == HEADQUARTERS)
    count, taken_at = connection.execute(batches).one()
    return _State(count, taken_at, connection.execute(own_events).scalar())
