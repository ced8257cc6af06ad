"""Finds out without Qt whether a window is open on a home.

Short, because QLockFile does it wherever Qt is installed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def window_is_open(lock: Path) -> bool:
    """Whether the process that the lock names, in its first line, is still running."""
    try:
        if sys.platform == "win32":
            # A file that somebody has open cannot be removed; one that a crash left can.
            with suppress(FileNotFoundError):
                lock.unlink()
            return False
        os.kill(int(lock.read_text(encoding="utf-8").splitlines()[0]), 0)
    except PermissionError:
        return True
    except (OSError, ValueError, IndexError):
        return False
    return True
