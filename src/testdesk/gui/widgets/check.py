"""A check box that is large enough for use with gloves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.translated import Text, Translated, in_this_language

_BOX_SIDE, _GAP, _HEIGHT = 24, 12, 40


class Check(Translated, QCheckBox):
    """A check box with a text; a click anywhere on it toggles it."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = False
        self.set_text(text)

    def set_text(self, text: Text) -> None:
        self._text = text
        self.setAccessibleName(in_this_language(text))
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.set_text(self._text)

    def set_done(self, *, done: bool) -> None:
        """Sets whether what was ticked is done: a round mark, which nobody unticks."""
        self._done = done
        self.setEnabled(not done)
        self.update()

    def caption(self) -> str:
        return in_this_language(self._text)

    def sizeHint(self) -> QSize:
        text_width = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance(self.caption())
        return QSize(_BOX_SIDE + _GAP + text_width + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not (self.isEnabled() or self._done):
                painter.setOpacity(0.45)
            box = QRectF(1, (self.height() - _BOX_SIDE) / 2, _BOX_SIDE - 2, _BOX_SIDE - 2)
            if self._done:
                paint_symbol(painter, box, "tick", colours.colour("accent"))
            else:
                self._paint_box(painter, box)
            painter.setPen(QColor(colours.ink))
            painter.setFont(theme.font(theme.BODY_PX))
            text_box = QRectF(_BOX_SIDE + _GAP, 0, self.width() - _BOX_SIDE - _GAP, self.height())
            painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter, self.caption())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current()
        painter.setPen(QPen(QColor(colours.accent), 3 if self.hasFocus() else 2))
        painter.setBrush(QColor(colours.accent_fill if self.isChecked() else colours.card))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_fill), 2.5))
            x, y = box.left(), box.top()
            tick = [QPointF(x + 5, y + 11), QPointF(x + 9.5, y + 16), QPointF(x + 17, y + 6)]
            painter.drawPolyline(QPolygonF(tick))
