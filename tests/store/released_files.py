"""Files of the schemas that were released."""

import shutil
from pathlib import Path

from testdesk.settings import STORE

FILES = Path(__file__).parent / "files"


# Made-up people under a made-up key.
RELEASED_KEY = bytes(range(100, 132))


def copy_released(released: Path, home: Path) -> None:
    """Puts a released file into a home, with its mark where that version had one."""
    for beside in ("", "-mark"):
        if (file := released.with_name(f"{released.name}{beside}")).exists():
            shutil.copy(file, home / f"{STORE}{beside}")
