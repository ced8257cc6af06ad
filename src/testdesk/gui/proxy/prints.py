"""A dialog with the cards not printed yet, those saved as PDF, and the prints of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.proxy.print_dialog import layout_text
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

# The tables: cards not printed yet, cards saved as PDF, prints of today.
WAITING, SAVED, TODAY = "waiting", "saved", "today"


class PrintsDialog(Dialog):
    """A table of the cards not printed yet, of those saved as PDF, or of today's prints.

    Attributes:
        table_choice: chooses which table is shown.
        table: the table.
        print_one_button, print_all_button: print the chosen card, or every card in the table.

    Signals:
        print_requested: the IssuedCards to print.
    """

    print_requested = Signal(object)

    def __init__(
        self,
        bridge: StationBridge,
        under_way: Callable[[], frozenset[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Printing of cards"), parent, width=960)
        self._bridge, self._under_way = bridge, under_way
        self._cards: list[IssuedCard] = []
        self.table_choice = Choice(self._table_texts)
        self.table_choice.set_value(WAITING)
        self._card_model = RowModel(self._card_columns())
        self._print_model = RowModel(self._print_columns())
        self.table = TableView(self._card_model)
        self.table.setMinimumHeight(312)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty_label = Label(tone="soft", wrap=True)
        add_parts(self.body, self.table_choice, self.table, self._empty_label)
        self.add_back_button()
        self.print_all_button = self.add_button(
            lambda: self.tr("Print all"), "", lambda: self._print(self._cards)
        )
        self.print_one_button = self.add_button(
            lambda: self.tr("Print this card"), "Enter", self._print_one, main=True
        )
        self.table_choice.chosen.connect(lambda _which: self.refresh())
        RefreshOn(self, bridge, Changes(codes=True), self.refresh)

    def _table_texts(self) -> dict[str, str]:
        return {
            WAITING: self.tr("Not printed yet"),
            SAVED: self.tr("Saved as PDF"),
            TODAY: self.tr("Today"),
        }

    def refresh(self) -> None:
        """Reads the chosen table again; until the result arrives, nothing can be printed.

        The old result may still contain a card that has just been printed and would then be printed
        twice.
        """
        self._cards = []
        query = {WAITING: prints.unprinted, SAVED: prints.saved}.get(self.table_choice.value())
        if query is not None:
            self._bridge.read(query, self._show_cards, self)
        else:
            self._bridge.read(prints.print_log, self._show_prints, self)

    def _show_cards(self, cards: list[IssuedCard]) -> None:
        self._cards = cards
        self._card_model.show_rows(cards)
        saved = self.table_choice.value() == SAVED
        self._show(self._card_model, name_column=1)
        self._empty_label.setText(
            lambda: (
                self.tr("No card is waiting in a file.")
                if saved
                else self.tr("No card is waiting.")
            )
        )
        for button in (self.print_one_button, self.print_all_button):
            button.setVisible(bool(cards))

    def _show_prints(self, entries: list[PrintEntry]) -> None:
        self._print_model.show_rows(entries)
        self._show(self._print_model, name_column=3)
        self._empty_label.setText(lambda: self.tr("Nothing printed or saved today."))
        for button in (self.print_one_button, self.print_all_button):
            button.hide()

    def _card_columns(self) -> tuple[Column[IssuedCard], ...]:
        return (
            Column(lambda card: card.card_number, lambda: self.tr("Card")),
            Column(lambda card: card.resident.name, lambda: self.tr("Name")),
            Column(_door, lambda: self.tr("Door")),
            Column(lambda card: card.card.issue_day, lambda: self.tr("Issued")),
            Column(self._queued_text, lambda: self.tr("Paper")),
        )

    def _print_columns(self) -> tuple[Column[PrintEntry], ...]:
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
        printed = entry.printed
        if printed.is_saved:
            first, again = self.tr("saved"), self.tr("saved again, no. {count}")
        else:
            first, again = self.tr("printed"), self.tr("printed again, no. {count}")
        return first if printed.times == 1 else again.format(count=printed.times)

    def _show(
        self, model: RowModel[IssuedCard] | RowModel[PrintEntry], *, name_column: int
    ) -> None:
        """Shows a table; its column of names takes the remaining width."""
        self.table.setModel(model)
        self.table.stretch(name_column)
        full = model.rowCount() > 0
        self.table.setVisible(full)
        self._empty_label.setVisible(not full)
        if full:
            self.table.selectRow(0)
            self.table.setFocus()

    def _print_one(self) -> None:
        row = self.table.currentIndex().row()
        if self.table_choice.value() != TODAY and 0 <= row < len(self._cards):
            self._print([self._cards[row]])

    def _print(self, cards: Sequence[IssuedCard]) -> None:
        """Prints cards, except those already sent to a printer, which would be printed twice."""
        at_printer = self._under_way()
        remaining = [card for card in cards if card.card.card not in at_printer]
        if remaining:
            self.print_requested.emit(remaining)


class PrintsController(QObject):
    """The button with the number of cards not printed yet, and the dialog that it opens.

    Attributes:
        button: the button (Ctrl J); the page places it.

    Signals:
        print_requested: the IssuedCards to print.
        print_state_changed: a card was sent to a printer, was printed or failed; an open dialog
            reads its table again.
    """

    print_requested = Signal(object)
    print_state_changed = Signal()

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
        self._bridge.read_in_background(
            lambda station: len(prints.unprinted(station)), self._show, self
        )

    def _text(self) -> str:
        form = self.tr("{count} not printed") if self._count else self.tr("Prints")
        return form.format(count=self._count)

    def open(self) -> None:
        dialog = PrintsDialog(self._bridge, self._under_way, self._page)
        self.print_state_changed.connect(dialog.refresh)
        dialog.print_requested.connect(self.print_requested)
        dialog.open_once()

    def _show(self, count: int) -> None:
        self._count = count
        self.button.set_text(self._text)


def _door(card: IssuedCard) -> str:
    address = card.resident.address
    parts = (address.building, address.unit, address.room)
    return " ".join((address.compound, "-".join(part for part in parts if part))).strip()


def _name(entry: PrintEntry) -> str:
    return entry.resident.name if entry.resident else ""


def _paper_text(entry: PrintEntry) -> str:
    printed = entry.printed
    return f"{layout_text(printed.layout)}, {'PDF' if printed.is_saved else printed.printer}"
