"""The people page: finds a person, shows the record, prints cards and registers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import theme
from testdesk.gui.page import RecognisedScan, StackedPage
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.person.lookup_recorder import LookupRecorder
from testdesk.gui.person.more import MoreController
from testdesk.gui.proxy.card_result import CardResultPanel
from testdesk.gui.proxy.choices import ProxyChoices
from testdesk.gui.proxy.issuing import CardIssuing
from testdesk.gui.proxy.just_done import JustDone
from testdesk.gui.proxy.narrow_row import NarrowFoundRow
from testdesk.gui.proxy.newcomer import Newcomer
from testdesk.gui.proxy.offers import Action
from testdesk.gui.proxy.person_card import PersonCard, PersonDetails
from testdesk.gui.proxy.print_results import PrintedResult, PrintResults
from testdesk.gui.proxy.prints import PrintsController
from testdesk.gui.proxy.search import Finder
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import add_parts, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.text import quiet
from testdesk.gui.widgets.translated import Text, translated
from testdesk.ports import Station
from testdesk.printing.choice import PrintChoice
from testdesk.readers.id_card import IdCard
from testdesk.services.cards.codes import Applicant
from testdesk.services.people import directory
from testdesk.services.people.history import person_record
from testdesk.services.tubes import has_open_tube


class ProxyPage(StackedPage):
    """Shows the search field and the people found at the left, and the chosen person.

    Attributes:
        finder: the search field and the list.
        just_done: what was done in this shift, in the place of the list while nothing is typed.
        newcomer: the form for a person who is on no list.
        person: the panel of the chosen person.
        result: whose cards are out; above the person until the next one.
        choices: how cards are printed, and who collects them.
        issuing: issues and prints the cards.
        more: the rare actions, opened with F10.
        lookups: records which people are looked up here.
        prints: the dialog with the cards not printed yet and the prints of today.

    Signals:
        registered: the ScanResults after "Print and register".
        print_choice_made: the new PrintChoice, to be remembered.
        tube_requested: the barcode of the tube that is to be shown.
    """

    registered = Signal(object)
    print_choice_made = Signal(PrintChoice)
    tube_requested = Signal(str)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._details_query = LatestQuery(bridge, self)
        self.finder = Finder(bridge, self, row=NarrowFoundRow)
        self.person, self.result = PersonCard(self), CardResultPanel(self)
        self.issuing = CardIssuing(bridge, self)
        clock = bridge.station.clock
        self._results = PrintResults(self.issuing, clock, lambda: self.result.shown, self)
        self.more = MoreController(bridge, self)
        self.lookups = LookupRecorder(bridge, self, "people")
        # Whether the page shows that cards were printed; the search text when they were issued, and
        # who fetches them.
        self._showing_result, self._issued_search = False, ""
        self._issued_to = Applicant()
        # A pseudonym, and the text to report when that person is shown.
        self._pending_report: tuple[str, Text] = ("", "")
        self.prints = PrintsController(bridge, self, lambda: self.issuing.under_way)
        self._hint = quiet(self._hint_text, px=theme.SMALL_TEXT_PX)
        translated(self, self.finder.field.setAccessibleName, self._hint_text)
        self._new_person_button = Button(lambda: self.tr("New person"), "F6", focus=NEVER)
        self.choices = ProxyChoices(bridge, self)
        self.newcomer = Newcomer(bridge, self.finder, self)
        self.just_done = JustDone(bridge, self.finder.field, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = CardFrame(self, margin=0)
        top.column.addLayout(
            in_column(self._hint, self.finder.field, gap=2, margins=(24, 10, 24, 6))
        )
        found = CardFrame(self, margin=0)
        found.column.setContentsMargins(1, 9, 1, 9)
        hint = in_row(self.newcomer.label, margins=(23, 0, 23, 0))
        footer = in_row((self._new_person_button, 1), margins=(23, 8, 23, 15))
        add_parts(found.column, hint, (self.just_done, 1), (self.finder.list, 1), footer)
        self.finder.list.hide()
        left = in_column(top, (found, 1), gap=theme.GAP)
        right = in_column(self.result, (self.person, 1), gap=theme.GAP)
        in_row((left, 40), (right, 60), gap=theme.GAP, margins=theme.GAP, parent=self)
        self.person.add_choices(
            self.choices.print_choice_button, self.choices.applicant_button, self.prints.button
        )

    def _connect(self) -> None:
        finder, panel = self.finder, self.person
        finder.chosen.connect(self._choose)
        finder.entered.connect(lambda _found: self.press_main())
        finder.entered_nothing.connect(self._enter_next)
        finder.field.textChanged.connect(lambda _text: self._show_list())
        finder.searched.connect(self._show_list)
        self.just_done.picked.connect(self.open_person)
        panel.main_button.clicked.connect(self.press_main)
        panel.second_button.clicked.connect(self.press_second)
        panel.tube_requested.connect(self.tube_requested)
        panel.correct_button.clicked.connect(self.correct)
        panel.more_button.clicked.connect(self.open_more)
        self.choices.print_choice_made.connect(self.use_print_choice)
        self.choices.print_choice_made.connect(self.print_choice_made)
        panel.household.ticked.connect(self._ticked)
        self._new_person_button.clicked.connect(self.new_person)
        self.newcomer.registered.connect(self._show_registered)
        self.issuing.reported.connect(panel.report)
        self.issuing.reported.connect(lambda *_: self.prints.print_state_changed.emit())
        self._results.printed.connect(self._show_printed)
        self._results.updated.connect(self._show_result)
        self.more.reported.connect(panel.report)
        self.more.new_card_requested.connect(self._issue_new)
        self.prints.print_requested.connect(
            lambda cards: self.issuing.print_or_save_cards(cards, self.choices.choice)
        )
        self.issuing.registered.connect(self.registered)
        watched = Changes(residents=True, codes=True, samples=True, tubes=True)
        RefreshOn(self, self._bridge, watched, self.finder.refresh)
        bind(self, "F7", self.correct)
        bind(self, "F10", self.open_more)
        for enter in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, enter, self.press_second)
        bind(self, "Ctrl+B", self.open_tube)
        for index in range(9):
            bind(self, f"Ctrl+{index + 1}", partial(panel.household.toggle, index))

    def on_shown(self) -> None:
        self.finder.field.setFocus()
        self.finder.field.selectAll()

    def _show_list(self) -> None:
        """Shows the people found, or what was done in this shift while nothing is typed."""
        typed = bool(self.finder.field.text().strip())
        self.finder.list.setVisible(typed)
        self.just_done.setVisible(not typed)

    def _hint_text(self) -> str:
        return self.tr("name · pinyin · initials · ID tail · phone · door")

    def _retranslate(self) -> None:
        self._choose(self.finder.current)
        self._show_prompt()

    def _show_prompt(self) -> None:
        prompt = self.tr("Next person") if self._showing_result else ""
        self.finder.field.setPlaceholderText(prompt)

    def open_person(self, resident: str) -> None:
        """Shows a person who was opened from another page."""

        def show(person: Resident | None) -> None:
            if person is None:
                self._bridge.refused.emit(UnknownPerson())
            else:
                self.lookups.open(person.resident)
                self._show_registered(person)

        self._bridge.read(partial(directory.get_person, resident=resident), show, self)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Finds the person of an ID number; leaves all other codes to the caller."""
        if scan.kind != "id_number":
            return False
        self.finder.field.setFocus()
        self.finder.find_number(scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        """Finds the person whose ID card is on the reader, or fills the form for a new person."""
        self.newcomer.handle_card(card)
        return True

    def press_main(self) -> None:
        """Does what the main button offers."""
        self._act(self.person.offer.main)

    def press_second(self) -> None:
        """Does what the second button offers, if there is one."""
        self._act(self.person.offer.second)

    def next_person(self) -> None:
        """Ends the view of a result; the finder waits for the next person."""
        self._end_result()
        self.issuing.forget()
        self.person.show_nobody()
        self.finder.field.setFocus()

    def _enter_next(self) -> None:
        """Goes on to the next person, or prints the cards that did not come out."""
        if self._showing_result:
            self.press_main()

    def _act(self, action: Action | None) -> None:
        person = self.person
        if action is None or not person.offer.is_available(action):
            return
        if action == "next":
            self.next_person()
            return
        if action == "print_missing":
            self._print_missing()
            return
        chosen = person.household.chosen_people()
        if action == "register" and not person.is_finished:
            self.issuing.register_person(chosen[0].resident.resident)
        elif action in {"register", "print_and_register"}:
            self._issue(person.to_register(), register=True)
        else:
            self.issue()

    def _print_missing(self) -> None:
        if (shown := self.result.shown) is not None:
            self.issuing.print_or_save_cards(list(shown.missing.cards), self.choices.choice)

    def issue(self) -> None:
        """Issues and prints (or saves) a card for each person who is ticked."""
        if chosen := self.person.household.chosen():
            self._issue(chosen)

    def open_tube(self) -> None:
        """Requests the dialog of the tube that the person is in."""
        if tube := self.person.facts.tube:
            self.tube_requested.emit(tube)

    def _issue(self, residents: Sequence[str], *, register: bool = False) -> None:
        choices = self.choices
        self._issued_search, self._issued_to = self.finder.field.text(), choices.applicant
        self.issuing.issue(residents, choices.applicant, choices.choice, register=register)

    def print_again(self) -> None:
        if self.person.valid_card is not None:
            self.issuing.print_or_save_cards([self.person.valid_card], self.choices.choice)

    def correct(self) -> None:
        found = self.person.found
        if found is None:
            return
        self.lookups.open(found.resident.resident)
        dialog = CorrectionDialog(self._bridge, found.resident, self)
        dialog.corrected.connect(self._corrected)
        dialog.open_once()

    def open_more(self) -> None:
        if self.person.resident:
            self.lookups.open(self.person.resident)
            self.more.open(self.person.resident)

    def clear(self) -> None:
        self._end_result()
        self.finder.clear()
        self.issuing.forget()
        self.person.show_nobody()
        self.choices.forget_applicant()

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page or the lock is shown. When the window is minimised, the page keeps its
        # contents; that event is spontaneous.
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()
            self.just_done.clear()
            self.lookups.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.result.set_room(self.height() - 2 * theme.GAP)

    def new_person(self) -> None:
        """Opens the form for a person who is on no list, filled with what was typed."""
        self.newcomer.add_person()

    def use_print_choice(self, choice: PrintChoice) -> None:
        self.choices.use_print_choice(choice)
        self.person.set_saves_file(saves_file=not choice.printer)

    def _issue_new(self, resident: str, reason: str) -> None:
        """Issues a new card in place of the valid card, which becomes void."""
        self._issued_search, self._issued_to = self.finder.field.text(), self.choices.applicant
        applicant = msgspec.structs.replace(self.choices.applicant, reason=reason)
        self.issuing.issue([resident], applicant, self.choices.choice, replacing=True)

    def _corrected(self, person: Resident) -> None:
        name = person.name
        self._pending_report = (
            person.resident,
            lambda: self.tr("Corrected: {name}").format(name=name),
        )
        self._show_registered(person)

    def _show_printed(self, result: PrintedResult) -> None:
        """Ends the search, unless the operator has typed something since pressing Enter."""
        people = {card.resident.resident for card in (*result.cards, *result.missing.cards)}
        if self.person.resident in people and self.finder.field.text() == self._issued_search:
            self._showing_result = True
            self.finder.clear()
            self._show_prompt()
            self._show_result(msgspec.structs.replace(result, applicant=self._issued_to))
            self.choices.forget_applicant()

    def _show_result(self, result: PrintedResult) -> None:
        printed, missing = (
            frozenset(card.resident.resident for card in cards)
            for cards in (result.cards, result.missing.cards)
        )
        self.result.show_result(result)
        self.person.show_result(printed, missing)

    def _end_result(self) -> None:
        self._showing_result = False
        self._show_prompt()
        self.result.clear()

    def _show_registered(self, resident: Resident) -> None:
        self.finder.show_person(resident.resident, resident.name)
        self.finder.field.setFocus()

    def _choose(self, found: FoundPerson | None) -> None:
        """Shows a person at once; the household and the record follow when they have been read."""
        if found is None:
            if self._showing_result and not self.finder.field.text():
                self._read_details(self.person.resident)
            else:
                self._end_result()
                self.person.show_nobody()
            self.lookups.show("")
            return
        today = self._bridge.station.clock.today()
        same = found.resident.resident == self.person.resident and not self._showing_result
        self._end_result()
        self.person.show_person(found, today, same=same)
        self.lookups.show(found.resident.resident)
        if not same:
            self.choices.forget_applicant()
            self.issuing.forget()
        resident, text = self._pending_report
        if resident == found.resident.resident:
            self._pending_report = "", ""
            self.person.report(text, "accent")
        self._read_details(found.resident.resident)

    def _read_details(self, resident: str) -> None:
        def query(station: Station) -> PersonDetails:
            members = directory.household(station, resident=resident)
            record = person_record(station, resident=resident)
            return PersonDetails(members, record, tube_open=has_open_tube(station))

        def show(details: PersonDetails) -> None:
            if self.person.resident == resident:
                self.person.show_details(details, self._bridge.station.clock.today())

        self._details_query.ask(query, show)

    def _ticked(self) -> None:
        self.person.update_parts()
