"""Writing a file so that no reader ever sees half of it."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault

_FULL = {errno.ENOSPC, errno.EDQUOT}


def save(path: Path, content: bytes) -> None:
    """Write beside the target, flush to the disk, then take the target's name.

    Raises:
        EnvironmentFault: `disk_full` or `write_failed`; nothing is left behind.
    """
    try:
        _replace(path, content)
    except OSError as error:
        raise fault_of(error) from error


def fault_of(error: OSError) -> EnvironmentFault:
    """What a failed write means to people; the path is not told, it may hold a name."""
    full = error.errno in _FULL
    return EnvironmentFault("disk_full" if full else "write_failed", errno=error.errno)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".testdesk-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name durable; Windows does that by itself and opens no folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
