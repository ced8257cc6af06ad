"""Draws facts side by side; each fact is a sequence of runs, which are plain or bold text.

Lines break only between facts.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from testdesk.gui import theme

Runs = Sequence[tuple[str, bool]]


def runs_height(facts: Sequence[Runs], px: int, width: float) -> float:
    """The height in pixels that the facts need, at a font size and a width."""
    lines = max((line for _, line in _positions(facts, px, width)), default=-1) + 1
    return lines * px * 1.4


def paint_runs(
    painter: QPainter, box: QRectF, facts: Sequence[Runs], px: int, colour: QColor
) -> None:
    """Draws the facts into a box from its top left."""
    painter.setPen(colour)
    for fact, (left, line) in zip(facts, _positions(facts, px, box.width()), strict=True):
        baseline = box.top() + line * px * 1.4 + px * 1.1
        x = box.left() + left
        for text, bold in fact:
            font = theme.font(px, bold=bold)
            painter.setFont(font)
            painter.drawText(QPointF(x, baseline), text)
            x += QFontMetricsF(font).horizontalAdvance(text) + px * 0.3


def _positions(facts: Sequence[Runs], px: int, width: float) -> list[tuple[float, int]]:
    positions, left, line = [], 0.0, 0
    for fact in facts:
        fact_width = sum(
            QFontMetricsF(theme.font(px, bold=bold)).horizontalAdvance(text) + px * 0.3
            for text, bold in fact
        )
        if left and left + fact_width > width:
            left, line = 0.0, line + 1
        positions.append((left, line))
        left += fact_width + px * 1.2
    return positions
