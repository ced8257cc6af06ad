"""The dialog for a full tube whose swabs are not as many as its people: the number, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from testdesk.domain.refusals import CodedError
from testdesk.domain.station.swab_counts import MISCOUNTED, OTHER
from testdesk.domain.station.tubes import Tube
from testdesk.gui.handover.closing.figures import difference_text, reason_texts
from testdesk.gui.person_texts import tube_text
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label

_MOST = 100


class CountDialog(Dialog):
    """Asks for the number of swabs; if it differs from the people, asks for the reason.

    Attributes:
        number: the field for the number.
        reasons: the six reasons; a digit picks one. Miscounted asks for the number again.
        note: the words of the last reason.

    Signals:
        counted: the number, the reason and the note; the last two may be empty.
    """

    counted = Signal(int, str, str)
    confirms_discard = False

    def __init__(self, tube: Tube, parent: QWidget | None) -> None:
        super().__init__(
            lambda: self.tr("Count the swabs in tube {tube}").format(tube=tube_text(tube.tube)),
            parent,
        )
        self._people = len(tube.places)
        self.number = LabelledField(lambda: self.tr("Number of swabs"), latin=True)
        self.number.field.setValidator(QIntValidator(0, _MOST, self))
        self._difference = Label(bold=True, tone="attention", wrap=True)
        self.reasons = Choice(reason_texts, columns=2, numbered=True)
        self.note = LabelledField(lambda: self.tr("What happened?"))
        add_parts(self.body, self.number, self._difference, self.reasons, self.note)
        self.add_back_button()
        self._save_button = self.add_button(
            lambda: self.tr("Save the count"), "Enter", self._save, main=True
        )
        self.reasons.chosen.connect(self._reason_chosen)
        self.number.field.textEdited.connect(lambda _text: self._ask_reason(asked=False))
        self._ask_reason(asked=False)
        self.number.field.setFocus()

    @property
    def asks_reason(self) -> bool:
        """Whether the number differs, and the reasons are shown."""
        return not self.reasons.isHidden()

    def handle_key(self, key: str) -> bool:
        return self.asks_reason and key.isdigit() and self.reasons.pick(int(key) - 1)

    def show_problem(self, error: CodedError) -> None:
        self.banner.show_fault(error)

    def _ask_reason(self, *, asked: bool) -> None:
        for part in (self._difference, self.reasons):
            part.setVisible(asked)
        self.note.hide()
        self.reasons.clear()
        if asked:
            self._difference.setText(self._difference_text())
            self.setFocus()
        if self.isVisible():
            self.refit()

    def _difference_text(self) -> Callable[[], str]:
        count = int(self.number.text())

        def text() -> str:
            form = self.tr("{difference}; registered: {people}. Why?")
            return form.format(difference=difference_text(count, self._people), people=self._people)

        return text

    def _reason_chosen(self, reason: str) -> None:
        if reason == MISCOUNTED:
            self.number.field.clear()
            self._ask_reason(asked=False)
            self.number.field.setFocus()
        elif reason == OTHER:
            self.note.show()
            self.refit()
            self.note.field.setFocus()
        else:
            self._save()

    def _save(self) -> None:
        """Saves a number that agrees, or that has a reason; else asks for the next of them."""
        if not self.number.text():
            self.number.field.setFocus()
        elif int(self.number.text()) == self._people:
            self.counted.emit(self._people, "", "")
        elif self.reasons.value():
            note = self.note.text().strip()
            self.counted.emit(int(self.number.text()), self.reasons.value(), note)
        else:
            self._ask_reason(asked=True)
