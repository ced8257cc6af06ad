"""Progress bars for the coverage of a building and for long-running work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme

_HEIGHT = 10


class ShareBar(QWidget):
    """A progress bar for a share from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(2 * _HEIGHT)

    @property
    def share(self) -> float:
        return self._share

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_share(painter, QRectF(self.rect()), self._share)


def paint_share(painter: QPainter, box: QRectF, share: float) -> None:
    """Draws a bar that is filled for a share from 0 to 1."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("empty"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    if share > 0:
        painter.setBrush(colours.colour("accent"))
        filled = QRectF(box)
        filled.setWidth(max(box.height(), box.width() * min(share, 1.0)))
        painter.drawRoundedRect(filled, box.height() / 2, box.height() / 2)
    painter.restore()
