"""A dialog that asks why: the choice is the action, by one key from 1."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text, Texts


class ReasonDialog(Dialog):
    """Asks for a reason; none looks chosen beforehand, and Enter chooses none.

    Signals:
        chosen: the reason's code.
    """

    chosen = Signal(str)

    def __init__(
        self, title: Text, about: Text, reasons: Texts, *, leave: Text, parent: QWidget | None
    ) -> None:
        """`about` is what follows from an answer, `leave` the button that chooses none."""
        super().__init__(title, parent, width=680)
        self.body.addWidget(Label(about, tone="soft", wrap=True))
        self._choice = Choice(reasons, columns=2, numbered=True)
        self._choice.chosen.connect(self._chosen)
        self.body.addWidget(self._choice)
        self.add_button(leave, "Esc", self.reject)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def handle_key(self, key: str) -> bool:
        return key.isdigit() and self._choice.pick(int(key) - 1)

    def _chosen(self, reason: str) -> None:
        self.accept()
        self.chosen.emit(reason)
