"""A decided conflict stays: with every kind and every decision, who decided it, when and why."""

import ast
from pathlib import Path

import pytest
from tests.hq.conflicts.contradictions import (
    ALLOWED,
    DECISIONS,
    EVERY_PAIR,
    MADE_BY,
    contradict,
    deliver,
)
from tests.hq.laptops import Laptop, resident

import testdesk
from testdesk.domain.refusals import Refusal
from testdesk.hq.conflicts.evidence import facts
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.conflicts.subjects import KINDS, read_key
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.views.reports import all_conflicts, status


def conflict(hq, key):
    return next(one for one in all_conflicts(hq) if one.key == key)


def decide(hq, key, decision):
    chosen = conflict(hq, key).events[-1] if decision == "one_stands" else None
    return resolve(hq, key, decision=decision, note="打过电话", by="李敏", chosen=chosen)


SOURCE = Path(testdesk.__file__).parent


def named_in_source():
    """The kinds that a call of `Conflict` in the source names, and the refusals that become one."""
    for path in sorted((SOURCE / "hq").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Conflict":
                kind = node.args[0]
                if isinstance(kind, ast.Constant):
                    yield kind.value
    yield from REFUSED_BATCH_KINDS


def test_the_table_is_of_every_kind_that_the_source_knows_and_of_every_decision():
    assert set(named_in_source()) == set(KINDS) == set(ALLOWED) == set(MADE_BY)
    assert set().union(*ALLOWED.values()) == set(DECISIONS)
    assert len(EVERY_PAIR) == len(KINDS) * len(DECISIONS)


@pytest.mark.parametrize(("kind", "decision"), EVERY_PAIR)
def test_every_decision_on_every_kind_stays_or_is_refused(hq, kind, decision):
    key = contradict(hq, kind)
    before = conflict(hq, key)
    assert (status(hq).conflicts, before.resolution) == (1, None)
    if decision not in ALLOWED[kind]:
        with pytest.raises(Refusal, match="decision_invalid"):
            decide(hq, key, decision)
        assert conflict(hq, key) == before
        return
    decide(hq, key, decision)
    after = conflict(hq, key)
    assert status(hq).conflicts == 0
    assert (after.kind, after.resident, after.tube, after.round) == (
        *(before.kind, before.resident, before.tube),
        before.round,
    )
    made = after.resolution
    assert (made.decision, made.by, made.note) == (decision, "李敏", "打过电话")
    assert after.decided_at.startswith("2022-03-26T")
    with pytest.raises(Refusal, match="conflict_decided"):
        decide(hq, key, decision)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_names_the_subject_of_its_conflict(hq, kind):
    key = contradict(hq, kind)
    found = conflict(hq, key)
    about = read_key(key, kind)
    assert about is not None
    assert (about.kind, about.round, about.resident, about.tube) == (
        *(found.kind, found.round, found.resident),
        found.tube,
    )


def test_a_key_of_nobody_names_nothing():
    assert read_key("weather/rain") is None
    assert read_key("batch/0000") is None


@pytest.mark.parametrize("decision", ["all_stand", "one_stands"])
def test_something_new_reopens_the_conflict_and_shows_the_earlier_decision(hq, decision):
    key = contradict(hq, "sampled_twice")
    decide(hq, key, decision)
    third = Laptop(enrol(hq, station=9, point="站前"))
    third.full_tube("YJ90000000", [resident(1)])
    deliver(hq, third)
    again = conflict(hq, key)
    assert (status(hq).conflicts, again.resolution) == (1, None)
    assert (again.earlier.decision, again.earlier.note) == (decision, "打过电话")
    assert again.decided_at.startswith("2022-03-26T")


def facts_of(hq, key):
    with hq.read() as connection:
        return facts(connection, [conflict(hq, key)])[key]


def test_facts_name_point_time_and_tube(hq):
    first, second = facts_of(hq, contradict(hq, "sampled_twice"))
    assert (first.kind, first.station, first.tube, first.position, first.point) == (
        *("sample_taken", 102, "YJ10000001", 1),
        "102号检测点",
    )
    assert (first.at[:16], first.operator) == ("2022-03-26T00:00", "金英")
    assert second.tube == "YJ20000001"


def test_facts_of_a_decided_conflict_are_still_shown(hq):
    key = contradict(hq, "card_issued_twice")
    decide(hq, key, "one_stands")
    assert [
        (one.station, one.issue_number, bool(one.card_number)) for one in facts_of(hq, key)
    ] == [
        (102, 1, True),
        (103, 1, True),
    ]


def test_facts_name_people_and_count_tubes(hq):
    assert [one.name for one in facts_of(hq, contradict(hq, "number_shared", 1))] == [
        "朴顺子",
        "李明哲",
    ]
    assert [one.people for one in facts_of(hq, contradict(hq, "tube_at_two_stations", 2))] == [1, 1]
    listed, registered = facts_of(hq, contradict(hq, "record_differs", 3))
    assert (listed.kind, listed.station, listed.name) == ("roster_taken", 0, "金英姬")
    assert registered.kind == "resident_registered"
