"""Refuses to open a window where there is no screen.

Short, because it is asked before anything of the window is loaded.
"""

from __future__ import annotations

import os

from testdesk.bridge.doctor.screens import has_display
from testdesk.domain.refusals import EnvironmentFault


def require_display() -> None:
    """Fails before Qt does, which would end the program without any message to a script.

    If QT_QPA_PLATFORM names a platform, it is trusted.

    Raises:
        EnvironmentFault: display_missing.
    """
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise EnvironmentFault("display_missing")
