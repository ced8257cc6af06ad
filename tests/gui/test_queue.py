"""The queue page, by its keys."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from testdesk.services import queue


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
def test_enter_and_space_call_the_next_one_to_this_desk(queue_page, desk, qtbot, call):
    press(queue_page, desk, qtbot, "aa" + call)
    assert label(queue_page) == "A 001"
    assert queue_page.called.ticket.desk_number == 3


def test_the_lanes_take_turns(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "aaabb")
    assert [t.label for t in seen(desk).next] == ["B 001", "A 001", "B 002", "A 002", "A 003"]


def test_who_did_not_come_is_called_again_from_the_list(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "aa\rs")
    assert label(queue_page) == ""
    assert [t.label for t in seen(desk).skipped] == ["A 001"]
    queue_page.skipped.recalled.emit(seen(desk).skipped[0])
    desk.settle()
    assert label(queue_page) == "A 001"


def test_done_and_call_again(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "a\rr")
    assert label(queue_page) == "A 001"
    press(queue_page, desk, qtbot, "d")
    assert (label(queue_page), seen(desk).served_today) == ("", 1)


def test_an_empty_queue_is_told(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "\r")
    assert queue_page.called.banner.isVisibleTo(queue_page)
    press(queue_page, desk, qtbot, "a\r")
    assert not queue_page.called.banner.isVisibleTo(queue_page)


def test_another_desk_has_its_own_number(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "aa\r")
    queue_page.called.desk_chosen.emit(2)
    assert label(queue_page) == ""
    press(queue_page, desk, qtbot, "\r")
    assert sorted((t.label, t.desk_number) for t in seen(desk).called) == [
        ("A 001", 3),
        ("A 002", 2),
    ]


def test_a_number_given_out_elsewhere_appears_here(queue_page, desk, qtbot):
    bridge = desk.bridge
    bridge.run(
        partial(queue.issue_ticket, lane="priority"),
        lambda _ticket: None,
        bridge,
    )
    desk.settle()
    press(queue_page, desk, qtbot, "\r")
    assert label(queue_page) == "B 001"


def test_a_key_held_down_calls_once(queue_page, desk, qtbot):
    press(queue_page, desk, qtbot, "aaa")
    qtbot.keyPress(queue_page, Qt.Key.Key_Return)
    desk.settle()
    assert label(queue_page) == "A 001"


def test_other_keys_are_not_taken(queue_page):
    assert not queue_page.handle_key("7")
    assert not queue_page.handle_key("")


def test_the_display_opens_and_closes_from_here(queue_page, desk):
    queue_page.toggle_display()
    desk.settle()
    assert queue_page.display.isVisible()
    queue_page.display.close()
    assert queue_page.display is None


def test_the_display_goes_with_the_desks_window(queue_page, desk, qtbot):
    queue_page.toggle_display()
    display = queue_page.display
    with qtbot.waitSignal(display.closed):
        queue_page.window().close()
    desk.settle()
    assert queue_page.display is None
