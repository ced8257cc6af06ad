"""Receives uploaded files: limits their size, and keeps large files on disk, still sealed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from testdesk.disk_faults import write_fault
from testdesk.domain.refusals import Refusal
from testdesk.formats.sealed.container import HEAD_LIMIT

LIMIT = 600 << 20
# A day's batch stays in memory. Larger files go to disk: many may arrive at once, at 2 kB/s each.
_MEMORY_LIMIT = 4 << 20
_WRITE_SIZE = 1 << 20


class Upload:
    """A file that is being uploaded; leaving its `with` block deletes it.

    Attributes:
        size: the number of bytes so far.
    """

    def __init__(self) -> None:
        self.size = 0
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_MEMORY_LIMIT)  # noqa: SIM115 - closed by our own end

    def __enter__(self) -> Upload:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    async def receive(self, request: Request, *, check_head: Callable[[bytes], None]) -> None:
        """Receives the body of a request.

        Args:
            request: the request, whose body is read as it arrives.
            check_head: refuses a file by its first bytes, so that a stranger's file is not received
                in full. It is not called for files that are shorter than `_WRITE_SIZE`.

        Raises:
            Refusal: container_too_large, and the refusals of `check_head`.
            EnvironmentFault: disk_full.
            starlette.requests.ClientDisconnect: the connection was cut.
        """
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > LIMIT:
            raise Refusal("container_too_large")
        buffer = bytearray()
        async for chunk in request.stream():
            buffer += chunk
            self.size += len(chunk)
            if self.size > LIMIT:
                raise Refusal("container_too_large")
            if len(buffer) >= _WRITE_SIZE:
                if self.size == len(buffer):
                    await run_in_threadpool(check_head, bytes(buffer[:HEAD_LIMIT]))
                await run_in_threadpool(self._write, bytes(buffer))
                buffer.clear()
        await run_in_threadpool(self._write, bytes(buffer))

    def read(self) -> bytes:
        """Reads the whole file."""
        self._file.seek(0)
        return self._file.read()

    def _write(self, buffer: bytes) -> None:
        try:
            self._file.write(buffer)
        except OSError as error:
            raise write_fault(error) from error
