"""The window of a station with operators, as tests use it."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.clock import ManualClock
from tests.gui.station_on_disk import PASSPHRASE

from testdesk.gui.shell import Shell
from testdesk.gui.staff.controller import StaffController
from testdesk.gui.start.sign_in import SignIn
from testdesk.ports import Station
from testdesk.services.staff.enrolment import Enrolled

PATIENCE = 60_000
LEAD_PIN, PIN = "704182", "358204"
TUBE, NEXT_TUBE = "YJ22034417", "YJ22034418"


def newest_kinds(station: Station) -> list[str]:
    """The kinds of the two newest events."""
    with station.read() as uow:
        last = uow.journal.length()
        return [entry.header.kind for entry in uow.journal.entries(last - 1, last)]


class StaffedWindow:
    """The window of a station with operators, and what a test does with it."""

    def __init__(self, qtbot: Any, home: Any, badges: dict[str, Enrolled]) -> None:
        self.qtbot, self.badges = qtbot, badges
        self.shell: Any = Shell(home, clock=ManualClock())
        self.shell.change_language("en")
        qtbot.addWidget(self.shell)
        self.shell.show()
        qtbot.waitExposed(self.shell)
        self.shell.open_station(SignIn(PASSPHRASE, "anybody", "point_lead"))
        self.until(lambda: self.shell.window_ is not None)
        window: Any = self.shell.window_
        bridge: Any = self.shell.bridge
        self.window, self.bridge = window, bridge
        self.staff: Any = window.findChildren(StaffController)[0]
        self.until(lambda: self.shell.currentWidget() is self.staff.sign_in)

    def until(self, done: Any) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)

    def scan(self, text: str) -> None:
        self.window.handle_scan(text)
        self.until(lambda: self.bridge.is_idle)
        QApplication.processEvents()

    def badge(self, name: str) -> None:
        self.scan(self.badges[name].badge)

    def sign_in(self, name: str) -> None:
        self.badge(name)
        self.until(lambda: self.shell.currentWidget() is self.window)

    def choose(self, name: str, pin: str) -> None:
        page = self.staff.sign_in
        self.until(lambda: len(page._buttons) == len(self.badges))
        next(b for b in page._buttons if b.member.name == name).click()
        QTest.keyClicks(page.pin.field, pin)
