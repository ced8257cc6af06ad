"""Simulates an operator's hands at the real window: keys, typed text, a scanner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from testdesk.demo.waiting import act_and_wait

# Milliseconds between two keys of a scanner and of a fast typist. They pass on the hands' own
# clock, so there is no real waiting.
_SCANNER_GAP = 2
_TYPIST_GAP = 120
# The time until the next person's scan; longer than any pause within typed text.
_NEXT_PERSON = 20_000
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Hands:
    """Sends keys to whatever has the focus, as the system would.

    Attributes:
        actions: number of actions so far: a scan, a key, a click, or a text typed into a field.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window.window()
        self._application = _application()
        self._now = _TYPIST_GAP
        self.actions = 0

    def now_ms(self) -> int:
        """The hands' own clock, by which the window's router knows a scanner from a person."""
        return self._now

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Presses a key, such as F2 or Enter, and triggers its shortcut if it has one."""
        self.actions += 1
        self._pass_typing_time()
        QTest.keyClick(self._target(), key, modifiers)

    def click(self, action: Callable[[], object]) -> None:
        """Presses a button with the mouse or a finger."""
        self.actions += 1
        self._pass_typing_time()
        action()

    def type(self, text: str) -> None:
        """Types a text at the speed of a person."""
        self.actions += 1
        for letter in text:
            self._pass_typing_time()
            self._type_letter(letter)

    def scan(self, text: str) -> None:
        """Enters a line as a scanner does: fast, and with Enter at the end."""
        self.actions += 1
        self._pass_typing_time()
        self._now += _NEXT_PERSON
        for letter in text:
            self._type_letter(letter)
        self._send(Qt.Key.Key_Return, "\r")

    def _pass_typing_time(self) -> None:
        """Lets a typist's gap pass, and activates the window.

        Without a window manager, for example offscreen, nothing else activates it.
        """
        window = self._window
        if QApplication.activeWindow() is not window:
            act_and_wait(self._application.focusWindowChanged, window.activateWindow)
        self._now += _TYPIST_GAP

    def _type_letter(self, letter: str) -> None:
        self._send(ord(letter.upper()) if letter.isascii() else 0, letter)

    def _send(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._now += _SCANNER_GAP
            QCoreApplication.sendEvent(self._target(), QKeyEvent(kind, key, _NO_MODIFIER, text))

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self._window


def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if not isinstance(running, QGuiApplication):
        raise TypeError("no application runs")
    return running
