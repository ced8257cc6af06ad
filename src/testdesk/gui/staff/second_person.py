"""A second person confirms what one alone may not do: in a dialog, or in a row of a form."""

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
from testdesk.domain.staff.roles import LEAD, Action, Approval
from testdesk.gui import theme
from testdesk.gui.page import RecognisedScan
from testdesk.gui.staff.badge_prompt import BadgePrompt
from testdesk.gui.staff.member_button import MemberButton
from testdesk.gui.staff.pin_entry import PinEntry
from testdesk.gui.widgets.banner import BannerTone
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.sentences import sentence_of
from testdesk.services.session import Context
from testdesk.services.staff.enrolment import staff_of
from testdesk.services.staff.identification import Credentials, approve

T = TypeVar("T")
_ROW_HEIGHT = 48
_ROOMY_HEIGHT = 700


class Confirmable(Protocol[T]):
    """A command that a second person can confirm."""

    def __call__(self, context: Context, *, approvals: tuple[Approval, ...] = ()) -> Done[T]:
        """Runs it; without the confirmation that it needs, it is refused."""
        ...


def badge_in(scan: RecognisedScan) -> str:
    """The code of a scanned badge; empty if something else was scanned."""
    read = read_scan(scan.line)
    name, _, code = read.text.partition(" ")
    return code if read.kind == "command" and name == "badge" else ""


class SecondPersonDialog(Dialog):
    """Asks for a badge, or a name and a PIN, of somebody other than the operator.

    Signals:
        approved: the Approval.
    """

    approved = Signal(Approval)
    closes_on_scan = False
    confirms_discard = False

    def __init__(
        self, bridge: StationBridge, why: CodedError, parent: QWidget | None, *, badge: str = ""
    ) -> None:
        """Args: `badge` is one that was scanned before, to which only the PIN is missing."""
        super().__init__(lambda: self.tr("A second person confirms"), parent)
        self._bridge, self._badge = bridge, badge
        self._why = Label(lambda: sentence_of(why), tone="soft", wrap=True)
        self.body.addWidget(self._why)
        self._names = QVBoxLayout()
        self._names.setSpacing(8)
        self._buttons: list[MemberButton] = []
        self.pin = PinEntry()
        self.pin.submitted.connect(self._submit)
        self.pin.changed.connect(self._show_state)
        self.body.addLayout(in_row((self._names, 1), (self.pin, 1), gap=24))
        self.add_button(lambda: self.tr("Cancel"), "Esc", self.reject)
        confirm = self.add_button(lambda: self.tr("Confirm"), "Enter", self._submit, main=True)
        self.confirm_button = confirm
        self._show_state()
        if badge:
            self._ask_for_pin()
        bridge.read(staff_of, self._show_leads, self)
        self.pin.field.setFocus()

    def _show_leads(self, staff: list[StaffMember]) -> None:
        """Lists the point leads; anybody else confirms with the badge."""
        own = self._bridge.session.operator_id
        leads = [one for one in staff if one.enrolled and one.role == LEAD and one.operator != own]
        for member in leads[:4]:
            button = MemberButton(member)
            button.setChecked(not self._buttons and not self._badge)
            button.clicked.connect(self._chose)
            self._buttons.append(button)
            self._names.addWidget(button)
        hint = Label(lambda: self.tr("or scan the badge"), tone="soft", wrap=True)
        self._names.addWidget(hint)
        self._names.addStretch(1)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses a badge; a point lead then types the PIN."""
        code = badge_in(scan)
        if code:
            self._send(Credentials(badge=code))
        return code != ""

    def _chose(self) -> None:
        self._badge = ""
        self.pin.field.setFocus()

    def _show_state(self) -> None:
        self.confirm_button.setEnabled(not self.pin.missing)

    def _submit(self) -> None:
        if self.pin.missing:  # Enter on an unfinished PIN is no wrong try
            self.pin.field.setFocus()
            return
        operator = next((b.member.operator for b in self._buttons if b.isChecked()), "")
        self._send(Credentials(self._badge, "" if self._badge else operator, self.pin.pin))

    def _send(self, credentials: Credentials) -> None:
        def command(context: Context) -> Done[Approval]:
            return Done(approve(context, credentials))

        failed = partial(self._refuse, credentials)
        self.run_once(self._bridge, command, self._accept_approval, failed)

    def _accept_approval(self, approval: Approval) -> None:
        if self.isVisible():  # it is not, if a badge or Enter was sent twice
            self.accept()
            self.approved.emit(approval)

    def _refuse(self, credentials: Credentials, error: CodedError) -> None:
        self.pin.clear()
        self._badge = credentials.badge if isinstance(error, BadgeNeedsPin) else ""
        if self._badge:
            self._ask_for_pin()
        else:
            self._show_fault(error)
        self.pin.field.setFocus()

    def _ask_for_pin(self) -> None:
        self._show_fault(BadgeNeedsPin(), "attention")

    def _show_fault(self, error: CodedError, tone: BannerTone = "stop") -> None:
        """On the smallest screen it takes the place of the reason, or the keys would not fit."""
        self.banner.show_fault(error, tone)
        window = (self.parentWidget() or self).window()
        self._why.setVisible(window.height() >= _ROOMY_HEIGHT)


class SecondPerson(Translated, QWidget):
    """A row of a form: the operator with a tick, and who confirms with them.

    Where operators are enrolled, a badge may be scanned at any time, and a click or `ask` opens the
    dialog for a name and a PIN. Elsewhere a field takes a name.

    Attributes:
        field: the name; hidden where operators are enrolled.
        prompt: asks for the badge, or shows whose it was; hidden elsewhere.
        approval: the confirmation so far, or None.

    Signals:
        confirmed: somebody confirmed; `approvals` has it.
        refused: the CodedError of a badge that does not count.
    """

    confirmed = Signal()
    refused = Signal(CodedError)

    def __init__(
        self, bridge: StationBridge, action: Action, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._action, self._staffed = bridge, action, False
        self.approval: Approval | None = None
        self._may_retry = False
        self._dialog: SecondPersonDialog | None = None
        title = Label(lambda: self.tr("Two people confirm:"), px=theme.SMALL_PX, tone="soft")
        tick = SymbolWidget("tick", "accent", side=24)
        self._name = Label(px=theme.SMALL_PX, bold=True)
        self.field, self.prompt = Field(px=theme.BODY_PX), BadgePrompt()
        self.field.setFixedHeight(_ROW_HEIGHT)
        self.prompt.setFixedHeight(_ROW_HEIGHT)
        in_row(title, tick, self._name, (self.field, 1), (self.prompt, 1), gap=12, parent=self)
        self.field.returnPressed.connect(self.confirmed)
        self.prompt.clicked.connect(self.ask)
        self.begin(staffed=False)
        self._retranslate()

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The confirmation for the command; empty without one."""
        name = self.field.text().strip()
        if not self._staffed and name:
            return (Approval("", name, LEAD),)
        return (self.approval,) if self.approval is not None else ()

    @property
    def is_missing(self) -> bool:
        """Whether a badge or a PIN is still to be asked for."""
        return self._staffed and self.approval is None

    def begin(self, *, staffed: bool) -> None:
        """Asks anew; `staffed` is whether operators are enrolled."""
        self._staffed = staffed
        self._name.setText(self._bridge.session.operator)
        self.field.setVisible(not staffed)
        self.prompt.setVisible(staffed)
        self.clear()

    def clear(self) -> None:
        """Forgets who confirmed."""
        self.approval, self._may_retry = None, False
        self.field.clear()
        self.prompt.show_name("")

    def allow_retry(self) -> None:
        """After a refusal of the command for another reason, the same badge tries it again."""
        self._may_retry = True

    def focus_field(self) -> None:
        """Puts the cursor where the second person goes on."""
        (self.prompt if self._staffed else self.field).setFocus()

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses a badge; for a point lead's the dialog asks for the PIN."""
        code = badge_in(scan) if self._staffed else ""
        if code:
            credentials = Credentials(badge=code)
            failed = partial(self._refuse, code)
            self._bridge.run(
                lambda context: Done(approve(context, credentials)), self._approve, self, failed
            )
        return code != ""

    def ask(self, badge: str | bool = "") -> None:
        """Opens the dialog for a name and a PIN, or for the PIN of a scanned badge."""
        if self._dialog is not None:  # the same badge, read twice
            return
        why = ConfirmationNeeded("second_person_missing", action=self._action)
        code = badge if isinstance(badge, str) else ""  # a click brings a bool
        dialog = SecondPersonDialog(self._bridge, why, self, badge=code)
        dialog.approved.connect(self._approve)
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open_once()

    def _dialog_closed(self) -> None:
        self._dialog = None

    def _approve(self, approval: Approval) -> None:
        if self.approval == approval and not self._may_retry:  # the same badge, read twice
            return
        self.approval, self._may_retry = approval, False
        self.prompt.show_name(approval.name)
        self.confirmed.emit()

    def _refuse(self, code: str, error: CodedError) -> None:
        if isinstance(error, BadgeNeedsPin):
            self.ask(code)
        else:
            self.refused.emit(error)

    def _retranslate(self) -> None:
        text = self.tr("Name of the second person")
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)


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
        run(partial(command, approvals=(approval,)), failed)

    def run(action: Callable[[Context], Done[T]], refuse: Callable[[CodedError], None]) -> None:
        if isinstance(owner, Dialog):
            owner.run_once(bridge, action, done, refuse)
        else:
            bridge.run(action, done, owner, refuse)

    run(command, refused)
