"""The window with operators: signing in, the lock, a change of shift, second confirmations."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.clock import ManualClock
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes
from tests.little_work import quick_vaults

from testdesk import bootstrap
from testdesk.gui.shell import Shell
from testdesk.gui.staff.controller import StaffController
from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import PROXY, REGISTER
from testdesk.ports import Station
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled, enrol
from testdesk.services.tubes import tube

PATIENCE = 60_000
LEAD_PIN, PIN = "704182", "358204"
TUBE, NEXT_TUBE = "YJ22034417", "YJ22034418"


@pytest.fixture(scope="module")
def staffed_home(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = tmp_path_factory.mktemp("staffed") / "home"
    with quick_vaults():
        bootstrap.set_up_station(
            home,
            kit=kit_bytes(),
            kit_passphrase=KIT_PASSPHRASE,
            passphrase=PASSPHRASE,
            clock=ManualClock(),
        )
        badges: dict[str, Enrolled] = {}
        with bootstrap.station(home, PASSPHRASE, clock=ManualClock()) as station:
            context = Context(station, ScanSession(operator="set-up"))
            for name, role, pin in (
                ("赵刚", "point_lead", LEAD_PIN),
                ("李敏", "registrar", PIN),
                ("崔明", "proxy_clerk", ""),
            ):
                badges[name] = enrol(context, name=name, role=role, pin=pin).value  # type: ignore[arg-type]  # the tuple's literals
    return home, badges


def newest_kinds(station: Station) -> list[str]:
    """The kinds of the two newest events."""
    with station.read() as uow:
        last = uow.journal.length()
        return [entry.header.kind for entry in uow.journal.entries(last - 1, last)]


class Desk:
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
        self.window: Any = self.shell.window_
        self.bridge: Any = self.shell.bridge
        self.staff: Any = self.window.findChildren(StaffController)[0]
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


@pytest.fixture
def desk(qtbot: Any, staffed_home: Any, tmp_path: Any) -> Iterator[Desk]:
    home, badges = staffed_home
    with quick_vaults():
        desk = Desk(qtbot, shutil.copytree(home, tmp_path / "home"), badges)
        yield desk
        desk.shell.close()


@pytest.mark.usefixtures("english")
def test_a_badge_opens_the_page_of_the_role_and_nothing_else_is_needed(desk: Desk) -> None:
    desk.scan(TUBE)  # nobody has signed in: nothing is registered
    assert desk.shell.currentWidget() is desk.staff.sign_in
    desk.sign_in("崔明")
    assert desk.bridge.session.operator == "崔明"
    assert desk.window.current_page() is desk.window._pages[PROXY]


@pytest.mark.usefixtures("english")
def test_without_a_badge_a_name_and_six_digits_sign_in(desk: Desk) -> None:
    page = desk.staff.sign_in
    desk.choose("李敏", PIN[:5])
    assert not page.open_button.isEnabled()
    assert page._missing.text() == "Digits missing: 1"
    QTest.keyClicks(page.pin.field, "9")
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    desk.until(lambda: "wrong" in page.banner.text())
    assert page.pin.pin == ""
    desk.choose("李敏", PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    desk.until(lambda: desk.shell.currentWidget() is desk.window)
    assert desk.window.current_page() is desk.window._pages[REGISTER]


@pytest.mark.usefixtures("english")
def test_a_leads_badge_asks_for_the_pin_and_then_opens(desk: Desk) -> None:
    page = desk.staff.sign_in
    desk.until(lambda: len(page._buttons) == len(desk.badges))
    desk.badge("赵刚")
    assert page.operator == desk.badges["赵刚"].member.operator
    QTest.keyClicks(page.pin.field, LEAD_PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    desk.until(lambda: desk.shell.currentWidget() is desk.window)
    assert desk.bridge.session.role == "point_lead"


@pytest.mark.usefixtures("english")
def test_the_lock_names_the_open_tube_and_a_scan_changes_nothing(desk: Desk) -> None:
    desk.sign_in("李敏")
    desk.scan(TUBE)
    desk.until(lambda: desk.window.status_bar.status is not None)
    desk.until(lambda: desk.window.status_bar.status.open_tube is not None)
    QTest.keyClick(desk.window, Qt.Key.Key_F12)
    assert desk.shell.currentWidget() is desk.staff.locked
    assert "0 of 10" in desk.staff.locked._tube.text()
    desk.scan(PEOPLE[0].document_number)
    assert desk.staff.locked.message.text() == "Locked: this scan changed nothing."
    desk.sign_in("李敏")
    assert desk.window.status_bar.status.people == 0


@pytest.mark.usefixtures("english")
def test_somebody_elses_badge_takes_over_with_the_open_tube(desk: Desk) -> None:
    desk.sign_in("李敏")
    desk.scan(TUBE)
    desk.staff.lock()
    desk.sign_in("崔明")
    assert desk.bridge.session.operator == "崔明"
    desk.window.show_page(REGISTER)
    desk.scan(PEOPLE[0].document_number)
    desk.until(lambda: desk.window.status_bar.status.people == 1)


@pytest.mark.usefixtures("english")
def test_nobody_at_the_station_for_four_minutes_locks_it(desk: Desk) -> None:
    desk.sign_in("李敏")
    desk.staff.idle._timer.setInterval(1)
    desk.staff.idle.used()
    desk.until(lambda: desk.shell.currentWidget() is desk.staff.locked)
    assert "four minutes" in desk.staff.locked._since.text()


@pytest.mark.usefixtures("english")
def test_esc_goes_back_to_the_lock_and_never_into_the_window(desk: Desk) -> None:
    QTest.keyClick(desk.staff.sign_in, Qt.Key.Key_Escape)
    assert desk.shell.currentWidget() is desk.staff.sign_in
    desk.sign_in("李敏")
    desk.staff.lock()
    desk.staff.locked.change_requested.emit()
    assert desk.shell.currentWidget() is desk.staff.sign_in
    QTest.keyClick(desk.staff.sign_in, Qt.Key.Key_Escape)
    assert desk.shell.currentWidget() is desk.staff.locked


@pytest.mark.usefixtures("english")
def test_removing_somebody_from_a_sealed_tube_asks_for_a_lead(desk: Desk) -> None:
    desk.sign_in("李敏")
    for line in (TUBE, PEOPLE[0].document_number, PEOPLE[1].document_number, "!seal", NEXT_TUBE):
        desk.scan(line)
    found: list[Any] = []
    desk.bridge.read(lambda station: tube(station=station, code=TUBE), found.append, desk.window)
    desk.until(lambda: bool(found))
    desk.window.register.undo_panel._void(found[0].places[0].sample, "wrong_person")
    desk.until(lambda: isinstance(top_dialog(desk.window), SecondPersonDialog))
    dialog: Any = top_dialog(desk.window)
    desk.until(lambda: bool(dialog._buttons))
    QTest.keyClicks(dialog.pin.field, PIN[::-1])
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Return)
    desk.until(lambda: "wrong" in dialog.banner.text())
    QTest.keyClicks(dialog.pin.field, LEAD_PIN)
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Return)
    desk.until(lambda: top_dialog(desk.window) is None)
    desk.until(lambda: desk.bridge.is_idle)
    found.clear()
    desk.bridge.read(lambda station: tube(station=station, code=TUBE), found.append, desk.window)
    desk.until(lambda: bool(found))
    assert len(found[0].places) == 1
    desk.bridge.read(newest_kinds, found.append, desk.window)
    desk.until(lambda: len(found) == 2)
    assert found[1] == ["action_approved", "sample_voided"]
