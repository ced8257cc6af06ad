"""From a key in the search field to the painted list, in the real window.

Run by itself as `finder.py HOME PASSPHRASE`, it opens a station's window, types each query letter
by letter into the page of proxy codes, and prints the milliseconds of every letter after which
somebody was to be found.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from testdesk.gui.window import Window

TURNS = 5
KEY_MS = 80  # between two keys of a quick typist
LOADED_MS = 3000  # by then the window has loaded what it loads in advance


def typing(folder: Path) -> list[float]:
    """The milliseconds of each letter, for the station of a made city that `opening` prepared."""
    from benchmarks.opening import compiling_once  # noqa: PLC0415 - the window needs it not
    from tests.made_station import PASSPHRASE  # noqa: PLC0415 - same

    program = [sys.executable, __file__, str(folder / "home"), PASSPHRASE]
    environment = compiling_once(folder) | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(program, env=environment, check=True, capture_output=True)  # noqa: S603 - ourselves
    return json.loads(done.stdout)


def measure(home: Path, passphrase: str) -> list[float]:
    """Opens the window, types every query, and clears the field before each."""
    gc.disable()  # as the program does it while it loads its modules
    from testdesk.app import make_application  # noqa: PLC0415 - after the platform is chosen
    from testdesk.gui.shell import Shell  # noqa: PLC0415 - same
    from testdesk.gui.start.sign_in import SignIn  # noqa: PLC0415 - same

    gc.freeze()
    gc.enable()
    app = make_application()
    shell = Shell(home)
    shell.showMaximized()
    shell.open_station(SignIn(passphrase, "李敏", "registrar"))
    while shell.window_ is None or shell.currentWidget() is not shell.window_:
        app.processEvents()
    found = list(type_queries(app, shell.window_))
    shell.close()
    return found


def type_queries(app: QApplication, window: Window) -> Iterator[float]:
    """The milliseconds of each letter after which somebody was found."""
    from benchmarks.bench_search import QUERIES  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtCore import QEventLoop, Qt  # noqa: PLC0415 - same
    from PySide6.QtTest import QTest  # noqa: PLC0415 - same

    QTest.qWait(LOADED_MS)
    QTest.keyClick(window, Qt.Key.Key_F2)
    finder = window.proxy.finder
    searched, painted = list[float](), list[float]()
    note_painting(window.window(), finder.list.viewport(), painted)
    # Only what is painted after the result was shown counts.
    finder.searched.connect(painted.clear)
    finder.searched.connect(lambda: searched.append(time.perf_counter()))
    # Asking again and again would keep the lane from running.
    waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    for query in QUERIES * TURNS:
        finder.field.clear()
        for end in range(1, len(query) + 1):
            QTest.qWait(KEY_MS)
            searched.clear()
            painted.clear()
            began = time.perf_counter()
            finder.field.setText(query[:end])
            while not (searched and finder.is_up_to_date):
                app.processEvents(waiting)
            if finder.empty:
                continue
            while not painted:
                app.processEvents(waiting)
            yield (painted[0] - began) * 1000


def note_painting(shell: QWidget, widget: QWidget, times: list[float]) -> None:
    """Notes when a picture of the window with this widget in it has been painted."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 - after the platform is chosen

    class PaintFilter(QObject):
        inside = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if watched is widget and event.type() == QEvent.Type.Paint:
                self.inside = True
            if watched is not shell or event.type() != QEvent.Type.UpdateRequest:
                return False
            self.inside = False
            shell.event(event)
            if self.inside:
                times.append(time.perf_counter())
            return True

    noting = PaintFilter(widget)
    for watched in (shell, widget):
        watched.installEventFilter(noting)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))  # noqa: T201 - for the process that started this one
