"""Making a folder, where the disk may say no."""

from __future__ import annotations

from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault


def make_folder(folder: Path) -> None:
    """The folder itself, not its parents: a stick that is gone must not come to be on the disk.

    Raises:
        EnvironmentFault: stick_gone.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("stick_gone") from error
