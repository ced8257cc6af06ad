"""Cards that wait for their paper, those in a file, and what was done today, behind one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from testdesk.bridge.prints_model import PrintsModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.gui import theme
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.proxy.paper_choice import layout_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import TranslatedObject
from testdesk.services.cards import prints
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.prints import PrintEntry

WAITING, SAVED, LOG = "waiting", "saved", "log"


class PrintsDialog(Dialog):
    """A table of the cards that wait, or of what was printed today.

    Attributes:
        which: the two tables to choose from.
        table: the rows.
        one, all: print the chosen card, or every card that waits.

    Signals:
        wanted: the IssuedCards that shall be printed.
    """

    wanted = Signal(object)

    def __init__(
        self,
        bridge: StationBridge,
        under_way: Callable[[], frozenset[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, width=960)
        self._bridge, self._under_way = bridge, under_way
        self._waiting: list[IssuedCard] = []
        self.title.setText(self.tr("Cards and their paper"))
        texts = {
            WAITING: self.tr("Not printed yet"),
            SAVED: self.tr("Saved as PDF"),
            LOG: self.tr("Today"),
        }
        self.which = Choice(texts)
        self.which.set_value(WAITING)
        self._model = PrintsModel()
        self.table = TableView(self._model)
        self.table.setMinimumHeight(312)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._nothing = Label(tone="soft", wrap=True)
        self.one = Button(self.tr("Print this card"), "Enter", main=True)
        self.all = Button(self.tr("Print all"))
        back = Button(self.tr("Back"), "Esc")
        for part in (self.which, self.table, self._nothing):
            self.body.addWidget(part)
        for button in (back, self.all, self.one):
            self.buttons.addWidget(button)
        self.one.setDefault(True)
        self.which.chosen.connect(lambda _which: self.refresh())
        self.one.clicked.connect(self._print_one)
        self.all.clicked.connect(lambda: self._print(self._waiting))
        back.clicked.connect(self.reject)
        bridge.bus.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Reads the chosen table again; until the answer is there, nothing of it is printed.

        A card that came out just now still stands in the old answer, and no printer has it.
        """
        self._waiting = []
        query = {WAITING: prints.unprinted, SAVED: prints.saved}.get(self.which.value())
        if query is not None:
            self._bridge.read(query, self._show_waiting, self)
        else:
            self._bridge.read(prints.print_log, self._show_log, self)

    def _show_waiting(self, cards: list[IssuedCard]) -> None:
        self._waiting = cards
        heads = (
            self.tr("Card"),
            self.tr("Name"),
            self.tr("Door"),
            self.tr("Issued"),
            self.tr("Paper"),
        )
        queued, with_printer = self.tr("with the printer"), self._under_way()
        rows = [
            (
                c.card_number,
                c.resident.name,
                _door(c),
                c.card.issue_day,
                queued if c.card.card in with_printer else "",
            )
            for c in cards
        ]
        saved = self.which.value() == SAVED
        nothing = self.tr("No card waits in a file.") if saved else self.tr("No card waits.")
        self._show(heads, rows, nothing, name=1)
        for button in (self.one, self.all):
            button.setVisible(bool(cards))

    def _show_log(self, entries: list[PrintEntry]) -> None:
        heads = (
            self.tr("When"),
            self.tr("Who"),
            self.tr("Card"),
            self.tr("Name"),
            self.tr("Paper"),
            self.tr("Print"),
        )
        rows = [self._log_row(e) for e in entries]
        self._show(heads, rows, self.tr("Nothing printed or saved today."), name=3)
        for button in (self.one, self.all):
            button.hide()

    def _log_row(self, entry: PrintEntry) -> tuple[str, ...]:
        done = entry.printed
        if done.is_saved:
            first, again = self.tr("saved"), self.tr("saved again, no. {count}")
        else:
            first, again = self.tr("printed"), self.tr("printed again, no. {count}")
        times = first if done.times == 1 else again.format(count=done.times)
        where = "PDF" if done.is_saved else done.printer
        paper = f"{layout_text(done.layout)}, {where}"
        name = entry.resident.name if entry.resident else ""
        today = self._bridge.station.clock.today()
        return day_and_time(done.at, today), done.operator, entry.card_number, name, paper, times

    def _show(
        self, heads: Sequence[str], rows: Sequence[tuple[str, ...]], nothing: str, *, name: int
    ) -> None:
        """The table, its column of names taking what room is left."""
        self._model.show_rows(heads, rows)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(name, QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(rows))
        self._nothing.setText("" if rows else nothing)
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()

    def _print_one(self) -> None:
        row = self.table.currentIndex().row()
        if self.which.value() != LOG and 0 <= row < len(self._waiting):
            self._print([self._waiting[row]])

    def _print(self, cards: Sequence[IssuedCard]) -> None:
        """Those that a printer has already are left out: they would come out twice."""
        with_printer = self._under_way()
        left = [card for card in cards if card.card.card not in with_printer]
        if left:
            self.wanted.emit(left)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.codes:
            self.refresh()


class PrintsController(TranslatedObject, QObject):
    """The button that tells how many cards wait for their paper, and the sheet behind it.

    Attributes:
        button: placed by the page; Ctrl J.

    Signals:
        wanted: the IssuedCards that shall be printed.
        moved: a card went to a printer, came out or failed; an open sheet looks again.
    """

    wanted = Signal(object)
    moved = Signal()

    def __init__(
        self, bridge: StationBridge, page: QWidget, under_way: Callable[[], frozenset[str]]
    ) -> None:
        super().__init__(page)
        self._bridge, self._page, self._under_way = bridge, page, under_way
        self._count = 0
        self.button = Button(key="Ctrl J", px=theme.SMALL_TEXT_PX, parent=page)
        self.button.setFixedHeight(48)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open)
        bind(page, "Ctrl+J", self.open)
        bridge.bus.changed.connect(self._changed)
        self._retranslate()

    def refresh(self) -> None:
        """Counts again."""
        self._bridge.read(lambda station: len(prints.unprinted(station)), self._show, self)

    def _retranslate(self) -> None:
        form = self.tr("{count} not printed") if self._count else self.tr("Prints")
        self.button.set_text(form.format(count=self._count))

    def open(self) -> None:
        """Shows what waits."""
        dialog = PrintsDialog(self._bridge, self._under_way, self._page)
        self.moved.connect(dialog.refresh)
        dialog.wanted.connect(self.wanted)
        dialog.open_once()

    def _show(self, count: int) -> None:
        self._count = count
        self._retranslate()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.codes and self._page.isVisible():
            self.refresh()


def _door(card: IssuedCard) -> str:
    home = card.resident.address
    parts = (home.building, home.unit, home.room)
    return " ".join((home.compound, "-".join(part for part in parts if part))).strip()
