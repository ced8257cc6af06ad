"""The verdict panel: one answer, read at a glance from two metres."""

from __future__ import annotations

import time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.parts.fitted import fitted_font
from testdesk.gui.parts.mark import paint_mark
from testdesk.gui.parts.runs import paint_runs, runs_height
from testdesk.gui.register.verdict_words import VerdictView

_MARGIN, _MARK, _BESIDE = 32, 112, 176
_HEADING_PX, _WHAT_PX, _ABOUT_PX, _FACT_PX = 40, 22, 40, 28
_ABOUT_HIGH, _ABOUT_LEAST = 56, 12
_WRAP = int(Qt.TextFlag.TextWordWrap)


class VerdictPanel(QWidget):
    """Painted by hand, in one go, without animation.

    Attributes:
        choices: a row at the foot for what a person must decide; empty and hidden at first.

    Signals:
        painted: `time.perf_counter()` at the end of the first painting of a new view.
    """

    painted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = VerdictView("", "dot", "")
        self._fresh = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.choices = QWidget(self)
        self.choices.hide()
        self._row = QHBoxLayout(self.choices)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addStretch(1)
        column.addWidget(self.choices)

    @property
    def view(self) -> VerdictView:
        """What is shown."""
        return self._view

    def offer(self, *choices: QWidget) -> None:
        """Puts buttons into the row at the foot; it is seen when a view asks."""
        for choice in choices:
            self._row.addWidget(choice, 1)

    def show_view(self, view: VerdictView, *, ask: bool = False) -> None:
        """Shows an answer at once; `ask` shows the choices under it."""
        self._view, self._fresh = view, True
        self.choices.setVisible(ask)
        self.setAccessibleName(f"{view.heading}. {view.name}. {view.what} {view.todo}")
        self.update()

    def sizeHint(self) -> QSize:
        """As in the drawings."""
        return QSize(782, 476)

    def minimumSizeHint(self) -> QSize:
        """The least in which a name is still large."""
        return QSize(560, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, words, name, facts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        top = self._paint_head(painter)
        self._paint_name(painter, top, self._paint_facts(painter))
        painter.end()
        if self._fresh:
            self._fresh = False
            self.painted.emit(time.perf_counter())

    def _colour(self, quiet: str) -> QColor:
        return theme.current().colour("on_fill" if self._view.fill else quiet)

    def _faded(self) -> QColor:
        colour = self._colour("soft")
        if self._view.fill:
            colour.setAlphaF(0.88)
        return colour

    def _paint_ground(self, painter: QPainter) -> None:
        colours, fill = theme.current(), self._view.fill
        ground = colours.colour(f"{fill}_fill" if fill else "card")
        painter.setBrush(ground)
        painter.setPen(QPen(ground if fill else colours.colour("line"), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _paint_head(self, painter: QPainter) -> float:
        """Mark and sentences; gives the height at which they end."""
        view, wide = self._view, self.width() - _BESIDE - _MARGIN
        mark = QRectF(_MARGIN, _MARGIN, _MARK, _MARK)
        quiet = "attention" if view.shape == "triangle" else "accent"
        paint_mark(painter, mark, view.shape, self._colour(quiet))
        top = float(_MARGIN) + 2
        for words, px, bold, colour in (
            (view.heading, _HEADING_PX, True, self._colour("ink")),
            (view.what, _WHAT_PX, False, self._faded()),
            (view.todo if view.name else "", _WHAT_PX, True, self._colour("ink")),
        ):
            if words:
                top += self._paint_words(
                    painter, QRectF(_BESIDE, top, wide, 400), words, px, bold, colour
                )
        return max(top, mark.bottom()) + 12

    def _paint_words(
        self, painter: QPainter, box: QRectF, words: str, px: int, bold: bool, colour: QColor
    ) -> float:
        if px == _HEADING_PX:
            letters = fitted_font(words, width=box.width(), height=px * 1.3, px=px)
        else:
            # A little smaller rather than one word alone on a second line.
            sizes = (theme.font(size, bold=bold) for size in range(px, px - 4, -1))
            fitting = (f for f in sizes if QFontMetricsF(f).horizontalAdvance(words) <= box.width())
            letters = next(fitting, theme.font(px, bold=bold))
        painter.setFont(letters)
        painter.setPen(colour)
        return painter.drawText(box, _WRAP, words).height() + 2

    def _paint_facts(self, painter: QPainter) -> float:
        """The line at the foot; gives the height at which it begins."""
        bottom = float(self.height() - _MARGIN)
        if self.choices.isVisible():
            bottom = self.choices.y() - 16.0
        if not self._view.facts:
            return bottom
        wide = float(self.width() - 2 * _MARGIN)
        px = next(
            (size for size in range(_FACT_PX, 22, -1) if self._facts_high(size) <= size * 1.5),
            next((size for size in range(26, 18, -1) if self._facts_high(size) <= 88), 18),
        )
        height = self._facts_high(px)
        top = bottom - max(height, 44)
        line = self._colour("line")
        line.setAlphaF(0.4 if self._view.fill else 1.0)
        painter.setPen(QPen(line, 1))
        painter.drawLine(_MARGIN, round(top - 16), self.width() - _MARGIN, round(top - 16))
        ink = self._colour("ink")
        paint_runs(painter, QRectF(_MARGIN, top, wide, height), self._view.facts, px, ink)
        return top - 30

    def _facts_high(self, px: int) -> float:
        return runs_height(self._view.facts, px, float(self.width() - 2 * _MARGIN))

    def _paint_name(self, painter: QPainter, top: float, bottom: float) -> None:
        """The largest words: the name, or what to do where nobody is named."""
        view, wide, high = self._view, float(self.width() - 2 * _MARGIN), bottom - top
        words = view.name or view.todo
        about = theme.font(_ABOUT_PX)
        beside = QFontMetricsF(about).horizontalAdvance(view.about) if view.about else 0.0
        px = theme.NAME_PX if view.name and view.fill else theme.HEADING_PX + 8
        letters = theme.font(px, bold=True)
        name_wide = QFontMetricsF(letters).horizontalAdvance(words)
        painter.setPen(self._colour("ink"))
        if view.about and name_wide + theme.GAP + beside <= wide and high >= px:
            box = QRectF(_MARGIN, top, name_wide + 2, high)
            self._paint_beside(painter, box, letters.pixelSize(), words, view.about)
            return
        # In a low panel the name keeps the larger part.
        below = min(_ABOUT_HIGH, high * 0.36) if view.about else 0.0
        painter.setFont(fitted_font(words, width=wide, height=high - below, px=px))
        middle = int(Qt.AlignmentFlag.AlignVCenter) | _WRAP
        painter.drawText(QRectF(_MARGIN, top, wide, high - below), middle, words)
        if view.about:
            painter.setFont(theme.font(max(_ABOUT_LEAST, min(_ABOUT_PX, int(below * 0.72)))))
            painter.setPen(self._faded())
            foot = QRectF(_MARGIN, bottom - below, wide, below)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, view.about)

    def _paint_beside(
        self, painter: QPainter, box: QRectF, px: int, words: str, about: str
    ) -> None:
        letters = theme.font(px, bold=True)
        metrics = QFontMetricsF(letters)
        # Ideographs fill their square, so the middle of the square is the middle to the eye.
        base = box.center().y() + metrics.capHeight() * 0.52
        painter.setFont(letters)
        painter.drawText(QPointF(box.left(), base), words)
        painter.setFont(theme.font(_ABOUT_PX))
        painter.setPen(self._faded())
        painter.drawText(QPointF(box.right() + theme.GAP, base), about)
