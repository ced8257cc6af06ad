"""The dialog that asks why a person is removed from a tube, or opens the person's record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.station.tubes import VOID_REASONS
from testdesk.gui.person_texts import tube_text
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.gui.widgets.shortcut import bind


class VoidDialog(ReasonDialog):
    """Names the person and the place, and asks for one of `domain.station.tubes.VOID_REASONS`.

    Signals:
        chosen: the code of the reason.
        corrects: the operator wants to correct the person's record; the tube is right.
    """

    corrects = Signal()

    def __init__(
        self,
        name: str,
        tube: str,
        position: int,
        *,
        sealed: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Args: `name` as it is shown; `sealed`: whether the tube is sealed."""
        self._tube, self._position, self._sealed = tube, position, sealed
        super().__init__(
            lambda: self.tr("Remove {name} from the tube: why?").format(name=name),
            self._about,
            self._reasons,
            cancel=lambda: self.tr("Leave in the tube"),
            parent=parent,
        )
        self.add_side_button(lambda: self.tr("Correct this person"), "F7", self.correct)
        bind(self, "F7", self.correct)

    def _reasons(self) -> dict[str, str]:
        texts = {
            "wrong_person": self.tr("Somebody else was scanned"),
            "not_swabbed": self.tr("Not swabbed: left, or refused"),
            "swab_damaged": self.tr("Swab lost or damaged"),
            "wrong_tube": self.tr("The swab is in another tube"),
            "other": self.tr("Another reason"),
        }
        return {reason: texts[reason] for reason in VOID_REASONS}

    def correct(self) -> None:
        """Leaves the tube as it is, and requests the correction of the person's record."""
        self.accept()
        self.corrects.emit()

    def _about(self) -> str:
        where = self.tr("Tube {tube}, place {position}.").format(
            tube=tube_text(self._tube), position=self._position
        )
        if self._sealed:
            return f"{where} {self.tr('The tube stays sealed and the place stays empty.')}"
        return f"{where} {self.tr('The place is free again for the next person.')}"
