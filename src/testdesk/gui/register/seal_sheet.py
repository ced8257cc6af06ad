"""Why a tube is sealed early: one key, 1 to 6."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.domain.tubes import SEAL_REASONS
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text


class SealSheet(Sheet):
    """Asks for the reason; the choice is the deed.

    Signals:
        chosen: one of `domain.tubes.SEAL_REASONS`.
    """

    chosen = Signal(str)

    def __init__(self, tube: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=680)
        self.title.setText(self.tr("Seal the tube early: why?"))
        about = self.tr("Tube {tube} with {count} people. Nobody goes in after this.")
        self.body.addWidget(Text(about.format(tube=tube, count=count), tone="soft", wrap=True))
        words = {
            "end_of_queue": self.tr("Nobody is waiting"),
            "relocation": self.tr("The point moves"),
            "tube_damaged": self.tr("Tube damaged"),
            "family": self.tr("One family only"),
            "shift_change": self.tr("Change of shift"),
            "other": self.tr("Another reason"),
        }
        self._choice = Choice({r: words[r] for r in SEAL_REASONS}, columns=2, numbered=True)
        self._choice.chosen.connect(self._chosen)
        self.body.addWidget(self._choice)
        back = Button(self.tr("Do not seal"), "Esc")
        back.clicked.connect(self.reject)
        self.buttons.addWidget(back)
        # No reason looks chosen beforehand.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def take_key(self, key: str) -> bool:
        """The number of a reason."""
        return key.isdigit() and self._choice.pick(int(key) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses nothing here: a reason must be given."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _chosen(self, reason: str) -> None:
        self.accept()
        self.chosen.emit(reason)
