"""Symbols for verdicts; each has its own shape, so that colour is never the only sign."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme

# "dot" is a light or a neutral mark, "back" the arrow of an undo.
Shape = Literal["tick", "cross", "triangle", "question", "dot", "tube", "back"]

_TICK = ((0.30, 0.53), (0.44, 0.68), (0.71, 0.33))
_ARROW_HEAD = ((0.36, 0.16), (0.12, 0.40), (0.36, 0.64))
_TRIANGLE = ((0.50, 0.06), (0.97, 0.91), (0.03, 0.91))


def paint_symbol(painter: QPainter, box: QRectF, shape: Shape, colour: QColor) -> None:
    """Draws a shape in a square box; the stroke is a fourteenth of the box's side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    stroke = max(2.0, box.width() / 14)
    painter.setPen(
        QPen(
            colour,
            stroke,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    if shape == "tick":
        painter.drawEllipse(inner)
        painter.drawPolyline(_polygon(box, _TICK))
    elif shape == "cross":
        painter.drawRoundedRect(inner, box.width() / 7, box.width() / 7)
        painter.drawLine(_point(box, 0.34, 0.34), _point(box, 0.66, 0.66))
        painter.drawLine(_point(box, 0.66, 0.34), _point(box, 0.34, 0.66))
    elif shape == "triangle":
        painter.drawPolygon(_polygon(box, _TRIANGLE))
        painter.drawLine(_point(box, 0.5, 0.38), _point(box, 0.5, 0.62))
        _dot(painter, _point(box, 0.5, 0.77), stroke * 0.62, colour)
    elif shape == "tube":
        paint_tube(painter, box)
    elif shape == "back":
        _paint_back(painter, box)
    elif shape == "question":
        painter.drawEllipse(inner)
        painter.setFont(theme.font(int(box.height() * 0.56), bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
    else:
        _dot(painter, box.center(), box.width() / 3, colour)
    painter.restore()


def paint_tube(painter: QPainter, box: QRectF) -> None:
    """Draws a specimen tube and its cap, with the painter's pen and brush."""
    painter.drawLine(_point(box, 0.14, 0.07), _point(box, 0.86, 0.07))
    width, top = box.width() * 0.36, box.top() + box.height() * 0.16
    left, height = box.center().x() - width / 2, box.bottom() - box.height() * 0.05 - top
    tube = QPainterPath(QPointF(left, top))
    tube.lineTo(left + width, top)
    tube.lineTo(left + width, top + height - width / 2)
    tube.arcTo(QRectF(left, top + height - width, width, width), 0, -180)
    tube.closeSubpath()
    painter.drawPath(tube)


def _paint_back(painter: QPainter, box: QRectF) -> None:
    painter.drawPolyline(_polygon(box, _ARROW_HEAD))
    path = QPainterPath(_point(box, 0.12, 0.40))
    path.lineTo(_point(box, 0.62, 0.40))
    path.cubicTo(_point(box, 0.94, 0.40), _point(box, 0.94, 0.82), _point(box, 0.66, 0.82))
    painter.drawPath(path)


def _point(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y)


def _polygon(box: QRectF, points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([_point(box, x, y) for x, y in points])


def _dot(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


class SymbolWidget(QWidget):
    """A widget that shows a shape; `colour` is the name of one of the theme's colours."""

    def __init__(
        self, shape: Shape, colour: str, *, side: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape: Shape = shape
        self._colour = colour
        self.setFixedSize(QSize(side, side))

    def show_shape(self, shape: Shape, colour: str) -> None:
        self._shape, self._colour = shape, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = theme.current().colour(self._colour)
        with QPainter(self) as painter:
            paint_symbol(painter, QRectF(self.rect()), self._shape, colour)
