"""The desktop program."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from testdesk.gui import theme
from testdesk.gui.shell import Shell
from testdesk.gui.sounds import sounds_of_this_laptop
from testdesk.gui.start.one_window import OneWindow, bring_to_front
from testdesk.gui.start.sign_in import SignIn
from testdesk.ports import Clock
from testdesk.resource_files import RESOURCES


def make_application() -> QApplication:
    """The one application object, with the program's style; made once in a process."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("testdesk")
    app.setStyle("Fusion")
    theme.use("light")
    app.setWindowIcon(_icon())
    return app


def _icon() -> QIcon:
    """The icon in every size that a desktop may ask for."""
    icon = QIcon()
    for picture in sorted((RESOURCES / "icons").glob("testdesk-*.png")):
        icon.addFile(str(picture))
    return icon


def run(home: Path, *, clock: Clock | None = None, signed_in: SignIn | None = None) -> int:
    """Opens the window on a station's folder, and returns when it is closed.

    Args:
        home: the station's folder; empty before the first start.
        clock: another wall clock, for the demonstration.
        signed_in: signs in at once without asking, for the demonstration.

    Where a window is already open on this home, that one comes to the front, and 0 is returned.

    Raises:
        EnvironmentFault: window_silent: it is open and does not answer.
    """
    app = make_application()
    one = OneWindow(home)
    if not one.claim():
        return 0
    shell = Shell(home, clock=clock, sounds=sounds_of_this_laptop(app))
    before, sys.excepthook = sys.excepthook, shell.show_crash
    try:
        # On a small laptop a title bar would push the status bar off the screen.
        shell.showMaximized()
        one.wanted.connect(partial(bring_to_front, shell))
        if signed_in is not None:
            shell.open_station(signed_in)
        status = app.exec()
    finally:
        sys.excepthook = before
    one.release()
    if shell.hangs:
        # A thread that never ends would keep the process alive; its writes are atomic anyway.
        os._exit(status)
    return status
