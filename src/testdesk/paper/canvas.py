"""Drawing a laid-out page with a QPainter, on whatever device it was begun."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColorConstants, QPageSize, QPainter, QPainterPath, QPen

from testdesk.paper import plain_codes
from testdesk.paper.fonts import EM, font
from testdesk.paper.marks import Bars, Notice, Page, Rule, Symbol, TextLine
from testdesk.paper.qr import QUIET, matrix


def page_size(page: Page) -> QPageSize:
    """The paper of a page; in whole points, because PDF and CUPS round to them each in its way."""
    width, height = (round(length / 25.4 * 72) for length in (page.width, page.height))
    return QPageSize(QSize(width, height), "testdesk", QPageSize.SizeMatchPolicy.ExactMatch)


def paint(painter: QPainter, page: Page, dpi: float, left: int = 0) -> None:
    """Draw all marks.

    Args:
        painter: active; its unit is the device's dot.
        page: what to draw.
        dpi: dots per inch of the device.
        left: dots to move everything to the right, where the paper is wider than the page.
    """
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(left, 0)
    for mark in page.marks:
        if isinstance(mark, TextLine):
            _paint_text(painter, mark, dpi / 25.4)
        elif isinstance(mark, Symbol):
            _paint_symbol(painter, mark, dpi / 25.4)
        elif isinstance(mark, Notice):
            _paint_notice(painter, mark, dpi / 25.4)
        elif isinstance(mark, Bars):
            _paint_bars(painter, mark, dpi / 25.4)
        else:
            _paint_rule(painter, mark, dpi / 25.4)
    painter.translate(-left, 0)


def _paint_text(painter: QPainter, line: TextLine, dots: float) -> None:
    painter.save()
    painter.setPen(QColorConstants.Black)
    painter.setFont(font(line.language, bold=line.bold))
    painter.translate(line.x * dots, line.baseline * dots)
    scale = line.size * dots / EM
    painter.scale(scale, scale)
    painter.drawText(QPointF(0, 0), line.text)
    painter.restore()


def _paint_symbol(painter: QPainter, symbol: Symbol, dots: float) -> None:
    """The dark modules in whole dots; as one shape, so that no viewer shows seams between rows."""
    _paint_square(painter, symbol, matrix(symbol.code), dots)


def _paint_notice(painter: QPainter, notice: Notice, dots: float) -> None:
    """The dark modules of a plain text's symbol, likewise."""
    _paint_square(painter, notice, plain_codes.matrix(notice.text), dots)


def _paint_square(
    painter: QPainter, at: Symbol | Notice, rows: tuple[tuple[bool, ...], ...], dots: float
) -> None:
    side = at.side * dots
    span = len(rows) + 2 * QUIET
    module = max(1, math.floor(side / span + 1e-6))
    slack = math.floor((side - span * module) / 2 + 1e-6) + QUIET * module
    left, top = round(at.x * dots) + slack, round(at.y * dots) + slack
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for row, modules in enumerate(rows):
        for start, length in _runs(modules):
            shape.addRect(left + start * module, top + row * module, length * module, module)
    _fill(painter, shape)


def _paint_bars(painter: QPainter, bars: Bars, dots: float) -> None:
    """The bars in whole dots, in the middle of the room that was laid out for them."""
    modules = plain_codes.bars(bars.text)
    span = len(modules) + 2 * plain_codes.BARS_QUIET
    module = max(1, math.floor(bars.module * dots + 1e-6))
    slack = math.floor(span * (bars.module * dots - module) / 2 + 1e-6)
    left = round(bars.x * dots) + slack + plain_codes.BARS_QUIET * module
    top, height = round(bars.y * dots), round(bars.height * dots)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for start, length in _runs(modules):
        shape.addRect(left + start * module, top, length * module, height)
    _fill(painter, shape)


def _fill(painter: QPainter, shape: QPainterPath) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(shape, QColorConstants.Black)


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(modules):
        if dark and runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((column, 1))
    return runs


def _paint_rule(painter: QPainter, rule: Rule, dots: float) -> None:
    pen = QPen(QColorConstants.Black, max(1.0, rule.weight * dots))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(
        QPointF(rule.x1 * dots, rule.y1 * dots), QPointF(rule.x2 * dots, rule.y2 * dots)
    )
