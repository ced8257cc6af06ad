"""A sheet that asks why: the choice is the action, by one key from 1."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.text import Label


class ReasonDialog(Dialog):
    """Asks for a reason; none looks chosen beforehand, and Enter chooses none.

    Signals:
        chosen: the reason's code.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=680)
        self._choice: Choice | None = None
        self._about = Label(tone="soft", wrap=True)
        self.body.addWidget(self._about)
        self._leave = self.add_button("", "Esc", self.reject)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ask(self, title: str, about: str, reasons: Mapping[str, str], *, leave: str) -> None:
        """Fills the dialog; once more in another language.

        Args:
            title: the question.
            about: what follows from an answer.
            reasons: code to words, in the order of their keys.
            leave: the word for doing nothing.
        """
        self.title.setText(title)
        self._about.setText(about)
        self._leave.set_text(leave)
        if self._choice is not None:
            self._choice.set_text(reasons)
            return
        self._choice = Choice(reasons, columns=2, numbered=True)
        self._choice.chosen.connect(self._chosen)
        self.body.addWidget(self._choice)
        self.setFocus()

    def handle_key(self, key: str) -> bool:
        choice = self._choice
        return choice is not None and key.isdigit() and choice.pick(int(key) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter chooses nothing here: a reason must be given.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _chosen(self, reason: str) -> None:
        self.accept()
        self.chosen.emit(reason)
