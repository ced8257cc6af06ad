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
from testdesk.gui.widgets.runs import paint_runs, runs_height
from testdesk.gui.widgets.symbol import paint_symbol

_MARGIN, _SYMBOL_SIZE, _SMALL_SYMBOL_SIZE, _WIDE_PANEL = 32, 112, 64, 700
# Font sizes, named after the members of `VerdictView`; one is for the `what` under an `order`.
_HEADING_PX, _ORDER_WHAT_PX, _WHAT_PX = 40, 30, 22
_BESIDE_PX, _PLACE_PX, _ITEM_PX = 46, 32, 28
_SECOND_ROW_HEIGHT, _KOREAN_HEIGHT, _NAME_MIN_HEIGHT = 56, 76, 76
_SMALLEST_PX, _SMALLEST_WHAT_PX = 12, 14
_STACKED_BUTTON_HEIGHT = 48
_SECOND_ROW_SHARE = 0.36  # of the height, for the text under the name
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignRight)


class VerdictPanel(QWidget):
    """Paints the whole answer in one paint event, without animation.

    Attributes:
        choices: a row of buttons at the bottom for a decision; empty and hidden at first.

    Signals:
        painted: `time.perf_counter()` at the end of the first painting of a new view.
    """

    painted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = VerdictView("", "dot", "")
        self._unpainted = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.choices = QWidget(self)
        self.choices.hide()
        self._row = in_row(gap=12, parent=self.choices)
        in_column(STRETCH, self.choices, margins=_MARGIN, parent=self)

    @property
    def view(self) -> VerdictView:
        return self._view

    def add_choices(self, *choices: QWidget) -> None:
        """Adds buttons to the row at the bottom, which is visible during a question."""
        for choice in choices:
            self._row.addWidget(choice, 1)

    def show_view(self, view: VerdictView, *, ask: bool = False) -> None:
        """Shows an answer at once; with `ask`, also shows the choices under it."""
        self._view, self._unpainted = view, True
        self.choices.setVisible(ask)
        self._arrange_choices()
        self.setAccessibleName(f"{view.heading}. {view.name} {view.place}. {view.what} {view.todo}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # If the choices do not fit side by side, they are stacked, so that no text is cut off.
        super().resizeEvent(event)
        self._arrange_choices()

    def _arrange_choices(self) -> None:
        all_buttons = self.choices.findChildren(QAbstractButton)
        buttons = [choice for choice in all_buttons if not choice.isHidden()]
        width = sum(choice.sizeHint().width() + self._row.spacing() for choice in buttons)
        side_by_side = width <= self.width() - 2 * _MARGIN
        directions = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(directions[side_by_side])
        for button in buttons:
            button.setMinimumHeight(theme.TOUCH if side_by_side else _STACKED_BUTTON_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(782, 476)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 330)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_background(painter)
            bottom = self._paint_items(painter)
            self._paint_name(painter, self._paint_head(painter, bottom), bottom)
        if self._unpainted:
            self._unpainted = False
            self.painted.emit(time.perf_counter())

    def _colour(self, plain_colour: str) -> QColor:
        return theme.current().colour("on_fill" if self._view.fill else plain_colour)

    def _faded_colour(self) -> QColor:
        colour = self._colour("soft")
        if self._view.fill:
            colour.setAlphaF(0.88)
        return colour

    def _paint_background(self, painter: QPainter) -> None:
        colours, fill = theme.current(), self._view.fill
        background = colours.colour(f"{fill}_fill" if fill else "card")
        painter.setBrush(background)
        painter.setPen(QPen(background if fill else colours.colour("line"), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _paint_head(self, painter: QPainter, bottom: float) -> float:
        """Paints the symbol and the sentences above the name; returns the y at which they end."""
        view, side = self._view, _SYMBOL_SIZE if self.width() >= _WIDE_PANEL else _SMALL_SYMBOL_SIZE
        symbol = QRectF(_MARGIN, _MARGIN, side, side)
        plain_colour = {"triangle": "attention", "tube": "ink"}.get(view.shape, "accent")
        paint_symbol(painter, symbol, view.shape, self._colour(plain_colour))
        box = QRectF(symbol.right() + 32, symbol.top(), 0, symbol.height())
        box.setRight(self.width() - _MARGIN)
        limit = bottom - (_NAME_MIN_HEIGHT if view.name else 0)
        # If the view has no name, `todo` is painted in the name's place.
        todo = view.todo if view.name else ""
        lines = [(view.what, True, self._colour("ink")), (todo, False, self._colour("ink"))]
        if view.order:
            self._paint_place_in_head(painter, box)
            self._paint_heading(painter, box, theme.HUGE_PX)
            box = QRectF(_MARGIN, symbol.bottom() + 8, self.width() - 2 * _MARGIN, 0)
            px = _ORDER_WHAT_PX if self.width() >= _WIDE_PANEL else _WHAT_PX
        else:
            height, px = _HEADING_PX * 1.3, _WHAT_PX
            self._paint_heading(
                painter, QRectF(box.left(), box.top(), box.width(), height), _HEADING_PX
            )
            box = QRectF(box.left(), box.top() + height, box.width(), 0)
            lines = [(view.what, False, self._faded_colour()), (todo, True, self._colour("ink"))]
        box.setBottom(max(limit, box.top()))
        return max(self._paint_lines(painter, box, lines, px), symbol.bottom() + 8) + 4

    def _place_in_head(self) -> bool:
        """Whether the place fits beside the order, but not in the row of the name."""
        view, width = self._view, self.width() - 2 * _MARGIN
        if not view.order or not view.place:
            return False

        def needed(text: str, px: int, *, bold: bool = True) -> float:
            advance = QFontMetricsF(theme.font(px, bold=bold)).horizontalAdvance(text)
            return advance + theme.GAP if text else 0.0

        place = needed(view.place, _PLACE_PX)
        name = needed(view.name, self._name_px())
        row = name + needed(view.beside_name, _BESIDE_PX, bold=False) + place
        head = _SYMBOL_SIZE + 32 + needed(view.heading, theme.HUGE_PX) + place - theme.GAP
        return row > width >= head

    def _paint_place_in_head(self, painter: QPainter, box: QRectF) -> None:
        if self._place_in_head():
            painter.setFont(theme.font(_PLACE_PX, bold=True))
            painter.setPen(self._colour("ink"))
            painter.drawText(box, _RIGHT, self._view.place)

    def _paint_heading(self, painter: QPainter, box: QRectF, px: int) -> None:
        heading = self._view.heading
        font = fitted_font(heading, width=box.width(), height=box.height() * 1.1, px=px)
        painter.setFont(font)
        painter.setPen(self._colour("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter) | _WRAP, heading)

    def _paint_lines(
        self, painter: QPainter, box: QRectF, lines: list[tuple[str, bool, QColor]], px: int
    ) -> float:
        """Paints the sentences in the largest size at which all of them fit; returns their end.

        If even the smallest size is too large, only the first sentence is painted.
        """
        shown_lines = [line for line in lines if line[0]]
        for size in range(px, _SMALLEST_WHAT_PX - 1, -1):
            if (
                sum(self._line_height(line, size, box.width()) for line in shown_lines)
                <= box.height()
            ):
                break
        else:
            shown_lines = shown_lines[:1]
        top = box.top()
        for line in shown_lines:
            text, bold, colour = line
            painter.setFont(self._font_for(text, size, box.width(), bold=bold))
            painter.setPen(colour)
            height = self._line_height(line, size, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), height), _WRAP, text)
            top += height
        return top

    def _line_height(self, line: tuple[str, bool, QColor], px: int, width: float) -> float:
        font = self._font_for(line[0], px, width, bold=line[1])
        box = QRectF(0, 0, width, 10_000)
        return QFontMetricsF(font).boundingRect(box, _WRAP, line[0]).height() + 2

    def _font_for(self, text: str, px: int, width: float, *, bold: bool) -> QFont:
        """The font at `px`, or up to 8 px smaller if the text then fits on one line."""
        smallest = max(_SMALLEST_WHAT_PX, px - 8)
        sizes = (theme.font(size, bold=bold) for size in range(px, smallest - 1, -1))
        fitting = (f for f in sizes if QFontMetricsF(f).horizontalAdvance(text) <= width)
        return next(fitting, theme.font(min(px, _WHAT_PX), bold=bold))

    def _paint_items(self, painter: QPainter) -> float:
        """Paints the line at the bottom; returns the y at which the space above it ends."""
        bottom = float(self.height() - _MARGIN)
        if self.choices.isVisible():
            bottom = self.choices.y() - 16.0
        if not self._view.items:
            return bottom
        width = float(self.width() - 2 * _MARGIN)
        # On one line if the size for that is not too small, otherwise on two or three lines.
        px = next(
            (size for size in range(_ITEM_PX, 22, -1) if self._items_height(size) <= size * 1.5),
            next((size for size in range(26, 18, -1) if self._items_height(size) <= 88), 18),
        )
        height = self._items_height(px)
        top = bottom - max(height, 44)
        line = self._colour("line")
        line.setAlphaF(0.4 if self._view.fill else 1.0)
        painter.setPen(QPen(line, 1))
        painter.drawLine(_MARGIN, round(top - 16), self.width() - _MARGIN, round(top - 16))
        ink = self._colour("ink")
        paint_runs(painter, QRectF(_MARGIN, top, width, height), self._view.items, px, ink)
        return top - 30

    def _items_height(self, px: int) -> float:
        return runs_height(self._view.items, px, float(self.width() - 2 * _MARGIN))

    def _paint_name(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paints the largest text: the name, or, without a name, what to do."""
        view, width, height = self._view, float(self.width() - 2 * _MARGIN), bottom - top
        under_height = min(_KOREAN_HEIGHT, height * _SECOND_ROW_SHARE) if view.korean else 0.0
        painter.setPen(self._colour("ink"))
        row = QRectF(_MARGIN, top, width, height - under_height)
        if self._paint_row(painter, row):
            self._paint_second_row(
                painter, QRectF(_MARGIN, row.bottom(), width, under_height), view.korean, ""
            )
            return
        # Text that does not fit beside the name goes under it; the name keeps the larger part.
        place = "" if self._place_in_head() else view.place
        under_text = "  ".join(part for part in (view.korean, view.beside_name) if part)
        under_height = (
            min(_SECOND_ROW_HEIGHT, height * _SECOND_ROW_SHARE) if under_text or place else 0.0
        )
        text, row = view.name or view.todo, QRectF(_MARGIN, top, width, height - under_height)
        draw_fitted(painter, row, text, px=self._name_px())
        self._paint_second_row(
            painter,
            QRectF(_MARGIN, row.bottom(), width, under_height),
            under_text,
            place,
        )

    def _name_px(self) -> int:
        return theme.NAME_PX if self._view.name and self._view.fill else theme.HEADING_PX + 8

    def _paint_row(self, painter: QPainter, box: QRectF) -> bool:
        """Paints name, sex and age, and place in one row; returns False if they do not fit."""
        view = self._view
        place = "" if self._place_in_head() else view.place
        if not view.beside_name and not place:
            return False
        beside_font, place_font = theme.font(_BESIDE_PX), theme.font(_PLACE_PX, bold=True)
        beside_width = sum(
            QFontMetricsF(font).horizontalAdvance(text) + theme.GAP
            for font, text in ((beside_font, view.beside_name), (place_font, place))
            if text
        )
        for px in (self._name_px(), theme.HUGE_PX, 72):
            font = theme.font(px, bold=True)
            name_width = QFontMetricsF(font).horizontalAdvance(view.name)
            if name_width + beside_width <= box.width() and px <= box.height():
                break
        else:
            return False
        # An ideograph fills its square, so the centre of the square is its visual centre.
        base = box.center().y() + QFontMetricsF(font).capHeight() * 0.52
        painter.setFont(font)
        painter.drawText(QPointF(box.left(), base), view.name)
        painter.setFont(place_font)
        place_width = QFontMetricsF(place_font).horizontalAdvance(place)
        painter.drawText(QPointF(box.right() - place_width, base), place)
        painter.setFont(beside_font)
        painter.setPen(self._faded_colour())
        painter.drawText(QPointF(box.left() + name_width + theme.GAP, base), view.beside_name)
        return True

    def _paint_second_row(self, painter: QPainter, box: QRectF, text: str, place: str) -> None:
        """Paints the second row: the Korean name, and what did not fit beside the name."""
        px = max(_SMALLEST_PX, min(theme.HEADING_PX, int(box.height() * 0.72)))
        middle = Qt.AlignmentFlag.AlignVCenter
        # Neither of the two is much smaller than the other.
        share = box.width() * (0.5 if text and place else 1.0)
        font = fitted_font(place or " ", width=share, height=box.height(), px=_PLACE_PX)
        place_width = QFontMetricsF(font).horizontalAdvance(place) + theme.GAP if place else 0.0
        painter.setPen(self._colour("ink"))
        painter.setFont(font)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, place)
        painter.setPen(self._faded_colour())
        width = box.width() - place_width
        painter.setFont(fitted_font(text, width=width, height=box.height(), px=px, bold=False))
        painter.drawText(box, middle, text)
