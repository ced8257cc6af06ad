"""After a crash: back to the same tube, never past the lock; and a report that names nobody."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.crashing import crash
from tests.gui.every_dialog import NUMBER, TUBE
from tests.gui.station_on_disk import PASSPHRASE, PEOPLE

from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.program_log.records import record
from testdesk.services.exchange.error_report import SIZE_LIMIT


def reports_in(folder):
    return sorted((folder / "testdesk").glob("error-report-*.txt"))


def save_to(station, folder, qtbot):
    """Saves a report to a folder; what the page says of it."""
    page = station.shell.crash
    station.shell._reporting.save_to(folder)
    qtbot.waitUntil(page._to_folder.isEnabled)
    return page.banner.text()


def test_the_station_comes_back_at_the_same_tube_with_the_same_operator(crashed):
    crashed.shell.crash.continued.emit()
    crashed.settle()
    assert crashed.shell.currentWidget() is crashed.window
    assert crashed.window.current_page() is crashed.window.register
    assert crashed.window.register._state.tube.tube == TUBE
    assert crashed.bridge.session.operator == "李敏"


def test_a_form_that_was_open_at_the_crash_is_closed(every_dialog, english):
    assert english
    station = every_dialog
    WalkInDialog(station.bridge, station.window, number=NUMBER, samples=True).open_once()
    crash(station)
    QTest.keyClick(station.shell.focusWidget(), Qt.Key.Key_Return)
    station.settle()
    assert station.shell.currentWidget() is station.window
    assert top_dialog(station.window) is None


def test_the_lock_stays_after_a_crash(every_dialog, english, qtbot):
    assert english
    station = every_dialog
    station.window.lock_requested.emit()
    crash(station)
    crash(station)
    station.shell.crash.continued.emit()
    assert station.shell.currentWidget() is station.shell.lock
    station.shell.lock.passphrase.field.setText(PASSPHRASE)
    station.shell.lock.submit()
    qtbot.waitUntil(lambda: station.shell.currentWidget() is station.window)


def test_a_report_is_saved_and_states_in_three_languages_what_it_holds(crashed, stick, qtbot):
    text = save_to(crashed, stick, qtbot)
    (file,) = reports_in(stick)
    assert text == f"The report was saved and read back: {file}"
    report = file.read_text("utf-8")
    assert report.startswith("报告中有：")
    assert "\n\n보고서에 있는 것: " in report
    assert "\n\nIn a report: " in report
    assert "\n[error]\nKeyError\n" in report
    assert "\nfonts ok fonts_found\n" in report
    assert " crashed KeyError " in report
    for private in (PEOPLE[0].name, PEOPLE[0].document_number, "李敏", TUBE, PASSPHRASE):
        assert private not in report


def test_a_report_is_small_even_if_the_log_is_not(crashed, stick, qtbot):
    for number in range(20_000):
        record("slow_job", ms=number, lane="desk", code="disk_full")
    save_to(crashed, stick, qtbot)
    assert 400_000 < reports_in(stick)[-1].stat().st_size <= SIZE_LIMIT


def test_without_a_stick_the_page_advises_what_to_do(crashed, qtbot):
    page = crashed.shell.crash
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert page.banner.text() == "The report is being saved."
    qtbot.waitUntil(page._to_stick.isEnabled)
    assert page.banner.text() == "No stick is plugged in. Plug one in, or choose a folder."


def test_a_folder_is_chosen_in_the_window(crashed, stick, qtbot):
    page = crashed.shell.crash
    qtbot.keyClick(page, Qt.Key.Key_F8)
    dialog = top_dialog(page)
    assert isinstance(dialog, FileDialog)
    assert dialog.title.text() == "Save the report to this folder"
    dialog.chosen.emit(str(stick))
    dialog.reject()
    qtbot.waitUntil(page._to_folder.isEnabled)
    assert len(reports_in(stick)) == 1


def test_a_folder_that_is_gone_has_its_sentence(crashed, tmp_path, qtbot):
    assert "There is no such folder." in save_to(crashed, tmp_path / "none", qtbot)


def test_a_stick_that_is_full_has_its_sentence(crashed, full_stick, qtbot):
    text = save_to(crashed, full_stick, qtbot)
    assert "another stick or folder. Nothing is lost." in text
    assert reports_in(full_stick) == []


def test_a_stick_that_is_write_protected_has_its_sentence(crashed, read_only_stick, qtbot):
    text = save_to(crashed, read_only_stick, qtbot)
    assert text.startswith("The stick or folder cannot be written to.")


def test_the_texts_of_the_page_follow_the_language(crashed):
    page = crashed.shell.crash
    for language, text in (("zh", "程序出错了"), ("ko", "프로그램에 오류가 났습니다")):
        crashed.shell.change_language(language)
        assert page.title.text() == text
    crashed.shell.change_language("en")


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_nothing_is_cut_on_a_small_screen(crashed, language):
    shell, page = crashed.shell, crashed.shell.crash
    shell.change_language(language)
    shell.showNormal()
    shell.resize(1024, 640)
    page.report_crash(["AttributeError", *["testdesk.services.scanning.registration:310"] * 5])
    for show in (partial(page.show_saved, ""), partial(page.show_saved, "/media/" * 25, "accent")):
        show()
        for _ in range(8):
            QApplication.processEvents()
        column = page.card.column
        assert page.card.height() >= column.totalHeightForWidth(page.card.width())
        assert page.card.geometry().bottom() <= page.height()
    shell.change_language("en")
    shell.showMaximized()
