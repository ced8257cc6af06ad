"""Asking whether somebody listed with the same name, birthday and room is the one at the desk."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from testdesk.domain.people import Resident
from testdesk.gui.person_texts import full_address
from testdesk.gui.widgets.reasons import ReasonDialog

SAME, OTHER = "same", "other"


class TwiceDialog(ReasonDialog):
    """Neither answer is Enter's: a hand in a hurry takes nobody for another.

    Signals:
        chosen: SAME or OTHER.
    """

    def __init__(self, listed: Resident, parent: QWidget) -> None:
        super().__init__(parent)
        facts = (
            " ".join(name for name in (listed.name, listed.korean) if name),
            listed.birth,
            full_address(listed.address),
            listed.document_number or self.tr("no document number"),
        )
        self.ask(
            self.tr("Is this the same person?"),
            self.tr("On the list: {facts}").format(facts="\n".join(f for f in facts if f)),
            {
                SAME: self.tr("The same: use that entry"),
                OTHER: self.tr("Another: write down"),
            },
            leave=self.tr("Back"),
        )
