"""Qt's application for commands that only draw or measure text.

Short, because the window has an application of its own (`testdesk.app`).
"""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication


def offscreen_application() -> QGuiApplication | None:
    """Creates what Qt needs to draw text; on Linux without a screen.

    Returns:
        the application, to be kept while something is drawn; None if there is one already.
    """
    if QGuiApplication.instance() is not None:
        return None
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
