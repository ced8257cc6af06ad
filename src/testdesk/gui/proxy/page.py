"""The proxy page: finds a person without a phone, and issues and prints a card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import theme
from testdesk.gui.page import SortedScan, StackedPage
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.person.more import MoreController
from testdesk.gui.proxy.choices import ProxyChoices
from testdesk.gui.proxy.issuing import CardIssuing
from testdesk.gui.proxy.newcomer import Newcomer
from testdesk.gui.proxy.person_card import Company, PersonCard
from testdesk.gui.proxy.prints import PrintsController
from testdesk.gui.proxy.search import Finder
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.text import quiet
from testdesk.gui.widgets.translated import Text, translated
from testdesk.ports import Station
from testdesk.printing.cards import PrintChoice
from testdesk.readers.id_card import IdCard
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.people import directory
from testdesk.services.people.history import person_record


class ProxyPage(StackedPage):
    """The search field at the top, the people found below it, the chosen person at the right.

    Attributes:
        finder: the search field and the list.
        newcomer: the form for a person who is on no list.
        person: the panel of the chosen person.
        choices: the paper to print on, and the person who collects the card.
        issuing: issues and prints the cards.
        more: the rare actions, opened with F10.

    Signals:
        registered: the ScanResults after "Print and register".
        paper_chosen: another PrintChoice, to be remembered.
    """

    registered = Signal(object)
    paper_chosen = Signal(PrintChoice)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.finder = Finder(bridge, self)
        self.person = PersonCard(self)
        self.issuing = CardIssuing(bridge, self)
        self.more = MoreController(bridge, self)
        self._result, self._searched = False, ""
        self._news_of: tuple[str, Text] = ("", "")
        self.prints = PrintsController(bridge, self, lambda: self.issuing.under_way)
        self._hint = quiet(self._hint_text, px=theme.SMALL_TEXT_PX)
        translated(self, self.finder.field.setAccessibleName, self._hint_text)
        self._new = Button(lambda: self.tr("New person"), "F6", focus=NEVER)
        self.choices = ProxyChoices(bridge, self)
        self.newcomer = Newcomer(bridge, self.finder, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = CardFrame(self, margin=0)
        self._hint.setFixedWidth(416)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        search = ((self.finder.field, 1), self._hint, self._new)
        top.column.addLayout(in_row(*search, gap=theme.GAP, margins=(28, 5, 24, 5)))
        found = CardFrame(self, margin=0)
        found.column.setContentsMargins(1, 9, 1, 9)
        hint = in_row(self.newcomer.label, margins=(29, 0, 29, 0))
        small = (self.choices.paper, self.choices.fetched_by, STRETCH, self.prints.button)
        foot = in_row(*small, gap=12, margins=(23, 4, 23, 7))
        add_parts(found.column, hint, (self.finder.list, 1), foot)
        below = in_row((found, 1), self.person, gap=theme.GAP)
        in_column(top, (below, 1), gap=theme.GAP, margins=theme.GAP, parent=self)

    def _connect(self) -> None:
        finder, card = self.finder, self.person
        finder.chosen.connect(self._choose)
        finder.entered.connect(lambda _found: self.issue())
        card.print.clicked.connect(self.issue)
        card.register.clicked.connect(self.issue_and_register)
        card.correct.clicked.connect(self.correct)
        card.more.clicked.connect(self.open_more)
        self.choices.paper_chosen.connect(self.use_paper)
        self.choices.paper_chosen.connect(self.paper_chosen)
        card.household.ticked.connect(self._ticked)
        self._new.clicked.connect(self.new_person)
        self.newcomer.registered.connect(self._written_down)
        self.issuing.news.connect(card.report)
        self.issuing.news.connect(lambda *_: self.prints.moved.emit())
        self.issuing.printed.connect(self._came_out)
        self.more.done.connect(card.report)
        self.more.wants_card.connect(self._issue_new)
        self.prints.wanted.connect(
            lambda cards: self.issuing.print_or_save_cards(cards, self.choices.choice)
        )
        self.issuing.registered.connect(self.registered)
        touched = Changes(residents=True, codes=True, samples=True)
        RefreshOn(self, self._bridge, touched, self.finder.refresh)
        bind(self, "F7", self.correct)
        bind(self, "F10", self.open_more)
        for enter in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, enter, self.issue_and_register)
        for index in range(9):
            bind(self, f"Ctrl+{index + 1}", partial(card.household.toggle, index))

    def shown(self) -> None:
        self.finder.field.setFocus()
        self.finder.field.selectAll()

    def _hint_text(self) -> str:
        return self.tr("name · pinyin · initials · ID tail · phone · door")

    def _retranslate(self) -> None:
        self._choose(self.finder.current)

    def handle_scan(self, scan: SortedScan) -> bool:
        """Finds the person of an ID number; leaves all other codes to the caller."""
        if scan.kind != "id_number":
            return False
        self.finder.field.setFocus()
        self.finder.find_number(scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        """Finds the person whose card is on the reader, or fills the form for a new person."""
        self.newcomer.handle_card(card)
        return True

    def issue(self) -> None:
        """Issues and prints (or saves) a card for each person who is ticked."""
        if self.person.print.isEnabled():
            self._issue(self.person.household.chosen())

    def issue_and_register(self) -> None:
        """Does the same, and also registers these people for the open tube."""
        if self.person.register.isEnabled():
            self._issue(self.person.household.chosen(), register=True)

    def _issue(self, residents: Sequence[str], *, register: bool = False) -> None:
        self._searched = self.finder.field.text()
        choices = self.choices
        self.issuing.issue(residents, choices.applicant, choices.choice, register=register)

    def print_again(self) -> None:
        if self.person.valid_card is not None:
            self.issuing.print_or_save_cards([self.person.valid_card], self.choices.choice)

    def correct(self) -> None:
        found = self.person.found
        if found is None:
            return
        dialog = CorrectionDialog(self._bridge, found.resident, self)
        dialog.corrected.connect(self._corrected)
        dialog.open_once()

    def open_more(self) -> None:
        if self.person.resident:
            self.more.open(self.person.resident)

    def rest(self) -> None:
        self._result = False
        self.finder.clear()
        self.issuing.forget()
        self.person.show_nobody()
        self.choices.forget_applicant()

    def hideEvent(self, event: QHideEvent) -> None:
        # The page is left or locked; a minimised window (a spontaneous event) keeps its contents.
        super().hideEvent(event)
        if not event.spontaneous():
            self.rest()

    def new_person(self) -> None:
        """Opens the form for a person who is on no list, filled with what was typed."""
        self.newcomer.add_person()

    def use_paper(self, choice: PrintChoice) -> None:
        self.choices.use_paper(choice)
        self.person.use_paper(to_file=not choice.printer)

    def _issue_new(self, resident: str, reason: str) -> None:
        """Issues a new card in place of the valid card, which becomes void."""
        self._searched = self.finder.field.text()
        applicant = msgspec.structs.replace(self.choices.applicant, reason=reason)
        self.issuing.issue([resident], applicant, self.choices.choice, replacing=True)

    def _corrected(self, person: Resident) -> None:
        name = person.name
        self._news_of = person.resident, lambda: self.tr("Corrected: {name}").format(name=name)
        self._written_down(person)

    def _came_out(self, cards: list[IssuedCard]) -> None:
        """Ends the search, unless the operator has typed since Enter was pressed."""
        shown = self.person.resident
        same = shown in {card.resident.resident for card in cards}
        if same and self.finder.field.text() == self._searched:
            self._result = True
            self.finder.clear()
            self.person.show_result()
            self.choices.forget_applicant()

    def _written_down(self, resident: Resident) -> None:
        self.finder.show_person(resident.resident, resident.name)
        self.finder.field.setFocus()

    def _choose(self, found: FoundPerson | None) -> None:
        """Shows a person; the household is read on a lane and shown later."""
        if found is None:
            if not (self._result and not self.finder.field.text()):
                self._result = False
                self.person.show_nobody()
            return
        today = self._bridge.station.clock.today()
        same = found.resident.resident == self.person.resident and not self._result
        self._result = False
        self.person.show_person(found, today, same=same)
        if not same:
            self.choices.forget_applicant()
            self.issuing.forget()
        resident, text = self._news_of
        if resident == found.resident.resident:
            self._news_of = "", ""
            self.person.report(text, "accent")
        self._ask_company(found.resident.resident)

    def _ask_company(self, resident: str) -> None:
        def look(station: Station) -> Company:
            members = directory.household(station, resident=resident)
            return Company(members, person_record(station, resident=resident))

        def show(company: Company) -> None:
            if self.person.resident == resident:
                self.person.show_company(company, self._bridge.station.clock.today())

        self._bridge.read(look, show, self)

    def _ticked(self) -> None:
        self.person.settle()
