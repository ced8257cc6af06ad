"""Somebody at the desk: types like a person, scans like a scanner, waits for the answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from testdesk.bridge.station import StationBridge
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.window import Window

SCANNER_GAP, PERSON_GAP = 8, 140
_clock = count(1_000_000)
W = TypeVar("W", bound=QWidget)
_KEYS = {
    "\r": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
    "\b": Qt.Key.Key_Backspace,
    "\x1b": Qt.Key.Key_Escape,
    " ": Qt.Key.Key_Space,
}


@contextmanager
def owned(widget: W) -> Iterator[W]:
    """A widget that lives until its fixture has ended; it is closed and deleted at once then.

    What `qtbot.addWidget` gets is closed and deleted before the first fixture is torn down.
    """
    try:
        yield widget
    finally:
        widget.close()
        widget.deleteLater()
        QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def press(letter: str, gap: int, widget: QWidget | None = None) -> None:
    """One key, `gap` milliseconds after the one before, to whatever has the focus."""
    for _ in range(gap):
        at = next(_clock)
    key = _KEYS.get(letter, Qt.Key.Key_unknown)
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def scan(text: str, end: str = "\r", *, gap: int = SCANNER_GAP) -> None:
    """A scanner's line, after a pause."""
    press(text[0], 1_000)
    for letter in text[1:] + end:
        press(letter, gap)


def type_slowly(text: str) -> None:
    """A person's typing."""
    for letter in text:
        press(letter, PERSON_GAP)


class Hands:
    """Works at a window.

    Attributes:
        window, bridge: the desk.
        answers: every ScanResult that the register page showed, in order.
    """

    def __init__(self, qtbot: QtBot, window: Window, bridge: StationBridge) -> None:
        self._qtbot = qtbot
        self.window, self.bridge = window, bridge
        self.answers: list[ScanResult] = []
        window.register.answered.connect(self.answers.append)

    def settle(self) -> None:
        """Waits until no job is on its way."""
        bridge = self.bridge
        self._qtbot.waitUntil(lambda: not bridge.lane.waiting and not bridge.io.waiting)

    def scan(self, text: str) -> ScanResult:
        """Scans a line and waits for its answer."""
        before = len(self.answers)
        scan(text)
        self._qtbot.waitUntil(lambda: len(self.answers) > before)
        self.settle()
        return self.answers[-1]
