"""The panel at the right of the people page: one person, with facts, household and history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from testdesk.domain.residents.masking import id_tail
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.person.history_texts import entry_text, when_text
from testdesk.gui.proxy.facts import FactTiles, facts_of
from testdesk.gui.proxy.household import HouseholdBoxes
from testdesk.gui.proxy.offers import (
    Action,
    OfferedActions,
    TickedPerson,
    offer_after_printing,
    offer_for,
)
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, caption, hairline
from testdesk.gui.widgets.translated import Text, Translated
from testdesk.messages.catalogue import ntranslate
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.people.history import PersonRecord

_HISTORY_LINES = 5
# In a lower panel there is no room for the history, in a narrower one not for two buttons in a row.
_ROOMY_HEIGHT, _WIDE = 560, 620


class PersonDetails(msgspec.Struct, frozen=True):
    """What is read of the chosen person.

    Attributes:
        members: the household, that person first.
        record: the person's record.
        tube_open: whether a tube is open, into which somebody can be registered.
    """

    members: Sequence[FoundPerson]
    record: PersonRecord
    tube_open: bool


class PersonCard(Translated, CardFrame):
    """Shows one person, and the buttons of the actions, which the page carries out.

    The name means a `CardFrame` about a person, not the proxy card that is printed.

    Attributes:
        found: the person shown, or None.
        valid_card: the person's card that is valid today, or None.
        facts: the four facts.
        household: the check boxes that select who gets a card.
        main_button, second_button, correct_button, more_button: the buttons.
        offer: what the first two do.

    Signals:
        tube_requested: the barcode of the tube that the person is in.
    """

    tube_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(theme.GAP, 16, theme.GAP, 16)
        self.column.setSpacing(0)
        self.found: FoundPerson | None = None
        self.valid_card: IssuedCard | None = None
        self.offer = OfferedActions(None, None, tube_open=False)
        self._record: PersonRecord | None = None
        self._today = dt.date.min
        self._saves_file, self._tube_open = True, False
        self._finished = False  # the cards were printed: only the household is shown
        self._missing = frozenset[str]()  # whose cards did not come out
        self.correct_button = Button(
            lambda: self.tr("Correct …"), "F7", small=True, focus=NEVER, parent=self
        )
        self.more_button = Button(lambda: self.tr("More …"), "F10", small=True, focus=NEVER)
        self.main_button = Button(key="Enter", main=True, focus=NEVER, parent=self)
        self.second_button = Button(key="Ctrl Enter", focus=NEVER, parent=self)
        self.facts, self.household = FactTiles(self), HouseholdBoxes(self)
        self.facts.tube_requested.connect(self.tube_requested)
        self._banner = Banner(self)
        self._nobody_hint = Label(tone="soft", wrap=True, parent=self)
        self._nobody_hint.setText(
            lambda: self.tr(
                "Type a few letters, or scan the ID card. Then press Enter to print the card."
            )
        )
        self._name = FittedText(px=56, parent=self)
        self._about = Label(px=22, tone="soft", wrap=True, parent=self)
        self._household_part = self._make_household_part()
        self._history_part = self._make_history_part()
        self._lower_part = QWidget(self)
        lower = ((self._household_part, 1), (self._history_part, 1))
        self._lower = in_row(*lower, gap=theme.GAP, parent=self._lower_part)
        self._card_hint = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True, parent=self)
        for button in (self.main_button, self.second_button):
            button.setFixedHeight(theme.TOUCH)
        self._lay_out()
        self.show_nobody()
        self._retranslate()

    @property
    def resident(self) -> str:
        """The pseudonym of the person shown; empty if there is none."""
        return self.found.resident.resident if self.found is not None else ""

    @property
    def is_finished(self) -> bool:
        """Whether the cards were printed, so that only the household is shown."""
        return self._finished

    def add_choices(self, *buttons: QWidget) -> None:
        """Adds small buttons in a row above the two large ones."""
        add_parts(self._choices, *buttons, STRETCH)

    def _lay_out(self) -> None:
        head = in_row((self._name, 1), self.correct_button, self.more_button, gap=12)
        self._choices_part = QWidget(self)
        self._choices = in_row(gap=12, parent=self._choices_part)
        self._buttons = in_row((self.main_button, 3), (self.second_button, 2), gap=8)
        add_parts(self.column, head, self._about, 12, self.facts, 12, (self._lower_part, 1))
        add_parts(self.column, self._nobody_hint, STRETCH, self._banner, 8, self._choices_part, 8)
        add_parts(self.column, self._card_hint, 4, self._buttons)

    def _make_household_part(self) -> QWidget:
        part = QWidget(self)
        text = caption(self._household_text)
        self._household_caption, self._household_line = text, hairline(parent=part)
        text.setWordWrap(True)
        in_column(self._household_line, 6, text, self.household, STRETCH, gap=4, parent=part)
        return part

    def _make_history_part(self) -> QWidget:
        part = QWidget(self)
        self._history_labels = [
            Label(px=theme.SMALL_TEXT_PX, tone="ink", wrap=True, parent=part)
            for _ in range(_HISTORY_LINES)
        ]
        text = caption(lambda: self.tr("What was done for this person"))
        lines = (hairline(parent=part), 6, text, *self._history_labels, STRETCH)
        in_column(*lines, gap=4, parent=part)
        return part

    def show_nobody(self) -> None:
        """Clears the panel, so that nothing about the last person is left."""
        self.found = self.valid_card = self._record = None
        self._finished, self._missing = False, frozenset()
        self.household.show_members([], self._today)
        self.facts.clear()
        for text in (self._about, self._card_hint, *self._history_labels):
            text.setText("")
        self._name.setText("")
        self._banner.show_message("")
        for part in (self._name, self._about, self.correct_button, self.more_button):
            part.hide()
        for hidden in (self.facts, self._lower_part, self._card_hint):
            hidden.hide()
        self._nobody_hint.show()
        self._show_offer()

    def show_person(self, found: FoundPerson, today: dt.date, *, same: bool) -> None:
        """Shows the chosen person; facts, household and history follow a moment later.

        Args:
            found: the person.
            today: the local day, to calculate the age.
            same: whether the person is the one shown already; ticks and messages are then kept.
        """
        self.found, self._today = found, today
        self._name.setText(person_texts.both_names(found.resident))
        self._about.setText(self._about_text)
        if not same:
            self.valid_card, self._record, self._finished = None, None, False
            self._missing = frozenset()
            self._banner.show_message("")
            self.facts.clear()
            for part in (self.facts, self._lower_part, self._card_hint):
                part.hide()
            self.household.show_members([found], today)
        self._nobody_hint.hide()
        for part in (self._name, self._about, self.correct_button, self.more_button):
            part.show()
        self._show_offer()

    def show_details(self, details: PersonDetails, today: dt.date) -> None:
        """Shows the facts, the household, and the newest lines of the history."""
        self.household.show_members(details.members, today)
        self._record, self.valid_card = details.record, details.record.valid_card
        self._tube_open = details.tube_open
        self._show_record()
        self.update_parts()

    def report(self, text: Text, tone: BannerTone) -> None:
        """Shows the result of an action; it stays until another person is shown."""
        self._banner.show_message(text, tone)
        self.update_parts()

    def show_result(self, printed: frozenset[str], missing: frozenset[str]) -> None:
        """Shows only the household, with a round mark at whoever got a card.

        Args:
            printed: the pseudonyms of those whose cards are out.
            missing: the pseudonyms of those whose cards did not come out.
        """
        self._finished, self._missing = True, missing
        self._banner.show_message("")
        self.household.mark_done(printed, missing)
        self.update_parts()

    def to_register(self) -> list[str]:
        """The pseudonyms of those ticked; after printing, only of those not sampled yet."""
        chosen = self.household.chosen_people()
        left = [one for one in chosen if not (self._finished and one.sampled)]
        return [one.resident.resident for one in left]

    def set_saves_file(self, *, saves_file: bool) -> None:
        """Sets whether Enter saves a file instead of printing; the button texts say which."""
        self._saves_file = saves_file
        self._show_offer()

    def update_parts(self) -> None:
        """Shows the parts and buttons that the ticks, the last action and the height call for."""
        roomy = self.height() >= _ROOMY_HEIGHT
        known = self._record is not None and not self._finished
        several = self.household.count > 1
        self.facts.setVisible(known)
        # Where the two buttons are below each other, the panel above names everybody already.
        names_fit = self.width() >= _WIDE or not self._missing
        shows_result = self._finished and names_fit
        self._lower_part.setVisible(shows_result or (known and (several or roomy)))
        self._household_part.setVisible(several or self._finished)
        self._household_line.setVisible(not self._finished)
        self._household_caption.setText(self._household_text)
        self.household.set_visible_rows(3 if self._finished else 4 if roomy else 1)
        self._history_part.setVisible(roomy and not self._finished)
        self._choices_part.setVisible(not self._finished)
        for part in (self._name, self._about, self.correct_button, self.more_button):
            part.setVisible(self.found is not None and not self._finished)
        for line in self._history_labels:
            line.setVisible(bool(line.text()))
        self._card_hint.setVisible(known and roomy and self.valid_card is not None)
        self._card_hint.setText(self._card_hint_text)
        self._show_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # On a low screen the history is available only through F10.
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if wide else down)
        self._lower.setDirection(across if wide else down)
        if self.found is not None:
            self.update_parts()

    def _about_text(self) -> str:
        if self.found is None:
            return ""
        person = self.found.resident
        tail = id_tail(person.document_number)
        parts = (
            person_texts.sex_and_age(person, self._today),
            self.tr("ID ends in {tail}").format(tail=tail) if tail else "",
            person_texts.full_address(person.address),
        )
        return " · ".join(part for part in parts if part)

    def _household_text(self) -> str:
        if self._finished and self.found is not None:
            address = person_texts.full_address(self.found.resident.address)
            return address or self.tr("Same household")
        return self.tr("Same household, fetch together (Ctrl 1, 2 …)")

    def _card_hint_text(self) -> str:
        return self.tr("To replace a good card by a new one, use F10.")

    def _show_record(self) -> None:
        record = self._record
        newest = record.history[:_HISTORY_LINES] if record is not None else ()
        for text, line in zip_longest(self._history_labels, newest):
            message = "" if line is None else f"{when_text(line, self._today)}  {entry_text(line)}"
            text.setText(f"{message} ✕" if line is not None and line.void else message)
        if record is not None:
            self.facts.show_facts(facts_of(record, self._today))

    def _show_offer(self) -> None:
        """Sets what the two buttons do, which depends on the ticks."""
        chosen = self.household.chosen_people() if self.resident else []
        people = [self._ticked(person) for person in chosen]
        offer = offer_for(people, tube_open=self._tube_open)
        if self._finished:
            offer = offer_after_printing(
                people, tube_open=self._tube_open, missing=len(self._missing)
            )
        self.offer = offer
        self.main_button.set_text(self._action_text(offer.main or "print", len(chosen)))
        self.main_button.setEnabled(offer.is_available(offer.main))
        self.second_button.setVisible(offer.second is not None)
        self.second_button.set_text(self._action_text(offer.second or "print", len(chosen)))
        self.second_button.setEnabled(offer.is_available(offer.second))

    def _ticked(self, found: FoundPerson) -> TickedPerson:
        card = self.valid_card
        is_shown = found.resident.resident == self.resident
        # A card that was issued but never came out of the printer is not in anybody's hands.
        unprinted = is_shown and card is not None and card.card.prints + card.card.saves == 0
        return TickedPerson(
            has_card=found.has_card and not unprinted,
            has_phone_code=found.has_phone_code,
            sampled=found.sampled,
        )

    def _action_text(self, action: Action, count: int) -> str:
        if action == "next":
            return self.tr("Next person")
        if action == "print_missing":
            return self._missing_text()
        if self._finished and self._tube_open and len(self.to_register()) == 1:
            (left,) = [p for p in self.household.chosen_people() if not p.sampled]
            return self.tr("Register {name}").format(name=left.resident.name)
        if not self._tube_open and action == "register":
            return self.tr("Register: scan a tube first")
        if not self._tube_open and action == "print_and_register":
            return self.tr("And register: scan a tube first")
        saving = {
            "print": self.tr("Save card as PDF"),
            "print_again": self.tr("Save this card again"),
            "print_and_register": self.tr("Save and register"),
            "print_many": self.tr("Save {count} cards as PDF"),
            "register": self.tr("Register"),
        }
        printing = {
            "print": self.tr("Print card"),
            "print_again": self.tr("Print this card again"),
            "print_and_register": self.tr("Print and register"),
            "print_many": self.tr("Print {count} cards"),
            "register": self.tr("Register"),
        }
        return (saving if self._saves_file else printing)[action].format(count=count)

    def _missing_text(self) -> str:
        count = len(self._missing)
        if self._saves_file:
            form = ntranslate(
                "PersonCard", "Save the missing card as PDF", "Save {count} missing cards as PDF",
                count,
            )  # fmt: skip
        else:
            form = ntranslate(
                "PersonCard", "Print the missing card", "Print {count} missing cards", count
            )
        return form.format(count=count)

    def _retranslate(self) -> None:
        self._show_record()
        self._show_offer()
