"""Why a tube is sealed early: one key, 1 to 6."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from testdesk.domain.tubes import SEAL_REASONS
from testdesk.gui.parts.reasons import ReasonSheet


class SealSheet(ReasonSheet):
    """Asks for one of `domain.tubes.SEAL_REASONS`."""

    def __init__(self, tube: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = self.tr("Tube {tube} with {count} people. Nobody goes in after this.")
        words = {
            "end_of_queue": self.tr("Nobody is waiting"),
            "relocation": self.tr("The point moves"),
            "tube_damaged": self.tr("Tube damaged"),
            "family": self.tr("One family only"),
            "shift_change": self.tr("Change of shift"),
            "other": self.tr("Another reason"),
        }
        self.ask(
            self.tr("Seal the tube early: why?"),
            about.format(tube=tube, count=count),
            {reason: words[reason] for reason in SEAL_REASONS},
            leave=self.tr("Do not seal"),
        )
