"""The panel of a full tube, shown until the next tube is scanned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.symbol import paint_tube

_TUBE_SIZE, _TEXT_LEFT, _HEADING_PX = 88, 88, 46


class FullTube(QWidget):
    """Asks the operator to count the swabs; the count is entered when the day is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tube: Tube | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tube(self, tube: Tube) -> None:
        self._tube = tube
        self.setAccessibleName(f"{self._heading()} {self._advice()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _TUBE_SIZE + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tube, colours = self._tube, theme.current()
        if tube is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = colours.colour("dark_ground_ink")
            side = min(_TUBE_SIZE, self.height())
            box = QRectF(0, (self.height() - side) / 2, side * 0.64, side)
            pen = QPen(ink, 6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(ink)
            tube_box = QRectF(box.left() + 4, box.top(), box.width() * 1.4, box.height())
            paint_tube(painter, tube_box)
            painter.setPen(colours.colour("dark_ground"))
            painter.setFont(theme.font(26, bold=True))
            painter.drawText(tube_box, Qt.AlignmentFlag.AlignCenter, str(len(tube.places)))
            self._paint_text(painter, QRectF(self.rect()).adjusted(_TEXT_LEFT + 16, 0, 0, 0))

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        colours, heading, advice = theme.current(), self._heading(), self._advice()
        heading_height = box.height() * 0.52
        top = QRectF(box.left(), box.top(), box.width(), heading_height)
        painter.setPen(colours.colour("dark_ground_ink"))
        draw_fitted(painter, top, heading, px=_HEADING_PX, vertical=Qt.AlignmentFlag.AlignBottom)
        advice_box = QRectF(
            box.left(), top.bottom() + 4, box.width(), box.height() - heading_height - 4
        )
        painter.setPen(colours.colour("dark_ground_soft"))
        vertical, px = Qt.AlignmentFlag.AlignTop, theme.BODY_PX
        draw_fitted(
            painter, advice_box, advice, px=px, bold=False, vertical=vertical, wrap_anywhere=True
        )

    def _heading(self) -> str:
        return self.tr("The tube is full: count the swabs")

    def _advice(self) -> str:
        return self.tr(
            "Swab the last person first, then count. Put the tube into the rack, then scan the"
            " next one."
        )
