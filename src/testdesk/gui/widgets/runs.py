"""Draws facts side by side, each of plain and bold words; lines break only between facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from testdesk.gui import theme

Runs = Sequence[tuple[str, bool]]


def runs_height(facts: Sequence[Runs], px: int, width: float) -> float:
    """The height in pixels that the facts need, at a font size and a width."""
    lines = max((line for _, line in _places(facts, px, width)), default=-1) + 1
    return lines * px * 1.4


def paint_runs(
    painter: QPainter, box: QRectF, facts: Sequence[Runs], px: int, colour: QColor
) -> None:
    """Draws the facts into a box from its top left."""
    painter.setPen(colour)
    for fact, (left, line) in zip(facts, _places(facts, px, box.width()), strict=True):
        base = box.top() + line * px * 1.4 + px * 1.1
        at = box.left() + left
        for text, bold in fact:
            letters = theme.font(px, bold=bold)
            painter.setFont(letters)
            painter.drawText(QPointF(at, base), text)
            at += QFontMetricsF(letters).horizontalAdvance(text) + px * 0.3


def _places(facts: Sequence[Runs], px: int, width: float) -> list[tuple[float, int]]:
    places, left, line = [], 0.0, 0
    for fact in facts:
        wide = sum(
            QFontMetricsF(theme.font(px, bold=bold)).horizontalAdvance(text) + px * 0.3
            for text, bold in fact
        )
        if left and left + wide > width:
            left, line = 0.0, line + 1
        places.append((left, line))
        left += wide + px * 1.2
    return places
