"""Backups in the window: when they are made, what is shown, and a place that fails."""

import shutil

import pytest
from PySide6.QtCore import Qt
from tests.gui.station_on_disk import PEOPLE

from testdesk.backup_folder import SUBFOLDER, stored_backups
from testdesk.bridge.backups.timer import AFTER_SEAL_MS, LONGEST_WAIT_MS, RETRY_MS
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import LANGUAGES
from testdesk.messages.sentences import what_and_todo
from testdesk.services import checking
from testdesk.store.recovery.backup import unpack

PATIENCE = 60_000
STICK_FULL = {"reason": "stick_full"}


def settled(qtbot, station):
    timer = station.shell._backups.timer
    qtbot.waitUntil(lambda: not timer.state.running and not timer.lane.waiting, timeout=PATIENCE)


def texts(dialog):
    return " ".join(label.text() for label in dialog.findChildren(Label))


def lengths(place):
    return [one.length for one in stored_backups(place / SUBFOLDER, "station-1")]


def test_without_a_place_nothing_is_made_and_the_dialog_shows_it(shell_station):
    controller = shell_station.shell._backups
    controller.open()
    assert "No place is chosen" in texts(controller.dialog)
    assert not controller.dialog._now.isEnabled()
    shell_station.window.handle_scan(PEOPLE[2].document_number)
    shell_station.settle()
    assert not controller.timer.timer.isActive()


def test_a_chosen_place_gets_its_first_backup_at_once(shell_station, chosen_place, tmp_path):
    controller = shell_station.shell._backups
    controller.open()
    assert "it was read back and opens" in texts(controller.dialog)
    assert str(chosen_place) in texts(controller.dialog)
    (made,) = stored_backups(chosen_place / SUBFOLDER, "station-1")
    (folder := tmp_path / "unpacked").mkdir()
    assert unpack(made.file, folder).length == made.length == controller.timer.state.last.events


def test_enter_backs_up_now_and_sent_twice_only_once(qtbot, shell_station, chosen_place):
    controller = shell_station.shell._backups
    settled(qtbot, shell_station)
    shell_station.window.handle_scan(PEOPLE[2].document_number)
    shell_station.settle()
    before = len(lengths(chosen_place))
    controller.open()
    for _ in range(2):
        qtbot.keyClick(controller.dialog, Qt.Key.Key_Return)
    assert controller.timer.state.running
    assert not controller.timer._waits, "no second one is to follow"
    settled(qtbot, shell_station)
    assert len(lengths(chosen_place)) == before + 1


@pytest.mark.usefixtures("chosen_place")
def test_any_change_waits_five_minutes_at_most_and_a_sealed_tube_a_second(shell_station):
    timer = shell_station.shell._backups.timer.timer
    assert not timer.isActive()
    shell_station.window.handle_scan(PEOPLE[2].document_number)
    shell_station.settle()
    assert timer.isActive()
    assert timer.interval() == LONGEST_WAIT_MS
    shell_station.window.handle_scan("!seal other")
    shell_station.settle()
    assert timer.interval() == AFTER_SEAL_MS


def test_after_a_sealed_tube_there_is_a_newer_backup(qtbot, shell_station, chosen_place):
    before = lengths(chosen_place)
    shell_station.window.handle_scan("!seal other")
    shell_station.settle()
    qtbot.waitUntil(lambda: len(lengths(chosen_place)) == 2, timeout=PATIENCE)
    settled(qtbot, shell_station)
    assert lengths(chosen_place)[0] > before[0]
    # What is in it is what the station has now.
    length = shell_station.ask(lambda: _length(shell_station.bridge.station))
    assert lengths(chosen_place)[0] == length


def _length(station):
    with station.read() as uow:
        return uow.journal.length()


def test_a_place_that_is_gone_is_shown_and_work_goes_on(qtbot, shell_station, chosen_place):
    controller, bar = shell_station.shell._backups, shell_station.window.status_bar
    assert not bar.alarm.text()
    shutil.move(chosen_place, chosen_place.with_name("pulled"))
    controller.timer.back_up_now()
    qtbot.waitUntil(lambda: "No backup" in bar.alarm.text(), timeout=PATIENCE)
    assert controller.timer.timer.isActive()
    assert controller.timer.timer.interval() == RETRY_MS
    controller.open()
    assert "The place for backups is not there." in texts(controller.dialog)
    shell_station.window.handle_scan(PEOPLE[2].document_number)
    shell_station.settle()
    assert shell_station.ask(lambda: _length(shell_station.bridge.station))
    shutil.move(chosen_place.with_name("pulled"), chosen_place)
    shell_station.window.status_bar.sticks_changed.emit()
    qtbot.waitUntil(lambda: not bar.alarm.text(), timeout=PATIENCE)
    settled(qtbot, shell_station)
    controller.open()  # the scan has closed it
    assert "it was read back and opens" in texts(controller.dialog)


@pytest.mark.parametrize("full_stick", ["tmpfs", "exfat"], indirect=True)
def test_a_stick_that_fills_up_keeps_its_backup_and_the_station_works_on(
    qtbot, shell_station, full_stick, tmp_path
):
    controller, bar = shell_station.shell._backups, shell_station.window.status_bar
    folder = full_stick.folder / SUBFOLDER
    (before,) = stored_backups(folder, "station-1")
    for line in (PEOPLE[2].document_number, "!seal other"):
        shell_station.window.handle_scan(line)
    qtbot.waitUntil(lambda: "No backup" in bar.alarm.text(), timeout=PATIENCE)
    settled(qtbot, shell_station)
    for language in LANGUAGES:
        shell_station.shell.change_language(language)
        controller.open()
        assert what_and_todo("disk_full", STICK_FULL, language)[0] in texts(controller.dialog)
        controller.dialog.reject()
    assert [one.name for one in folder.iterdir()] == [before.file.name]
    (unpacked := tmp_path / "unpacked").mkdir()
    assert unpack(before.file, unpacked).length == before.length
    checked = shell_station.ask(lambda: checking.verify(shell_station.bridge.station))
    assert (checked.ok, checked.problems) == (True, ())
    full_stick.make_room()
    controller.timer.back_up_now()
    settled(qtbot, shell_station)
    assert [one > before.length for one in lengths(full_stick.folder)] == [True, False]
    assert not bar.alarm.text()


def test_backups_are_switched_off_and_those_that_were_made_stay(qtbot, shell_station, chosen_place):
    controller = shell_station.shell._backups
    controller.open()
    controller.dialog._off.click()
    qtbot.waitUntil(lambda: not controller.timer.chosen, timeout=PATIENCE)
    assert "No place is chosen" in texts(controller.dialog)
    assert len(lengths(chosen_place)) == 1


def test_a_folder_that_is_gone_is_not_chosen(qtbot, shell_station, tmp_path):
    controller = shell_station.shell._backups
    controller.open()
    controller.use_place(tmp_path / "typo")
    banner = controller.dialog.banner
    qtbot.waitUntil(lambda: "There is no such folder." in banner.text(), timeout=PATIENCE)
    assert not controller.timer.chosen


@pytest.mark.usefixtures("chosen_place")
def test_a_tube_that_is_sealed_during_a_backup_gets_one_of_its_own(qtbot, shell_station):
    timer = shell_station.shell._backups.timer
    timer.back_up_now()
    assert timer.state.running
    timer.back_up_now()
    qtbot.waitUntil(timer.timer.isActive, timeout=PATIENCE)
    settled(qtbot, shell_station)


def test_the_settings_lead_to_the_backups(shell_station):
    shell_station.window.settings_requested.emit()
    settings = shell_station.shell.findChild(ScreenDialog)
    (button,) = (b for b in settings.findChildren(Button) if b.caption() == "Backups")
    button.click()
    assert shell_station.shell._backups.dialog is not None
