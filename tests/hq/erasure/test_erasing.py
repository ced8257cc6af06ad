"""A round is erased by two people: its people are gone, all else stays, and the chain verifies."""

import pytest
from sqlalchemy import select
from tests.hq.city.listed_people import bodies, shown_people
from tests.hq.erasure.two_rounds import (
    AGAIN,
    NAME_AGAIN,
    NAME_ONCE,
    NUMBER_ONCE,
    everything,
    sound,
)
from tests.hq.laptops import resident
from tests.hq.tables import count

from testdesk.domain.journal.events import BodiesErased, RoundErasure
from testdesk.domain.refusals import Refusal
from testdesk.hq.erasure.deciding import finish, round_states
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home.checking import verify
from testdesk.hq.store.schema.tables import ERASED_BODY, EVENT, FACTS, REWRITE_DUE
from testdesk.hq.views.reports import round_totals


def states(hq):
    with hq.read() as connection:
        return {one.round: one.state for one in round_states(hq, connection)}


def totals(hq):
    with hq.read() as connection:
        return {one.round: (one.samples, one.people, one.tubes) for one in round_totals(connection)}


def test_the_round_is_gone_and_what_others_need_stays(hq, two_rounds):
    assert totals(hq) == {"R8": (2, 2, 1), "R7": (2, 2, 1)}
    assert all(text in everything(hq) for text in (NAME_ONCE, NUMBER_ONCE))
    done = two_rounds.erase()
    assert two_rounds.without_body() == two_rounds.of_round
    assert totals(hq) == {"R8": (2, 2, 1), "R7": (0, 0, 0)}
    left = everything(hq)
    for gone in (NAME_ONCE, NUMBER_ONCE, "13877777777", "崔女儿", "ab" * 32, "去了龙井"):
        assert gone not in left
    assert {"李明哲", "金英姬", "朴顺子", NAME_AGAIN} == {*shown_people(hq)}
    with hq.read() as connection:
        sample = FACTS["sample"].c
        rows = connection.execute(select(sample.round, sample.resident)).all()
        assert {tuple(row) for row in rows} == {
            ("R8", two_rounds.listed["朴顺子"]),
            ("R8", AGAIN),
        }
    assert done.samples == 3
    assert done.bodies == len(two_rounds.of_round)


def test_the_check_reports_what_was_erased_by_whom_and_why(hq, two_rounds):
    done = two_rounds.erase()
    report = sound(hq)
    assert report.erased == (done,)
    assert report.left_in_file
    assert (done.round, done.proposed_by, done.confirmed_by) == ("R7", "李敏", "赵刚")
    assert (done.note, done.days) == ("十四天已过", 14)
    assert [one.station for one in done.erased] == [1]
    proposed, erased, record = bodies(hq)[-3:]
    assert proposed == RoundErasure("R7", "proposed", "李敏", "十四天已过")
    decided = ("R7", "erased", "赵刚", "十四天已过", "李敏", 3)
    assert erased == RoundErasure(*decided, days=14, until=done.until)
    assert isinstance(record, BodiesErased)
    assert (record.author, record.count, record.reason) == (1, done.bodies, "round_erased")
    assert finish(hq)
    assert not sound(hq).left_in_file
    assert count(hq, REWRITE_DUE) == 0
    assert finish(hq)


def test_a_batch_that_comes_again_brings_nothing_back(hq, two_rounds):
    two_rounds.erase()
    before = count(hq, EVENT)
    again = import_batch(hq, two_rounds.station.batch(), file="again")
    assert (again.verdict, again.new_events) == ("already_have", 0)
    assert count(hq, EVENT) == before
    assert two_rounds.without_body() == two_rounds.of_round
    assert NAME_ONCE not in everything(hq)
    sound(hq)


def test_an_event_that_was_never_here_is_kept_and_can_be_erased_as_well(
    hq, two_rounds, session_clock
):
    two_rounds.erase()
    late = two_rounds.station.sample(resident(5), tube="YJ00000009", position=1, round_="R7")
    assert import_batch(hq, two_rounds.station.batch(late.header.seq), file="late").new_events == 1
    assert totals(hq)["R7"][0] == 1
    with pytest.raises(Refusal, match="round_recent"):
        two_rounds.erase()
    session_clock.forward(days=15)
    assert states(hq) == {"R8": "current", "R7": "due"}
    assert two_rounds.erase().bodies == 1
    assert len(sound(hq).erased) == 2


def test_a_body_that_is_missing_without_a_record_is_a_problem(hq, two_rounds):
    two_rounds.erase()
    with hq.write() as connection:
        own = (EVENT.c.station == 0) & (EVENT.c.kind == "round_opened")
        connection.execute(EVENT.update().where(own).values(body=None))
        connection.execute(ERASED_BODY.insert(), {"station": 1, "seq": 1})
        connection.execute(
            ERASED_BODY.delete().where(ERASED_BODY.c.seq == max(two_rounds.of_round))
        )
    found = {one for one in verify(hq).problems if "body_unrecorded" in one}
    with hq.read() as connection:
        opened = connection.scalars(select(EVENT.c.seq).where(own)).all()
    assert found == {"station 1 event 1: body_unrecorded"} | {
        f"station 0 event {seq}: body_unrecorded" for seq in opened
    }
