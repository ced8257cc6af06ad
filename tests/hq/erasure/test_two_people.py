"""Who may erase a round, and when: each refusal leaves everything as it was."""

import datetime as dt

import pytest
from tests.hq.city.listed_people import bodies
from tests.hq.erasure.two_rounds import PASSWORD, sound
from tests.hq.laptops import MORNING, resident
from tests.hq.tables import count

from testdesk.domain.journal.events import RoundErasure
from testdesk.domain.refusals import Refusal
from testdesk.hq.accounts import operators
from testdesk.hq.city.endings import end
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.erasure.deciding import confirm, propose, round_states, withdraw
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store.schema.tables import ERASED_BODY

pytestmark = pytest.mark.usefixtures("two_rounds")

WHY = {"note": "十四天已过", "by": "李敏", "password": PASSWORD}


def refused(do, *args, **how):
    with pytest.raises(Refusal) as caught:
        do(*args, **how)
    return caught.value.code, caught.value.detail


def nothing_changed(hq):
    assert count(hq, ERASED_BODY) == 0
    sound(hq)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": "金英"}, "not_permitted"),
        ({"by": "nobody"}, "login_failed"),
        ({"password": "wrong"}, "login_failed"),
        ({"note": " "}, "reason_missing"),
        ({"note": "\0"}, "reason_missing"),
    ],
)
def test_only_a_supervisor_with_a_reason_proposes(hq, change, code):
    assert refused(propose, hq, "R7", **WHY | change)[0] == code
    assert not any(isinstance(body, RoundErasure) for body in bodies(hq))
    nothing_changed(hq)


def test_the_second_person_is_another_supervisor(hq):
    assert refused(confirm, hq, "R7", by="赵刚", password=PASSWORD)[0] == "erasure_not_proposed"
    propose(hq, "R7", **WHY)
    assert refused(propose, hq, "R7", **WHY | {"by": "赵刚"})[0] == "erasure_proposed"
    same = refused(confirm, hq, "R7", by="李敏", password=PASSWORD)
    assert same == ("second_person_same", {"reason": "password"})
    assert refused(confirm, hq, "R7", by="金英", password=PASSWORD)[0] == "not_permitted"
    assert refused(confirm, hq, "R7", by="赵刚", password="wrong")[0] == "login_failed"
    nothing_changed(hq)
    assert confirm(hq, "R7", by="赵刚", password=PASSWORD).bodies


def test_wrong_passwords_are_slowed_as_at_the_login(hq):
    for _ in range(5):
        refused(propose, hq, "R7", **WHY | {"password": "wrong"})
    assert refused(propose, hq, "R7", **WHY) == ("login_waits", {"minutes": 1})


def test_a_proposal_is_withdrawn_or_falls_with_its_proposer(hq):
    propose(hq, "R7", **WHY)
    withdraw(hq, "R7", by="赵刚", password=PASSWORD)
    assert refused(withdraw, hq, "R7", by="赵刚", password=PASSWORD)[0] == "erasure_not_proposed"
    assert refused(confirm, hq, "R7", by="赵刚", password=PASSWORD)[0] == "erasure_not_proposed"
    propose(hq, "R7", **WHY)
    operators.remove(hq, name="李敏")
    assert refused(confirm, hq, "R7", by="赵刚", password=PASSWORD)[0] == "erasure_not_proposed"
    nothing_changed(hq)


def test_a_round_that_is_not_over_or_not_known(hq, session_clock):
    assert refused(propose, hq, "R8", **WHY)[0] == "round_in_progress"
    assert refused(propose, hq, "R9", **WHY)[0] == "round_unknown"
    assert refused(confirm, hq, "R9", by="赵刚", password=PASSWORD)[0] == "round_unknown"
    session_clock.moment = MORNING + dt.timedelta(days=14)
    assert refused(propose, hq, "R7", **WHY) == ("round_recent", {"days": 14})
    with hq.read() as connection:
        assert [one.state for one in round_states(hq, connection)] == ["current", "kept"]
    nothing_changed(hq)


def test_a_round_is_erased_once(hq, two_rounds):
    two_rounds.erase()
    assert refused(propose, hq, "R7", **WHY)[0] == "round_erased"


def test_a_gap_in_a_journal_may_hold_samples_of_the_round(hq, laptop, session_clock):
    other = laptop(2)
    other.full_tube("YJ00000005", [resident(8)])
    import_batch(hq, other.batch(3), file="second half")
    session_clock.forward(days=15)
    assert refused(propose, hq, "R7", **WHY) == ("round_incomplete", {"stations": "2"})
    end(hq, 2, last=0, note="", operator="李敏")
    propose(hq, "R7", **WHY)


def test_a_conflict_about_the_round_is_decided_first(hq, two_rounds, laptop, session_clock):
    other = laptop(2)
    other.full_tube("YJ00000005", [two_rounds.listed["李明哲"]])
    import_batch(hq, other.batch(), file="b")
    session_clock.forward(days=15)
    assert refused(propose, hq, "R7", **WHY) == ("round_disputed", {"count": 1})
    with hq.read() as connection:
        (conflict,) = open_conflicts(connection)
    resolve(hq, conflict.key, decision="all_stand", note="两次都采了", by="李敏")
    propose(hq, "R7", **WHY)
    assert "两次都采了" in str(bodies(hq))
    confirm(hq, "R7", by="赵刚", password=PASSWORD)
    assert "两次都采了" not in str(bodies(hq))
    with hq.read() as connection:
        assert open_conflicts(connection) == []
    assert [one.station for one in sound(hq).erased[0].erased] == [0, 1, 2]
