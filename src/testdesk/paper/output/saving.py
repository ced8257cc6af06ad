"""Writing a file so that no reader ever sees half of it.

Short, because papers and reports of the command line are saved by one rule.
"""

from __future__ import annotations

from pathlib import Path

from testdesk.atomic_write import write_atomically
from testdesk.disk_faults import write_fault


def save(path: Path, content: bytes) -> None:
    """Writes beside the target, flushes to the disk, then renames.

    Raises:
        EnvironmentFault: `disk_full` or `write_failed`; nothing is left behind.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise write_fault(error) from error
