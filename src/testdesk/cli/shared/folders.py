"""Makes the folder that a command writes to, and reports faults of its disk or stick.

Short, because three commands need the same rule.
"""

from __future__ import annotations

from pathlib import Path

from testdesk.courier.folder import raising_stick_faults
from testdesk.domain.refusals import EnvironmentFault


def make_folder(folder: Path) -> None:
    """Makes the folder if it is missing, but never its parent.

    If the stick has been pulled, its folders must not be created on the laptop's disk.

    Raises:
        EnvironmentFault: stick_gone, stick_read_only, disk_full, write_failed.
    """
    if not folder.parent.is_dir():
        raise EnvironmentFault("stick_gone", reason="no_folder")
    with raising_stick_faults(folder.parent):
        folder.mkdir(exist_ok=True)
