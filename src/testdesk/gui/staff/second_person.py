"""A second person confirms what one alone may not do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import BadgeNeedsPin, CodedError, ConfirmationNeeded
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.gui.page import RecognisedScan
from testdesk.gui.staff.member_button import MemberButton
from testdesk.gui.staff.pin_entry import PinEntry
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.text import Label
from testdesk.messages.sentences import sentence_of
from testdesk.services.session import Context
from testdesk.services.staff.enrolment import staff_of
from testdesk.services.staff.identification import Credentials, approve

T = TypeVar("T")


class Confirmable(Protocol[T]):
    """A command that a second person can confirm."""

    def __call__(self, context: Context, *, approvals: tuple[Approval, ...] = ()) -> Done[T]:
        """Runs it; without the confirmation that it needs, it is refused."""
        ...


class SecondPersonDialog(Dialog):
    """Asks for a badge, or a name and a PIN, of somebody other than the operator.

    Signals:
        approved: the Approval.
    """

    approved = Signal(Approval)
    closes_on_scan = False
    confirms_discard = False

    def __init__(self, bridge: StationBridge, why: CodedError, parent: QWidget | None) -> None:
        super().__init__(lambda: self.tr("A second person confirms"), parent)
        self._bridge, self._badge = bridge, ""
        self.body.addWidget(Label(lambda: sentence_of(why), tone="soft", wrap=True))
        self._names = QVBoxLayout()
        self._names.setSpacing(8)
        self._buttons: list[MemberButton] = []
        self.pin = PinEntry()
        self.pin.submitted.connect(self._submit)
        self.body.addLayout(in_row((self._names, 1), (self.pin, 1), gap=24))
        self.add_button(lambda: self.tr("Cancel"), "Esc", self.reject)
        self.add_button(lambda: self.tr("Confirm"), "Enter", self._submit, main=True)
        bridge.read(staff_of, self._show_leads, self)
        self.pin.field.setFocus()

    def _show_leads(self, staff: list[StaffMember]) -> None:
        """Lists the point leads; anybody else confirms with the badge."""
        own = self._bridge.session.operator_id
        leads = [one for one in staff if one.enrolled and one.role == LEAD and one.operator != own]
        for member in leads[:4]:
            button = MemberButton(member)
            button.setChecked(not self._buttons)
            button.clicked.connect(self._chose)
            self._buttons.append(button)
            self._names.addWidget(button)
        hint = Label(lambda: self.tr("or scan the badge"), tone="soft", wrap=True)
        self._names.addWidget(hint)
        self._names.addStretch(1)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses a badge; a point lead then types the PIN."""
        read = read_scan(scan.line)
        name, _, code = read.text.partition(" ")
        if read.kind != "command" or name != "badge":
            return False
        self._send(Credentials(badge=code, pin=""))
        return True

    def _chose(self) -> None:
        self._badge = ""
        self.pin.field.setFocus()

    def _submit(self) -> None:
        operator = next((b.member.operator for b in self._buttons if b.isChecked()), "")
        self._send(Credentials(self._badge, "" if self._badge else operator, self.pin.pin))

    def _send(self, credentials: Credentials) -> None:
        def command(context: Context) -> Done[Approval]:
            return Done(approve(context, credentials))

        failed = partial(self._refuse, credentials)
        self._bridge.run(command, self._accept_approval, self, failed)

    def _accept_approval(self, approval: Approval) -> None:
        self.accept()
        self.approved.emit(approval)

    def _refuse(self, credentials: Credentials, error: CodedError) -> None:
        self.pin.clear()
        self._badge = credentials.badge if isinstance(error, BadgeNeedsPin) else ""
        self.banner.show_message(lambda: sentence_of(error), "attention" if self._badge else "stop")
        self.pin.field.setFocus()


def run_confirmed(
    bridge: StationBridge,
    command: Confirmable[T],
    done: Callable[[T], None],
    owner: QWidget,
    failed: Callable[[CodedError], None],
) -> None:
    """Runs a command; if it needs a second person, asks for one and runs it again.

    Args:
        bridge: the station.
        command: the command, without confirmations so far.
        done: gets the result.
        owner: the page; nothing is called once it is gone.
        failed: gets any other refusal.
    """

    def refused(error: CodedError) -> None:
        if not isinstance(error, ConfirmationNeeded):
            failed(error)
            return
        dialog = SecondPersonDialog(bridge, error, owner)
        dialog.approved.connect(confirmed)
        dialog.open_once()

    def confirmed(approval: Approval) -> None:
        bridge.run(partial(command, approvals=(approval,)), done, owner, failed)

    bridge.run(command, done, owner, refused)
