"""Who fetches a card for the person: asked only where somebody wants to note it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import translate
from testdesk.services.cards.codes import Applicant


def relation_text() -> dict[str, str]:
    """How an applicant may be related, by the code that the journal keeps."""
    return {
        "child": translate("Relation", "Child"),
        "spouse": translate("Relation", "Spouse"),
        "relative": translate("Relation", "Relative"),
        "neighbour": translate("Relation", "Neighbour"),
        "community": translate("Relation", "Community worker"),
        "other": translate("Relation", "Other"),
    }


def reason_text() -> dict[str, str]:
    """Why a code is needed on paper, by the code that the journal keeps."""
    return {
        "no_phone": translate("Reason", "No smartphone"),
        "phone_broken": translate("Reason", "Phone broken"),
        "child": translate("Reason", "A child"),
        "immobile": translate("Reason", "Cannot walk"),
        "card_lost": translate("Reason", "Card lost"),
        "other": translate("Reason", "Another reason"),
    }


class ApplicantDialog(Translated, Dialog):
    """Asks for a name, how related, and why; an empty name forgets the relation.

    Attributes:
        name: who.

    Signals:
        chosen: the Applicant.
    """

    chosen = Signal(Applicant)

    def __init__(self, applicant: Applicant, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=720)
        self.name = LabelledField()
        self.name.field.setText(applicant.name)
        self._relation = Choice(relation_text(), columns=3)
        if applicant.relation:
            self._relation.set_value(applicant.relation)
        self._reason = Choice(reason_text(), columns=3)
        if applicant.reason:
            self._reason.set_value(applicant.reason)
        self._how, self._why = (Label(px=theme.SMALL_PX, tone="soft") for _ in range(2))
        for part in (self.name, self._how, self._relation, self._why, self._reason):
            self.body.addWidget(part)
        self._back = self.add_button("", "Esc", self.reject)
        self._take = self.add_button("", "Enter", self._use, main=True)
        self._take.setDefault(True)
        self.name.field.setFocus()
        self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Who fetches the card?"))
        self.name.set_label(self.tr("Name (optional)"))
        self._how.setText(self.tr("Relation"))
        self._relation.set_text(relation_text())
        self._why.setText(self.tr("Why on paper"))
        self._reason.set_text(reason_text())
        self._back.set_text(self.tr("Back"))
        self._take.set_text(self.tr("Use this"))

    def _use(self) -> None:
        name = self.name.text().strip()
        self.accept()
        relation = self._relation.value() if name else ""
        self.chosen.emit(Applicant(name, relation, self._reason.value()))
