"""The dialog that asks who collects a card; it is optional, for operators who want to note it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.text import caption
from testdesk.messages.catalogue import translate
from testdesk.services.cards.codes import Applicant


def relation_text() -> dict[str, str]:
    """The possible relations of an applicant to the person, by their code in the journal."""
    return {
        "child": translate("Relation", "Child"),
        "spouse": translate("Relation", "Spouse"),
        "relative": translate("Relation", "Relative"),
        "neighbour": translate("Relation", "Neighbour"),
        "community": translate("Relation", "Community worker"),
        "other": translate("Relation", "Other"),
    }


def reason_text() -> dict[str, str]:
    """The reasons why a code is needed on paper, by their code in the journal."""
    return {
        "no_phone": translate("Reason", "No smartphone"),
        "phone_broken": translate("Reason", "Phone broken"),
        "child": translate("Reason", "A child"),
        "immobile": translate("Reason", "Cannot walk"),
        "card_lost": translate("Reason", "Card lost"),
        "other": translate("Reason", "Another reason"),
    }


class ApplicantDialog(Dialog):
    """Asks for name, relation and reason; without a name, the relation is dropped.

    Attributes:
        name: the field for the applicant's name.

    Signals:
        chosen: the Applicant.
    """

    chosen = Signal(Applicant)

    def __init__(self, applicant: Applicant, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Who fetches the card?"), parent)
        self.name = LabelledField(lambda: self.tr("Name (optional)"))
        self.name.field.setText(applicant.name)
        self._relation = Choice(relation_text, columns=3)
        if applicant.relation:
            self._relation.set_value(applicant.relation)
        self._reason = Choice(reason_text, columns=3)
        if applicant.reason:
            self._reason.set_value(applicant.reason)
        relation, reason = (
            caption(lambda: self.tr("Relation")),
            caption(lambda: self.tr("Why on paper")),
        )
        self.body.addWidget(self.name)
        # The captions stand beside their choices, so that all of it fits the smallest screen.
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, parts in enumerate(((relation, self._relation), (reason, self._reason))):
            grid.addWidget(parts[0], row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(parts[1], row, 1)
        self.body.addLayout(grid)
        self.add_back_button()
        self.add_button(lambda: self.tr("Use this"), "Enter", self._confirm, main=True)
        self.name.field.setFocus()

    def _confirm(self) -> None:
        name = self.name.text().strip()
        self.accept()
        relation = self._relation.value() if name else ""
        self.chosen.emit(Applicant(name, relation, self._reason.value()))
