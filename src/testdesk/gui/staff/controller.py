"""Who sits at the window: signing in, the lock, and a badge that is scanned in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import BadgeNeedsPin, CodedError, Refusal
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.station.status import QueueOverview
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.staff.idle_timer import IdleTimer
from testdesk.gui.window import COVERAGE, PROXY, QUEUE, REGISTER, Window
from testdesk.ports import Station
from testdesk.services import queue
from testdesk.services.staff.enrolment import staff_of
from testdesk.services.staff.identification import (
    Credentials,
    last_operator,
    pin_pause,
    sign_in_member,
)

if TYPE_CHECKING:
    from testdesk.gui.queue.display_drawing import DisplayFace
    from testdesk.gui.staff.locked_page import LockedPage
    from testdesk.gui.staff.sign_in_page import StaffPage

# The page on which each role works.
START_PAGES = {
    "registrar": REGISTER,
    "sampler": REGISTER,
    "proxy_clerk": PROXY,
    "queue_guide": QUEUE,
    "point_lead": COVERAGE,
}
_MINUTE_MS = 60_000
_Cover = TypeVar("_Cover", "StaffPage", "LockedPage")


class StaffController(QObject):
    """Chooses what is in front of the window where operators are enrolled.

    Attributes:
        sign_in, locked: the pages that cover the window, made when they are needed.
        idle: locks the station when nobody uses it.

    Signals:
        front: the page that is to be in front: one of the two, or the window.
        unstaffed: the lock was asked for, but nobody is enrolled.
    """

    front = Signal(QWidget)
    unstaffed = Signal()

    def __init__(self, bridge: StationBridge, window: Window) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._badge = self._scanned_badge = ""
        self._staff: list[StaffMember] = []
        self._enrolled: frozenset[str] = frozenset()
        self._in_front: QWidget | None = None
        self._stack: QStackedWidget | None = None
        self._change_language: Callable[[str], None] | None = None
        identity = bridge.station.identity
        self._place = f"{identity.point} · {identity.station}"
        self.idle = IdleTimer(self)
        self.idle.idle.connect(partial(self.lock, idle=True))
        window.scanned_while_covered.connect(self._scanned)
        window.links.display_changed.connect(self._show_display_place)
        window.register.answered.connect(self._answered)
        window.badge_scanned.connect(self._note_badge)
        bridge.bus.changed.connect(self._changed)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._show_queue)
        bridge.read(staff_of, self._list, self)

    @cached_property
    def sign_in(self) -> StaffPage:
        from testdesk.gui.staff.sign_in_page import StaffPage  # noqa: PLC0415 - not for the first paint

        page = self._add_cover(StaffPage(self._place))
        page.submitted.connect(self._submit)
        page.left.connect(self._left)
        page.chosen.connect(self._ask_pause)
        page.show_staff(self._staff)
        return page

    @cached_property
    def locked(self) -> LockedPage:
        from testdesk.gui.staff.locked_page import LockedPage  # noqa: PLC0415 - not for the first paint

        page = self._add_cover(LockedPage(self._place))
        session = self._bridge.session
        page.pin_requested.connect(lambda: self._show_sign_in(session.operator_id))
        page.change_requested.connect(self._show_sign_in)
        return page

    def add_pages_to(self, stack: QStackedWidget, change_language: Callable[[str], None]) -> None:
        """Adds the two pages to the stack in which the window is, and brings them to the front."""
        self._stack, self._change_language = stack, change_language
        self.front.connect(stack.setCurrentWidget)

    def _add_cover(self, page: _Cover) -> _Cover:
        bar = self._window.status_bar
        if self._stack is not None and self._change_language is not None:
            self._stack.addWidget(page)
            page.language.connect(self._change_language)
        if bar.texts is not None:
            page.show_texts(bar.texts)
        bar.texts_changed.connect(page.show_texts)
        return page

    def begin(self, opened_by: str) -> None:
        """After the station was opened: somebody signs in.

        Args:
            opened_by: the name that was typed with the passphrase.
        """
        self._window.router.start()
        self._window.status_bar.refresh()
        now = self._bridge.station.clock.now().astimezone()
        self.sign_in.show_opened(opened_by, f"{now:%H:%M}")
        self._show_sign_in()

    def lock(self, *, idle: bool = False) -> None:
        """Locks the station at once, if anybody is enrolled."""
        if not self._enrolled:
            self.unstaffed.emit()
            return
        self.idle.stop()
        session, status = self._bridge.session, self._window.status_bar.status
        if not session.operator_id:  # operators were enrolled after this one had signed in
            self._show_sign_in()
            return
        from testdesk.gui.staff.locked_page import Locked  # noqa: PLC0415 - not for the first paint

        now = self._bridge.station.clock.now().astimezone()
        tube = None if status is None else status.open_tube
        number = self._bridge.station.identity.station
        self.locked.show_locked(
            Locked(session.operator, session.role, number, f"{now:%H:%M}", idle, tube)
        )
        self._bring(self.locked)
        self._show_queue()
        self._minute.start()

    def _list(self, staff: list[StaffMember]) -> None:
        self._enrolled = frozenset(member.operator for member in staff if member.enrolled)
        self._staff = staff
        if "sign_in" in vars(self):
            self.sign_in.show_staff(staff)
        if self._in_front is self._window and self._is_removed:
            self.idle.stop()
            self._show_sign_in()
            self.sign_in.refuse(Refusal("badge_removed", reason="signed_in"))

    @property
    def _is_removed(self) -> bool:
        """Whether whoever is signed in was removed meanwhile, and somebody else can sign in."""
        signed_in = self._bridge.session.operator_id
        return bool(signed_in and self._enrolled) and signed_in not in self._enrolled

    def _bring(self, page: QWidget) -> None:
        self._in_front = page
        self.front.emit(page)
        page.setFocus()

    def _show_sign_in(self, operator: str = "", badge: str = "") -> None:
        self._bring(self.sign_in)
        resumes = self._window.status_bar.role if self._minute.isActive() else ""
        self.sign_in.begin(operator, badge, resumes=resumes)
        self._bridge.read_in_background(last_operator, self.sign_in.show_last, self)

    def _ask_pause(self, operator: str) -> None:
        """Asks for how long the PIN of the chosen operator is paused."""
        if operator:
            show = partial(self.sign_in.show_pause, operator)
            self._bridge.read(partial(pin_pause, operator=operator), show, self)

    def _left(self) -> None:
        """Esc on the page for signing in: back to the lock, or to the operator who works here."""
        if self._minute.isActive():
            self._bring(self.locked)
        elif self._bridge.session.operator_id and not self._is_removed:
            self._bring(self._window)

    def _scanned(self, text: str) -> None:
        """A scan while the window is covered: only a badge is used."""
        if self._in_front is None or self._in_front is self._window:
            return
        scan = read_scan(text)
        name, _, code = scan.text.partition(" ")
        if scan.kind == "command" and name == "badge":
            self._submit(Credentials(badge=code))
        elif self._in_front is self.locked:
            self.locked.refuse_scan()

    def _submit(self, credentials: Credentials) -> None:
        self._badge = credentials.badge
        action = partial(sign_in_member, credentials=credentials)
        self._bridge.run(action, self._entered, self, self._refuse)

    def _entered(self, member: StaffMember) -> None:
        bar = self._window.status_bar
        same = self._minute.isActive() and bar.role == member.role
        self._minute.stop()
        bar.role = member.role
        bar.refresh()
        self.idle.start()
        self._bring(self._window)
        if not same:
            self._window.show_page(START_PAGES[member.role])

    def _refuse(self, error: CodedError) -> None:
        if isinstance(error, BadgeNeedsPin):
            self._show_sign_in(str(error.detail["operator"]), self._badge)
            return
        if self._in_front is not self.sign_in:
            self._show_sign_in()
        self.sign_in.refuse(error)
        self._ask_pause(self.sign_in.operator)

    def _note_badge(self, badge: str) -> None:
        self._scanned_badge = badge

    def _answered(self, result: ScanResult) -> None:
        """A badge was scanned while the window was open."""
        if result.reason == "operator_changed":
            role = self._bridge.session.role or "registrar"
            self._window.status_bar.role = role
            self._window.show_page(START_PAGES[role])
        elif result.reason == "badge_needs_pin" and self._scanned_badge:
            self._submit(Credentials(badge=self._scanned_badge))

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.operator:
            self._bridge.read(staff_of, self._list, self)
        if changes.queue and self._in_front is self.locked:
            self._show_queue()

    def _show_queue(self) -> None:
        from testdesk.gui.queue.display_drawing import DisplayFace  # noqa: PLC0415 - not for the first paint

        point, desk_number = self._bridge.station.identity.point, self._window.queue.desk_number

        def read(station: Station) -> tuple[QueueOverview, DisplayFace]:
            now = station.clock.now().astimezone()
            overview = queue.overview(station, desk_number=desk_number)
            return overview, DisplayFace(overview.view, point, f"{now:%H:%M}")

        def show(read: tuple[QueueOverview, DisplayFace]) -> None:
            self.locked.queue.show_queue(*read)

        self._show_display_place()
        self._bridge.read_in_background(read, show, self)

    def _show_display_place(self) -> None:
        if "locked" in vars(self):
            self.locked.queue.show_place(self._window.queue.display_place)
