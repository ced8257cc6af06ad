"""Draws a laid-out page with an active QPainter on any device."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColorConstants, QPageSize, QPainter, QPen, QTransform

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import plain_codes
from testdesk.paper.layout.elements import Bars, NoticeCode, PaperPage, Rule, Symbol, TextLine
from testdesk.paper.layout.fonts import EM, font
from testdesk.paper.layout.qr import QUIET, matrix

_ORIGIN = QPointF(0, 0)
# A run of dark modules in bytes, each of which is one module: 1 for dark, 0 for light.
_DARK = re.compile(b"\x01+")


def page_size(page: PaperPage) -> QPageSize:
    """The paper size of a page, in whole points, since PDF and CUPS round differently."""
    width, height = (round(length / 25.4 * 72) for length in (page.width, page.height))
    return QPageSize(QSize(width, height), "testdesk", QPageSize.SizeMatchPolicy.ExactMatch)


def paint(painter: QPainter, page: PaperPage, dpi: float, left: int = 0) -> None:
    """Draws all elements of a page.

    Args:
        painter: active; its unit is the device's dot.
        page: the page to draw.
        dpi: the device's dots per inch.
        left: by how many dots everything is moved to the right, if the paper is wider.
    """
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _paint_texts(
        painter,
        [element for element in page.elements if isinstance(element, TextLine)],
        dpi / 25.4,
        left,
    )
    painter.translate(left, 0)
    for element in page.elements:
        if isinstance(element, Symbol):
            _paint_symbol(painter, element, dpi / 25.4)
        elif isinstance(element, NoticeCode):
            _paint_notice(painter, element, dpi / 25.4)
    for element in page.elements:
        if isinstance(element, Bars):
            _paint_bars(painter, element, dpi / 25.4)
        elif isinstance(element, Rule):
            _paint_rule(painter, element, dpi / 25.4)
    painter.translate(-left, 0)


def _paint_texts(
    painter: QPainter, lines: Sequence[TextLine], dots_per_mm: float, left: int
) -> None:
    """Draws all lines, font by font: changing the font costs more than drawing a line."""
    before = painter.worldTransform()
    painter.setPen(QColorConstants.Black)
    for (language, bold), font_lines in groupby(sorted(lines, key=_font_key), key=_font_key):
        painter.setFont(font(language, bold=bold))
        for line in font_lines:
            scale = line.size * dots_per_mm / EM
            transform = QTransform(
                scale, 0, 0, scale, left + line.x * dots_per_mm, line.baseline * dots_per_mm
            )
            painter.setWorldTransform(transform * before)
            painter.drawText(_ORIGIN, line.text)
    painter.setWorldTransform(before)


def _font_key(line: TextLine) -> tuple[Language, bool]:
    return line.language, line.bold


def _paint_symbol(painter: QPainter, symbol: Symbol, dots_per_mm: float) -> None:
    """Draws a code's dark modules in whole dots, so that PDF viewers show no gaps between rows."""
    _paint_square(painter, symbol, matrix(symbol.code), dots_per_mm)


def _paint_notice(painter: QPainter, notice: NoticeCode, dots_per_mm: float) -> None:
    """Draws the symbol on a door notice in the same way as a code."""
    _paint_square(painter, notice, plain_codes.matrix(notice.text), dots_per_mm)


def _paint_square(
    painter: QPainter,
    element: Symbol | NoticeCode,
    rows: Sequence[Sequence[int]],
    dots_per_mm: float,
) -> None:
    side = element.side * dots_per_mm
    span = len(rows) + 2 * QUIET
    module = max(1, math.floor(side / span + 1e-6))
    slack = math.floor((side - span * module) / 2 + 1e-6) + QUIET * module
    left, top = round(element.x * dots_per_mm) + slack, round(element.y * dots_per_mm) + slack
    painter.translate(left, top)
    # Nothing that was drawn before can spoil the code, so reading it back need not look at that.
    quiet = QUIET * module
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(-quiet, -quiet, span * module, span * module, QColorConstants.White)
    # A light module after each row separates it from the next, so that one search finds all runs.
    row_width = len(rows) + 1
    drawn = _rectangles(row_width, module)
    modules = b"\0".join(map(bytes, rows))
    _fill(painter, [drawn[run.span()] for run in _DARK.finditer(modules)])
    painter.translate(-left, -top)


class _Rectangles(dict[tuple[int, int], QRect]):
    """The rectangle of each run of dark modules, in dots from the symbol's corner.

    A run is known by its start and end in the rows, one after another. A symbol may have some
    thousand runs; nearly all of them recur in the symbols of a sheet.
    """

    def __init__(self, row_width: int, module: int) -> None:
        super().__init__()
        self._row_width, self._module = row_width, module

    def __missing__(self, span: tuple[int, int]) -> QRect:
        row, start = divmod(span[0], self._row_width)
        module, length = self._module, span[1] - span[0]
        self[span] = QRect(start * module, row * module, length * module, module)
        return self[span]


# For the few sizes of symbols that are printed.
_rectangles = lru_cache(maxsize=16)(_Rectangles)


def _paint_bars(painter: QPainter, bars: Bars, dots_per_mm: float) -> None:
    """Draws the bars in whole dots, centred in their laid-out width."""
    modules = plain_codes.bars(bars.text)
    span = len(modules) + 2 * plain_codes.BARS_QUIET
    module = max(1, math.floor(bars.module * dots_per_mm + 1e-6))
    slack = math.floor(span * (bars.module * dots_per_mm - module) / 2 + 1e-6)
    left = round(bars.x * dots_per_mm) + slack + plain_codes.BARS_QUIET * module
    top, height = round(bars.y * dots_per_mm), round(bars.height * dots_per_mm)
    runs = _runs(modules)
    rectangles = [
        QRect(left + start * module, top, length * module, height) for start, length in runs
    ]
    _fill(painter, rectangles)


def _fill(painter: QPainter, shape: Sequence[QRect]) -> None:
    """Fills all rectangles at once: in a PDF this is one path, with a quarter of the bytes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColorConstants.Black)
    painter.drawRects(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _runs(modules: Iterable[int]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    return [(run.start(), len(run[0])) for run in _DARK.finditer(bytes(modules))]


def _paint_rule(painter: QPainter, rule: Rule, dots_per_mm: float) -> None:
    pen = QPen(QColorConstants.Black, max(1.0, rule.weight * dots_per_mm))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(
        QPointF(rule.x1 * dots_per_mm, rule.y1 * dots_per_mm),
        QPointF(rule.x2 * dots_per_mm, rule.y2 * dots_per_mm),
    )
