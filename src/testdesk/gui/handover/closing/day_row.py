"""One row of the end of the day: a mark, what it is about, its figures, and its button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text, translated

# open: a number in a circle; done: a round tick; differs: a triangle; waiting: a dashed clock.
MarkState = Literal["open", "done", "differs", "waiting"]
_MARK_PX, _TITLE_WIDTH, _NARROW_TITLE_WIDTH = 46, 304, 150
_TITLE_PX, _SMALL_TITLE_PX = 30, 24


class RowMark(QWidget):
    """The state of a row, by shape as well as by colour."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.state: MarkState = "open"
        self.setFixedSize(QSize(_MARK_PX, _MARK_PX))

    def show_state(self, state: MarkState) -> None:
        self.state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, box = theme.current(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.state == "done":
                paint_symbol(painter, box, "tick", colours.colour("accent"))
            elif self.state == "differs":
                paint_symbol(painter, box, "triangle", colours.colour("attention"))
            elif self.state == "waiting":
                self._paint_clock(painter, box)
            else:
                self._paint_number(painter, box.adjusted(3, 3, -3, -3))

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current()
        painter.setPen(QPen(colours.colour("empty"), 2))
        painter.drawEllipse(box)
        painter.setPen(colours.colour("soft"))
        painter.setFont(theme.font(22, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_clock(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(theme.current().colour("soft"), 3)
        pen.setDashPattern([2.2, 1.6])
        painter.setPen(pen)
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        centre = box.center()
        middle = centre + QPointF(0, 1)
        painter.drawLine(centre - QPointF(0, 10), middle)
        painter.drawLine(middle, middle + QPointF(8, 5))


class DayRow(QWidget):
    """A row, small while its turn has not come; amber if something differs.

    Attributes:
        mark: the state of the row.
        figures, detail: what is counted, and in small letters when and where.
        tools: the layout of the buttons at the right end.
    """

    def __init__(self, number: int, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = RowMark(number, self)
        self._amber = False
        self._title = FittedText(px=_TITLE_PX, parent=self)
        translated(self, self._title.setText, title if callable(title) else lambda: str(title))
        self.figures = FittedText(px=_TITLE_PX, parent=self)
        self.detail = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True, parent=self)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(16)
        texts = in_column(STRETCH, self.figures, self.detail, STRETCH, gap=0)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, 8, theme.GAP, 8)
        add_parts(row, self.mark, self._title, (texts, 1), self.tools)
        self.set_compact(compact=False)

    def add_button(self, text: Text, key: str, *, main: bool = False) -> Button:
        button = Button(text, key, main=main, focus=Qt.FocusPolicy.TabFocus, parent=self)
        self.tools.addWidget(button)
        return button

    def set_compact(self, *, compact: bool) -> None:
        self._title.setFixedWidth(_NARROW_TITLE_WIDTH if compact else _TITLE_WIDTH)
        self._row.setSpacing(16 if compact else 32)

    def show_state(
        self, state: MarkState, figures: str, detail: str, *, amber: bool = False
    ) -> None:
        """Shows the state, the figures and the detail; `amber` for a difference that stays."""
        self.mark.show_state(state)
        self._amber = amber
        tone = "attention" if amber else "ink" if state in {"done", "waiting"} else "soft"
        self.figures.set_tone(tone)
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self._title.set_tone("ink" if state != "open" else "soft")
        self.setAccessibleName(f"{self._title.text()} {figures} {detail}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._amber:
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.current().colour("attention_soft"))
