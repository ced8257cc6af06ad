"""Shortcuts of a page, which work while the page or a part of it has the focus.

Short, because it only chooses the context that Qt does not choose by itself: one page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(page: QWidget, key: str, action: Callable[[], object]) -> None:
    """Binds an action to a key such as "F10" or "Ctrl+J"; two pages may bind the same key."""
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(action)
