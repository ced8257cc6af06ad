"""Which widgets take typing, and a field as it was before a scan was typed into it."""

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


class Before(msgspec.Struct):
    """A text field as it was before a character of the line."""

    field: QLineEdit
    text: str
    cursor: int


def before_typing(field: QLineEdit) -> Before:
    """The field as it is now."""
    return Before(field, field.text(), field.cursorPosition())


def text_field(widget: object) -> QLineEdit | None:
    """The one-line field that takes typing here, also inside a spin or combo box."""
    if isinstance(widget, QLineEdit):
        return None if widget.isReadOnly() else widget
    if isinstance(widget, QAbstractSpinBox):
        return widget.lineEdit()
    if isinstance(widget, QComboBox) and widget.isEditable():
        return widget.lineEdit()
    return None


def accepts_typing(widget: object) -> bool:
    """Whether a key that is pressed here becomes a letter of a text."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return text_field(widget) is not None


def put_back(watched: QWidget, before: Before | None, length: int) -> None:
    """Takes a scan of `length` characters out again: the field is as it was before the first."""
    if before is not None and isValid(before.field):
        before.field.setText(before.text)
        before.field.setCursorPosition(before.cursor)
    elif isinstance(watched, QPlainTextEdit | QTextEdit):
        cursor = watched.textCursor()
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
