"""Draws items side by side, each a sequence of plain and bold texts; lines break between items."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from testdesk.gui import theme

Runs = Sequence[tuple[str, bool]]
"""An item to draw: texts, each with whether it is bold."""


def runs_height(items: Sequence[Runs], px: int, width: float) -> float:
    """The height in pixels that the items need, at a font size and a width."""
    lines = max((line for _, line in _positions(items, px, width)), default=-1) + 1
    return lines * px * 1.4


def paint_runs(
    painter: QPainter, box: QRectF, items: Sequence[Runs], px: int, colour: QColor
) -> None:
    """Draws the items into a box from its top left."""
    painter.setPen(colour)
    for item, (left, line) in zip(items, _positions(items, px, box.width()), strict=True):
        baseline = box.top() + line * px * 1.4 + px * 1.1
        x = box.left() + left
        for text, bold in item:
            font = theme.font(px, bold=bold)
            painter.setFont(font)
            painter.drawText(QPointF(x, baseline), text)
            x += QFontMetricsF(font).horizontalAdvance(text) + px * 0.3


def _positions(items: Sequence[Runs], px: int, width: float) -> list[tuple[float, int]]:
    positions, left, line = [], 0.0, 0
    for item in items:
        item_width = sum(
            QFontMetricsF(theme.font(px, bold=bold)).horizontalAdvance(text) + px * 0.3
            for text, bold in item
        )
        if left and left + item_width > width:
            left, line = 0.0, line + 1
        positions.append((left, line))
        left += item_width + px * 1.2
    return positions
