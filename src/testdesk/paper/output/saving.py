"""Writes a file so that nobody ever sees an incomplete one.

Short, because the command line saves its reports by this one rule.
"""

from __future__ import annotations

from pathlib import Path

from testdesk.atomic_write import write_atomically
from testdesk.disk_faults import write_fault


def save(path: Path, content: bytes) -> None:
    """Writes a file beside the target, flushes it to the disk, then renames it.

    Raises:
        EnvironmentFault: `disk_full` or `write_failed`; nothing is left behind.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise write_fault(error) from error
