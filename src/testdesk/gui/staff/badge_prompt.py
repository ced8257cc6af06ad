"""The dashed box that asks a second person for the badge, and then has the name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.translated import Translated

_MARGIN, _SYMBOL, _GAP = 14, 24, 10


class BadgePrompt(Translated, QPushButton):
    """Dashed and amber while nobody has confirmed; then white, with a tick and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._retranslate()

    def show_name(self, name: str) -> None:
        """Shows who confirmed; empty asks for the badge again."""
        self._name = name
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(300, theme.TOUCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, name = theme.current(), self._name
        edge = "accent" if self.hasFocus() or self.underMouse() else "line" if name else "attention"
        style = Qt.PenStyle.SolidLine if name else Qt.PenStyle.DashLine
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colours.colour("card"))
            painter.setPen(QPen(colours.colour(edge), 2, style))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
            symbol = QRectF(_MARGIN, (self.height() - _SYMBOL) / 2, _SYMBOL, _SYMBOL)
            colour = colours.colour("accent" if name else "attention")
            paint_symbol(painter, symbol, "tick" if name else "question", colour)
            left = symbol.right() + _GAP
            text_box = QRectF(left, 0, self.width() - left - _MARGIN, self.height())
            self._paint_text(painter, text_box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        """Paints the text, and the hint beside it if both fit."""
        colours = theme.current()
        painter.setPen(colours.colour("ink"))
        draw_fitted(painter, box, self.text(), px=theme.SMALL_PX)
        used = measured_font(theme.SMALL_PX, bold=True).width(self.text()) + _GAP
        hint, font = self._hint(), measured_font(theme.SMALL_TEXT_PX)
        if not self._name and used + font.width(hint) <= box.width():
            painter.setPen(colours.colour("soft"))
            painter.setFont(font.font)
            painter.drawText(box.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, hint)

    def _hint(self) -> str:
        return self.tr("or Enter for name and PIN")

    def _retranslate(self) -> None:
        self.setText(self._name or self.tr("Scan the second badge"))
        self.setAccessibleName(self.text())
        self.update()
