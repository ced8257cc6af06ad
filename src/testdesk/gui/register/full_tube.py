"""The panel of a full tube, shown until the next tube is scanned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.handover.closing.figures import difference_text, joined, swabs_text
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.symbol import paint_tube

_TUBE_SIZE, _LEAST_HEIGHT, _HEADING_PX, _LOW_HEADING_PX = 88, 56, 46, 30
_ROOMY_WIDTH = 560


class FullTube(QWidget):
    """Asks the operator to count the swabs; once they are counted, shows the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tube: Tube | None = None
        self._swabs: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tube(self, tube: Tube, swabs: int | None) -> None:
        """Shows a full tube; `swabs` is the number counted in it, or None."""
        self._tube, self._swabs = tube, swabs
        self.setAccessibleName(f"{self._heading()} {self._advice()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _TUBE_SIZE + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _LEAST_HEIGHT)

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
            tube_box = QRectF(box.left(), box.top(), box.width() * 1.4, box.height())
            paint_tube(painter, tube_box)
            painter.setPen(colours.colour("dark_ground"))
            painter.setFont(theme.font(int(side * 0.29), bold=True))
            painter.drawText(tube_box, Qt.AlignmentFlag.AlignCenter, str(len(tube.places)))
            self._paint_text(painter, QRectF(self.rect()).adjusted(side + 16, 0, 0, 0))

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        colours, heading, advice = theme.current(), self._heading(), self._advice()
        heading_height = box.height() * 0.52
        if self.width() < _ROOMY_WIDTH:  # the sentence would be too small to be read
            painter.setPen(colours.colour("dark_ground_ink"))
            draw_fitted(painter, box, heading, px=_LOW_HEADING_PX)
            return
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
        tube, swabs = self._tube, self._swabs
        if swabs is None or tube is None:
            return self.tr("The tube is full: count the swabs")
        counted = swabs_text(swabs)
        difference = difference_text(swabs, len(tube.places)) if swabs != len(tube.places) else ""
        return joined(self.tr("Counted: {swabs}").format(swabs=counted), difference)

    def _advice(self) -> str:
        if self._swabs is not None:
            return self.tr("Put the tube into the rack, then scan the next one.")
        return self.tr(
            "Swab the last person first, then count. Put the tube into the rack, then scan the"
            " next one."
        )
