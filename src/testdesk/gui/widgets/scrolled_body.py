"""The part of a dialog between its title and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget


class _Contents(QWidget):
    """Asks for the least height of its parts: a table gives way before anything scrolls."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class ScrolledBody(QScrollArea):
    """Holds the body of a dialog, and scrolls it if it does not fit into the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.contents = _Contents()
        self.contents.setObjectName("scrolled")
        self.column = QVBoxLayout(self.contents)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.contents)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        # As wide as the contents and the scroll bar; the height is whatever is left.
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.contents.minimumSizeHint().width() + bar, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A message reduces the height; it must not hide the field that has the focus.
        super().resizeEvent(event)
        self.show_part(QApplication.focusWidget())

    def show_part(self, part: QWidget | None) -> None:
        """Scrolls until a part and its label are visible; Qt itself shows only the cursor."""
        if part is not None and self.contents.isAncestorOf(part):
            top = part.mapTo(self.contents, QPoint(0, 0)).y()
            self.ensureVisible(0, top + part.height(), 0, 8)
            self.ensureVisible(0, top, 0, 40)

    def height_for(self, width: int) -> int:
        column = self.column
        column.activate()
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()
