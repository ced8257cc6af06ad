"""Of questions that follow each other only the last is answered on the screen."""

import threading
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import delete

from testdesk.bridge.latest_query import LatestQuery
from testdesk.domain.refusals import Refusal


def wait_idle(qtbot, bridge):
    if bridge.lane.waiting:
        with qtbot.waitSignal(bridge.lane.idle):
            pass


def answer_of(answer, _station):
    return answer


def noting(asked, question, _station):
    asked.append(question)
    return question


def refuse(_station):
    raise Refusal("queue_empty")


def test_the_answer_to_an_older_question_is_dropped(qtbot, bridge):
    shown: list[object] = []
    latest = LatestQuery(bridge, bridge)
    for answer in ("older", "newer"):
        latest.ask(partial(answer_of, answer), shown.append)
    assert not latest.is_up_to_date
    wait_idle(qtbot, bridge)
    assert shown == ["newer"]
    assert latest.is_up_to_date


def test_a_question_that_is_overtaken_while_it_waits_is_not_asked_at_all(qtbot, bridge):
    asked: list[str] = []
    shown: list[object] = []
    let_go = threading.Event()
    bridge.read(lambda _station: let_go.wait(), shown.append, bridge)
    latest = LatestQuery(bridge, bridge)
    for question in ("p", "ps", "psz"):
        latest.ask(partial(noting, asked, question), shown.append)
    let_go.set()
    wait_idle(qtbot, bridge)
    assert asked == ["psz"]
    assert shown == [True, "psz"]
    assert latest.is_up_to_date


def test_a_dropped_question_is_not_answered(qtbot, bridge):
    shown: list[object] = []
    latest = LatestQuery(bridge, bridge)
    latest.ask(lambda _station: "answer", shown.append)
    latest.drop()
    assert latest.is_up_to_date
    wait_idle(qtbot, bridge)
    assert shown == []


def test_two_queries_of_one_widget_do_not_drop_each_other(qtbot, bridge):
    shown: list[object] = []
    for answer in ("name", "number"):
        LatestQuery(bridge, bridge).ask(partial(answer_of, answer), shown.append)
    wait_idle(qtbot, bridge)
    assert shown == ["name", "number"]


def test_a_widget_that_is_gone_is_not_answered(qtbot, bridge):
    shown: list[object] = []
    widget, let_go = QObject(), threading.Event()
    latest = LatestQuery(bridge, widget)
    latest.ask(lambda _station: let_go.wait(), shown.append)
    delete(widget)
    let_go.set()
    wait_idle(qtbot, bridge)
    assert shown == []


def test_an_older_refusal_is_dropped_too(qtbot, bridge):
    shown: list[object] = []
    latest = LatestQuery(bridge, bridge)
    for _ in range(2):
        latest.ask(refuse, shown.append, shown.append)
    wait_idle(qtbot, bridge)
    assert [getattr(error, "code", "") for error in shown] == ["queue_empty"]


def test_the_window_receives_a_refusal_that_nobody_else_shows(qtbot, bridge):
    shown: list[object] = []
    bridge.refused.connect(shown.append)
    LatestQuery(bridge, bridge).ask(refuse, shown.append)
    wait_idle(qtbot, bridge)
    assert [getattr(error, "code", "") for error in shown] == ["queue_empty"]
