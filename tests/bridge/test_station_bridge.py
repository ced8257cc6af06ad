"""The station as the screen sees it: actions announce what they touched."""

import threading

from PySide6.QtCore import QObject
from shiboken6 import delete

from testdesk.bridge.checkpoint_timer import CheckpointTimer
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import EnvironmentFault, Refusal


def wait_idle(qtbot, lane):
    if lane.waiting:
        with qtbot.waitSignal(lane.idle):
            pass


def test_a_command_announces_its_changes_before_its_answer_is_shown(qtbot, bridge):
    news: list[object] = []
    bridge.bus.changed.connect(lambda changes, who: news.append((changes, who)))
    bridge.run(lambda _context: Done("answer", Changes(tubes=True)), news.append, bridge)
    wait_idle(qtbot, bridge.lane)
    assert news == [(Changes(tubes=True), bridge), "answer"]


def test_a_command_whose_page_is_gone_is_announced_all_the_same(qtbot, bridge):
    news: list[object] = []
    answers: list[object] = []
    page = QObject()
    bridge.bus.changed.connect(lambda changes, _who: news.append(changes))
    bridge.run(lambda _context: Done("answer", Changes(samples=True)), answers.append, page)
    delete(page)
    wait_idle(qtbot, bridge.lane)
    assert news == [Changes(samples=True)]
    assert answers == []


def test_a_command_that_touched_nothing_is_not_announced(qtbot, bridge):
    news: list[object] = []
    answers: list[object] = []
    bridge.bus.changed.connect(lambda changes, _who: news.append(changes))
    bridge.run(lambda _context: Done("answer", Changes()), answers.append, bridge)
    wait_idle(qtbot, bridge.lane)
    assert (news, answers) == ([], ["answer"])


def test_a_refusal_that_no_page_speaks_of_goes_to_the_window(qtbot, bridge):
    refusals: list[Refusal] = []
    bridge.refused.connect(refusals.append)

    def refuse(_given):
        raise Refusal("queue_empty")

    bridge.run(refuse, refusals.append, bridge)
    bridge.read(refuse, refusals.append, bridge)
    wait_idle(qtbot, bridge.lane)
    assert [error.code for error in refusals] == ["queue_empty", "queue_empty"]


def test_printing_does_not_wait_for_the_database(qtbot, bridge):
    order: list[object] = []
    bridge.run_on_io(lambda: "paper", order.append, bridge)
    wait_idle(qtbot, bridge.io)
    assert order == ["paper"]
    assert bridge.lane.waiting == 0


def test_a_command_does_not_wait_for_a_long_question(qtbot, bridge_with_reader):
    bridge, reader = bridge_with_reader
    answers: list[object] = []
    question_may_end = threading.Event()

    def long_question(station):
        assert question_may_end.wait(timeout=60)
        return station

    bridge.read_in_background(long_question, answers.append, bridge)
    bridge.run(lambda _context: Done("done", Changes()), answers.append, bridge)
    qtbot.waitUntil(lambda: answers == ["done"])
    assert not bridge.is_idle
    question_may_end.set()
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert answers == ["done", reader.station]


def test_what_follows_a_command_runs_after_its_answer_was_sent(qtbot, bridge):
    order: list[str] = []
    may_follow = threading.Event()

    def follow():
        assert may_follow.wait(timeout=60)
        order.append("followed")

    bridge._after_command = follow
    bridge.run(lambda _context: Done("answered", Changes()), order.append, bridge)
    qtbot.waitUntil(lambda: order == ["answered"])
    may_follow.set()
    wait_idle(qtbot, bridge.lane)
    assert order == ["answered", "followed"]


def test_the_second_connection_is_opened_when_it_is_asked_and_closed_where_it_was_opened(
    qtbot, bridge_with_reader
):
    bridge, reader = bridge_with_reader
    bridge.read(lambda _station: None, lambda _none: None, bridge)
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert reader.threads == []
    for _ in range(2):
        bridge.read_in_background(lambda _station: None, lambda _none: None, bridge)
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert bridge.close()
    opened_on, closed_on = reader.threads
    assert opened_on == closed_on != threading.get_ident()


def test_a_file_that_cannot_be_opened_again_is_reported_and_tried_at_the_next_question(
    qtbot, bridge_with_reader
):
    bridge, reader = bridge_with_reader
    reader.fault = EnvironmentFault("store_unreachable")
    faults: list[EnvironmentFault] = []
    answers: list[object] = []
    bridge.read_in_background(lambda station: station, answers.append, bridge, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    reader.fault = None
    bridge.read_in_background(lambda station: station, answers.append, bridge, faults.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert ([fault.code for fault in faults], answers) == (["store_unreachable"], [reader.station])


class RestingStation:
    """Counts its checkpoints; nothing else of a station is asked for."""

    def __init__(self):
        self.rests = 0

    def checkpoint(self):
        self.rests += 1


def test_after_commands_the_station_rests_once_and_then_leaves_the_disk_alone(qtbot, bridge):
    bridge.station = RestingStation()
    resting = CheckpointTimer(bridge, bridge)
    resting.timer.setInterval(0)
    for _ in range(3):
        bridge.run(lambda _context: Done("answer", Changes(samples=True)), lambda _: None, bridge)
    qtbot.waitUntil(lambda: bridge.station.rests == 1)
    wait_idle(qtbot, bridge.lane)
    assert not resting.timer.isActive()
    bridge.read(lambda _station: None, lambda _: None, bridge)
    qtbot.waitUntil(lambda: bridge.station.rests == 2)
