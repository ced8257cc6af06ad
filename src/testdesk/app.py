"""Starts the desktop program: the application and the window of a station."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from testdesk.gui import theme
from testdesk.gui.shell import Shell
from testdesk.gui.sounds import available_sounds
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.start.single_instance import SingleInstance, bring_to_front
from testdesk.gui.start.watchdog import Watchdog
from testdesk.ports import Clock
from testdesk.program_log.records import record_crash
from testdesk.resource_files import RESOURCES


def make_application() -> QApplication:
    """The QApplication of this process, in the program's style; the first call creates it."""
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
    """The icon in every size that the desktop environment may ask for."""
    icon = QIcon()
    for picture in sorted((RESOURCES / "icons").glob("testdesk-*.png")):
        icon.addFile(str(picture))
    return icon


def run(home: Path, *, clock: Clock | None = None, signed_in: SignIn | None = None) -> int:
    """Opens the window of a station, and returns the exit status when it is closed.

    If a window is already open on this home, it comes to the front, and 0 is returned.

    Args:
        home: the station's folder; empty before the first start.
        clock: replaces the wall clock, for the demonstration (`demo/`).
        signed_in: opens the station without asking for a sign-in, for the demonstration.

    Raises:
        EnvironmentFault: window_silent: a window is open on this home and does not answer.
    """
    app = make_application()
    instance = SingleInstance(home)
    if not instance.claim():  # another window has this home; it now comes to the front
        return 0
    shell = Shell(home, clock=clock, sounds=available_sounds(app))
    watchdog = Watchdog(home, shell)
    previous_hook, sys.excepthook = sys.excepthook, shell.show_crash
    previous_thread_hook, threading.excepthook = threading.excepthook, _record_thread_crash
    try:
        # Maximized, because on a small laptop the title bar of a normal window would push the
        # status bar off the screen.
        shell.showMaximized()
        instance.front_requested.connect(partial(bring_to_front, shell))
        if signed_in is not None:
            shell.open_station(signed_in)
        status = app.exec()
    finally:
        sys.excepthook, threading.excepthook = previous_hook, previous_thread_hook
        watchdog.stop()
    instance.release()
    if shell.hangs:
        # A thread that never ends would keep the process alive; its writes are atomic anyway.
        os._exit(status)
    return status


def _record_thread_crash(crash: threading.ExceptHookArgs) -> None:
    """Records the crash of a thread; Python would print its message to the desktop's own log."""
    if crash.exc_value is not None:
        record_crash(crash.exc_value, crash.exc_traceback)
