"""The drawing of a badge on the page for signing in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.gui import theme

_WIDTH, _HEIGHT = 190.0, 252.0
# A pattern that no scanner reads: three finders, and modules by a fixed rule.
_MODULES, _FINDER = 21, 7


class BadgePicture(QWidget):
    """Draws a badge on its lanyard, as large as the space allows; it contains no code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def sizeHint(self) -> QSize:
        return QSize(int(_WIDTH), int(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        scale = min(1.0, self.height() / _HEIGHT, self.width() / _WIDTH)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(
                (self.width() - _WIDTH * scale) / 2, (self.height() - _HEIGHT * scale) / 2
            )
            painter.scale(scale, scale)
            accent = colours.colour("accent")
            for left in (66, 114):
                painter.fillRect(QRectF(left, 0, 10, 34), accent)
            painter.fillRect(QRectF(67, 28, 56, 16), accent)
            painter.setPen(QPen(accent, 5))
            painter.setBrush(colours.colour("card"))
            painter.drawRoundedRect(QRectF(2.5, 44, _WIDTH - 5, _HEIGHT - 47), 12, 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(27, 205, 136, 14), 7, 7)
            painter.drawRoundedRect(QRectF(27, 227, 88, 10), 5, 5)
            self._paint_modules(painter, QRectF(42, 73, 106, 106))

    def _paint_modules(self, painter: QPainter, box: QRectF) -> None:
        side = box.width() / _MODULES
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(theme.current().colour("ink"))
        for row in range(_MODULES):
            for column in range(_MODULES):
                if _is_dark(row, column):
                    painter.drawRect(
                        QRectF(box.left() + column * side, box.top() + row * side, side, side)
                    )


def _is_dark(row: int, column: int) -> bool:
    far = _MODULES - _FINDER
    for top, left in ((0, 0), (0, far), (far, 0)):
        y, x = row - top, column - left
        if -1 <= y <= _FINDER and -1 <= x <= _FINDER:
            ring = max(abs(y - 3), abs(x - 3))
            return ring in (0, 1, 3)
    return (row * row + 3 * column + row * column) % 5 in (0, 2)
