"""The tube at the right: which, how many, who is in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from testdesk.domain.tubes import Place, Tube
from testdesk.gui import theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.fitted import FittedText, fitted_font
from testdesk.gui.parts.text import Text
from testdesk.gui.person_words import tube_words

_GAP, _HIGHEST, _NUMBER = 8, 44, 44
_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
_WRAPPED = _LEFT_MIDDLE | int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)


class Places(QWidget):
    """The places of a tube in two columns; the newest is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capacity = 10
        self._taken: dict[int, Place] = {}
        self._newest = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)

    def show_places(self, capacity: int, places: tuple[Place, ...]) -> None:
        """Who is where; the place taken last stands out."""
        self._capacity = capacity
        self._taken = {place.position: place for place in places}
        latest = max(places, key=lambda p: (p.at, p.position), default=None)
        self._newest = latest.position if latest else 0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One cell a place, in reading order."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = 1 if self._capacity == 1 else 2
        rows = (self._capacity + columns - 1) // columns
        high = min(_HIGHEST, (self.height() - _GAP * (rows - 1)) / rows)
        gap = _GAP if high > 30 else 4
        high = min(_HIGHEST, (self.height() - gap * (rows - 1)) / rows)
        wide = (self.width() - _GAP * (columns - 1)) / columns
        for position in range(1, self._capacity + 1):
            row, column = divmod(position - 1, columns)
            box = QRectF(column * (wide + _GAP), row * (high + gap), wide, high)
            self._paint_place(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), position)
        painter.end()

    def _paint_place(self, painter: QPainter, box: QRectF, position: int) -> None:
        colours, place = theme.current(), self._taken.get(position)
        newest = position == self._newest
        px = 19 if box.height() > 34 else 15
        if place is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("line"), 1, Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_fill" if newest else "accent_soft"))
        painter.drawRoundedRect(box, 6, 6)
        number, words = ("on_fill", "on_fill") if newest else ("accent", "ink")
        painter.setFont(theme.font(px, bold=True))
        painter.setPen(colours.colour(number if place else "soft"))
        painter.drawText(box.adjusted(14, 0, 0, 0), _LEFT_MIDDLE, str(position))
        if place is not None:
            room = box.adjusted(_NUMBER + 4, 2, -6, -2)
            painter.setFont(
                fitted_font(place.name, width=room.width(), height=room.height(), px=px,
                            bold=False, smallest=9,
                            anywhere=True)
            )  # fmt: skip
            painter.setPen(colours.colour(words))
            painter.drawText(room, _WRAPPED, place.name)


class TubePanel(Card):
    """The open tube, or the one just sealed, or the choice of the next tube's kind.

    Signals:
        undo, seal: the two deeds.
        next_kind: the command that sets the next tube's kind, without its mark.
    """

    undo = Signal()
    seal = Signal()
    next_kind = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.SIDE_WIDTH)
        self._tube: Tube | None = None
        self._kind = Text(px=theme.SMALL_PX, tone="soft")
        self._code = FittedText(px=32)
        self._count = Text(rich=True, px=theme.HUGE_PX)
        self._places = Places()
        self._next = Choice(self._kinds(), columns=1)
        self._undo = Button(key="F9")
        self._seal = Button(key="F8")
        for part in (self._kind, self._code, self._count):
            self.column.addWidget(part)
        self.column.addWidget(self._next)
        self.column.addWidget(self._places, 1)
        self.column.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._undo, 1)
        row.addWidget(self._seal, 1)
        self.column.addSpacing(theme.STEP)
        self.column.addLayout(row)
        self._undo.clicked.connect(self.undo)
        self._seal.clicked.connect(self.seal)
        self._next.chosen.connect(self.next_kind)
        for button in (self._undo, self._seal):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()
        self.show_tube(None, "pool 10")

    @property
    def tube(self) -> Tube | None:
        """The tube that is shown."""
        return self._tube

    def show_tube(self, tube: Tube | None, next_kind: str) -> None:
        """Shows a tube; None asks which kind the next one is."""
        self._tube = tube
        waiting = tube is None
        self._next.setVisible(waiting)
        self._places.setVisible(not waiting)
        self._count.setVisible(not waiting)
        self._next.set_value(next_kind)
        if tube is not None:
            self._places.show_places(tube.capacity, tube.places)
        self._seal.setEnabled(tube is not None and tube.state == "open" and bool(tube.places))
        self._say_tube()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._undo.set_words(self.tr("Undo"))
        self._seal.set_words(self.tr("Seal early"))
        self._next.set_words(self._kinds())
        self._say_tube()

    def _kinds(self) -> dict[str, str]:
        return {
            "pool 10": self.tr("10 people"),
            "pool 20": self.tr("20 people"),
            "pool 5": self.tr("5 people"),
            "household": self.tr("One household"),
            "single": self.tr("Single"),
        }

    def _say_tube(self) -> None:
        tube = self._tube
        if tube is None:
            self._kind.setText(self.tr("No tube is open"))
            self._code.setText(self.tr("The next tube"))
            return
        kind = {
            "pool": self.tr("Tube {capacity} : 1").format(capacity=tube.capacity),
            "household": self.tr("Household tube"),
            "single": self.tr("Single tube"),
        }[tube.mode]
        sealed = self.tr("sealed") if tube.state == "sealed" else ""
        self._kind.setText(" · ".join(part for part in (kind, sealed) if part))
        self._code.setText(tube_words(tube.tube))
        soft = theme.current().soft
        self._count.setText(
            f'<b>{len(tube.places)}</b><span style="font-size:36px;color:{soft}">'
            f" / {tube.capacity}</span>"
        )
