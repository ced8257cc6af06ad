"""Closing the window asks where something is unfinished; nothing keeps it open for ever."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.station_on_disk import PEOPLE

from testdesk.domain.station.tubes import Place, Tube
from testdesk.gui import shell as shell_module
from testdesk.gui.shell import Shell
from testdesk.gui.start.leaving import Leaving
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.gui.widgets.text import Label
from testdesk.services.exchange import handover
from testdesk.services.unfinished_work import UnfinishedWork

PATIENCE = 60_000
pytestmark = pytest.mark.usefixtures("english")


def settle(qtbot, open_shell):
    qtbot.waitUntil(lambda: open_shell.bridge.is_idle)


def export(qtbot, open_shell, folder):
    folder.mkdir()
    done: list[object] = []
    open_shell.bridge.run(partial(handover.export, folder=folder), done.append, open_shell)
    qtbot.waitUntil(lambda: bool(done))


def click_close(open_shell):
    """What ✕ and Alt+F4 lead to; the way from there is tested in test_dialogs_under_x.py."""
    open_shell.ask_to_leave()


def question(qtbot, open_shell):
    qtbot.waitUntil(lambda: isinstance(top_dialog(open_shell.currentWidget()), Question))
    return top_dialog(open_shell.currentWidget())


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_and_esc_stay_and_one_leaves(open_shell, qtbot):
    open_shell.window_.handle_scan("YJ22034417")
    for person in PEOPLE[:2]:
        open_shell.window_.handle_scan(person.document_number)
    settle(qtbot, open_shell)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        click_close(open_shell)
        click_close(open_shell)  # impatient: one question is enough
        asked = question(qtbot, open_shell)
        assert asked.title.text() == "Tube open 2/10, 2 people not exported: close anyway?"
        press(qtbot, key)
        assert open_shell.isVisible()
        assert top_dialog(open_shell.currentWidget()) is None
    click_close(open_shell)
    question(qtbot, open_shell)
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not open_shell.isVisible())
    assert not open_shell.hangs


def test_nothing_unfinished_closes_at_once(open_shell, qtbot, tmp_path):
    export(qtbot, open_shell, tmp_path / "stick")
    click_close(open_shell)
    qtbot.waitUntil(lambda: not open_shell.isVisible())


def test_it_is_asked_over_the_lock_and_over_a_dialog(open_shell, qtbot):
    open_shell.window_.settings_requested.emit()
    click_close(open_shell)
    question(qtbot, open_shell)
    press(qtbot, Qt.Key.Key_Escape)
    open_shell.window_.lock_requested.emit()
    assert open_shell.currentWidget() is open_shell.lock
    click_close(open_shell)
    question(qtbot, open_shell).yes.click()
    assert not open_shell.isVisible()


def test_the_crash_page_asks_as_well(open_shell, qtbot):
    open_shell.show_crash(KeyError, KeyError("x"), None)
    open_shell.crash.leave.emit()
    question(qtbot, open_shell).yes.click()
    assert not open_shell.isVisible()


def test_before_the_station_is_open_nothing_is_asked(qtbot, tmp_path):
    open_shell = Shell(tmp_path / "home")
    qtbot.addWidget(open_shell)
    open_shell.show()
    qtbot.waitExposed(open_shell)
    click_close(open_shell)
    assert not open_shell.isVisible()


def test_the_program_that_closes_it_is_asked_nothing(open_shell, qtbot):
    open_shell.window_.handle_scan("YJ22034417")
    settle(qtbot, open_shell)
    open_shell.close()
    assert not open_shell.isVisible()


def test_a_station_that_hangs_keeps_no_window_open(open_shell, qtbot, monkeypatch):
    monkeypatch.setattr(shell_module, "_CLOSE_TIMEOUT_S", 0.2)
    hung = threading.Event()
    open_shell.bridge.read(lambda _station: hung.wait(), lambda _none: None, open_shell)
    click_close(open_shell)
    asked = question(qtbot, open_shell)
    assert asked.title.text() == "The program does not answer: close anyway?"
    asked.yes.click()
    assert not open_shell.isVisible()
    assert open_shell.hangs
    hung.set()
    # Its thread tells the lane that it is done: the lane must still be there then.
    assert open_shell.bridge.close(patience_s=PATIENCE / 1000)


@pytest.mark.parametrize(
    ("state", "title", "about"),
    [
        ("importing", "A list is being imported", "People imported so far are kept"),
        ("checking", "A list is being checked", "Nothing from the list has been imported"),
        ("checked", "", ""),
    ],
)
def test_a_list_under_way_is_named_with_what_closing_does(
    open_shell, qtbot, tmp_path, state, title, about
):
    export(qtbot, open_shell, tmp_path / "stick")
    open_shell.window_.coverage.lists.list_import.state = state
    click_close(open_shell)
    if title:
        asked = question(qtbot, open_shell)
        assert asked.title.text() == f"{title}: close anyway?"
        assert any(about in text.text() for text in asked.findChildren(Label))
        asked.yes.click()
    qtbot.waitUntil(lambda: not open_shell.isVisible())


def tube(count, capacity):
    places = tuple(Place(n + 1, f"{n}", f"{n}", f"{n}", "") for n in range(count))
    return Tube("YJ1", 1, "R7", "pool", capacity, "open", "", "", places)


@pytest.mark.parametrize(
    ("left", "facts"),
    [
        (UnfinishedWork(tube(2, 10), 6, 14), "Tube open 2/10, 6 people not exported"),
        (UnfinishedWork(tube(0, 5), 0, 1), "Tube open 0/5, 1 entry not exported"),
        (UnfinishedWork(tube(9, 20), 0, 0), "Tube open 9/20"),
        (UnfinishedWork(None, 1, 1), "1 person not exported"),
        (UnfinishedWork(None, 1234, 5000), "1234 people not exported"),
        (UnfinishedWork(None, 0, 3), "3 entries not exported"),
    ],
)
def test_the_question_names_tube_and_people_and_entries_only_where_nobody_waits(qapp, left, facts):
    assert Leaving(QWidget, qapp, lambda: None)._unfinished_text(left) == facts
