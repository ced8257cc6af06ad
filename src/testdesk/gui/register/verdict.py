"""The verdict panel: shows one answer, legible at a glance from two metres."""

from __future__ import annotations

import time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.register.verdict_texts import VerdictView
from testdesk.gui.widgets.fitted import draw_fitted, fitted_font
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.mark import paint_mark
from testdesk.gui.widgets.runs import paint_runs, runs_height

_MARGIN, _MARK, _SMALL_MARK, _WIDE = 32, 112, 64, 700
_HEADING_PX, _WHY_PX, _WHAT_PX, _ABOUT_PX, _PLACE_PX, _FACT_PX = 40, 30, 22, 46, 32, 28
_ABOUT_HIGH, _KOREAN_HIGH, _LEAST, _LEAST_WHAT, _NAME_LEAST = 56, 76, 12, 14, 76
_LOW_BUTTON = 48
_LESSER = 0.36  # of the height, for the text under the name
_WRAP = int(Qt.TextFlag.TextWordWrap)


class VerdictPanel(QWidget):
    """Paints the whole answer itself, in one paint event and without animation.

    Attributes:
        choices: a row of buttons at the bottom for a decision; empty and hidden at first.

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
        self._row = in_row(gap=12, of=self.choices)
        in_column(STRETCH, self.choices, margins=_MARGIN, of=self)

    @property
    def view(self) -> VerdictView:
        return self._view

    def offer(self, *choices: QWidget) -> None:
        """Adds buttons to the row at the bottom, which is visible while a question is shown."""
        for choice in choices:
            self._row.addWidget(choice, 1)

    def show_view(self, view: VerdictView, *, ask: bool = False) -> None:
        """Shows an answer at once; with `ask`, also shows the choices under it."""
        self._view, self._fresh = view, True
        self.choices.setVisible(ask)
        self._arrange()
        self.setAccessibleName(f"{view.heading}. {view.name} {view.place}. {view.what} {view.todo}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # If the choices do not fit side by side, they are stacked, so that no text is cut off.
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        every = self.choices.findChildren(QAbstractButton)
        buttons = [choice for choice in every if not choice.isHidden()]
        wide = sum(choice.sizeHint().width() + self._row.spacing() for choice in buttons)
        side_by_side = wide <= self.width() - 2 * _MARGIN
        directions = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(directions[side_by_side])
        for button in buttons:
            button.setMinimumHeight(theme.TOUCH if side_by_side else _LOW_BUTTON)

    def sizeHint(self) -> QSize:
        return QSize(782, 476)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            bottom = self._paint_facts(painter)
            self._paint_name(painter, self._paint_head(painter, bottom), bottom)
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

    def _paint_head(self, painter: QPainter, bottom: float) -> float:
        """Paints the mark and the sentences above the name; returns the y at which they end."""
        view, side = self._view, _MARK if self.width() >= _WIDE else _SMALL_MARK
        mark = QRectF(_MARGIN, _MARGIN, side, side)
        quiet = {"triangle": "attention", "tube": "ink"}.get(view.shape, "accent")
        paint_mark(painter, mark, view.shape, self._colour(quiet))
        box = QRectF(mark.right() + 32, mark.top(), 0, mark.height())
        box.setRight(self.width() - _MARGIN)
        limit = bottom - (_NAME_LEAST if view.name else 0)
        # If the view has no name, `todo` is painted in the name's place.
        todo = view.todo if view.name else ""
        lines = [(view.what, True, self._colour("ink")), (todo, False, self._colour("ink"))]
        if view.order:
            self._paint_heading(painter, box, theme.HUGE_PX)
            box = QRectF(_MARGIN, mark.bottom() + 8, self.width() - 2 * _MARGIN, 0)
            px = _WHY_PX if self.width() >= _WIDE else _WHAT_PX
        else:
            high, px = _HEADING_PX * 1.3, _WHAT_PX
            self._paint_heading(
                painter, QRectF(box.left(), box.top(), box.width(), high), _HEADING_PX
            )
            box = QRectF(box.left(), box.top() + high, box.width(), 0)
            lines = [(view.what, False, self._faded()), (todo, True, self._colour("ink"))]
        box.setBottom(max(limit, box.top()))
        return max(self._paint_lines(painter, box, lines, px), mark.bottom() + 8) + 4

    def _paint_heading(self, painter: QPainter, box: QRectF, px: int) -> None:
        heading = self._view.heading
        letters = fitted_font(heading, width=box.width(), height=box.height() * 1.1, px=px)
        painter.setFont(letters)
        painter.setPen(self._colour("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter) | _WRAP, heading)

    def _paint_lines(
        self, painter: QPainter, box: QRectF, lines: list[tuple[str, bool, QColor]], px: int
    ) -> float:
        """Paints the sentences in the largest size at which all of them fit; returns their end.

        If even the smallest size is too large, only the first sentence is painted.
        """
        wanted = [line for line in lines if line[0]]
        for size in range(px, _LEAST_WHAT - 1, -1):
            if sum(self._high(line, size, box.width()) for line in wanted) <= box.height():
                break
        else:
            wanted = wanted[:1]
        top = box.top()
        for line in wanted:
            text, bold, colour = line
            painter.setFont(self._letters(text, size, box.width(), bold=bold))
            painter.setPen(colour)
            high = self._high(line, size, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), high), _WRAP, text)
            top += high
        return top

    def _high(self, line: tuple[str, bool, QColor], px: int, width: float) -> float:
        letters = self._letters(line[0], px, width, bold=line[1])
        box = QRectF(0, 0, width, 10_000)
        return QFontMetricsF(letters).boundingRect(box, _WRAP, line[0]).height() + 2

    def _letters(self, text: str, px: int, width: float, *, bold: bool) -> QFont:
        """A slightly smaller font if the text then fits on one line, so that no word wraps."""
        smallest = max(_LEAST_WHAT, px - 8)
        sizes = (theme.font(size, bold=bold) for size in range(px, smallest - 1, -1))
        fitting = (f for f in sizes if QFontMetricsF(f).horizontalAdvance(text) <= width)
        return next(fitting, theme.font(min(px, _WHAT_PX), bold=bold))

    def _paint_facts(self, painter: QPainter) -> float:
        """Paints the line at the bottom; returns the y at which the space above it ends."""
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
        """Paints the largest text: the name, or what to do if there is no name."""
        view, wide, high = self._view, float(self.width() - 2 * _MARGIN), bottom - top
        under = min(_KOREAN_HIGH, high * _LESSER) if view.korean else 0.0
        painter.setPen(self._colour("ink"))
        row = QRectF(_MARGIN, top, wide, high - under)
        if self._paint_row(painter, row):
            self._paint_under(painter, QRectF(_MARGIN, row.bottom(), wide, under), view.korean, "")
            return
        # Text that does not fit beside the name goes under it; the name keeps the larger part.
        more = "  ".join(part for part in (view.korean, view.about) if part)
        under = min(_ABOUT_HIGH, high * _LESSER) if more or view.place else 0.0
        text, row = view.name or view.todo, QRectF(_MARGIN, top, wide, high - under)
        draw_fitted(painter, row, text, px=self._name_px())
        self._paint_under(painter, QRectF(_MARGIN, row.bottom(), wide, under), more, view.place)

    def _name_px(self) -> int:
        return theme.NAME_PX if self._view.name and self._view.fill else theme.HEADING_PX + 8

    def _paint_row(self, painter: QPainter, box: QRectF) -> bool:
        """Paints name, sex and age, and place in one row; returns False if they do not fit."""
        view = self._view
        if not view.about and not view.place:
            return False
        about, place_font = theme.font(_ABOUT_PX), theme.font(_PLACE_PX, bold=True)
        more = sum(
            QFontMetricsF(letters).horizontalAdvance(text) + theme.GAP
            for letters, text in ((about, view.about), (place_font, view.place))
            if text
        )
        for px in (self._name_px(), theme.HUGE_PX, 72):
            letters = theme.font(px, bold=True)
            name_wide = QFontMetricsF(letters).horizontalAdvance(view.name)
            if name_wide + more <= box.width() and px <= box.height():
                break
        else:
            return False
        # An ideograph fills its square, so the centre of the square is its visual centre.
        base = box.center().y() + QFontMetricsF(letters).capHeight() * 0.52
        painter.setFont(letters)
        painter.drawText(QPointF(box.left(), base), view.name)
        painter.setFont(place_font)
        right = QFontMetricsF(place_font).horizontalAdvance(view.place)
        painter.drawText(QPointF(box.right() - right, base), view.place)
        painter.setFont(about)
        painter.setPen(self._faded())
        painter.drawText(QPointF(box.left() + name_wide + theme.GAP, base), view.about)
        return True

    def _paint_under(self, painter: QPainter, box: QRectF, text: str, place: str) -> None:
        """Paints the second row: the Korean name, and what did not fit beside the name."""
        px = max(_LEAST, min(theme.HEADING_PX, int(box.height() * 0.72)))
        middle = Qt.AlignmentFlag.AlignVCenter
        letters = fitted_font(place or " ", width=box.width(), height=box.height(), px=_PLACE_PX)
        taken = QFontMetricsF(letters).horizontalAdvance(place) + theme.GAP if place else 0.0
        painter.setPen(self._colour("ink"))
        painter.setFont(letters)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, place)
        painter.setPen(self._faded())
        wide = box.width() - taken
        painter.setFont(fitted_font(text, width=wide, height=box.height(), px=px, bold=False))
        painter.drawText(box, middle, text)
