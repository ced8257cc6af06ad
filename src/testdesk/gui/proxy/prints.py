"""A dialog with the cards not printed yet, those saved as PDF, and the prints of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.proxy.paper_choice import layout_text
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.services.cards import prints
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.prints import PrintEntry

WAITING, SAVED, LOG = "waiting", "saved", "log"


class PrintsDialog(Dialog):
    """A table of the cards that are not printed yet, or of today's prints.

    Attributes:
        which: the choice of the table.
        table: the rows.
        one, all: buttons that print the chosen card, or every card in the table.

    Signals:
        wanted: the IssuedCards to print.
    """

    wanted = Signal(object)

    def __init__(
        self,
        bridge: StationBridge,
        under_way: Callable[[], frozenset[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Printing of cards"), parent, width=960)
        self._bridge, self._under_way = bridge, under_way
        self._waiting: list[IssuedCard] = []
        self.which = Choice(self._which_text)
        self.which.set_value(WAITING)
        self._cards, self._log = RowModel(self._card_columns()), RowModel(self._log_columns())
        self.table = TableView(self._cards)
        self.table.setMinimumHeight(312)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._nothing = Label(tone="soft", wrap=True)
        add_parts(self.body, self.which, self.table, self._nothing)
        self.add_back_button()
        self.all = self.add_button(
            lambda: self.tr("Print all"), "", lambda: self._print(self._waiting)
        )
        self.one = self.add_button(
            lambda: self.tr("Print this card"), "Enter", self._print_one, main=True
        )
        self.which.chosen.connect(lambda _which: self.refresh())
        RefreshOn(self, bridge, Changes(codes=True), self.refresh)

    def _which_text(self) -> dict[str, str]:
        return {
            WAITING: self.tr("Not printed yet"),
            SAVED: self.tr("Saved as PDF"),
            LOG: self.tr("Today"),
        }

    def refresh(self) -> None:
        """Reads the chosen table again; until the answer arrives, nothing can be printed.

        The old answer still contains a card that has just come out and is no longer under way.
        """
        self._waiting = []
        query = {WAITING: prints.unprinted, SAVED: prints.saved}.get(self.which.value())
        if query is not None:
            self._bridge.read(query, self._show_waiting, self)
        else:
            self._bridge.read(prints.print_log, self._show_log, self)

    def _show_waiting(self, cards: list[IssuedCard]) -> None:
        self._waiting = cards
        self._cards.show_rows(cards)
        saved = self.which.value() == SAVED
        self._show(self._cards, name=1)
        self._nothing.setText(
            lambda: (
                self.tr("No card is waiting in a file.")
                if saved
                else self.tr("No card is waiting.")
            )
        )
        for button in (self.one, self.all):
            button.setVisible(bool(cards))

    def _show_log(self, entries: list[PrintEntry]) -> None:
        self._log.show_rows(entries)
        self._show(self._log, name=3)
        self._nothing.setText(lambda: self.tr("Nothing printed or saved today."))
        for button in (self.one, self.all):
            button.hide()

    def _card_columns(self) -> tuple[Column[IssuedCard], ...]:
        return (
            Column(lambda card: card.card_number, lambda: self.tr("Card")),
            Column(lambda card: card.resident.name, lambda: self.tr("Name")),
            Column(_door, lambda: self.tr("Door")),
            Column(lambda card: card.card.issue_day, lambda: self.tr("Issued")),
            Column(self._queued_text, lambda: self.tr("Paper")),
        )

    def _log_columns(self) -> tuple[Column[PrintEntry], ...]:
        today = self._bridge.station.clock.today()
        return (
            Column(lambda entry: day_and_time(entry.printed.at, today), lambda: self.tr("When")),
            Column(lambda entry: entry.printed.operator, lambda: self.tr("Who")),
            Column(lambda entry: entry.card_number, lambda: self.tr("Card")),
            Column(_name, lambda: self.tr("Name")),
            Column(_paper_text, lambda: self.tr("Paper")),
            Column(self._times_text, lambda: self.tr("Print")),
        )

    def _queued_text(self, card: IssuedCard) -> str:
        return self.tr("at the printer") if card.card.card in self._under_way() else ""

    def _times_text(self, entry: PrintEntry) -> str:
        done = entry.printed
        if done.is_saved:
            first, again = self.tr("saved"), self.tr("saved again, no. {count}")
        else:
            first, again = self.tr("printed"), self.tr("printed again, no. {count}")
        return first if done.times == 1 else again.format(count=done.times)

    def _show(self, model: RowModel[IssuedCard] | RowModel[PrintEntry], *, name: int) -> None:
        """Shows a table; its column of names takes the remaining width."""
        self.table.setModel(model)
        self.table.stretch(name)
        full = model.rowCount() > 0
        self.table.setVisible(full)
        self._nothing.setVisible(not full)
        if full:
            self.table.selectRow(0)
            self.table.setFocus()

    def _print_one(self) -> None:
        row = self.table.currentIndex().row()
        if self.which.value() != LOG and 0 <= row < len(self._waiting):
            self._print([self._waiting[row]])

    def _print(self, cards: Sequence[IssuedCard]) -> None:
        """Prints cards, except those already sent to a printer, which would come out twice."""
        with_printer = self._under_way()
        left = [card for card in cards if card.card.card not in with_printer]
        if left:
            self.wanted.emit(left)


class PrintsController(QObject):
    """The button with the number of cards not printed yet, and the dialog that it opens.

    Attributes:
        button: the button (Ctrl J); the page places it.

    Signals:
        wanted: the IssuedCards to print.
        moved: a card was sent to a printer, came out or failed; an open dialog reads again.
    """

    wanted = Signal(object)
    moved = Signal()

    def __init__(
        self, bridge: StationBridge, page: QWidget, under_way: Callable[[], frozenset[str]]
    ) -> None:
        super().__init__(page)
        self._bridge, self._page, self._under_way = bridge, page, under_way
        self._count = 0
        self.button = Button(self._text, "Ctrl J", small=True, focus=NEVER, parent=page)
        self.button.setFixedHeight(48)
        self.button.clicked.connect(self.open)
        bind(page, "Ctrl+J", self.open)
        RefreshOn(page, bridge, Changes(codes=True), self.refresh)

    def refresh(self) -> None:
        self._bridge.read(lambda station: len(prints.unprinted(station)), self._show, self)

    def _text(self) -> str:
        form = self.tr("{count} not printed") if self._count else self.tr("Prints")
        return form.format(count=self._count)

    def open(self) -> None:
        dialog = PrintsDialog(self._bridge, self._under_way, self._page)
        self.moved.connect(dialog.refresh)
        dialog.wanted.connect(self.wanted)
        dialog.open_once()

    def _show(self, count: int) -> None:
        self._count = count
        self.button.set_text(self._text)


def _door(card: IssuedCard) -> str:
    home = card.resident.address
    parts = (home.building, home.unit, home.room)
    return " ".join((home.compound, "-".join(part for part in parts if part))).strip()


def _name(entry: PrintEntry) -> str:
    return entry.resident.name if entry.resident else ""


def _paper_text(entry: PrintEntry) -> str:
    done = entry.printed
    return f"{layout_text(done.layout)}, {'PDF' if done.is_saved else done.printer}"
