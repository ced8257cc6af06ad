"""The queue page, by its keys."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from testdesk.services import queue


def press(page, running_station, qtbot, keys):
    for key in keys:
        if key == "\r":
            qtbot.keyClick(page, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(page, key)
        running_station.settle()


def label(page):
    return page.called.ticket.label if page.called.ticket else ""


def seen(running_station):
    return running_station.look(lambda: queue.view(station=running_station.bridge.station))


@pytest.mark.parametrize("call", ["\r", " "])
def test_enter_and_space_call_the_next_one_to_this_desk(queue_page, running_station, qtbot, call):
    press(queue_page, running_station, qtbot, "aa" + call)
    assert label(queue_page) == "A 001"
    assert queue_page.called.ticket.desk_number == 3


def test_the_lanes_alternate(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "aaabb")
    assert [t.label for t in seen(running_station).next] == [
        "B 001",
        "A 001",
        "B 002",
        "A 002",
        "A 003",
    ]


def test_who_did_not_come_is_called_again_from_the_list(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "aa\rs")
    assert label(queue_page) == ""
    assert [t.label for t in seen(running_station).skipped] == ["A 001"]
    queue_page.skipped.chosen.emit(seen(running_station).skipped[0])
    running_station.settle()
    assert label(queue_page) == "A 001"


def test_done_and_call_again(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "a\rr")
    assert label(queue_page) == "A 001"
    press(queue_page, running_station, qtbot, "d")
    assert (label(queue_page), seen(running_station).served_today) == ("", 1)


def test_an_empty_queue_is_reported(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "\r")
    assert queue_page.called.banner.isVisibleTo(queue_page)
    press(queue_page, running_station, qtbot, "a\r")
    assert not queue_page.called.banner.isVisibleTo(queue_page)


def test_each_desk_number_is_called_separately(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "aa\r")
    queue_page.called.desk_chosen.emit(2)
    assert label(queue_page) == ""
    press(queue_page, running_station, qtbot, "\r")
    assert sorted((t.label, t.desk_number) for t in seen(running_station).called) == [
        ("A 001", 3),
        ("A 002", 2),
    ]


def test_a_number_given_out_elsewhere_appears_here(queue_page, running_station, qtbot):
    bridge = running_station.bridge
    bridge.run(
        partial(queue.issue_ticket, lane="priority"),
        lambda _ticket: None,
        bridge,
    )
    running_station.settle()
    press(queue_page, running_station, qtbot, "\r")
    assert label(queue_page) == "B 001"


def test_a_key_held_down_calls_once(queue_page, running_station, qtbot):
    press(queue_page, running_station, qtbot, "aaa")
    qtbot.keyPress(queue_page, Qt.Key.Key_Return)
    running_station.settle()
    assert label(queue_page) == "A 001"


def test_other_keys_are_not_taken(queue_page):
    assert not queue_page.handle_key("7")
    assert not queue_page.handle_key("")


def test_the_display_opens_and_closes_from_here(queue_page, running_station):
    queue_page.toggle_display()
    running_station.settle()
    assert queue_page.display.isVisible()
    queue_page.display.close()
    assert queue_page.display is None


def test_the_display_goes_with_the_stations_window(queue_page, running_station, qtbot):
    queue_page.toggle_display()
    display = queue_page.display
    with qtbot.waitSignal(display.closed):
        queue_page.window().close()
    running_station.settle()
    assert queue_page.display is None
