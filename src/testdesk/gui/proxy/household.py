"""The check boxes that select which members of a household get a card.

They are check boxes in a scroll area, not a list view, so that a member stays ticked while the
text beside the check box changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import translate

ROW_HEIGHT = 42
_ROW_WIDTH = 356  # the width of the panel, minus the scroll bar


def member_text(found: FoundPerson, *, card_is_missing: bool = False) -> str:
    """What is shown of a member: whether there is a card or a phone code; whether tested.

    A card that was issued but did not come out of the printer is missing.
    """
    texts = []
    if card_is_missing:
        texts.append(translate("Household", "card missing"))
    elif found.has_card:
        texts.append(translate("Household", "has a card"))
    elif not found.has_phone_code:
        texts.append(translate("Household", "no phone code"))
    if found.sampled:
        texts.append(translate("Household", "tested"))
    return " · ".join(texts)


class HouseholdBoxes(QScrollArea):
    """One check box per member; the person searched for comes first and is ticked.

    Signals:
        ticked: a member was ticked or unticked.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: list[tuple[FoundPerson, Check]] = []
        self._missing = frozenset[str]()  # pseudonyms of those whose card did not come out
        # Rows are kept for the next person: new ones at each key would delay the list.
        self._rows: list[_MemberRow] = []
        self._content = QWidget(self)
        self._content.setObjectName("scrolled")
        self._column = in_column(STRETCH, gap=0, parent=self._content)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_visible_rows(3)

    @property
    def count(self) -> int:
        return len(self._members)

    def set_visible_rows(self, rows: int) -> None:
        """Sets how many rows are visible at once; the others can be scrolled to."""
        self.setFixedHeight(ROW_HEIGHT * min(max(self.count, 1), rows))

    def show_members(self, members: Sequence[FoundPerson], today: dt.date) -> None:
        """Shows the members. Ticks the first, or keeps all ticks if the first has not changed."""
        first = members[0].resident.resident if members else ""
        same = bool(self._members) and self._members[0][0].resident.resident == first
        ticked = set(self.chosen()) if same else {first}
        self._missing = self._missing if same else frozenset()
        while len(self._rows) < len(members):
            self._add_row()
        were_blocked = self.blockSignals(True)
        for index, (row, member) in enumerate(zip_longest(self._rows, members)):
            if member is None:
                row.show_nobody()
            else:
                row.show_member(member, today, is_first=index == 0)
                self._show_state(row, member)
                row.box.setChecked(member.resident.resident in ticked)
                if not same:
                    row.box.set_done(done=False)
        self.blockSignals(were_blocked)
        self._members = [
            (member, row.box) for member, row in zip(members, self._rows, strict=False)
        ]
        if not same:
            self.verticalScrollBar().setValue(0)

    def chosen(self) -> list[str]:
        """The pseudonyms of the ticked members, in the order shown."""
        return [found.resident.resident for found, box in self._members if box.isChecked()]

    def chosen_people(self) -> list[FoundPerson]:
        return [found for found, box in self._members if box.isChecked()]

    def mark_done(self, done: frozenset[str], missing: frozenset[str] = frozenset()) -> None:
        """Puts a round mark in the place of the box of everybody whose card is out.

        Args:
            done: the pseudonyms of those people.
            missing: the pseudonyms of those whose card did not come out.
        """
        self._missing = missing
        for row, (found, box) in zip(self._rows, self._members, strict=False):
            box.set_done(done=found.resident.resident in done)
            self._show_state(row, found)

    def _show_state(self, row: _MemberRow, found: FoundPerson) -> None:
        is_missing = found.resident.resident in self._missing
        row.show_state(member_text(found, card_is_missing=is_missing))

    def toggle(self, index: int) -> None:
        if index < len(self._members):
            self._members[index][1].click()

    def _add_row(self) -> None:
        row = _MemberRow(self._content)
        row.box.toggled.connect(self.ticked)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)


class _MemberRow(QWidget):
    """A member's check box, and beside or below it what is shown of the member."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = Check("", self)
        self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state = Label("", px=theme.SMALL_TEXT_PX, tone="soft", parent=self)
        self._layout = in_row(self.box, STRETCH, self._state, gap=12, parent=self)

    def show_nobody(self) -> None:
        """Hides the row, and keeps nothing of the member."""
        self.hide()
        self.box.set_text("")
        self.box.setChecked(False)
        self.box.set_done(done=False)
        self._state.setText("")

    def show_member(self, found: FoundPerson, today: dt.date, *, is_first: bool) -> None:
        person = found.resident
        # The person searched for comes first; the panel above already shows the age.
        age = "" if is_first else person_texts.sex_and_age(replace(person, sex=""), today)
        self.box.set_text(" · ".join(part for part in (person.name, age) if part))
        self.show()

    def show_state(self, text: str) -> None:
        """Shows a text beside the box, or below it if there is no room."""
        self._state.setText(text)
        width = self.box.sizeHint().width() + self._state.sizeHint().width() + 12
        if width > _ROW_WIDTH:
            self._layout.setDirection(QBoxLayout.Direction.TopToBottom)
            self._layout.setSpacing(0)
            self._state.setContentsMargins(36, 0, 0, 4)
        else:
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
            self._layout.setSpacing(12)
            self._state.setContentsMargins(0, 0, 0, 0)
