"""Whether there is a screen to open a window on, and how many are connected; without Qt.

Short, because it is asked before anything of the window is loaded.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_OUTPUTS = Path("/sys/class/drm")


def has_display() -> bool:
    """Whether there is a screen: Linux names its display in the environment."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def connected_screens(outputs: Path = _OUTPUTS) -> int | None:
    """How many screens are connected, or None if the system does not report it."""
    # A graphics card has a folder for each of its sockets, such as card0-HDMI-A-1.
    states = [path.read_text().strip() for path in outputs.glob("card*-*/status")]
    return states.count("connected") or None
