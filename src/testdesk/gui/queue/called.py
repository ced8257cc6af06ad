"""The panel with the ticket called to this desk, in very large type, and the actions for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from testdesk.domain.station.tickets import Ticket
from testdesk.gui import theme
from testdesk.gui.queue.texts import desk_text
from testdesk.gui.widgets.banner import Banner
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, caption

_NUMBER_PX = 148
_LAST_DESK_NUMBER = 99
_BUTTON_GAP = 8


class CalledPanel(CardFrame):
    """Shows the ticket called to this desk, and tickets called to other desks.

    Attributes:
        ticket: the ticket called to this desk, or None.
        call, call_again: the buttons that call the next ticket, or this one once more.
        skip, serve: the buttons for "the holder did not come" and "the holder is finished".
        banner: shows why an action was refused.

    Signals:
        desk_chosen: the new desk number.
    """

    desk_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticket: Ticket | None = None
        self._desk_number = 1
        self._caption = caption(lambda: self.tr("Called now"))
        self._label = FittedText(px=_NUMBER_PX, parent=self)
        self._destination = Label(px=theme.TITLE_PX, bold=True, tone="accent", parent=self)
        self._other_calls = Label(px=24, tone="soft", wrap=True, parent=self)
        self._previous_desk_number = self._desk_number_button("−", -1)
        self._next_desk_number = self._desk_number_button("+", 1)
        self._this_desk = Label(parent=self)
        self.banner = Banner(self)
        self.call = Button(lambda: self.tr("Call next"), "Enter", main=True, px=24)
        small = theme.SMALL_TEXT_PX
        self.call_again = Button(lambda: self.tr("Call again"), "R", px=small)
        self.skip = Button(lambda: self.tr("Not here"), "S", px=small)
        self.serve = Button(lambda: self.tr("Done"), "D", px=small)
        for button in (self.call, self.call_again, self.skip, self.serve):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def _desk_number_button(self, sign: str, change: int) -> Button:
        button = Button(sign, focus=NEVER, parent=self)
        button.setFixedSize(56, 56)
        button.clicked.connect(lambda: self._move_desk(change))
        return button

    def _lay_out(self) -> None:
        top = in_row(gap=12)
        top.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignTop)
        add_parts(top, self._previous_desk_number, self._this_desk, self._next_desk_number)
        self._actions = QGridLayout()
        self._actions.setSpacing(_BUTTON_GAP)
        self._place_actions(in_one_row=True)
        ticket_column = in_column(
            STRETCH, self._label, self._destination, 8, self._other_calls, (STRETCH, 2), gap=4
        )
        add_parts(self.column, top, (ticket_column, 1), self.banner, 8, self._actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The buttons are placed in one row if their texts have room, otherwise in two.
        super().resizeEvent(event)
        margins = self.column.contentsMargins()
        available_width = self.width() - margins.left() - margins.right()
        self._place_actions(in_one_row=available_width >= self._width_of_one_row())

    def _width_of_one_row(self) -> int:
        widest = max(
            button.sizeHint().width() for button in (self.call_again, self.skip, self.serve)
        )
        return max(self.call.sizeHint().width(), 2 * widest) + 3 * (widest + _BUTTON_GAP)

    def _place_actions(self, *, in_one_row: bool) -> None:
        """Places the call button: in one row with the others, or in a row above them."""
        self._actions.addWidget(self.call, 0, 0, 1, 2 if in_one_row else 3)
        for index, button in enumerate((self.call_again, self.skip, self.serve)):
            self._actions.addWidget(button, *((0, index + 2) if in_one_row else (1, index)))
        for column in range(5):
            self._actions.setColumnStretch(column, 1 if in_one_row or column < 3 else 0)

    def show_called(self, called: Sequence[Ticket], desk_number: int) -> None:
        """Shows the latest ticket called to this desk and, in one line, those of other desks."""
        self._desk_number = desk_number
        self._this_desk.setText(self.tr("Desk {desk}").format(desk=desk_number))
        self.ticket = next((ticket for ticket in called if ticket.desk_number == desk_number), None)
        self._label.setText(self.ticket.label if self.ticket else "–")
        self._destination.setText(
            desk_text(desk_number) if self.ticket else self.tr("Nobody is called")
        )
        others = [t for t in called if t is not self.ticket][:4]
        self._other_calls.setText(
            "    ".join(f"{t.label} {desk_text(t.desk_number)}" for t in others)
        )
        for button in (self.call_again, self.skip, self.serve):
            button.setEnabled(self.ticket is not None)

    def _move_desk(self, change: int) -> None:
        self.desk_chosen.emit(min(max(self._desk_number + change, 1), _LAST_DESK_NUMBER))
