"""A backup is restored at the first start, in the window, and the station opens."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.station_on_disk import PASSPHRASE
from tests.services.staff.made_staff import PIN

from testdesk.gui.widgets.field import Field

PATIENCE = 60_000


def dialog_of(shell):
    (controller,) = (child for child in shell.first_start.children() if hasattr(child, "restored"))
    return controller.dialog


def fill_in(dialog, backup, *, passphrase=PASSPHRASE, second="赵刚"):
    dialog.use_file(backup.file)
    dialog.passphrase.field.setText(passphrase)
    dialog.first.shown.field.setText("李敏")
    dialog.second.shown.field.setText(second)
    dialog._submit()


def entries_of(qtbot, shell):
    """The kinds and operators of the events, once the window is open."""
    kinds: list[tuple[str, str]] = []

    def read(station):
        with station.read() as uow:
            return [(e.header.kind, e.header.operator) for e in uow.journal.entries(1, 99)]

    shell.bridge.read(read, kinds.extend, shell)
    qtbot.waitUntil(lambda: bool(kinds), timeout=PATIENCE)
    return kinds


def test_the_laptop_becomes_the_station_and_records_it(qtbot, first_start, backup):
    fill_in(dialog_of(first_start), backup)
    qtbot.waitUntil(lambda: first_start.window_ is not None, timeout=PATIENCE)
    kinds = entries_of(qtbot, first_start)
    assert kinds[backup.length :][:2] == [("action_approved", "李敏"), ("station_restored", "李敏")]


def test_one_name_twice_is_not_two_people(qtbot, first_start, backup):
    dialog = dialog_of(first_start)
    fill_in(dialog, backup, second="李敏")
    qtbot.waitUntil(lambda: "Two people" in dialog.banner.text(), timeout=PATIENCE)
    assert first_start.window_ is None


def test_a_scanned_badge_leads_to_the_pin_and_is_hidden(first_start, staffed_backup):
    _, badge = staffed_backup
    dialog = dialog_of(first_start)
    submitted: list[object] = []
    dialog.submitted.connect(submitted.append)
    dialog.first.shown.field.setFocus()
    QTest.keyClicks(dialog.first.shown.field, f"]Q1{badge}")
    QTest.keyClick(dialog.first.shown.field, Qt.Key.Key_Return)
    assert dialog.first.shown.field.echoMode() == Field.EchoMode.Password
    assert dialog.first.pin.field.hasFocus()
    assert dialog.first.text() == badge
    assert (submitted, dialog.passphrase.problem.text()) == ([], "")
    dialog.first.shown.field.setText("李敏")
    assert dialog.first.shown.field.echoMode() == Field.EchoMode.Normal


def test_a_badge_and_a_leads_pin_restore_a_station_with_operators(
    qtbot, first_start, staffed_backup
):
    backup, badge = staffed_backup
    dialog = dialog_of(first_start)
    dialog.first.shown.field.setText(badge)
    dialog.use_file(backup.file)
    dialog.passphrase.field.setText(PASSPHRASE)
    dialog.second.shown.field.setText("赵刚")
    dialog.second.pin.field.setText("000000")
    dialog._submit()
    qtbot.waitUntil(lambda: "The PIN is wrong." in dialog.banner.text(), timeout=PATIENCE)
    assert dialog.second.pin.text() == ""
    assert first_start.window_ is None
    dialog.second.pin.field.setText(PIN)
    dialog._submit()
    qtbot.waitUntil(lambda: first_start.window_ is not None, timeout=PATIENCE)
    kinds = entries_of(qtbot, first_start)
    assert kinds[backup.length + 1] == ("station_restored", "李敏")
    # The passphrase has opened the station; who works there now shows a badge.
    assert first_start.bridge.session.operator == ""


def test_a_wrong_passphrase_is_shown_and_can_be_corrected(qtbot, first_start, backup):
    dialog = dialog_of(first_start)
    fill_in(dialog, backup, passphrase="not this one")
    qtbot.waitUntil(lambda: "wrong" in dialog.banner.text(), timeout=PATIENCE)
    assert first_start.window_ is None
    fill_in(dialog, backup)
    qtbot.waitUntil(lambda: first_start.window_ is not None, timeout=PATIENCE)


def test_nothing_is_begun_before_the_form_is_complete(first_start):
    dialog = dialog_of(first_start)
    submitted: list[object] = []
    dialog.submitted.connect(submitted.append)
    dialog._submit()
    assert "Choose the backup first." in dialog.banner.text()
    problems = {one.problem.text() for one in (dialog.first.shown, dialog.second.shown)}
    assert problems == {dialog.passphrase.problem.text()} != {""}
    assert submitted == []
