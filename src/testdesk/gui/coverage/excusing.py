"""Excusing a person from the round, for a reason, and withdrawing the excuse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.excuses import EXCUSE_REASONS, OTHER_REASON, Excuse
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.gui.person.history_texts import reason_text
from testdesk.gui.widgets.dialog import Dialog, Question
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.messages.sentences import sentence, sentence_of
from testdesk.services.people.excuses import excuse, withdraw_excuse
from testdesk.services.session import Context


class NoteDialog(Dialog):
    """Asks for the reason as a note.

    Attributes:
        note: the field for the note.

    Signals:
        note_entered: carries the note, which is never blank.
    """

    note_entered = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(lambda: self.tr("Why is {name} excused?").format(name=name), parent)
        self.note = LabelledField(lambda: self.tr("In words"))
        self.body.addWidget(self.note)
        self.add_button(lambda: self.tr("Leave it"), "Esc", self.reject)
        self.add_button(lambda: self.tr("Excuse"), "Enter", self.confirm, main=True)
        self.note.field.setFocus()

    def confirm(self) -> None:
        """Emits the note and closes; if the note is blank, shows that it is missing instead."""
        note = self.note.text().strip()
        if not note:
            self.note.set_problem(partial(sentence, "note_missing"))
            return
        self.accept()
        self.note_entered.emit(note)


class ExcuseController(QObject):
    """Opens the dialogs over the page, and excuses people or withdraws their excuses.

    Signals:
        reported: a text (a `Text`) that names the person, and its tone.
    """

    reported = Signal(object, str)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page

    def ask(self, person: PersonCoverage) -> None:
        """Asks why a missing person is excused, or whether to withdraw an existing excuse."""
        if person.is_missing:
            self._ask_why(person)
        elif person.excused:
            self._ask_to_withdraw(person)

    def withdraw(self, person: PersonCoverage) -> None:
        name, resident = person.resident.name, person.resident.resident
        self._run(
            partial(withdraw_excuse, resident=resident),
            lambda: self.tr("The excuse of {name} is withdrawn.").format(name=name),
        )

    def _ask_why(self, person: PersonCoverage) -> None:
        dialog = ReasonDialog(
            lambda: self.tr("Why did {name} not come?").format(name=person.resident.name),
            lambda: self.tr("Somebody who is excused does not count as missing in this round."),
            lambda: {reason: reason_text(reason) for reason in EXCUSE_REASONS},
            cancel=lambda: self.tr("Leave it"),
            parent=self._page,
        )
        dialog.chosen.connect(partial(self._chosen, person))
        dialog.open_once()

    def _chosen(self, person: PersonCoverage, reason: str) -> None:
        if reason != OTHER_REASON:
            self._excuse(person, reason, "")
            return
        dialog = NoteDialog(person.resident.name, self._page)
        dialog.note_entered.connect(partial(self._excuse, person, reason))
        dialog.open_once()

    def _excuse(self, person: PersonCoverage, reason: str, note: str) -> None:
        name, resident = person.resident.name, person.resident.resident

        def success_text() -> str:
            form = self.tr("{name} is excused: {reason}.")
            return form.format(name=name, reason=note or reason_text(reason))

        self._run(partial(excuse, resident=resident, reason=reason, note=note), success_text)

    def _ask_to_withdraw(self, person: PersonCoverage) -> None:
        dialog = Question(
            lambda: self.tr("Withdraw the excuse of {name}?").format(name=person.resident.name),
            lambda: self.tr("Excused: {reason}.").format(reason=reason_text(person.excused)),
            yes=lambda: self.tr("Withdraw the excuse"),
            no=lambda: self.tr("Leave it"),
            parent=self._page,
        )
        dialog.confirmed.connect(partial(self.withdraw, person))
        dialog.open_once()

    def _run(
        self, action: Callable[[Context], Done[Excuse]], success_text: Callable[[], str]
    ) -> None:
        def failed(error: CodedError) -> None:
            self.reported.emit(partial(sentence_of, error), "stop")

        self._bridge.run(action, lambda _: self.reported.emit(success_text, "accent"), self, failed)
