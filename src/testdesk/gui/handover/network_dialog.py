"""The dialog that asks for the network address of headquarters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.courier.address import headquarters_url
from testdesk.domain.refusals import Refusal
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import quiet
from testdesk.gui.widgets.translated import Text
from testdesk.messages.sentences import sentence_of
from testdesk.settings import NetworkSettings


class NetworkDialog(Dialog):
    """Checks the address while it is typed; an empty address means that only sticks are used.

    Attributes:
        address, plain_http: the field for the address, and the check box that allows http.

    Signals:
        chosen: the address as typed, and whether it may be contacted without encryption.
    """

    chosen = Signal(str, bool)
    closes_on_scan = False

    def __init__(self, settings: NetworkSettings, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Headquarters by network"), parent)
        self.address = LabelledField(
            lambda: self.tr("Address, as given by headquarters"), latin=True
        )
        self.address.field.setText(settings.url)
        self.address.field.setPlaceholderText("https://")
        self.plain_http = Check(lambda: self.tr("Allow without encryption (http)"))
        self.plain_http.setChecked(settings.plain_http)
        hint = quiet(
            lambda: self.tr(
                "Files are always encrypted and signed, and a stick still works. Leave this empty "
                "to use only sticks."
            )
        )
        add_parts(self.body, self.address, self.plain_http, hint)
        self.add_back_button()
        self.add_button(lambda: self.tr("Save"), "Enter", self._save, main=True)
        # The field clears its problem at every keystroke, but before `_validate`, because its own
        # slot was connected first.
        self.address.field.textEdited.connect(lambda _text: self._validate())
        self.plain_http.toggled.connect(lambda _on: self._validate())
        self.address.field.setFocus()

    def refuse(self, text: Text) -> None:
        self.address.set_problem(text)

    def _validate(self) -> bool:
        address = self.address.text().strip()
        problem: Text = ""
        if address:
            try:
                headquarters_url(address, plain_http=self.plain_http.isChecked())
            except Refusal as refusal:
                problem = partial(sentence_of, refusal)
        self.address.set_problem(problem)
        return not problem

    def _save(self) -> None:
        if self._validate():
            self.chosen.emit(self.address.text().strip(), self.plain_http.isChecked())
