"""Makes a folder, reporting faults of the disk.

Short, because three commands make folders by one rule.
"""

from __future__ import annotations

from pathlib import Path

from testdesk.courier.folder import reporting_stick_faults
from testdesk.domain.refusals import EnvironmentFault


def make_folder(folder: Path) -> None:
    """Makes only the folder, not its parents: a missing stick must not be recreated on the disk.

    Raises:
        EnvironmentFault: stick_gone, stick_read_only, disk_full, write_failed.
    """
    if not folder.parent.is_dir():
        raise EnvironmentFault("stick_gone", reason="no_folder")
    with reporting_stick_faults(folder.parent):
        folder.mkdir(exist_ok=True)
