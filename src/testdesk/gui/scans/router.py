"""Finds the scans among all keystrokes of the application, whatever has the focus.

A scanner types like a keyboard. `reading` decides which part of a line is a scan: by its form, by
its check digits and by whether a text field had the focus, never by the typing speed alone. After a
scan, a text field gets back the text that it had before; what was typed by hand is not changed.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, clean
from testdesk.gui.scans.reading import BY_HAND_LEAST, NOTHING, LineReader, ScannedLine
from testdesk.gui.scans.text_fields import (
    Before,
    accepts_typing,
    before_typing,
    put_back,
    text_field,
)
from testdesk.gui.scans.typed_line import REACH_MS, TypedLine, is_composed

SILENCE_MS = 120
# A line end that a stalled laptop delivers up to this long after the scan presses no button.
LATE_END_MS = 400
# A scanner with two line ends (CR LF, CR CR) sends the second within this time; a person does not.
SECOND_END_MS = 100
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
# Some scanners send the line end as Ctrl+M, Ctrl+J or Ctrl+I; the program ignores Ctrl+] (GS).
_ENDS_WITH_CTRL = frozenset({Qt.Key.Key_M, Qt.Key.Key_J, Qt.Key.Key_I})
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# The bit for Caps Lock in a key event's native modifiers; other platforms use that of X.
_CAPS_LOCK = {"windows": 0x100, "cocoa": 0x10000}
_CAPS_LOCK_OF_X = 0x2


def _as_scanned(letter: str, event: QKeyEvent) -> str:
    """The letter that the scanner sent; Caps Lock on the laptop swaps upper and lower case."""
    bit = _CAPS_LOCK.get(QGuiApplication.platformName(), _CAPS_LOCK_OF_X)
    # The case of full-width letters is swapped as well.
    turned = unicodedata.normalize("NFKC", letter).isascii() and event.nativeModifiers() & bit
    return letter.swapcase() if turned else letter


class ScanRouter(QObject):
    """An event filter of the application; `tube_form` comes from the city's kit.

    Signals:
        scanned: one scan as the scanner typed it, or `UNREADABLE` if the line is unclear.
        typed: the line so far, typed outside every field, to be shown.
        lone_key: a single key, typed on its own outside every field.
        typed_by_hand: the line typed by hand, not by a scanner, outside every field.
    """

    scanned = Signal(str)
    typed = Signal(str)
    lone_key = Signal(str)
    typed_by_hand = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        tube_form: str = DEFAULT_TUBE_FORM,
        now_ms: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = LineReader(tube_form)
        self._clock = now_ms
        self._line = TypedLine()
        self._end_until: int | None = None
        self._before: list[Before | None] = []
        self._focus: QWidget | None = None
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._fell_silent)
        self._rest = QTimer(self, singleShot=True, interval=REACH_MS)
        self._rest.timeout.connect(self._rested)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Consumes the keys that belong to a scan.
        kind = event.type()
        if kind not in _TYPING or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.InputMethod:
            self._composed(watched, cast("QInputMethodEvent", event).commitString())
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if self._is_handed_up(watched):
            return False
        return self._key_pressed(watched, event)

    def keep_time_by(self, now_ms: Callable[[], int]) -> None:
        """Uses this clock, in milliseconds, for the time of a key instead of the window system."""
        self._clock = now_ms

    def watch(self) -> None:
        """Begins to filter all keys of the application."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def rest(self) -> None:
        """Stops filtering keys and forgets the line."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.forget()

    def forget(self) -> None:
        self._line.clear()
        self._before.clear()
        self._silence.stop()
        self._rest.stop()
        self.typed.emit("")

    def _is_handed_up(self, watched: QWidget) -> bool:
        """Whether a child ignored this key and Qt passed it on; it has been processed already.

        Qt sends a key to the focus widget first. The addresses of events cannot be compared,
        because all key events of the system are created at the same place on the stack.
        """
        first = QApplication.focusWidget()
        return first is not None and watched is not first

    def _key_pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        at = self._moment(event)
        if watched is not self._focus:
            self._move_to(watched, at)
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (_ENDS_WITH_CTRL if with_ctrl else _ENDS):
            return self._line_ended(watched, at)
        letter = event.text()
        if event.modifiers() & _COMMANDING or not letter or not letter.isprintable():
            return self._other_key(watched, event)
        return self._letter(watched, event, at)

    def _moment(self, event: QKeyEvent) -> int:
        """When the key was pressed, by the window system, since the program may receive it late."""
        if self._clock is not None:
            return self._clock()
        return event.timestamp() or time.monotonic_ns() // 1_000_000

    def _move_to(self, watched: QWidget, at: int) -> None:
        """Handles a change of focus; the line begins anew if a text field is left or entered.

        Outside text fields the line goes on, since a page may move the focus while a scanner types.
        The line also goes on if a field is left in the middle of a fast sequence of keys; what was
        typed by hand into a field that is left stays there.
        """
        left, self._focus = self._focus, watched
        gone = left is not None and not isValid(left)
        typed = not gone and accepts_typing(left) and not self._line.in_burst(at)
        if accepts_typing(watched) or gone or typed:
            self.forget()

    def _composed(self, watched: QWidget, text: str) -> None:
        """Handles a text composed by an input method, which may be the beginning of a scan."""
        at = time.monotonic_ns() // 1_000_000 if self._clock is None else self._clock()
        if text and watched is not self._focus:
            self._move_to(watched, at)
        for letter in text:
            self._add(watched, letter, at)
        if is_composed(text) and not accepts_typing(watched):
            self.typed_by_hand.emit(self._line.text())

    def _add(self, watched: QWidget, letter: str, at: int) -> None:
        field = text_field(watched)
        self._end_until = None
        self._before.append(before_typing(field) if field else None)
        self._line.add(letter, at)
        del self._before[: len(self._before) - len(self._line.text())]
        self._silence.start()

    def _letter(self, watched: QWidget, event: QKeyEvent, at: int) -> bool:
        if event.isAutoRepeat():
            # A scanner holds no key down, but a stalled laptop may repeat a key of a scan.
            return not accepts_typing(watched)
        letter, followed = event.text(), self._line.in_burst(at)
        self._add(watched, _as_scanned(letter, event), at)
        if accepts_typing(watched):
            return False
        self.typed.emit(self._line.text())
        self._rest.start()
        if self._line.is_by_hand(BY_HAND_LEAST):
            self.typed_by_hand.emit(self._line.text())
        # A single space presses the button that has the focus; within a line it does not.
        return letter != " " or followed

    def _other_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and self._line.text():
            self._line.rub_out()
            del self._before[-1:]
            if not accepts_typing(watched):
                self.typed.emit(self._line.text())
                return True
        elif event.key() == Qt.Key.Key_Escape and self._line.text():
            swallow = not accepts_typing(watched)
            self.forget()
            return swallow
        return False

    def _line_ended(self, watched: QWidget, at: int) -> bool:
        late = self._end_until is not None and at < self._end_until
        if late and not self._line.text():
            return True
        self._end_until = None
        found, line = self._reading(watched, at), self._line.text()
        if not any(found.scans):
            self.forget()
            # A scanner that read nothing may still send its prefix, suffix and line end.
            return bool(line.strip()) and not clean(line) and not accepts_typing(watched)
        self._finish(watched, found)
        self._end_until = at + SECOND_END_MS
        return True

    def _reading(self, watched: QWidget, at: int) -> ScannedLine:
        runs, field = self._line.runs(), text_field(watched)
        if field is not None and field.echoMode() != QLineEdit.EchoMode.Normal:
            # A password manager types a passphrase as fast as a scanner; it must stay in the field.
            return self._reader.codes_at_the_end(runs, in_field=True, ended=False)
        if accepts_typing(watched):
            return self._reader.in_text_field(
                runs,
                end_is_fast=self._line.in_burst(at),
                after_reach=self._line.reached_for_the_scanner(),
            )
        return self._reader.outside_fields(runs) if runs else NOTHING

    def _fell_silent(self) -> None:
        focus = self._focus
        if focus is None or not isValid(focus):
            return
        runs, in_field = self._line.runs(), accepts_typing(focus)
        found = self._reader.codes_at_the_end(runs, in_field=in_field, ended=False)
        if found.scans:
            last = self._line.last_at()
            self._finish(focus, found)
            self._end_until = None if last is None else last + LATE_END_MS
        elif len(self._line.text()) == 1 and not in_field:
            self.lone_key.emit(self._line.text())

    def _rested(self) -> None:
        """After a pause, reports what was typed by hand, even if it is a single letter."""
        focus = self._focus
        outside = focus is not None and isValid(focus) and not accepts_typing(focus)
        if outside and self._line.is_by_hand(1):
            self.typed_by_hand.emit(self._line.text())

    def _finish(self, watched: QWidget, found: ScannedLine) -> None:
        before = self._before[-found.length] if len(self._before) >= found.length else None
        put_back(watched, before, found.length)
        self.forget()
        for scan in found.scans:
            self.scanned.emit(clean(scan))
