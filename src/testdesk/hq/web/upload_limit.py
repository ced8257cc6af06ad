"""Turns: only so many batches are opened at once, for each is held in memory as a whole."""

from __future__ import annotations

import asyncio

from testdesk.domain.refusals import EnvironmentFault

_AT_ONCE = 2
_PATIENCE_SECONDS = 60


class UploadLimiter:
    """Of use in an `async with`; who waits too long is told to come again.

    Raises:
        EnvironmentFault: database_busy.
    """

    def __init__(self, at_once: int = _AT_ONCE, patience: float = _PATIENCE_SECONDS) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._patience = patience

    async def __aenter__(self) -> None:
        try:
            await asyncio.wait_for(self._free.acquire(), self._patience)
        except TimeoutError as error:
            raise EnvironmentFault("database_busy") from error

    async def __aexit__(self, *_: object) -> None:
        self._free.release()
