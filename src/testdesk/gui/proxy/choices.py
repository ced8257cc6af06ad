"""Two small buttons and their dialogs: what cards are printed on, and who collects them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.gui.proxy.applicant import ApplicantDialog, reason_text
from testdesk.gui.proxy.paper_choice import PrintDialog, first_choice, layout_text
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.translated import Text
from testdesk.paper.output.printing import printers
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards.codes import Applicant


class ProxyChoices(QObject):
    """The choice of paper, which is kept, and the applicant, who changes with the person shown.

    Attributes:
        choice, applicant: the current choices.
        paper, fetched_by: the two buttons; the page places them.

    Signals:
        paper_chosen: the PrintChoice that the operator chose.
    """

    paper_chosen = Signal(PrintChoice)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.choice, self.applicant = first_choice(), Applicant()
        self.paper = _small_button(self._paper_text, page)
        self.fetched_by = _small_button(self._fetched_text, page)
        self.paper.clicked.connect(self.ask_paper)
        self.fetched_by.clicked.connect(self.ask_applicant)

    def ask_paper(self) -> None:
        """Reads the system's printers, which may take a while, then opens the dialog."""
        self._bridge.run_on_io(printers, self.offer_paper, self)

    def offer_paper(self, names: list[str]) -> None:
        dialog = PrintDialog(self.choice, names, self._page, bridge=self._bridge)
        dialog.chosen.connect(self.paper_chosen)
        dialog.open_once()

    def use_paper(self, choice: PrintChoice) -> None:
        self.choice = choice
        self.paper.set_text(self._paper_text)

    def ask_applicant(self) -> None:
        dialog = ApplicantDialog(self.applicant, self._page)
        dialog.chosen.connect(self._use_applicant)
        dialog.open_once()

    def forget_applicant(self) -> None:
        """Clears the applicant, because another person is shown."""
        self._use_applicant(Applicant())

    def _paper_text(self) -> str:
        where = self.choice.printer or self.tr("PDF file")
        return f"{layout_text(self.choice.layout)} · {where}"

    def _fetched_text(self) -> str:
        applicant = self.applicant
        form = self.tr("Fetched by {name}") if applicant.name else self.tr("Fetched by …")
        why = reason_text().get(applicant.reason, "")
        parts = (form.format(name=applicant.name) if applicant.name or not why else "", why)
        return " · ".join(part for part in parts if part)

    def _use_applicant(self, applicant: Applicant) -> None:
        self.applicant = applicant
        self.fetched_by.set_text(self._fetched_text)


def _small_button(text: Text, parent: QWidget) -> Button:
    button = Button(text, small=True, focus=NEVER, parent=parent)
    button.setFixedHeight(48)
    return button
