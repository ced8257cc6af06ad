"""The places of a tube and who is in them; a click picks one, or the arrows and Enter.

The widget paints the places itself and is not a list view, because they form a grid that is read
row by row, and the free ones cannot be chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.domain.station.tubes import Place
from testdesk.gui import theme
from testdesk.gui.widgets.fitted import fitted_font

_GAP, _MAX_HEIGHT, _NUMBER_WIDTH = 8, 44, 44
_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
_WRAPPED = _LEFT_MIDDLE | int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
# How far each arrow key moves, in columns and rows.
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TubePlaces(QWidget):
    """The places of a tube in two columns; the newest sample has a filled background.

    Signals:
        picked: the Place that was clicked. `TubePanel` handles the keys: the arrows move the
            outline, and Enter picks the outlined place.
    """

    picked = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capacity = 10
        self._occupied: dict[int, Place] = {}
        self._newest = self._outlined = 0  # positions in the tube; 0 for none
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)
        self.setMouseTracking(True)

    @property
    def outlined(self) -> Place | None:
        return self._occupied.get(self._outlined)

    def show_places(self, capacity: int, places: tuple[Place, ...]) -> None:
        """Shows who is in which place; the newest sample is highlighted."""
        self._capacity = capacity
        self._occupied = {place.position: place for place in places}
        latest = max(places, key=lambda p: (p.at, p.position), default=None)
        self._newest = latest.position if latest else 0
        if self._outlined not in self._occupied:
            self._outlined = 0
        self.update()

    def clear_outline(self) -> None:
        self._outlined = 0
        self.update()

    def move_outline(self, columns: int, rows: int) -> None:
        """Outlines the next occupied place in a direction; at first, the newest one."""
        if not self._occupied:
            return
        step = columns + rows * self._columns()
        position = self._outlined + step if self._outlined else self._newest
        while position not in self._occupied and 1 <= position <= self._capacity:
            position += step
        self._outlined = position if position in self._occupied else self._outlined
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            self.picked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        clickable = self._place_at(event.position()) is not None
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        )

    def box_of(self, position: int) -> QRectF:
        columns = self._columns()
        rows = (self._capacity + columns - 1) // columns
        height = min(_MAX_HEIGHT, (self.height() - _GAP * (rows - 1)) / rows)
        gap = _GAP if height > 30 else 4
        height = min(_MAX_HEIGHT, (self.height() - gap * (rows - 1)) / rows)
        width = (self.width() - _GAP * (columns - 1)) / columns
        row, column = divmod(position - 1, columns)
        return QRectF(column * (width + _GAP), row * (height + gap), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for position in range(1, self._capacity + 1):
                box = self.box_of(position).adjusted(0.5, 0.5, -0.5, -0.5)
                self._paint_place(painter, box, position)

    def _columns(self) -> int:
        return 1 if self._capacity == 1 else 2

    def _place_at(self, point: QPointF) -> Place | None:
        found = (p for p in self._occupied.values() if self.box_of(p.position).contains(point))
        return next(found, None)

    def _paint_place(self, painter: QPainter, box: QRectF, position: int) -> None:
        colours, place = theme.current(), self._occupied.get(position)
        newest = position == self._newest
        px = 19 if box.height() > 34 else 15
        if place is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("line"), 1, Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_fill" if newest else "accent_soft"))
        if position == self._outlined:
            painter.setPen(QPen(colours.colour("ink"), 3))
        painter.drawRoundedRect(box, 6, 6)
        number, text = ("on_fill", "on_fill") if newest else ("accent", "ink")
        painter.setFont(theme.font(px, bold=True))
        painter.setPen(colours.colour(number if place else "soft"))
        painter.drawText(box.adjusted(14, 0, 0, 0), _LEFT_MIDDLE, str(position))
        if place is not None:
            painter.setPen(colours.colour(text))
            self._paint_name(painter, box.adjusted(_NUMBER_WIDTH + 4, 2, -6, -2), place, px)

    def _paint_name(self, painter: QPainter, name_box: QRectF, place: Place, px: int) -> None:
        """Paints the name, and the Korean name in small type beside it if both fit."""
        font, small_font = theme.font(px), theme.font(px - 4)
        width = QFontMetricsF(font).horizontalAdvance(place.name) + 8
        korean = QFontMetricsF(small_font).horizontalAdvance(place.korean) if place.korean else 0.0
        if not korean or width + korean > name_box.width():
            painter.setFont(
                fitted_font(place.name, width=name_box.width(), height=name_box.height(), px=px,
                            bold=False, smallest=9,
                            wrap_anywhere=True)
            )  # fmt: skip
            painter.drawText(name_box, _WRAPPED, place.name)
            return
        painter.setFont(font)
        painter.drawText(name_box, _LEFT_MIDDLE, place.name)
        painter.setFont(small_font)
        painter.drawText(name_box.adjusted(width, 0, 0, 0), _LEFT_MIDDLE, place.korean)
