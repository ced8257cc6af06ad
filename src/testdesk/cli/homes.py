"""Making a home or a folder, where the disk may say no."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault

# How the names of folders and files begin that only a command under way has in a home.
BESIDE = ".testdesk-"
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def making_home() -> Iterator[None]:
    """Tells what the disk refuses as a fault of the environment.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise EnvironmentFault("disk_full" if full else "home_not_writable") from error


@contextmanager
def room_in(home: Path) -> Iterator[Path]:
    """A folder on the home's own disk: what is checked there can then be renamed into place."""
    with making_home():
        room = tempfile.TemporaryDirectory(prefix=BESIDE, dir=home)
    with room as folder:
        yield Path(folder)


def make_folder(folder: Path) -> None:
    """The folder itself, not its parents: a stick that is gone must not come to be on the disk.

    Raises:
        EnvironmentFault: stick_gone.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("stick_gone") from error
