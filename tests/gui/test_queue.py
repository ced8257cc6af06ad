"""The queue page, by its keys."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from testdesk.gui import theme
from testdesk.gui.queue.page import QueuePage
from testdesk.services import queue


@pytest.fixture
def page(desk, qtbot):
    theme.use("light")
    page = QueuePage(desk.bridge)
    qtbot.addWidget(page)
    page.resize(1254, 724)
    page.show()
    page.shown()
    desk.settle()
    return page


def press(page, desk, qtbot, keys):
    for key in keys:
        if key == "\r":
            qtbot.keyClick(page, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(page, key)
        desk.settle()


def label(page):
    return page.called.ticket.label if page.called.ticket else ""


def seen(desk):
    return desk.look(lambda: queue.view(station=desk.bridge.station))


@pytest.mark.parametrize("call", ["\r", " "])
def test_enter_and_space_call_the_next_one_to_this_desk(page, desk, qtbot, call):
    press(page, desk, qtbot, "aa" + call)
    assert label(page) == "A 001"
    assert page.called.ticket.desk == 3


def test_the_lanes_take_turns(page, desk, qtbot):
    press(page, desk, qtbot, "aaabb")
    assert [t.label for t in seen(desk).next] == ["B 001", "A 001", "B 002", "A 002", "A 003"]


def test_who_did_not_come_is_called_again_from_the_list(page, desk, qtbot):
    press(page, desk, qtbot, "aa\rs")
    assert label(page) == ""
    assert [t.label for t in seen(desk).skipped] == ["A 001"]
    page.skipped.recalled.emit(seen(desk).skipped[0])
    desk.settle()
    assert label(page) == "A 001"


def test_done_and_call_again(page, desk, qtbot):
    press(page, desk, qtbot, "a\rr")
    assert label(page) == "A 001"
    press(page, desk, qtbot, "d")
    assert (label(page), seen(desk).served_today) == ("", 1)


def test_an_empty_queue_is_told(page, desk, qtbot):
    press(page, desk, qtbot, "\r")
    assert page.called.banner.isVisibleTo(page)
    press(page, desk, qtbot, "a\r")
    assert not page.called.banner.isVisibleTo(page)


def test_another_desk_has_its_own_number(page, desk, qtbot):
    press(page, desk, qtbot, "aa\r")
    page.called.desk_chosen.emit(2)
    assert label(page) == ""
    press(page, desk, qtbot, "\r")
    assert sorted((t.label, t.desk) for t in seen(desk).called) == [("A 001", 3), ("A 002", 2)]


def test_a_number_given_out_elsewhere_appears_here(page, desk, qtbot):
    bridge = desk.bridge
    bridge.run(
        partial(queue.issue_ticket, lane="priority"),
        lambda _ticket: None,
        bridge,
    )
    desk.settle()
    press(page, desk, qtbot, "\r")
    assert label(page) == "B 001"


def test_a_key_held_down_calls_once(page, desk, qtbot):
    press(page, desk, qtbot, "aaa")
    qtbot.keyPress(page, Qt.Key.Key_Return)
    desk.settle()
    assert label(page) == "A 001"


def test_other_keys_are_not_taken(page):
    assert not page.handle_key("7")
    assert not page.handle_key("")


def test_the_display_opens_and_closes_from_here(page, desk):
    page.toggle_display()
    desk.settle()
    assert page.display.isVisible()
    page.display.close()
    assert page.display is None


def test_the_display_goes_with_the_desks_window(page, desk, qtbot):
    page.toggle_display()
    display = page.display
    with qtbot.waitSignal(display.closed):
        page.window().close()
    desk.settle()
    assert page.display is None
