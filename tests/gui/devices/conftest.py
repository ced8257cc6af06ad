"""Devices at a station."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtMultimedia import QVideoFrame
from tests.gui.devices.serial_line import SerialLine
from tests.gui.running_station import RunningStation
from tests.gui.window_hands import owned
from tests.gui.x_server import x_server

from testdesk.bridge.camera import Camera
from testdesk.bridge.serial_scanner import SerialScanner
from testdesk.gui.window import Window

FRAME_MS = 15


class Film(QTimer):
    """Puts frames into a camera's sink, one after another and round again, as a camera does."""

    def __init__(self, camera, pictures):
        super().__init__()
        self._camera, self._pictures, self.shown = camera, pictures, 0
        self.setInterval(FRAME_MS)
        self.timeout.connect(self._next)

    def _next(self):
        # Each frame is a new one: the sink passes one and the same frame on only once.
        picture = self._pictures[self.shown % len(self._pictures)]
        self._camera.sink.setVideoFrame(QVideoFrame(picture))
        self.shown += 1


@pytest.fixture
def camera(qapp):
    assert qapp
    camera = Camera()
    camera.open_sink()
    yield camera
    camera.close()


@pytest.fixture
def play(camera):
    films: list[Film] = []

    def play(*pictures):
        for film in films:
            film.stop()
        films.append(Film(camera, pictures))
        films[-1].start()
        return films[-1]

    yield play
    for film in films:
        film.stop()


@pytest.fixture
def camera_lines(camera):
    received: list[str] = []
    camera.scanned.connect(received.append)
    return received


@pytest.fixture
def line(tmp_path):
    line = SerialLine(tmp_path)
    yield line
    line.pull_out()


@pytest.fixture
def devices_window(qtbot, english, running_station: RunningStation):
    assert english
    with owned(Window(running_station.bridge)) as window:
        window.show()
        qtbot.waitExposed(window)
        window.router.start()
        running_station.settle()
        yield window
        window.router.stop()
        window.devices.close()
        running_station.settle()


@pytest.fixture
def devices_dialog(qtbot, devices_window):
    devices_window.devices.open()
    dialog = devices_window.devices.dialog
    qtbot.waitExposed(dialog)
    return dialog


ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def display():
    """An X server of our own, without a key that repeats itself when the machine stalls."""
    with x_server() as name:
        yield name


@pytest.fixture(scope="module")
def ibus_report(display):
    """What the page under the input method received."""
    # A socket's path has little room: not pytest's folder.
    home = Path(tempfile.mkdtemp(prefix="td-ibus-", dir="/tmp"))
    environment = os.environ | {
        "DISPLAY": display,
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home) for name in ("CACHE", "CONFIG", "DATA")},
        "XDG_RUNTIME_DIR": str(home),
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "ibus",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.gui.devices.ibus_child"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    shutil.rmtree(home, ignore_errors=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def scanner(qapp, line):
    assert qapp
    scanner = SerialScanner(retry_ms=20)
    scanner.use(line.port)
    assert scanner.state == "ready"
    yield scanner
    scanner.close()


@pytest.fixture
def scanned_lines(scanner):
    received: list[str] = []
    scanner.scanned.connect(received.append)
    return received
