"""The operators of this station: enrolling, removing, and saving their badges."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.roles import ROLES, StaffRole
from testdesk.gui import theme
from testdesk.gui.staff.member_button import MemberButton
from testdesk.gui.staff.second_person import run_confirmed
from testdesk.gui.status_bar import role_text
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog, Question
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Text
from testdesk.messages.sentences import sentence_of
from testdesk.printing.choice import PrintChoice
from testdesk.printing.papers import badge, print_or_save_pages
from testdesk.services.session import Context
from testdesk.services.staff.confirmation import require_action
from testdesk.services.staff.enrolment import Enrolled, badge_of, enrol, remove, staff_of


class StaffDialog(Dialog):
    """Lists the operators on the left, and a form for the chosen or a new one on the right.

    The first must be a point lead with a PIN; from then on a badge or a PIN signs in.
    """

    closes_on_scan = False

    def __init__(
        self, bridge: StationBridge, choice: PrintChoice, parent: QWidget | None = None
    ) -> None:
        """Args: `choice` is where badges are printed or saved."""
        super().__init__(lambda: self.tr("Operators"), parent, width=940)
        self._bridge, self._choice = bridge, choice
        self._chosen: StaffMember | None = None
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.STEP)
        self.name = LabelledField(lambda: self.tr("Name, as on the badge"))
        self.pin = LabelledField(
            lambda: self.tr("PIN, six digits (a point lead must have one)"), latin=True, secret=True
        )
        self.role = Choice(role_text, columns=3, px=theme.SMALL_TEXT_PX, height=48)
        self.role.set_value("registrar")
        self._about = Label(tone="soft", wrap=True, px=theme.SMALL_PX)
        role = caption(lambda: self.tr("Role"))
        form = in_column(self.name, role, self.role, self.pin, self._about, STRETCH, gap=8)
        left = in_column((self._scrolled(), 1), gap=8)
        self.body.addLayout(in_row((left, 2), (form, 3), gap=theme.GAP))
        self._remove = self.add_side_button(lambda: self.tr("Remove"), "", self._ask_to_remove)
        self._save_badge = self.add_side_button(lambda: self.tr("Badge"), "", self._print)
        self._new = self.add_side_button(lambda: self.tr("New"), "", self._begin)
        self.add_button(lambda: self.tr("Done"), "Esc", self.reject)
        self._enrol = self.add_button("", "Enter", self._submit, main=True)
        for used in (self.name.field.textEdited, self.pin.field.textEdited, self.role.chosen):
            used.connect(lambda _text: self._enrol.setEnabled(True))
        self._read()
        self._begin()

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(self._list)
        scrolled = QScrollArea()
        scrolled.setWidget(content)
        scrolled.setWidgetResizable(True)
        scrolled.setMinimumHeight(320)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scrolled

    def _read(self) -> None:
        self._bridge.read(staff_of, self._show_staff, self)

    def _show_staff(self, staff: list[StaffMember]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for member in sorted(staff, key=lambda one: not one.enrolled):
            button = MemberButton(member)
            button.setChecked(self._chosen is not None and member.operator == self._chosen.operator)
            button.setEnabled(True)
            button.clicked.connect(partial(self._choose, member))
            self._list.addWidget(button)
        self._list.addStretch(1)

    def _begin(self) -> None:
        """Empties the form for a new operator."""
        self._chosen = None
        self.name.field.clear()
        self.pin.field.clear()
        self.role.set_value("registrar")
        self._show_form()
        self.name.field.setFocus()
        for button in self.findChildren(MemberButton):
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)

    def _choose(self, member: StaffMember) -> None:
        self._chosen = member
        self.name.field.setText(member.name)
        self.pin.field.clear()
        self.role.set_value(member.role)
        self._show_form()

    def _show_form(self) -> None:
        chosen = self._chosen
        enrolled = chosen is not None and chosen.enrolled
        self._remove.setEnabled(enrolled)
        self._save_badge.setEnabled(enrolled)
        self._enrol.set_text(self._action_text)
        self._enrol.setEnabled(True)
        self._about.setText(self._about_text)

    def _action_text(self) -> str:
        if self._chosen is None:
            return self.tr("Enrol")
        return self.tr("Change") if self._chosen.enrolled else self.tr("Enrol again")

    def _about_text(self) -> str:
        if self._chosen is None:
            return self.tr("The badge can be saved and printed afterwards.")
        if self._chosen.enrolled:
            return self.tr("A change makes a new badge; the earlier one is void.")
        return self.tr("Removed; enrolling again needs a second person.")

    def _submit(self) -> None:
        role: StaffRole = next(one for one in ROLES if one == self.role.value())
        chosen = self._chosen.operator if self._chosen else ""
        command = partial(
            enrol, name=self.name.text(), role=role, pin=self.pin.text(), operator=chosen
        )
        run_confirmed(self._bridge, command, self._enrolled, self, self._refuse)

    def _enrolled(self, enrolled: Enrolled) -> None:
        member = enrolled.member
        self._choose(member)
        # A second Enter would make one more badge, which voids the one that was just made.
        self._enrol.setEnabled(False)
        self._read()
        self._announce(lambda: self.tr("{name} is enrolled.").format(name=member.name))

    def _ask_to_remove(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        question = Question(
            lambda: self.tr("Remove {name} from the operators?").format(name=chosen.name),
            lambda: self.tr("Badge and PIN are void at once; enrolling again needs two people."),
            yes=lambda: self.tr("Remove"),
            no=lambda: self.tr("Back"),
            parent=self,
        )
        question.confirmed.connect(partial(self._remove_operator, chosen.operator))
        question.open_once()

    def _remove_operator(self, operator: str) -> None:
        command = partial(remove, operator=operator)
        self.run_once(self._bridge, command, self._removed, self._refuse)

    def _removed(self, member: StaffMember) -> None:
        self._begin()
        self._read()
        self._announce(
            lambda: self.tr("{name} is removed; the badge is void.").format(name=member.name)
        )

    def _print(self) -> None:
        """Prints the badge, or saves it as a PDF; only a point lead may."""
        member = self._chosen
        if member is None:
            return

        def code(context: Context) -> Done[str]:
            require_action(context, "staff")
            return Done(badge_of(context.station, member))

        self._bridge.run(code, partial(self._print_code, member), self, self._refuse)

    def _print_code(self, member: StaffMember, code: str) -> None:
        identity = self._bridge.station.identity

        def write() -> str:
            pages = badge(identity, member, code, languages=("zh", "ko"))
            return print_or_save_pages(pages, self._choice, f"badge-{member.operator[:6]}")

        def written(where: str) -> None:
            self._announce(lambda: self.tr("Printed: {where}").format(where=where))

        self._bridge.run_on_io(write, written, self, self._refuse)

    def _announce(self, text: Callable[[], str]) -> None:
        self.banner.show_message(text, "accent")

    def _refuse(self, error: CodedError) -> None:
        text: Text = partial(sentence_of, error)
        self.banner.show_message(text, "stop")
