"""For whom: the card at the right of the proxy page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from testdesk.domain.masking import mask_id_staff
from testdesk.domain.status import Found
from testdesk.gui import person_words, theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.fitted import FittedText
from testdesk.gui.parts.notice import Notice, NoticeTone
from testdesk.gui.parts.text import Text, hairline
from testdesk.gui.proxy.household import HouseholdBoxes
from testdesk.services.codes import IssuedCard

WIDTH = 420


class Company(msgspec.Struct, frozen=True):
    """A person with the household, the person first, and the card that is good today."""

    members: Sequence[Found]
    good: IssuedCard | None


class PersonCard(Card):
    """Shows one person and what can be done; the page does it.

    Attributes:
        resident: pseudonym of who is shown, empty for nobody.
        good: the person's card that is good today, or None.
        household: who gets a card.
        print, register, again, revoke: the deeds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.column.setContentsMargins(theme.GAP, 18, theme.GAP, 18)
        self.column.setSpacing(0)
        self.resident = ""
        self.good: IssuedCard | None = None
        self.again = Button(key="F7", px=theme.STRIP_PX, parent=self)
        self.revoke = Button(key="Ctrl Del", px=theme.STRIP_PX, parent=self)
        self.print = Button(key="Enter", main=True, parent=self)
        self.register = Button(key="Ctrl Enter", parent=self)
        self.household = HouseholdBoxes(self)
        self._notice = Notice(self)
        self._caption = Text(px=theme.SMALL_PX, tone="soft", parent=self)
        self._empty = Text(tone="soft", wrap=True, parent=self)
        self._person = self._person_part()
        self._family = self._family_part()
        self._voids = Text(px=theme.STRIP_PX, tone="attention", wrap=True, parent=self)
        self._ended = False
        for deed in (self.again, self.revoke, self.print, self.register):
            deed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for deed in (self.again, self.revoke):
            deed.setFixedHeight(48)
        for deed in (self.print, self.register):
            deed.setFixedHeight(60)
        self._put_together()
        self.show_nobody()

    def _put_together(self) -> None:
        column = self.column
        for part in (self._caption, self._person, self._family, self._empty):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._notice)
        column.addSpacing(8)
        column.addWidget(self._voids)
        column.addSpacing(8)
        before = QHBoxLayout()
        before.setSpacing(12)
        before.addWidget(self.revoke, 1)
        before.addWidget(self.again, 1)
        column.addLayout(before)
        column.addSpacing(8)
        column.addWidget(self.print)
        column.addSpacing(8)
        column.addWidget(self.register)

    def _person_part(self) -> QWidget:
        part = QWidget(self)
        self._name = FittedText(px=44, parent=part)
        self._about = Text(px=22, tone="soft", wrap=True, parent=part)
        self._document = Text(parent=part)
        self._address = Text(wrap=True, parent=part)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in (self._name, self._about, self._document, self._address):
            column.addWidget(line)
        return part

    def _family_part(self) -> QWidget:
        part = QWidget(self)
        self._together = Text(px=theme.STRIP_PX, tone="soft", parent=part)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline(parent=part))
        column.addSpacing(4)
        column.addWidget(self._together)
        column.addWidget(self.household)
        return part

    def show_nobody(self) -> None:
        """Waits for somebody to be found."""
        self.resident, self.good = "", None
        self._ended = False
        for part in (self._person, self._family, self._voids, self._notice):
            part.hide()
        for deed in (self.again, self.revoke):
            deed.hide()
        self._caption.hide()
        self._empty.show()
        self.print.show()
        self._allow(False)

    def show_person(self, found: Found, today: dt.date, *, same: bool) -> None:
        """Shows who is chosen; the household comes a moment later.

        Args:
            found: who.
            today: for the age.
            same: whether the same person is only read again: ticks and news stay.
        """
        person = found.resident
        self.resident = person.resident
        self._name.setText(person.name)
        about = (person.korean, person_words.sex_and_age(person, today))
        self._about.setText(" · ".join(part for part in about if part))
        self._document.setText(mask_id_staff(person.document_number).replace("*", "•"))
        self._address.setText(person_words.full_address(person.address))
        if not same:
            self.good, self._ended = None, False
            self.again.set_main(False)
            self.print.show()
            for part in (self._family, self._voids, self._notice):
                part.hide()
            for deed in (self.again, self.revoke):
                deed.hide()
            self.household.show_members([found], today)
        self._empty.hide()
        self._caption.show()
        self._person.show()
        self._allow(True)

    def show_company(self, company: Company, today: dt.date) -> None:
        """Shows the household, and the card that a new one would void."""
        self.household.show_members(company.members, today)
        self.good = company.good
        self.settle()

    def say(self, words: str, tone: NoticeTone, *, ends: bool = True) -> None:
        """What became of the deed; stays until another person is shown.

        Args:
            words: the sentence.
            tone: its colour and mark.
            ends: whether there is nothing left to issue for this person.
        """
        self._ended = ends
        self._notice.say(words, tone)
        self.settle()

    def want_paper(self, wanted: bool) -> None:
        """Whether printing again is what is left to do: not while a card is with the printer."""
        self.again.set_main(wanted)

    def settle(self) -> None:
        """Shows what fits to the ticks and to what was done."""
        self._allow(bool(self.resident and self.household.chosen()))
        told = self._ended
        self._family.setVisible(self.household.count > 1 and not told)
        self.household.allow_rows(2 if self.good is not None else 3)
        self.print.setVisible(not told)
        self.again.setVisible(self.good is not None or told)
        self.revoke.setVisible(self.good is not None)
        self._voids.setVisible(self.good is not None and not told)
        if self.good is not None:
            form = self.tr("Card {number}, good until {day}. A new one voids it.")
            day = self.good.card.valid_until.isoformat()
            self._voids.setText(form.format(number=self.good.card_number, day=day))

    def _allow(self, allowed: bool) -> None:
        self.print.setEnabled(allowed)
        self.register.setEnabled(allowed)

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._caption.setText(self.tr("For whom"))
        self._empty.setText(
            self.tr("Type a few letters, or scan the ID card. Then Enter prints the card.")
        )
        self._together.setText(self.tr("Same household, fetch together (Ctrl 1, 2 …)"))
        self.print.set_words(self.tr("Print proxy code"))
        self.register.set_words(self.tr("Print and register"))
        self.again.set_words(self.tr("Print again"))
        self.revoke.set_words(self.tr("Void …"))
