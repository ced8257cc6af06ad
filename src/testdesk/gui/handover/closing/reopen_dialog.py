"""The dialog that opens a closed day again: why, and the two people who confirm it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError, ConfirmationNeeded
from testdesk.gui.page import RecognisedScan
from testdesk.gui.staff.second_person import SecondPerson
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
        confirmed: the reason, and a tuple with the Approval of the second person.
    """

    confirmed = Signal(str, tuple)
    closes_on_scan = False

    def __init__(
        self, bridge: StationBridge, *, staffed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: self.tr("Open the day again"), parent)
        about = Label(tone="soft", wrap=True)
        about.setText(
            lambda: self.tr(
                "The same shift goes on, and is closed once more. The next shift or the next day"
                " begins by signing in, without this."
            )
        )
        self.reason = LabelledField(lambda: self.tr("Why?"))
        self.second = SecondPerson(bridge, "reopen_day")
        self.second.begin(staffed=staffed)
        self.second.refused.connect(self.show_problem)
        self.second.confirmed.connect(self._second_confirmed)
        add_parts(self.body, about, self.reason, self.second)
        self.add_back_button()
        self.add_button(lambda: self.tr("Open the day again"), "Enter", self._confirm, main=True)
        self.reason.field.setFocus()

    def handle_scan(self, scan: RecognisedScan) -> bool:
        return self.second.handle_scan(scan)

    def show_problem(self, error: CodedError) -> None:
        self.banner.show_fault(error)
        if isinstance(error, ConfirmationNeeded):  # another person must confirm
            self.second.clear()
        else:
            self.second.allow_retry()

    def _second_confirmed(self) -> None:
        """Goes on, unless the badge was scanned before the reason was typed."""
        if self.reason.text().strip():
            self._confirm()
        else:
            self.reason.field.setFocus()

    def _confirm(self) -> None:
        reason = self.reason.text().strip()
        if reason and self.second.is_missing:
            self.second.ask()
        else:
            self.confirmed.emit(reason, self.second.approvals)
