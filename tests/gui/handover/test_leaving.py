"""Closing the window asks where something is unfinished; nothing keeps it open for ever."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.clock import ManualClock
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes
from tests.gui.window_hands import owned

from testdesk import bootstrap
from testdesk.domain.station.tubes import Place, Tube
from testdesk.gui import shell as shell_module
from testdesk.gui.shell import Shell
from testdesk.gui.start.leaving import Leaving
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.gui.widgets.text import Label
from testdesk.services.exchange import handover
from testdesk.services.leaving import Unfinished

PATIENCE = 60_000
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A station's home, made once."""
    home = tmp_path_factory.mktemp("made") / "home"
    bootstrap.set_up_station(
        home,
        kit=kit_bytes(),
        kit_passphrase=KIT_PASSPHRASE,
        passphrase=PASSPHRASE,
        clock=ManualClock(),
    )
    return home


@pytest.fixture
def shell(made, tmp_path, qtbot):
    """The desk on a copy of it."""
    home = tmp_path / "home"
    home.mkdir()
    for path in made.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    with owned(Shell(home, clock=ManualClock())) as shell:
        shell.speak("en")
        shell.show()
        qtbot.waitExposed(shell)
        shell.activateWindow()
        shell.open_desk(SignIn(PASSPHRASE, "李敏", "registrar"))
        qtbot.waitUntil(lambda: shell.window_ is not None, timeout=PATIENCE)
        settle(qtbot, shell)
        yield shell


def settle(qtbot, shell):
    qtbot.waitUntil(lambda: not shell.bridge.lane.waiting)


def export(qtbot, shell, folder):
    folder.mkdir()
    done: list[object] = []
    shell.bridge.run(partial(handover.export, folder=folder), done.append, shell)
    qtbot.waitUntil(lambda: bool(done))


def click_close(shell):
    """What ✕ and Alt+F4 lead to; the way from there is tested in test_dialogs_under_x.py."""
    shell.ask_to_leave()


def question(qtbot, shell):
    qtbot.waitUntil(lambda: isinstance(top_dialog(shell.currentWidget()), Question))
    return top_dialog(shell.currentWidget())


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_and_esc_stay_and_one_leaves(shell, qtbot):
    shell.window_.handle_scan("YJ22034417")
    for person in PEOPLE[:2]:
        shell.window_.handle_scan(person.document_number)
    settle(qtbot, shell)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        click_close(shell)
        click_close(shell)  # impatient: one question is enough
        asked = question(qtbot, shell)
        assert asked.title.text() == "Tube open 2/10, 2 people not exported: close anyway?"
        press(qtbot, key)
        assert shell.isVisible()
        assert top_dialog(shell.currentWidget()) is None
    click_close(shell)
    question(qtbot, shell)
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not shell.isVisible())
    assert not shell.hangs


def test_nothing_unfinished_closes_at_once(shell, qtbot, tmp_path):
    export(qtbot, shell, tmp_path / "stick")
    click_close(shell)
    qtbot.waitUntil(lambda: not shell.isVisible())


def test_it_is_asked_over_the_lock_and_over_a_dialog(shell, qtbot):
    shell.window_.settings.emit()
    click_close(shell)
    question(qtbot, shell)
    press(qtbot, Qt.Key.Key_Escape)
    shell.window_.locked.emit()
    assert shell.currentWidget() is shell.lock
    click_close(shell)
    question(qtbot, shell).yes.click()
    assert not shell.isVisible()


def test_the_crash_page_asks_as_well(shell, qtbot):
    shell.show_crash(KeyError, KeyError("x"), None)
    shell.crash.leave.emit()
    question(qtbot, shell).yes.click()
    assert not shell.isVisible()


def test_before_the_desk_is_open_nothing_is_asked(qtbot, tmp_path):
    shell = Shell(tmp_path / "home")
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    click_close(shell)
    assert not shell.isVisible()


def test_the_program_that_closes_it_is_asked_nothing(shell, qtbot):
    shell.window_.handle_scan("YJ22034417")
    settle(qtbot, shell)
    shell.close()
    assert not shell.isVisible()


def test_a_desk_that_hangs_keeps_no_window_open(shell, qtbot, monkeypatch):
    monkeypatch.setattr(shell_module, "_PATIENCE_S", 0.2)
    hung = threading.Event()
    shell.bridge.read(lambda _station: hung.wait(), lambda _none: None, shell)
    click_close(shell)
    asked = question(qtbot, shell)
    assert asked.title.text() == "The desk does not answer: close anyway?"
    asked.yes.click()
    assert not shell.isVisible()
    assert shell.hangs
    hung.set()
    # Its thread tells the lane that it is done: the lane must still be there then.
    assert shell.bridge.close(patience_s=PATIENCE / 1000)


@pytest.mark.parametrize(
    ("state", "title", "about"),
    [
        ("taking", "A list is being imported", "Who was taken in by then stays"),
        ("looking", "A list is being looked at", "Nothing of the list was taken in"),
        ("looked", "", ""),
    ],
)
def test_a_list_under_way_is_named_with_what_closing_does(
    shell, qtbot, tmp_path, state, title, about
):
    export(qtbot, shell, tmp_path / "stick")
    shell.window_.coverage.lists.list_import.state = state
    click_close(shell)
    if title:
        asked = question(qtbot, shell)
        assert asked.title.text() == f"{title}: close anyway?"
        assert any(about in text.text() for text in asked.findChildren(Label))
        asked.yes.click()
    qtbot.waitUntil(lambda: not shell.isVisible())


def tube(count, capacity):
    places = tuple(Place(n + 1, f"{n}", f"{n}", f"{n}", "") for n in range(count))
    return Tube("YJ1", 1, "R7", "pool", capacity, "open", "", "", places)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (Unfinished(tube(2, 10), 6, 14), "Tube open 2/10, 6 people not exported"),
        (Unfinished(tube(0, 5), 0, 1), "Tube open 0/5, 1 entry not exported"),
        (Unfinished(tube(9, 20), 0, 0), "Tube open 9/20"),
        (Unfinished(None, 1, 1), "1 person not exported"),
        (Unfinished(None, 1234, 5000), "1234 people not exported"),
        (Unfinished(None, 0, 3), "3 entries not exported"),
    ],
)
def test_the_question_names_tube_and_people_and_entries_only_where_nobody_waits(qapp, left, words):
    assert Leaving(QWidget, qapp, lambda: None)._text(left) == words
