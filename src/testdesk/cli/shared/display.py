"""Whether there is a screen to open a window on.

Short, because it is asked before anything of the window is loaded.
"""

from __future__ import annotations

import os
import sys

from testdesk.domain.refusals import EnvironmentFault


def has_display() -> bool:
    """Whether there is a screen: Linux names its display in the environment."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def require_display() -> None:
    """Fails before Qt does, which would end the program without any message to a script.

    If QT_QPA_PLATFORM names a platform, it is trusted.

    Raises:
        EnvironmentFault: display_missing.
    """
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise EnvironmentFault("display_missing")
