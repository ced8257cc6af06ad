"""Somebody at the station: types like a person, scans like a scanner, waits for the answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from testdesk.bridge.station import StationBridge
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.window import Window

SCANNER_GAP, PERSON_GAP, PAUSE = 8, 140, 1_000


class _KeyClock:
    """When keys are pressed, in milliseconds: one clock for the keys of `press` and all others.

    The machine's own clock would be mixed with the one of `press`, and which of the two is ahead
    depends on how long the machine has been up.

    Attributes:
        pressed_at: when the key of `press` that is on its way was pressed; else None.
    """

    def __init__(self) -> None:
        self._now = PAUSE
        self.pressed_at: int | None = None

    def pass_ms(self, gap: int) -> int:
        self._now += gap
        return self._now

    def now_ms(self) -> int:
        """For a router; a key that `press` did not send comes after a pause."""
        return self.pass_ms(PAUSE) if self.pressed_at is None else self.pressed_at


CLOCK = _KeyClock()
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
    CLOCK.pressed_at = at = CLOCK.pass_ms(gap)
    key = _KEYS.get(letter, Qt.Key.Key_unknown)
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)
    CLOCK.pressed_at = None


def scan(text: str, end: str = "\r", *, gap: int = SCANNER_GAP) -> None:
    """A scanner's line, after a pause."""
    press(text[0], PAUSE)
    for letter in text[1:] + end:
        press(letter, gap)


def type_slowly(text: str) -> None:
    """A person's typing."""
    for letter in text:
        press(letter, PERSON_GAP)


class Hands:
    """Works at a window.

    Attributes:
        window, bridge: the station.
        answers: every ScanResult that the register page showed, in order.
    """

    def __init__(self, qtbot: QtBot, window: Window, bridge: StationBridge) -> None:
        self._qtbot = qtbot
        self.window, self.bridge = window, bridge
        self.answers: list[ScanResult] = []
        window.register.answered.connect(self.answers.append)
        window.router.set_clock(CLOCK.now_ms)

    def settle(self) -> None:
        """Waits until no job is on its way."""
        self._qtbot.waitUntil(lambda: self.bridge.is_idle)

    def scan(self, text: str) -> ScanResult:
        """Scans a line and waits for its answer."""
        before = len(self.answers)
        scan(text)
        self._qtbot.waitUntil(lambda: len(self.answers) > before)
        self.settle()
        return self.answers[-1]
