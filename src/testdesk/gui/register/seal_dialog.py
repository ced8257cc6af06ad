"""The dialog that asks why a tube is sealed early; a key from 1 to 6 answers it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from testdesk.domain.station.tubes import SEAL_REASONS, Tube
from testdesk.gui.person_texts import tube_text
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.messages.catalogue import ntranslate


class SealDialog(ReasonDialog):
    """Asks for one of `domain.station.tubes.SEAL_REASONS`."""

    def __init__(self, tube: str, count: int, parent: QWidget | None = None) -> None:
        self._tube, self._count = tube, count
        super().__init__(
            lambda: self.tr("Seal the tube early: why?"),
            self._about,
            self._reasons,
            cancel=lambda: self.tr("Do not seal"),
            parent=parent,
        )

    def _about(self) -> str:
        about = ntranslate(
            "SealDialog",
            "Tube {tube} with {count} person. Nobody can be added after this.",
            "Tube {tube} with {count} people. Nobody can be added after this.",
            self._count,
        )
        return about.format(tube=self._tube, count=self._count)

    def _reasons(self) -> dict[str, str]:
        texts = {
            "end_of_queue": self.tr("Nobody is waiting"),
            "relocation": self.tr("The point moves"),
            "tube_damaged": self.tr("Tube damaged"),
            "family": self.tr("One family only"),
            "shift_change": self.tr("Change of shift"),
            "other": self.tr("Another reason"),
        }
        return {reason: texts[reason] for reason in SEAL_REASONS}


def ask_why_sealed(tube: Tube, parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Opens the dialog; calls `chosen` with the reason, unless the dialog is cancelled."""
    dialog = SealDialog(tube_text(tube.tube), len(tube.places), parent)
    dialog.chosen.connect(chosen)
    dialog.open_once()
