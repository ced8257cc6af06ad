"""A dialog that asks for a reason: one click or one digit key chooses it and closes the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text, Texts


class ReasonDialog(Dialog):
    """Asks for a reason; none is preselected, and Enter chooses nothing.

    Signals:
        chosen: a reason was picked; its code.
    """

    chosen = Signal(str)

    def __init__(
        self, title: Text, about: Text, reasons: Texts, *, cancel: Text, parent: QWidget | None
    ) -> None:
        """`about` explains the effect of the answer; `cancel` is the text of the cancel button."""
        super().__init__(title, parent, width=680)
        self.body.addWidget(Label(about, tone="soft", wrap=True))
        self._choice = Choice(reasons, columns=2, numbered=True)
        self._choice.chosen.connect(self._accept_reason)
        self.body.addWidget(self._choice)
        self.add_button(cancel, "Esc", self.reject)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def handle_key(self, key: str) -> bool:
        return key.isdigit() and self._choice.pick(int(key) - 1)

    def _accept_reason(self, reason: str) -> None:
        self.accept()
        self.chosen.emit(reason)
