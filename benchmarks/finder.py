"""From a key in the search field to the painted list, in the real window.

Run by itself as `finder.py HOME PASSPHRASE`, it opens a station's window, types each query letter
by letter into the page of proxy codes, and prints the milliseconds of every letter after which
somebody was to be found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

TURNS = 5


def typing(folder: Path) -> list[float]:
    """The milliseconds of each letter, for the station of a made city that `opening` prepared."""
    from benchmarks.opening import compiling_once  # noqa: PLC0415 - the window needs it not
    from tests.made_station import PASSPHRASE  # noqa: PLC0415 - same

    program = [sys.executable, __file__, str(folder / "home"), PASSPHRASE]
    environment = compiling_once(folder) | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(program, env=environment, check=True, capture_output=True)  # noqa: S603 - ourselves
    return json.loads(done.stdout)


def measure(home: Path, passphrase: str) -> list[float]:
    """Types every query, and clears the field before each."""
    from benchmarks.bench_search import QUERIES  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtCore import QEvent, QObject, Qt  # noqa: PLC0415 - same
    from PySide6.QtTest import QTest  # noqa: PLC0415 - same

    from testdesk.app import make_application  # noqa: PLC0415 - same
    from testdesk.gui.shell import Shell  # noqa: PLC0415 - same
    from testdesk.gui.start.sign_in import SignIn  # noqa: PLC0415 - same

    class Painted(QObject):
        """Notes when the list was painted last."""

        at = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
            is_paint = event.type() == QEvent.Type.Paint
            if is_paint:
                watched.removeEventFilter(self)
                watched.event(event)
                watched.installEventFilter(self)
                self.at = time.perf_counter()
            return is_paint

    app = make_application()
    shell = Shell(home)
    shell.showMaximized()
    shell.open_station(SignIn(passphrase, "李敏", "registrar"))

    def until_shown() -> None:
        while shell.window_ is None or shell.currentWidget() is not shell.window_:
            app.processEvents()

    until_shown()
    window = shell.window_
    assert window is not None  # noqa: S101 - `until_shown` has just waited for it
    QTest.qWait(3000)  # what is loaded in advance
    QTest.keyClick(window, Qt.Key.Key_F2)
    finder = window.proxy.finder
    painted, found = Painted(), list[float]()
    finder.list.viewport().installEventFilter(painted)
    searched: list[float] = []
    finder.searched.connect(lambda: searched.append(time.perf_counter()))
    for query in QUERIES * TURNS:
        finder.field.clear()
        QTest.qWait(60)
        for end in range(1, len(query) + 1):
            searched.clear()
            began = time.perf_counter()
            finder.field.setText(query[:end])
            while not searched or painted.at < searched[-1] or not finder.is_up_to_date:
                app.processEvents()
                if searched and finder.empty:
                    break
            if not finder.empty:
                found.append((painted.at - began) * 1000)
    shell.close()
    return found


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))  # noqa: T201 - for the process that started this one
