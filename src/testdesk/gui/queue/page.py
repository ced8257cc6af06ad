"""The queue page, on which tickets are handed out and numbers are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import Lane
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.status import QueueView
from testdesk.domain.station.tickets import Ticket
from testdesk.gui import theme
from testdesk.gui.page import StackedPage
from testdesk.gui.queue.called import CalledPanel
from testdesk.gui.queue.display import DisplayPlace, DisplayWindow
from testdesk.gui.queue.lists import SkippedTickets, TicketChips
from testdesk.gui.queue.texts import waiting_text
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.text import Label, caption, hairline
from testdesk.services import queue
from testdesk.services.session import Context

_CALL_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class QueuePage(StackedPage):
    """Called and next tickets on the left; new tickets, skipped tickets and display on the right.

    Attributes:
        called: the panel with the ticket called to this desk.
        new, priority: the two buttons that hand out tickets.
        skipped: the tickets whose holders did not come.
        display: the window of the queue display, or None while it is closed.
        desk_number: the desk to which this page calls people.

    Signals:
        display_changed: the display was opened or closed, or is on another screen.
    """

    display_changed = Signal()

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._latest = LatestQuery(bridge, self)
        # At first, each station is taken for the desk with its own number.
        self.desk_number = bridge.station.identity.station
        self._view: QueueView | None = None
        self.display: DisplayWindow | None = None
        self.called = CalledPanel(self)
        self.new = Button(lambda: self.tr("New ticket"), "A", focus=NEVER)
        self.priority = Button(lambda: self.tr("Priority ticket"), "B", focus=NEVER)
        self.skipped = SkippedTickets(self)
        self._chips = TicketChips(self)
        self._waiting = Label(px=theme.HUGE_PX, bold=True, parent=self)
        self._forecast = Label(px=24, tone="soft", parent=self)
        self._issued_label = Label(px=24, bold=True, tone="accent", wrap=True, parent=self)
        self._skipped_title = caption(lambda: self.tr("Did not come: press to call again"))
        self._display_button = Button(focus=NEVER, parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        next_card = CardFrame(self)
        add_parts(next_card.column, caption(lambda: self.tr("Next")), 4, (self._chips, 1))
        side_card = CardFrame(self)
        side_card.setFixedWidth(theme.SIDE_WIDTH)
        waiting = caption(lambda: self.tr("Waiting"))
        add_parts(side_card.column, waiting, self._waiting, self._forecast, 12)
        add_parts(side_card.column, self.new, self.priority, self._issued_label, STRETCH)
        add_parts(
            side_card.column, hairline(parent=side_card), self._skipped_title, self.skipped, 4
        )
        add_parts(side_card.column, self._display_button)
        left = in_column((self.called, 476), (next_card, 176), gap=theme.GAP)
        in_row((left, 1), side_card, gap=theme.GAP, margins=theme.GAP, parent=self)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.issue("normal"))
        self.priority.clicked.connect(lambda: self.issue("priority"))
        self.called.call.clicked.connect(self.call_next)
        self.called.call_again.clicked.connect(lambda: self._run_for_called(queue.call_again))
        self.called.skip.clicked.connect(lambda: self._run_for_called(queue.skip))
        self.called.serve.clicked.connect(lambda: self._run_for_called(queue.serve))
        self.called.desk_chosen.connect(self._choose_desk)
        self.skipped.chosen.connect(lambda ticket: self._run_for_ticket(queue.call_again, ticket))
        self._display_button.clicked.connect(self.toggle_display)
        RefreshOn(self, self._bridge, Changes(queue=True), self._read_again)

    def on_shown(self) -> None:
        self._clear_fault()
        self.setFocus()

    def _retranslate(self) -> None:
        self._issued_label.setText("")
        self._show()

    def handle_key(self, key: str) -> bool:
        actions: dict[str, Callable[[], object]] = {
            "a": self.new.click,
            "b": self.priority.click,
            "r": self.called.call_again.click,
            "s": self.called.skip.click,
            "d": self.called.serve.click,
        }
        action = actions.get(key.casefold())
        if action is not None:
            action()
        return action is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter and Space call the next ticket; the scan router swallows a scanner's Enter.
        if event.key() in _CALL_KEYS and not event.isAutoRepeat():
            self.call_next()
        elif event.isAutoRepeat() or not self.handle_key(event.text()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The display is closed together with the main window.
        if event.type() == QEvent.Type.Close and watched is self.window() and self.display:
            self.display.close()
        return super().eventFilter(watched, event)

    def issue(self, lane: Lane) -> None:
        """Hands out a ticket of the lane, and shows its number to be read out or written down."""
        self._run(partial(queue.issue_ticket, lane=lane), self._show_issued)

    def call_next(self) -> None:
        """Calls the next ticket to this desk; the ticket called before counts as served."""
        self._run(partial(queue.call_next, desk_number=self.desk_number))

    def toggle_display(self) -> None:
        if self.display is not None:
            self.display.close()
            return
        self.display = DisplayWindow(self._bridge)
        self.display.closed.connect(self._display_closed)
        self.display.moved.connect(self.display_changed)
        self.window().installEventFilter(self)
        self.display.open_beside(self.screen())
        self._show()
        self.display_changed.emit()

    @property
    def display_place(self) -> DisplayPlace:
        """Where the display is now."""
        if self.display is None:
            return "closed" if len(QGuiApplication.screens()) > 1 else "single_screen"
        return "same_screen" if self.display.screen() == self.screen() else "second_screen"

    def _display_closed(self) -> None:
        if self.display is not None:
            self.display.deleteLater()
        self.display = None
        self._show()
        self.display_changed.emit()

    def _choose_desk(self, desk_number: int) -> None:
        self.desk_number = desk_number
        self._show()

    def _run_for_called(self, action: Callable[..., Done[Ticket]]) -> None:
        ticket = self.called.ticket
        if ticket is not None:
            self._run_for_ticket(action, ticket)

    def _run_for_ticket(self, action: Callable[..., Done[Ticket]], ticket: Ticket) -> None:
        self._run(partial(action, ticket=ticket.ticket))

    def _run(
        self,
        action: Callable[[Context], Done[Ticket]],
        done: Callable[[Ticket], None] | None = None,
    ) -> None:
        def finished(ticket: Ticket) -> None:
            self._read_again()
            if done is not None:
                done(ticket)

        self._bridge.run(action, finished, self, self._failed)

    def _show_issued(self, ticket: Ticket) -> None:
        self._issued_label.setText(self.tr("Handed out: {label}").format(label=ticket.label))

    def _failed(self, error: CodedError) -> None:
        self.called.banner.show_fault(error, "attention")

    def _read_again(self) -> None:
        self._clear_fault()  # the fault concerned the earlier state of the queue
        self._latest.ask(queue.view, self._show_view)

    def _clear_fault(self) -> None:
        self.called.banner.show_message("")

    def _show_view(self, view: QueueView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        close = self.display is not None
        self._display_button.set_text(
            self.tr("Close display") if close else self.tr("Open display")
        )
        view = self._view
        if view is None:
            return
        self.called.show_called(view.called, self.desk_number)
        self._chips.show_tickets(view.next)
        self._waiting.setText(str(len(view.next)))
        self._forecast.setText(waiting_text(view))
        self.skipped.show_tickets(view.skipped)
        self._skipped_title.setVisible(bool(view.skipped))
