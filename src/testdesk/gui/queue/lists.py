"""Widgets for the next tickets, and for the tickets whose holders did not come.

Neither widget is a list view. The next tickets are boxes that fill the available space, and the
number of those that do not fit; nothing scrolls or is selected. The skipped tickets are buttons.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from testdesk.domain.station.tickets import Ticket
from testdesk.gui import theme
from testdesk.gui.widgets.button import NEVER, Button

_CHIP_HEIGHT, _CHIP_GAP = 52, 8
_MAX_SKIPPED = 6


class TicketChips(QWidget):
    """Shows as many waiting tickets as fit, the next one first, and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tickets: tuple[Ticket, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tickets(self, tickets: Sequence[Ticket]) -> None:
        self._tickets = tuple(tickets)
        self.setAccessibleName(", ".join(ticket.label for ticket in tickets[:8]))
        self.update()

    def labels(self) -> list[str]:
        """The labels of all waiting tickets, the next one first."""
        return [ticket.label for ticket in self._tickets]

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * _CHIP_HEIGHT + _CHIP_GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            widest = QFontMetricsF(theme.font(24, bold=True)).horizontalAdvance("A 0000") + 32
            columns = max(1, int((self.width() + _CHIP_GAP) // (widest + _CHIP_GAP)))
            rows = max(1, (self.height() + _CHIP_GAP) // (_CHIP_HEIGHT + _CHIP_GAP))
            capacity = columns * rows
            hidden_count = len(self._tickets) - capacity
            visible = self._tickets[: capacity - 1] if hidden_count > 0 else self._tickets
            chip_width = (self.width() - (columns - 1) * _CHIP_GAP) / columns
            for index, ticket in enumerate(visible):
                self._paint_chip(
                    painter, _cell(index, columns, chip_width), ticket, first=index == 0
                )
            if hidden_count > 0:
                painter.setFont(theme.font(theme.BODY_PX))
                painter.setPen(theme.current().colour("soft"))
                centre = Qt.AlignmentFlag.AlignCenter
                painter.drawText(
                    _cell(capacity - 1, columns, chip_width), centre, f"+ {hidden_count + 1}"
                )

    def _paint_chip(self, painter: QPainter, box: QRectF, ticket: Ticket, *, first: bool) -> None:
        colours = theme.current()
        painter.setPen(colours.colour("accent" if ticket.lane == "priority" else "line"))
        painter.setBrush(colours.colour("accent_soft" if first else "card"))
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
        painter.setFont(theme.font(24, bold=first))
        painter.setPen(colours.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, ticket.label)


def _cell(index: int, columns: int, chip_width: float) -> QRectF:
    row, column = divmod(index, columns)
    return QRectF(
        column * (chip_width + _CHIP_GAP),
        row * (_CHIP_HEIGHT + _CHIP_GAP),
        chip_width,
        _CHIP_HEIGHT,
    )


class SkippedTickets(QWidget):
    """Shows a button for each skipped ticket, the latest first; a click calls the ticket again.

    Signals:
        chosen: the Ticket to call again.
    """

    chosen = Signal(Ticket)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tickets: tuple[Ticket, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_CHIP_GAP)
        self._buttons = [self._button(index) for index in range(_MAX_SKIPPED)]

    def show_tickets(self, tickets: Sequence[Ticket]) -> None:
        """Shows the six latest tickets; older ones appear when these have been called again."""
        self._tickets = tuple(tickets[:_MAX_SKIPPED])
        for index, button in enumerate(self._buttons):
            has_ticket = index < len(self._tickets)
            button.setVisible(has_ticket)
            button.set_text(self._tickets[index].label if has_ticket else "")

    def _button(self, index: int) -> Button:
        button = Button(focus=NEVER, parent=self)
        button.setFixedHeight(56)
        button.hide()
        button.clicked.connect(lambda: self.chosen.emit(self._tickets[index]))
        self._grid.addWidget(button, index // 3, index % 3)
        self._grid.setColumnStretch(index % 3, 1)
        return button
