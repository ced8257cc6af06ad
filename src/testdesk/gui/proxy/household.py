"""The check boxes that select which members of a household get a card.

They are check boxes in a scroll area, not a list view, so that a member stays ticked while the
text beside the check box changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import translate

ROW_HEIGHT = 42
_ROW_WIDTH = 356  # the width of the panel, minus the scroll bar


def member_text(found: FoundPerson) -> str:
    """What is shown of a member: whether there is a card or a phone code; whether tested."""
    texts = []
    if found.has_card:
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
        self._members = []
        content = QWidget(self)
        content.setObjectName("scrolled")
        in_column(
            *(self._member(member, today, content) for member in members),
            STRETCH,
            gap=0,
            parent=content,
        )
        self.setWidget(content)
        were_blocked = self.blockSignals(True)
        for found, box in self._members:
            box.setChecked(found.resident.resident in ticked)
        self.blockSignals(were_blocked)

    def chosen(self) -> list[str]:
        """The pseudonyms of the ticked members, in the order shown."""
        return [found.resident.resident for found, box in self._members if box.isChecked()]

    def chosen_people(self) -> list[FoundPerson]:
        return [found for found, box in self._members if box.isChecked()]

    def toggle(self, index: int) -> None:
        if index < len(self._members):
            self._members[index][1].click()

    def _member(self, found: FoundPerson, today: dt.date, parent: QWidget) -> QWidget:
        person = found.resident
        # The person searched for comes first; the panel above already shows the age.
        age = person_texts.sex_and_age(replace(person, sex=""), today) if self._members else ""
        box = Check(" · ".join(part for part in (person.name, age) if part), parent)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.toggled.connect(self.ticked)
        self._members.append((found, box))
        state = Label(member_text(found), px=theme.SMALL_TEXT_PX, tone="soft", parent=parent)
        row = QWidget(parent)
        too_wide = box.sizeHint().width() + state.sizeHint().width() + 12 > _ROW_WIDTH
        if too_wide:
            state.setContentsMargins(36, 0, 0, 4)
            in_column(box, state, gap=0, parent=row)
        else:
            in_row(box, STRETCH, state, gap=12, parent=row)
        return row
