"""The sheet that asks where headquarters is reached."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.courier.address import headquarters_url
from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.text import Label
from testdesk.messages.sentences import sentence
from testdesk.settings import NetworkSettings


class NetworkDialog(Dialog):
    """Looks at the address as it is typed; an empty one means that files go by stick alone.

    Attributes:
        address, plain: what is typed and ticked.

    Signals:
        chosen: the address as typed, and whether it may be asked without encryption.
    """

    chosen = Signal(str, bool)
    gives_way = False

    def __init__(self, before: NetworkSettings, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=720)
        self.title.setText(self.tr("Headquarters by network"))
        self.address = LabelledField(self.tr("Address, as given by headquarters"), latin=True)
        self.address.field.setText(before.url)
        self.address.field.setPlaceholderText("https://")
        self.plain = Check(self.tr("Allow without encryption (http)"))
        self.plain.setChecked(before.plain_http)
        advice = self.tr(
            "Files are always encrypted and signed, and a stick still works. Leave this empty to "
            "use only sticks."
        )
        for part in (
            self.address,
            self.plain,
            Label(advice, px=theme.SMALL_PX, tone="soft", wrap=True),
        ):
            self.body.addWidget(part)
        self.add_button(self.tr("Back"), "Esc", self.reject)
        self.add_button(self.tr("Save"), "Enter", self._keep, main=True)
        self.address.field.returnPressed.connect(self._keep)
        # After the field's own slot, which takes a problem away with every letter.
        self.address.field.textEdited.connect(lambda _text: self._judge())
        self.plain.toggled.connect(lambda _on: self._judge())
        self.address.field.setFocus()

    def refuse(self, text: str) -> None:
        self.address.set_problem(text)

    def _judge(self) -> bool:
        """Says what is wrong with what is typed so far."""
        typed, problem = self.address.text().strip(), ""
        if typed:
            try:
                headquarters_url(typed, plain_http=self.plain.isChecked())
            except Refusal as refusal:
                problem = sentence(refusal.code, refusal.detail)
        self.address.set_problem(problem)
        return not problem

    def _keep(self) -> None:
        if self._judge():
            self.chosen.emit(self.address.text().strip(), self.plain.isChecked())
