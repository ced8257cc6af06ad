"""The lane: jobs one after another, answers on the screen's thread."""

import threading
import time
from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from testdesk.bridge.lane import Lane, _Task
from testdesk.domain.refusals import CodedError, EnvironmentFault, Refusal


def wait_idle(qtbot, lane):
    if lane.waiting:
        with qtbot.waitSignal(lane.idle):
            pass


def unexpected(error):
    raise AssertionError(error)


def test_answers_come_in_the_order_of_the_jobs_on_the_screens_thread(qtbot, lane):
    answers: list[object] = []
    threads = set()

    def done(answer):
        answers.append(answer)
        threads.add(threading.current_thread())

    for number in range(50):
        lane.submit(lambda number=number: number, done, owner=lane, failed=unexpected)
    wait_idle(qtbot, lane)
    assert answers == list(range(50))
    assert threads == {threading.main_thread()}


def test_every_job_runs_on_one_thread_that_is_not_the_screens(qtbot, lane):
    threads: list[object] = []
    for _ in range(5):
        lane.submit(threading.current_thread, threads.append, owner=lane, failed=unexpected)
    wait_idle(qtbot, lane)
    assert len(set(threads)) == 1
    assert threads[0] is not threading.main_thread()


def test_the_answer_of_a_widget_that_is_gone_is_dropped(qtbot, lane):
    owner = QObject()
    answers: list[object] = []
    lane.submit(lambda: 1, answers.append, owner=owner, failed=unexpected)
    delete(owner)
    wait_idle(qtbot, lane)
    assert answers == []


@pytest.mark.parametrize("error", [Refusal("no_open_tube"), EnvironmentFault("disk_full")])
def test_refusals_and_faults_go_to_the_one_who_asked(qtbot, lane, error):
    errors: list[CodedError] = []

    def job():
        raise error

    lane.submit(job, unexpected, owner=lane, failed=errors.append)
    wait_idle(qtbot, lane)
    assert errors == [error]


def test_a_bug_reaches_the_excepthook_even_when_its_owner_is_gone(qtbot, lane):
    owner = QObject()

    def job():
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        lane.submit(job, unexpected, owner=owner, failed=unexpected)
        delete(owner)
        wait_idle(qtbot, lane)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_a_bug_does_not_stop_the_lane(qtbot, lane):
    answers: list[object] = []
    with qtbot.captureExceptions() as caught:
        lane.submit(lambda: 1 // 0, unexpected, owner=lane, failed=unexpected)
        lane.submit(lambda: 2, answers.append, owner=lane, failed=unexpected)
        wait_idle(qtbot, lane)
    assert answers == [2]
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_the_time_at_which_a_job_finished_is_reported(qtbot, lane):
    times: list[tuple[float, float, float]] = []
    lane.submit(
        time.perf_counter,
        lambda inside: times.append((inside, lane.finished_at, time.perf_counter())),
        owner=lane,
        failed=unexpected,
    )
    wait_idle(qtbot, lane)
    inside, finished, reported_at = times[0]
    assert inside <= finished <= reported_at


def test_closing_waits_for_what_is_under_way_and_takes_no_more(qapp):
    lane = Lane("closing", parent=qapp)
    ran: list[str] = []
    started = threading.Event()

    def job():
        started.set()
        ran.append("first")

    lane.submit(job, unexpected, owner=lane, failed=unexpected)
    lane.close()
    lane.submit(lambda: ran.append("late"), unexpected, owner=lane, failed=unexpected)
    assert started.is_set()
    assert ran == ["first"]


def test_closing_lets_the_jobs_that_wait_behind_another_finish(qapp):
    lane = Lane("closing", parent=qapp)
    ran: list[str] = []
    go_on = threading.Event()
    lane.submit(go_on.wait, unexpected, owner=lane, failed=unexpected)
    for name in ("second", "third"):
        lane.submit(partial(ran.append, name), unexpected, owner=lane, failed=unexpected)
    threading.Timer(0.05, go_on.set).start()
    lane.close()
    assert ran == ["second", "third"]


def test_a_fault_that_comes_again_is_recorded_once_and_each_refusal(qtbot, lane, program_records):
    errors = ("disk_full", "disk_full", None, "disk_full", "no_open_tube", "no_open_tube")

    def job(code):
        if code == "disk_full":
            raise EnvironmentFault(code)
        if code is not None:
            raise Refusal(code)

    for code in errors:
        lane.submit(partial(job, code), print, owner=lane, failed=lambda _error: None)
    wait_idle(qtbot, lane)
    texts = [text.partition(" job=") for text in program_records()]
    assert [text for text, _, _ in texts] == [
        "fault lane=other code=disk_full",
        "fault lane=other code=disk_full",
        "refused lane=other code=no_open_tube",
        "refused lane=other code=no_open_tube",
    ]
    assert {place for _, _, place in texts} == {f"{__name__}:{job.__qualname__}"}


def test_a_slow_job_is_recorded_on_a_lane_that_people_wait_for(qapp, program_records):
    for name, count in (("io", 1), ("id-reader", 0)):
        lane = Lane(name, parent=qapp)
        for seconds in (0.9, 2.5):
            task = _Task(threading.current_thread, print, lane, unexpected)
            task.started_at, task.finished_at = 10.0, 10.0 + seconds
            lane._record(task)
        texts = program_records()
        assert len(texts) == count
        assert texts == ["slow_job lane=io ms=2500 job=threading:current_thread"] * count
        lane.close()
        lane.deleteLater()
