"""Two small buttons and their dialogs: how cards are printed, and who collects them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.gui.proxy.applicant import ApplicantDialog, reason_text
from testdesk.gui.proxy.print_dialog import PrintDialog, layout_text
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.translated import Text
from testdesk.paper.output.printing import printers
from testdesk.printing.choice import PrintChoice, default_print_choice
from testdesk.services.cards.codes import Applicant


class ProxyChoices(QObject):
    """Keeps the print choice, and the applicant until another person is shown.

    Attributes:
        choice, applicant: the current choices.
        print_choice_button, applicant_button: the two buttons; the page places them.

    Signals:
        print_choice_made: the PrintChoice that the operator chose.
    """

    print_choice_made = Signal(PrintChoice)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.choice, self.applicant = default_print_choice(), Applicant()
        self.print_choice_button = _small_button(self._print_choice_text, page)
        self.applicant_button = _small_button(self._applicant_text, page)
        self.print_choice_button.clicked.connect(self.ask_print_choice)
        self.applicant_button.clicked.connect(self.ask_applicant)

    def ask_print_choice(self) -> None:
        """Reads the system's printers, which may take a while, then opens the dialog."""
        self._bridge.run_on_io(printers, self.open_print_dialog, self)

    def open_print_dialog(self, names: list[str]) -> None:
        dialog = PrintDialog(self.choice, names, self._page, bridge=self._bridge)
        dialog.chosen.connect(self.print_choice_made)
        dialog.open_once()

    def use_print_choice(self, choice: PrintChoice) -> None:
        self.choice = choice
        self.print_choice_button.set_text(self._print_choice_text)

    def ask_applicant(self) -> None:
        dialog = ApplicantDialog(self.applicant, self._page)
        dialog.chosen.connect(self._use_applicant)
        dialog.open_once()

    def forget_applicant(self) -> None:
        """Clears the applicant, because another person is shown."""
        self._use_applicant(Applicant())

    def _print_choice_text(self) -> str:
        where = self.choice.printer or self.tr("PDF file")
        return f"{layout_text(self.choice.layout)} · {where}"

    def _applicant_text(self) -> str:
        applicant = self.applicant
        form = self.tr("Fetched by {name}") if applicant.name else self.tr("Fetched by …")
        reason = reason_text().get(applicant.reason, "")
        parts = (form.format(name=applicant.name) if applicant.name or not reason else "", reason)
        return " · ".join(part for part in parts if part)

    def _use_applicant(self, applicant: Applicant) -> None:
        self.applicant = applicant
        self.applicant_button.set_text(self._applicant_text)


def _small_button(text: Text, parent: QWidget) -> Button:
    button = Button(text, small=True, focus=NEVER, parent=parent)
    button.setFixedHeight(48)
    return button
