"""Bars: the four steps of a batch, how far a building is, how far a long work is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.gui import theme

_HEIGHT, _GAP = 10, 6


class StepBars(QWidget):
    """Steps one after another; a step is filled only when it is true."""

    def __init__(self, steps: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._done, self._refused = steps, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def done(self) -> int:
        return self._done

    def show_steps(self, done: int, *, refused: bool = False) -> None:
        """Fills the first `done`; `refused` paints the next one as stopped."""
        self._done, self._refused = done, refused
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._steps * 62 - _GAP, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - _GAP * (self._steps - 1)) / self._steps
        for step in range(self._steps):
            painter.setBrush(theme.current().colour(self._colour(step)))
            left = step * (width + _GAP)
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 5, 5)
        painter.end()

    def _colour(self, step: int) -> str:
        if step < self._done:
            return "accent"
        return "stop" if self._refused and step == self._done else "empty"


class ShareBar(QWidget):
    """One bar, filled as far as a work is."""

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
        painter = QPainter(self)
        paint_share(painter, QRectF(self.rect()), self._share)
        painter.end()


def paint_share(painter: QPainter, box: QRectF, share: float) -> None:
    """A bar that is filled for a share from 0 to 1."""
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
