"""The page for signing in and unlocking: passphrase, name, role."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.refusals import CodedError
from testdesk.gui.start.cover import Cover
from testdesk.gui.status_bar import role_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.text import caption
from testdesk.messages.sentences import sentence_of


class SignIn(msgspec.Struct, frozen=True):
    """The station's passphrase, and the name and the role of the operator."""

    passphrase: str
    operator: str
    role: str


class SignInPage(Cover):
    """Opens the station at every start except the first; with `lock`, unlocks it later.

    Signals:
        submitted: the form is complete; carries a SignIn.
    """

    submitted = Signal(SignIn)

    def __init__(self, *, lock: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self.title.setText(
            lambda: self.tr("The station is locked") if lock else self.tr("Open the station")
        )
        self.intro.setText(
            lambda: (
                self.tr("Scans are not accepted until it is open again.")
                if lock
                else self.tr("The data on this laptop is encrypted. The passphrase opens it.")
            )
        )
        self.passphrase = LabelledField(lambda: self.tr("Passphrase of this station"), secret=True)
        self.operator = LabelledField(lambda: self.tr("Your name"))
        self.role = Choice(role_text, columns=3)
        self.role.set_value("registrar")
        role = caption(lambda: self.tr("What you do today"))
        self.open_button = Button("", "Enter", main=True)
        self.open_button.set_text(lambda: self.tr("Unlock") if lock else self.tr("Open"))
        fields = in_row((self.passphrase, 1), (self.operator, 1), gap=16)
        add_parts(self.card.column, fields, role, self.role, self.open_button)
        for field in (self.passphrase.field, self.operator.field):
            field.returnPressed.connect(self.submit)
        self.open_button.clicked.connect(self.submit)
        self._retranslate()

    def begin(self, operator: str = "", role: str = "registrar") -> None:
        """Prepares the page: clears the passphrase and sets the focus to it."""
        self.passphrase.field.clear()
        self.passphrase.set_problem("")
        self.operator.field.setText(operator)
        self.role.set_value(role)
        self.report("")
        self.open_button.setEnabled(True)
        self.passphrase.field.setFocus()

    def submit(self) -> None:
        """Emits `submitted` if both fields are filled in; otherwise shows what is missing."""
        passphrase, operator = self.passphrase.text(), self.operator.text().strip()
        self.passphrase.set_problem("" if passphrase else self.tr("Type the passphrase."))
        self.operator.set_problem("" if operator else self.tr("Type your name."))
        if passphrase and operator and self.open_button.isEnabled():
            self.open_button.setEnabled(False)
            self.submitted.emit(SignIn(passphrase, operator, self.role.value()))

    def refuse_error(self, error: CodedError) -> None:
        self.refuse(sentence_of(error))

    def refuse(self, text: str) -> None:
        """Shows why the sign-in was refused, and lets the operator type again."""
        self.report(text, "stop")
        self.open_button.setEnabled(True)
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus()

    def _retranslate(self) -> None:
        super()._retranslate()
        for entry in (self.passphrase, self.operator):
            entry.set_problem("")
