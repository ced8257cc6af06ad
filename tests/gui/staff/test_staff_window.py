"""The window with operators: signing in, the lock, a change of shift, second confirmations."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.staff.staffed_window import StaffedWindow, newest_kinds
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import PROXY, REGISTER
from testdesk.services.staff.enrolment import enrol, remove
from testdesk.services.tubes import tube

PATIENCE = 60_000
LEAD_PIN, PIN = "704182", "358204"
TUBE, NEXT_TUBE = "YJ22034417", "YJ22034418"


@pytest.mark.usefixtures("english")
def test_a_badge_opens_the_page_of_the_role_and_nothing_else_is_needed(
    staffed: StaffedWindow,
) -> None:
    staffed.scan(TUBE)  # nobody has signed in: nothing is registered
    assert staffed.shell.currentWidget() is staffed.staff.sign_in
    staffed.sign_in("崔明")
    assert staffed.bridge.session.operator == "崔明"
    assert staffed.window.current_page() is staffed.window._pages[PROXY]


@pytest.mark.usefixtures("english")
def test_without_a_badge_a_name_and_six_digits_sign_in(staffed: StaffedWindow) -> None:
    page = staffed.staff.sign_in
    staffed.choose("李敏", PIN[:5])
    assert not page.open_button.isEnabled()
    assert page._missing.text() == "Digits missing: 1"
    QTest.keyClicks(page.pin.field, "9")
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: "wrong" in page.banner.text())
    assert page.pin.pin == ""
    staffed.choose("李敏", PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)
    assert staffed.window.current_page() is staffed.window._pages[REGISTER]


@pytest.mark.usefixtures("english")
def test_the_button_of_the_sign_in_names_the_page_that_it_opens(staffed: StaffedWindow) -> None:
    page, texts = staffed.staff.sign_in, {}
    assert page.open_button.caption() == "Open"
    for name in staffed.badges:
        staffed.choose(name, "")
        texts[name] = page.open_button.caption()
    assert texts == {"赵刚": "Open Coverage", "李敏": "Open Register", "崔明": "Open People"}
    staffed.sign_in("李敏")
    staffed.staff.lock()
    staffed.staff.locked.pin_requested.emit()
    assert page.open_button.caption() == "Go on"  # where the station was left
    staffed.choose("崔明", "")
    assert page.open_button.caption() == "Open People"


@pytest.mark.usefixtures("english")
def test_a_leads_badge_asks_for_the_pin_and_then_opens(staffed: StaffedWindow) -> None:
    page = staffed.staff.sign_in
    staffed.until(lambda: len(page._buttons) == len(staffed.badges))
    staffed.badge("赵刚")
    assert page.operator == staffed.badges["赵刚"].member.operator
    QTest.keyClicks(page.pin.field, LEAD_PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)
    assert staffed.bridge.session.role == "point_lead"


@pytest.mark.usefixtures("english")
def test_a_leads_badge_in_the_window_asks_for_the_pin_and_esc_goes_back(
    staffed: StaffedWindow,
) -> None:
    staffed.sign_in("李敏")
    staffed.badge("赵刚")
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.staff.sign_in)
    page = staffed.staff.sign_in
    assert page.operator == staffed.badges["赵刚"].member.operator
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert staffed.shell.currentWidget() is staffed.window
    assert staffed.bridge.session.operator == "李敏"
    staffed.badge("赵刚")
    staffed.until(lambda: staffed.shell.currentWidget() is page)
    QTest.keyClicks(page.pin.field, LEAD_PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)
    assert staffed.bridge.session.operator == "赵刚"


@pytest.mark.usefixtures("english")
def test_the_lock_names_the_open_tube_and_a_scan_changes_nothing(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    staffed.scan(TUBE)
    staffed.until(lambda: staffed.window.status_bar.status is not None)
    staffed.until(lambda: staffed.window.status_bar.status.open_tube is not None)
    QTest.keyClick(staffed.window, Qt.Key.Key_F12)
    assert staffed.shell.currentWidget() is staffed.staff.locked
    assert "0 of 10" in staffed.staff.locked._tube.text()
    staffed.scan(PEOPLE[0].document_number)
    assert staffed.staff.locked.message.text() == "Locked: this scan changed nothing."
    staffed.sign_in("李敏")
    assert staffed.window.status_bar.status.people == 0


@pytest.mark.usefixtures("english")
def test_somebody_elses_badge_takes_over_with_the_open_tube(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    staffed.scan(TUBE)
    staffed.staff.lock()
    staffed.sign_in("崔明")
    assert staffed.bridge.session.operator == "崔明"
    staffed.window.show_page(REGISTER)
    staffed.scan(PEOPLE[0].document_number)
    staffed.until(lambda: staffed.window.status_bar.status.people == 1)


@pytest.mark.usefixtures("english")
def test_nobody_at_the_station_for_four_minutes_locks_it(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    staffed.staff.idle._timer.setInterval(1)
    staffed.staff.idle.used()
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.staff.locked)
    assert "four minutes" in staffed.staff.locked._since.text()


@pytest.mark.usefixtures("english")
def test_esc_goes_back_to_the_lock_and_never_into_the_window(staffed: StaffedWindow) -> None:
    QTest.keyClick(staffed.staff.sign_in, Qt.Key.Key_Escape)
    assert staffed.shell.currentWidget() is staffed.staff.sign_in
    staffed.sign_in("李敏")
    staffed.staff.lock()
    staffed.staff.locked.change_requested.emit()
    assert staffed.shell.currentWidget() is staffed.staff.sign_in
    QTest.keyClick(staffed.staff.sign_in, Qt.Key.Key_Escape)
    assert staffed.shell.currentWidget() is staffed.staff.locked


@pytest.mark.usefixtures("english")
def test_removing_somebody_from_a_sealed_tube_asks_for_a_lead(staffed: StaffedWindow) -> None:
    staffed.sign_in("李敏")
    for line in (TUBE, PEOPLE[0].document_number, PEOPLE[1].document_number, "!seal", NEXT_TUBE):
        staffed.scan(line)
    found: list[Any] = []
    staffed.bridge.read(
        lambda station: tube(station=station, code=TUBE), found.append, staffed.window
    )
    staffed.until(lambda: bool(found))
    staffed.window.register.undo_panel._void(found[0].places[0].sample, "wrong_person")
    staffed.until(lambda: isinstance(top_dialog(staffed.window), SecondPersonDialog))
    dialog: Any = top_dialog(staffed.window)
    staffed.until(lambda: bool(dialog._buttons))
    QTest.keyClicks(dialog.pin.field, PIN[::-1])
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: "wrong" in dialog.banner.text())
    QTest.keyClicks(dialog.pin.field, LEAD_PIN)
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: top_dialog(staffed.window) is None)
    staffed.until(lambda: staffed.bridge.is_idle)
    found.clear()
    staffed.bridge.read(
        lambda station: tube(station=station, code=TUBE), found.append, staffed.window
    )
    staffed.until(lambda: bool(found))
    assert len(found[0].places) == 1
    staffed.bridge.read(newest_kinds, found.append, staffed.window)
    staffed.until(lambda: len(found) == 2)
    assert found[1] == ["action_approved", "sample_voided"]


@pytest.mark.usefixtures("english")
def test_a_lead_who_is_removed_while_signed_in_is_out_of_the_window(staffed: StaffedWindow) -> None:
    page = staffed.staff.sign_in
    staffed.until(lambda: len(page._buttons) == len(staffed.badges))
    staffed.badge("赵刚")
    QTest.keyClicks(page.pin.field, LEAD_PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)
    done: list[Any] = []
    second = partial(enrol, name="金花", role="point_lead", pin=PIN)
    staffed.bridge.run(second, done.append, staffed.window)
    mine = staffed.badges["赵刚"].member.operator
    staffed.bridge.run(partial(remove, operator=mine), done.append, staffed.window)
    staffed.until(lambda: staffed.shell.currentWidget() is page)
    assert len(done) == 2
    assert page.banner.text().startswith("Whoever is signed in here does not work here any more.")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert staffed.shell.currentWidget() is page
    staffed.sign_in("李敏")
    assert staffed.bridge.session.operator == "李敏"
