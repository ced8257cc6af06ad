"""The dialog that opens a closed day again: why, and the two people who confirm it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.refusals import CodedError
from testdesk.gui.handover.closing.second_person import SecondPerson
from testdesk.gui.page import RecognisedScan
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label


class ReopenDialog(Dialog):
    """Asks for a reason and a second person; the page runs the command and closes the dialog.

    Attributes:
        reason: why the day is opened again.
        second: the two people.

    Signals:
        confirmed: the reason, and the confirmation of the second person.
    """

    confirmed = Signal(str, str)
    closes_on_scan = False

    def __init__(self, operator: str, *, staffed: bool, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Open the day again"), parent)
        about = Label(tone="soft", wrap=True)
        about.setText(
            lambda: self.tr(
                "The same shift goes on, and is closed once more. The next shift or the next day"
                " begins by signing in, without this."
            )
        )
        self.reason = LabelledField(lambda: self.tr("Why?"))
        self.second = SecondPerson(operator, staffed=staffed)
        add_parts(self.body, about, self.reason, self.second)
        self.add_back_button()
        self.add_button(lambda: self.tr("Open the day again"), "Enter", self._confirm, main=True)
        self.reason.field.setFocus()

    def handle_scan(self, scan: RecognisedScan) -> bool:
        return self.second.show_badge(scan.line)

    def show_problem(self, error: CodedError) -> None:
        self.banner.show_fault(error)

    def _confirm(self) -> None:
        if self.second.needs_pin:
            self.second.pin.setFocus()
            return
        self.confirmed.emit(self.reason.text().strip(), self.second.line())
