"""Ctrl+T on any page: the clock is right now, and what the day shows is set right."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.gui.opened_tube import TUBE
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui.window import COVERAGE, HANDOVER, PROXY, QUEUE, REGISTER
from testdesk.services.clocks import moved_by, record_jump
from testdesk.services.people.history import person_record
from testdesk.services.tubes import tube_record

PAGES = (REGISTER, PROXY, QUEUE, COVERAGE, HANDOVER)
MINUTES = 95


def press_ctrl_t(hands, qtbot):
    target = hands.window.focusWidget() or hands.window.current_page()
    qtbot.keyClick(target, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        hands.settle()


def set_clock(hands):
    """Somebody sets the clock back, and the window notices it."""
    hands.bridge.station.clock.forward(minutes=-MINUTES)
    hands.bridge.run(
        lambda context: record_jump(context, seconds=-60 * MINUTES, since=1),
        lambda _none: None,
        hands.window,
    )
    for _ in range(4):
        hands.settle()


def ask(hands, query):
    """The answer of the station to a query."""
    answers: list[Any] = []
    hands.bridge.read(query, answers.append, hands.window)
    hands.settle()
    return answers[0]


def events(hands):
    """The kinds of the station's events."""

    def kinds(station):
        with station.read() as uow:
            return [entry.header.kind for entry in uow.journal.entries(1, 999)]

    return ask(hands, kinds)


def sampled(hands):
    """The line of the sample in the person's history."""
    (person,) = ask(hands, lambda station: tube_record(station, code=TUBE)).tube.places
    history = ask(hands, lambda station: person_record(station, resident=person.resident)).history
    (line,) = (line for line in history if line.kind == "sampled")
    return line


@pytest.mark.parametrize("page", PAGES)
def test_one_key_sets_the_clock_right_on_every_page(hands, qtbot, page):
    set_clock(hands)
    hands.window.show_page(page)
    hands.settle()
    alarm = hands.window.status_bar.alarm
    qtbot.waitUntil(lambda: f"Clock moved -{MINUTES} min: Ctrl+T" in alarm.text())
    press_ctrl_t(hands, qtbot)
    assert "The clock is right now" in hands.window._banner.text()
    qtbot.waitUntil(lambda: "Clock moved" not in alarm.text())


def test_without_a_jump_the_key_records_nothing(hands, qtbot):
    before = events(hands)
    press_ctrl_t(hands, qtbot)
    assert "The clock was not moved." in hands.window._banner.text()
    assert events(hands) == before


def test_a_second_press_records_nothing_more(hands, qtbot):
    set_clock(hands)
    press_ctrl_t(hands, qtbot)
    assert events(hands)[-1] == "clock_confirmed"
    confirmed = events(hands)
    press_ctrl_t(hands, qtbot)
    assert "The clock was not moved." in hands.window._banner.text()
    assert events(hands) == confirmed


def test_a_clock_that_is_set_again_is_confirmed_once_for_both(hands, qtbot):
    set_clock(hands)
    set_clock(hands)
    alarm = hands.window.status_bar.alarm
    qtbot.waitUntil(lambda: f"Clock moved -{2 * MINUTES} min" in alarm.text())
    press_ctrl_t(hands, qtbot)
    assert events(hands).count("clock_confirmed") == 1
    qtbot.waitUntil(lambda: "Clock moved" not in alarm.text())


def test_nobody_who_is_not_signed_in_confirms_it(hands, qtbot):
    set_clock(hands)
    before = events(hands)
    hands.bridge.session.operator = ""
    press_ctrl_t(hands, qtbot)
    assert events(hands) == before
    alarm = hands.window.status_bar.alarm
    qtbot.waitUntil(lambda: "Clock moved" in alarm.text())
    hands.bridge.session.operator = "李敏"
    press_ctrl_t(hands, qtbot)
    assert events(hands)[-1] == "clock_confirmed"


def test_what_was_registered_before_the_jump_is_shown_corrected(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[2].document_number)
    set_clock(hands)
    press_ctrl_t(hands, qtbot)
    line = sampled(hands)
    assert line.clock_doubtful
    assert line.earliest == line.latest
    corrected = dt.datetime.fromisoformat(line.at) - dt.timedelta(minutes=MINUTES)
    assert dt.datetime.fromisoformat(line.earliest) == corrected


def test_while_the_station_is_locked_the_key_does_nothing(every_dialog, english, qtbot):
    shell, window = every_dialog.shell, every_dialog.window
    assert english
    every_dialog.bridge.run(
        lambda context: record_jump(context, seconds=-60 * MINUTES, since=1),
        lambda _none: None,
        window,
    )
    every_dialog.settle()
    window.lock_requested.emit()
    every_dialog.settle()
    assert shell.currentWidget() is not window
    qtbot.keyClick(shell.currentWidget(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    every_dialog.settle()
    station = every_dialog.bridge.station
    assert every_dialog.ask(lambda: moved_by(station)) == -60 * MINUTES
    shell.setCurrentWidget(window)
    qtbot.keyClick(window.current_page(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    every_dialog.settle()
    assert every_dialog.ask(lambda: moved_by(station)) is None
