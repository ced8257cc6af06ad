"""Finds the scans among all keystrokes of the application, whatever has the focus.

A scanner types like a keyboard. `line_reader` decides which part of a line is a scan: by its form,
by its check digits and by whether a text field had the focus, never by the typing speed alone. A
scan is removed from a text field again; text typed by hand stays.
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
from testdesk.gui.scans.line_reader import BY_HAND_MIN_KEYS, NOTHING, LineReader, ScannedLine
from testdesk.gui.scans.text_fields import (
    FieldState,
    accepts_typing,
    field_state,
    restore_field,
    text_field,
)
from testdesk.gui.scans.typed_line import PICK_UP_MS, TypedLine, is_composed

# After this time without a key, complete codes are read even if the line end is missing.
SILENCE_MS = 120
# A line end that a stalled laptop delivers up to this long after the scan presses no button.
LATE_END_MS = 400
# A scanner with two line ends (CR LF, CR CR) sends the second within this time; a person does not.
SECOND_END_MS = 100
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ENDS = _ENTER | {Qt.Key.Key_Tab}
# Some scanners send the line end as Ctrl+M, Ctrl+J or Ctrl+I. They send a group separator within a
# code as Ctrl+], which is ignored.
_ENDS_WITH_CTRL = frozenset({Qt.Key.Key_M, Qt.Key.Key_J, Qt.Key.Key_I})
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})
_COMMAND_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# The bit for Caps Lock in a key event's native modifiers; other platforms use that of X.
_CAPS_LOCK = {"windows": 0x100, "cocoa": 0x10000}
_CAPS_LOCK_X11 = 0x2


def _as_scanned(character: str, event: QKeyEvent) -> str:
    """The letter that the scanner sent; Caps Lock on the laptop swaps upper and lower case."""
    bit = _CAPS_LOCK.get(QGuiApplication.platformName(), _CAPS_LOCK_X11)
    # The case of full-width letters is swapped as well.
    swapped = unicodedata.normalize("NFKC", character).isascii() and event.nativeModifiers() & bit
    return character.swapcase() if swapped else character


class ScanRouter(QObject):
    """An event filter of the application.

    Args:
        parent: the owner.
        tube_form: the regular expression for the barcodes of tubes, from the kit.
        now_ms: see `set_clock`.

    Signals:
        scanned: one scan as the scanner typed it, or `UNREADABLE` if the line is unclear.
        typed: the text of the line so far, typed outside every field; the page shows it.
        single_key_typed: a single key, typed on its own outside every field.
        typed_by_hand: the line typed by hand, not by a scanner, outside every field.
    """

    scanned = Signal(str)
    typed = Signal(str)
    single_key_typed = Signal(str)
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
        # Until this time, a line end belongs to the scan before it.
        self._skip_end_until: int | None = None
        # For each character of the line, the state of the text field before it was typed.
        self._before: list[FieldState | None] = []
        self._focus: QWidget | None = None
        self._silence_timer = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence_timer.timeout.connect(self._on_silence)
        self._pause_timer = QTimer(self, singleShot=True, interval=PICK_UP_MS)
        self._pause_timer.timeout.connect(self._on_pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Consumes the keys that belong to a scan.
        kind = event.type()
        if kind not in _TYPING or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.InputMethod:
            self._text_composed(watched, cast("QInputMethodEvent", event).commitString())
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if self._is_propagated(watched):
            return False
        return self._key_pressed(watched, event)

    def set_clock(self, now_ms: Callable[[], int]) -> None:
        """Takes the time of each key from `now_ms` instead of the window system."""
        self._clock = now_ms

    def start(self) -> None:
        """Begins to filter all keys of the application."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Stops filtering keys and forgets the line."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.clear()

    def clear(self) -> None:
        self._line.clear()
        self._before.clear()
        self._silence_timer.stop()
        self._pause_timer.stop()
        self.typed.emit("")

    def _is_propagated(self, watched: QWidget) -> bool:
        """Whether Qt passes this key on from a child that ignored it; it is processed already.

        Qt sends a key to the focus widget first. The addresses of events cannot be compared,
        because all key events of the system are created at the same place on the stack.
        """
        focus = QApplication.focusWidget()
        return focus is not None and watched is not focus

    def _key_pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() and event.key() in _ENTER:
            # Held down, Enter acts once: after the first, another button may have the focus.
            return True
        at = self._key_time(event)
        if watched is not self._focus:
            self._focus_changed(watched, at)
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (_ENDS_WITH_CTRL if with_ctrl else _ENDS):
            return self._line_ended(watched, at)
        character = event.text()
        if event.modifiers() & _COMMAND_MODIFIERS or not character or not character.isprintable():
            return self._other_key(watched, event)
        return self._letter(watched, event, at)

    def _key_time(self, event: QKeyEvent) -> int:
        """When the key was pressed, by the window system, since the program may receive it late."""
        if self._clock is not None:
            return self._clock()
        return event.timestamp() or time.monotonic_ns() // 1_000_000

    def _focus_changed(self, watched: QWidget, at: int) -> None:
        """Handles a change of focus; a new line starts if the focus enters or leaves a text field.

        Outside text fields the line continues, since a page may move the focus while a scanner
        types. The line also continues if the focus leaves a field between the fast keys of a scan.
        Text that was typed by hand into that field stays there.
        """
        previous, self._focus = self._focus, watched
        deleted = previous is not None and not isValid(previous)
        typed = not deleted and accepts_typing(previous) and not self._line.in_burst(at)
        if accepts_typing(watched) or deleted or typed:
            self.clear()

    def _text_composed(self, watched: QWidget, text: str) -> None:
        """Handles a text composed by an input method, which may be the beginning of a scan."""
        at = time.monotonic_ns() // 1_000_000 if self._clock is None else self._clock()
        if text and watched is not self._focus:
            self._focus_changed(watched, at)
        for character in text:
            self._add(watched, character, at)
        if is_composed(text) and not accepts_typing(watched):
            self.typed_by_hand.emit(self._line.text())

    def _add(self, watched: QWidget, character: str, at: int) -> None:
        field = text_field(watched)
        self._skip_end_until = None
        self._before.append(field_state(field) if field else None)
        self._line.add(character, at)
        del self._before[: len(self._before) - len(self._line.text())]
        self._silence_timer.start()

    def _letter(self, watched: QWidget, event: QKeyEvent, at: int) -> bool:
        if event.isAutoRepeat():
            # A scanner holds no key down, but a stalled laptop may repeat a key of a scan.
            return not accepts_typing(watched)
        character, in_burst = event.text(), self._line.in_burst(at)
        self._add(watched, _as_scanned(character, event), at)
        if accepts_typing(watched):
            return False
        self.typed.emit(self._line.text())
        self._pause_timer.start()
        if self._line.is_typed_by_hand(BY_HAND_MIN_KEYS):
            self.typed_by_hand.emit(self._line.text())
        # A single space presses the button that has the focus; within a line it does not.
        return character != " " or in_burst

    def _other_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and self._line.text():
            self._line.delete_last()
            del self._before[-1:]
            if not accepts_typing(watched):
                self.typed.emit(self._line.text())
                return True
        elif event.key() == Qt.Key.Key_Escape and self._line.text():
            swallow = not accepts_typing(watched)
            self.clear()
            return swallow
        return False

    def _line_ended(self, watched: QWidget, at: int) -> bool:
        late = self._skip_end_until is not None and at < self._skip_end_until
        if late and not self._line.text():
            return True
        self._skip_end_until = None
        found, line = self._read_line(watched, at), self._line.text()
        if not any(found.scans):
            self.clear()
            # A scanner that read nothing may still send its prefix, suffix and line end.
            return bool(line.strip()) and not clean(line) and not accepts_typing(watched)
        self._emit_scans(watched, found)
        self._skip_end_until = at + SECOND_END_MS
        return True

    def _read_line(self, watched: QWidget, at: int) -> ScannedLine:
        runs, field = self._line.runs(), text_field(watched)
        if field is not None and field.echoMode() != QLineEdit.EchoMode.Normal:
            # A password manager types a passphrase as fast as a scanner; it must stay in the field.
            return self._reader.codes_at_the_end(runs, in_field=True, line_ended=False)
        if accepts_typing(watched):
            return self._reader.in_text_field(
                runs,
                end_is_fast=self._line.in_burst(at),
                after_pick_up=self._line.paused_to_pick_up_scanner(),
            )
        return self._reader.outside_fields(runs) if runs else NOTHING

    def _on_silence(self) -> None:
        focus = self._focus
        if focus is None or not isValid(focus):
            return
        runs, in_field = self._line.runs(), accepts_typing(focus)
        found = self._reader.codes_at_the_end(runs, in_field=in_field, line_ended=False)
        if found.scans:
            last = self._line.last_at()
            self._emit_scans(focus, found)
            self._skip_end_until = None if last is None else last + LATE_END_MS
        elif len(self._line.text()) == 1 and not in_field:
            self.single_key_typed.emit(self._line.text())

    def _on_pause(self) -> None:
        """After a pause, reports what was typed by hand, even if it is a single letter."""
        focus = self._focus
        outside_fields = focus is not None and isValid(focus) and not accepts_typing(focus)
        if outside_fields and self._line.is_typed_by_hand(1):
            self.typed_by_hand.emit(self._line.text())

    def _emit_scans(self, watched: QWidget, found: ScannedLine) -> None:
        before = self._before[-found.length] if len(self._before) >= found.length else None
        restore_field(watched, before, found.length)
        self.clear()
        for scan in found.scans:
            self.scanned.emit(clean(scan))
