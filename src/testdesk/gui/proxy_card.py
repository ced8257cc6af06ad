"""For whom: the card at the right of the proxy page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from testdesk.bridge.cards import Applicant, PrintChoice
from testdesk.domain.masking import mask_id_staff
from testdesk.domain.status import Found
from testdesk.gui import person_words, theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.fitted import FittedText
from testdesk.gui.parts.notice import Notice
from testdesk.gui.parts.text import Text, hairline
from testdesk.gui.proxy_household import HouseholdBoxes
from testdesk.gui.proxy_print import layout_word
from testdesk.services.codes import IssuedCard

WIDTH = 420


class Company(msgspec.Struct, frozen=True):
    """A person with the household, the person first, and the card that is good today."""

    members: Sequence[Found]
    good: IssuedCard | None


class PersonCard(Card):
    """Shows one person and what can be done; the page does it.

    Attributes:
        household: who gets a card.
        applicant, paper: small buttons: who fetches it, on what it is printed.
        print, register, again: the deeds.
        notice: what happened.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.column.setSpacing(4)
        self.applicant = _small_button(self)
        self.paper = _small_button(self)
        self.print = Button(key="Enter", main=True, parent=self)
        self.register = Button(key="Ctrl Enter", parent=self)
        self.again = Button(key="F7", parent=self)
        self.notice = Notice(self)
        self.household = HouseholdBoxes(self)
        self._caption = Text(px=theme.SMALL_PX, tone="soft", parent=self)
        self._empty = Text(tone="soft", wrap=True, parent=self)
        self._person = self._person_part()
        for part in (self._caption, self._person, self._empty):
            self.column.addWidget(part)
        self.column.addStretch(1)
        for deed in (self.notice, self.again, self.print, self.register):
            self.column.addSpacing(4)
            self.column.addWidget(deed)
        self.show_nobody()

    def _person_part(self) -> QWidget:
        part = QWidget(self)
        self._name = FittedText(px=46, parent=part)
        self._about = Text(px=22, tone="soft", wrap=True, parent=part)
        self._document = Text(parent=part)
        self._address = Text(wrap=True, parent=part)
        self._together = Text(px=theme.SMALL_PX, tone="soft", parent=part)
        self._voids = Text(px=theme.SMALL_PX, tone="attention", wrap=True, parent=part)
        small = QHBoxLayout()
        small.setSpacing(12)
        small.addWidget(self.applicant, 1)
        small.addWidget(self.paper, 1)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in (self._name, self._about, self._document, self._address):
            column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(hairline(parent=part))
        column.addSpacing(6)
        column.addWidget(self._together)
        column.addWidget(self.household, 1)
        column.addWidget(self._voids)
        column.addLayout(small)
        return part

    def show_nobody(self) -> None:
        """Waits for somebody to be found."""
        self._person.hide()
        self._empty.show()
        for deed in (self.print, self.register):
            deed.setEnabled(False)
        self.again.hide()

    def show_person(self, found: Found, today: dt.date) -> None:
        """Shows who is chosen; the household comes a moment later."""
        person = found.resident
        self._name.setText(person.name)
        about = (person.korean, person_words.sex_and_age(person, today))
        self._about.setText(" · ".join(part for part in about if part))
        self._document.setText(mask_id_staff(person.document_number).replace("*", "•"))
        self._address.setText(person_words.full_address(person.address))
        self._voids.hide()
        self.again.hide()
        self.household.show_members([found], today)
        self._empty.hide()
        self._person.show()

    def show_company(self, company: Company, today: dt.date) -> None:
        """Shows the household, and the card that a new one would void."""
        self.household.show_members(company.members, today)
        good = company.good
        self._voids.setVisible(good is not None)
        self.again.setVisible(good is not None)
        if good is not None:
            form = self.tr("Has card {number}, good until {day}. A new card voids it.")
            day = good.card.valid_until.isoformat()
            self._voids.setText(form.format(number=good.card_number, day=day))

    def show_choices(self, applicant: Applicant, choice: PrintChoice) -> None:
        """The words of the two small buttons."""
        self.applicant.set_words(applicant.name or self.tr("Who fetches it"))
        self.paper.set_words(layout_word(choice.layout))

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._caption.setText(self.tr("For whom"))
        self._empty.setText(
            self.tr("Type a few letters, or scan the ID card. Then Enter prints the card.")
        )
        self._together.setText(self.tr("Same household, fetch together"))
        self.print.set_words(self.tr("Print proxy code"))
        self.register.set_words(self.tr("Print and register"))
        self.again.set_words(self.tr("Print again"))


def _small_button(parent: QWidget) -> Button:
    button = Button(px=theme.SMALL_PX, parent=parent)
    button.setFixedHeight(48)
    return button
