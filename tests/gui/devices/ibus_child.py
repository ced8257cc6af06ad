"""A page under a real IBus with its Hangul engine; keys come through X. Run by test_ibus.py.

Types Hangul into a name field, then scans into the scan field, a code field and the name field,
and prints what was received as one JSON object.
"""

import json
import os
import subprocess
import sys
import time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from tests.gui.register.scan_page import CODE, ReceivedScans

from testdesk.domain.numbers.scans import UNREADABLE
from testdesk.gui.register.just_now import ScanField
from testdesk.gui.widgets.field import LabelledField

PATIENCE = 60
NUMBER = "22240119491231001X"
TUBE = "YJ00000012"
URL = "https://a.cn/x?y=1"
_NAMES = {"/": "slash", ":": "colon", ".": "period", "?": "question", "=": "equal"}


def until(done, what):
    """Lets events pass until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def run(*command):
    """A command, while events pass: an input method waits for the program's answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: process.poll() is not None, command[0])
    return process.returncode


def press(*keys, delay=8):
    run("xdotool", "key", "--delay", str(delay), *keys)


def scan(line):
    press(*(_NAMES.get(letter, letter) for letter in line), "Return")


def settle():
    """All that was typed has come, also round by way of the input method."""
    loop = QEventLoop()
    QTimer.singleShot(400, loop.quit)
    loop.exec()


class Page(QWidget):
    """A field for names, one for codes, and the scan field."""

    def __init__(self):
        super().__init__()
        self.name, self.code = LabelledField("Name"), LabelledField("Code", latin=True)
        self.scan = ScanField()
        column = QVBoxLayout(self)
        for part in (self.name, self.code, self.scan):
            column.addWidget(part)


class Composing(QObject):
    """Counts what an input method sends to a widget: an altered key comes this way, never else."""

    def __init__(self, widget):
        super().__init__(widget)
        self.events = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's way of naming
        self.events += event.type() == QEvent.Type.InputMethod
        return False


def give_focus(page, widget):
    page.activateWindow()
    widget.setFocus()
    until(lambda: QApplication.focusWidget() is widget, "focus")
    settle()


def compose(field):
    """Switches the engine to Hangul: it begins with Latin letters. Returns what it composes."""
    until(lambda: run("ibus", "engine", "hangul") == 0, "the engine has not started")
    for _ in range(5):
        press("r", "k", "space", delay=40)
        settle()
        composed = field.text()
        field.clear()
        if composed.strip() == "가":
            return composed.strip()
        press("shift+space")
        settle()
    return composed


def received_outside(received, line):
    """Scans until one is received as it is; a machine that stalls makes some of them unclear.

    Anything else received (a line that an input method altered) is returned as it came.
    """
    for _ in range(10):
        received.router.clear()
        received.lines.clear()
        scan(line)
        settle()
        if received.lines not in ([], [UNREADABLE]):
            break
    return list(received.lines)


def received_in(received, field, line):
    """Scans until one is received; a machine that stalls leaves some of them as typed text."""
    for _ in range(10):
        field.clear()
        received.router.clear()
        received.lines.clear()
        scan(line)
        settle()
        if received.lines:
            break
    return list(received.lines), field.text()


def address():
    """Where the daemon is reached; nothing before it is ready."""
    return subprocess.run(["ibus", "address"], check=False, capture_output=True).stdout.strip()


def main():
    app = QApplication(sys.argv)
    page = Page()
    page.resize(480, 320)
    page.show()
    received = ReceivedScans(app)
    give_focus(page, page.name.field)
    report = {"composed": compose(page.name.field)}
    give_focus(page, page.scan)
    composing = Composing(page.scan)
    report["scan_field"] = [received_outside(received, line) for line in (TUBE, NUMBER, CODE, URL)]
    report["composed_in_scan_field"] = composing.events
    give_focus(page, page.code.field)
    report["code_field"] = [received_in(received, page.code.field, line) for line in (NUMBER, CODE)]
    give_focus(page, page.name.field)
    report["name_field"] = [received_in(received, page.name.field, line) for line in (TUBE, CODE)]
    sys.stdout.write(json.dumps(report))
    received.router.stop()


if __name__ == "__main__":
    daemon = subprocess.Popen(
        ["ibus-daemon", "--panel", "disable", "--emoji-extension", "disable"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # A daemon tells nobody that it is ready: it is asked again.
        while address() in {b"", b"(null)"}:
            time.sleep(0.1)
        main()
    finally:
        daemon.terminate()
        daemon.wait(20)
    os._exit(0)
