"""A box to tick, large enough for a glove."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from testdesk.gui import theme

_BOX, _GAP, _HEIGHT = 24, 12, 40


class Check(QCheckBox):
    """A square with a tick, and its words; the whole line can be touched."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance(self._text)
        return QSize(_BOX + _GAP + words + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        box = QRectF(1, (self.height() - _BOX) / 2, _BOX - 2, _BOX - 2)
        painter.setPen(QPen(QColor(colours.accent), 3 if self.hasFocus() else 2))
        painter.setBrush(QColor(colours.accent_fill if self.isChecked() else colours.card))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_fill), 2.5))
            x, y = box.left(), box.top()
            tick = [QPointF(x + 5, y + 11), QPointF(x + 9.5, y + 16), QPointF(x + 17, y + 6)]
            painter.drawPolyline(QPolygonF(tick))
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(theme.BODY_PX))
        words = QRectF(_BOX + _GAP, 0, self.width() - _BOX - _GAP, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
