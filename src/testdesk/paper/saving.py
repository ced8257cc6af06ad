"""Writing a file so that no reader ever sees half of it."""

from __future__ import annotations

import errno
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault
from testdesk.whole_file import write_whole

_FULL = {errno.ENOSPC, errno.EDQUOT}


def save(path: Path, content: bytes) -> None:
    """Write beside the target, flush to the disk, then take the target's name.

    Raises:
        EnvironmentFault: `disk_full` or `write_failed`; nothing is left behind.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise fault_of(error) from error


def fault_of(error: OSError) -> EnvironmentFault:
    """What a failed write means to people; the path is not told, it may hold a name."""
    full = error.errno in _FULL
    return EnvironmentFault("disk_full" if full else "write_failed", errno=error.errno)
