"""The panel at the right of the proxy page: the person who gets a card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from testdesk.domain.residents.masking import mask_document_number
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.person.history_texts import entry_text, when_text
from testdesk.gui.proxy.household import HouseholdBoxes
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, caption, hairline
from testdesk.gui.widgets.translated import Text, Translated
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.people.history import PersonRecord

WIDTH = 420
_HISTORY_LINES = 3
_ROOMY_HEIGHT = 540  # px; a lower panel has no room for the history


class PersonDetails(msgspec.Struct, frozen=True):
    """The members of the chosen person's household, that person first, and the person's record."""

    members: Sequence[FoundPerson]
    record: PersonRecord


class PersonCard(Translated, CardFrame):
    """Shows one person, and the buttons of the actions, which the page carries out.

    The name means a `CardFrame` about a person, not the proxy card that is printed.

    Attributes:
        found: the person shown, or None.
        valid_card: the person's card that is valid today, or None.
        household: the check boxes that select who gets a card.
        print_button, register_button, correct_button, more_button: the buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.column.setContentsMargins(theme.GAP, 14, theme.GAP, 14)
        self.column.setSpacing(0)
        self.found: FoundPerson | None = None
        self.valid_card: IssuedCard | None = None
        self._record: PersonRecord | None = None
        self._today = dt.date.min
        self._saves_file = True
        self._finished = False  # the cards were printed: only the report is shown
        self.correct_button = Button(
            lambda: self.tr("Correct …"), "F7", small=True, focus=NEVER, parent=self
        )
        self.more_button = Button(lambda: self.tr("More …"), "F10", small=True, focus=NEVER)
        self.print_button = Button(key="Enter", main=True, focus=NEVER, parent=self)
        self.register_button = Button(key="Ctrl Enter", focus=NEVER, parent=self)
        self.household = HouseholdBoxes(self)
        self._banner = Banner(self)
        self._caption = caption(lambda: self.tr("For whom"))
        self._nobody_hint = Label(tone="soft", wrap=True, parent=self)
        self._nobody_hint.setText(
            lambda: self.tr(
                "Type a few letters, or scan the ID card. Then press Enter to print the card."
            )
        )
        self._person_part = self._make_person_part()
        buttons = (self.correct_button, self.more_button)
        self._person_parts = (self._caption, self._person_part, *buttons)
        self._household_part = self._make_household_part()
        self._history_part = self._make_history_part()
        self._card_label = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True, parent=self)
        for action in (self.print_button, self.register_button):
            action.setFixedHeight(56)
        self._lay_out()
        self.show_nobody()
        self._retranslate()

    @property
    def resident(self) -> str:
        """The pseudonym of the person shown; empty if there is none."""
        return self.found.resident.resident if self.found is not None else ""

    def _lay_out(self) -> None:
        head = in_row((self._caption, 1), self.correct_button, self.more_button, gap=12)
        add_parts(
            self.column,
            head,
            self._person_part,
            self._household_part,
            self._history_part,
            self._nobody_hint,
        )
        add_parts(
            self.column,
            STRETCH,
            self._banner,
            8,
            self._card_label,
            8,
            self.print_button,
            8,
            self.register_button,
        )

    def _make_person_part(self) -> QWidget:
        part = QWidget(self)
        self._name = FittedText(px=44, parent=part)
        self._sex_and_age = Label(px=22, tone="soft", wrap=True, parent=part)
        self._document = Label(parent=part)
        self._address = Label(wrap=True, parent=part)
        in_column(self._name, self._sex_and_age, self._document, self._address, gap=4, parent=part)
        return part

    def _make_household_part(self) -> QWidget:
        part = QWidget(self)
        self._household_caption = Label(px=theme.SMALL_TEXT_PX, tone="soft", parent=part)
        self._household_caption.setText(
            lambda: self.tr("Same household, fetch together (Ctrl 1, 2 …)")
        )
        line = hairline(parent=part)
        in_column(
            line,
            4,
            self._household_caption,
            self.household,
            gap=4,
            margins=(0, 10, 0, 0),
            parent=part,
        )
        return part

    def _make_history_part(self) -> QWidget:
        part = QWidget(self)
        self._history_labels = [
            Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True, parent=part)
            for _ in range(_HISTORY_LINES)
        ]
        in_column(
            hairline(parent=part),
            4,
            *self._history_labels,
            gap=2,
            margins=(0, 10, 0, 0),
            parent=part,
        )
        return part

    def show_nobody(self) -> None:
        """Clears the panel, so that nothing about the last person is left."""
        self.found = self.valid_card = self._record = None
        self._finished = False
        self.household.show_members([], self._today)
        for text in (
            self._sex_and_age,
            self._document,
            self._address,
            self._card_label,
            *self._history_labels,
        ):
            text.setText("")
        self._name.setText("")
        self._banner.show_message("")
        for part in (
            *self._person_parts,
            self._household_part,
            self._history_part,
            self._card_label,
        ):
            part.hide()
        self._nobody_hint.show()
        self.print_button.show()
        self._set_button_texts()
        self._enable_buttons(False)

    def show_person(self, found: FoundPerson, today: dt.date, *, same: bool) -> None:
        """Shows the chosen person; the household and the history follow a moment later.

        Args:
            found: the person.
            today: the local day, to calculate the age.
            same: whether the person is the one shown already; ticks and messages are then kept.
        """
        person = found.resident
        self.found, self._today = found, today
        self._name.setText(person.name)
        about = (person.korean, person_texts.sex_and_age(person, today))
        self._sex_and_age.setText(" · ".join(part for part in about if part))
        self._document.setText(mask_document_number(person.document_number).replace("*", "•"))
        self._address.setText(person_texts.full_address(person.address))
        if not same:
            self.valid_card, self._record, self._finished = None, None, False
            self.print_button.show()
            self._banner.show_message("")
            for part in (self._household_part, self._history_part, self._card_label):
                part.hide()
            self.household.show_members([found], today)
        self._nobody_hint.hide()
        for part in self._person_parts:
            part.show()
        self._set_button_texts()
        self._enable_buttons(True)

    def show_details(self, details: PersonDetails, today: dt.date) -> None:
        """Shows the household, the valid card, and the newest lines of the history."""
        self.household.show_members(details.members, today)
        self._record, self.valid_card = details.record, details.record.valid_card
        self._show_history(today)
        self.update_parts()

    def report(self, text: Text, tone: BannerTone) -> None:
        """Shows the result of an action; it stays until another person is shown."""
        self._banner.show_message(text, tone)
        self.update_parts()

    def show_result(self) -> None:
        """Hides the print button after the cards were printed."""
        self._finished = True
        self.update_parts()

    def set_saves_file(self, *, saves_file: bool) -> None:
        """Sets whether Enter saves a file instead of printing; the button texts say which."""
        self._saves_file = saves_file
        self._set_button_texts()

    def update_parts(self) -> None:
        """Shows the parts and buttons that the ticks, the last action and the height call for."""
        self._enable_buttons(bool(self.resident and self.household.chosen()))
        self._household_part.setVisible(self.household.count > 1 and not self._finished)
        roomy, several = self.height() >= _ROOMY_HEIGHT, self.household.count > 1
        self.household.set_visible_rows(2 if roomy else 1)
        self._document.setVisible(roomy)
        self._history_part.setVisible(self._record is not None and roomy and not self._finished)
        for index, line in enumerate(self._history_labels):
            # Beside the check boxes of a household there is room for only one line.
            line.setVisible(bool(line.text()) and (index == 0 or not several))
        self.print_button.setVisible(not self._finished)
        self._card_label.setVisible(self.valid_card is not None and roomy and not self._finished)
        if self.valid_card is not None:
            form = self.tr("Card {number}, good until {day}")
            day = self.valid_card.card.valid_until.isoformat()
            self._card_label.setText(form.format(number=self.valid_card.card_number, day=day))
        self._set_button_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # On a low screen the history is available only through F10.
        super().resizeEvent(event)
        if self.found is not None:
            self.update_parts()

    def _show_history(self, today: dt.date) -> None:
        record = self._record
        newest = record.history[:_HISTORY_LINES] if record is not None else ()
        for text, line in zip_longest(self._history_labels, newest):
            message = "" if line is None else f"{when_text(line, today)}  {entry_text(line)}"
            text.setText(f"{message} ✕" if line is not None and line.void else message)

    def _set_button_texts(self) -> None:
        """Sets the texts of the buttons, which depend on the ticks."""
        chosen = self.household.chosen_people()
        again = bool(chosen) and all(person.has_card for person in chosen)
        if len(chosen) > 1:
            form = (
                self.tr("Save {count} cards as PDF")
                if self._saves_file
                else self.tr("Print {count} cards")
            )
        elif again:
            form = (
                self.tr("Save this card again")
                if self._saves_file
                else self.tr("Print this card again")
            )
        else:
            form = self.tr("Save card as PDF") if self._saves_file else self.tr("Print proxy code")
        self.print_button.set_text(form.format(count=len(chosen)))
        both = self.tr("Save and register") if self._saves_file else self.tr("Print and register")
        self.register_button.set_text(self.tr("Register") if again else both)

    def _enable_buttons(self, allowed: bool) -> None:
        self.print_button.setEnabled(allowed)
        self.register_button.setEnabled(allowed)

    def _retranslate(self) -> None:
        self._show_history(self._today)
        self._set_button_texts()
