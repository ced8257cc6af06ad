"""Text fields: which widgets accept typing, and how a scan is removed from a field again."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid


class FieldState(msgspec.Struct):
    """The state of a text field before a character of the line was typed."""

    field: QLineEdit
    text: str
    cursor: int


def field_state(field: QLineEdit) -> FieldState:
    """Records the present state of a field."""
    return FieldState(field, field.text(), field.cursorPosition())


def text_field(widget: object) -> QLineEdit | None:
    """The one-line field that receives the typing, also inside a spin box or combo box."""
    if isinstance(widget, QLineEdit):
        return None if widget.isReadOnly() else widget
    if isinstance(widget, QAbstractSpinBox):
        return widget.lineEdit()
    if isinstance(widget, QComboBox) and widget.isEditable():
        return widget.lineEdit()
    return None


def accepts_typing(widget: object) -> bool:
    """Whether a key pressed in this widget is added to a text."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return text_field(widget) is not None


def restore_field(watched: QWidget, before: FieldState | None, length: int) -> None:
    """Removes a scan of `length` characters, restoring the field to its state before the scan."""
    if before is not None and isValid(before.field):
        before.field.setText(before.text)
        before.field.setCursorPosition(before.cursor)
    elif isinstance(watched, QPlainTextEdit | QTextEdit):
        cursor = watched.textCursor()
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
