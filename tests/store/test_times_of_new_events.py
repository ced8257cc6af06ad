"""The doubts about new events are those that a check of the whole journal finds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import MORNING

from testdesk.domain.journal.events import OperatorSignedIn
from testdesk.store.events.times import doubts_are_current
from testdesk.wall_clock import utc_text

MINUTES = st.sampled_from([-3000, -61, -60, -3, -1, 0, 1, 2, 3, 60, 61, 3000])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["event", "event", "event", "two events", "file", "receipt"]), MINUTES
    ),
    max_size=12,
)


@given(steps=STEPS)
def test_each_new_event_leaves_the_doubts_of_a_whole_check(listed_store, steps):
    clock, now = listed_store._clock, MORNING
    with listed_store.write("李敏") as uow:
        for step, minutes in steps:
            now += dt.timedelta(minutes=minutes)
            clock.moment = now
            if step == "file":
                uow.times.record_signed_file(utc_text(now))
            elif step == "receipt":
                uow.times.record_signed_file(utc_text(now), answers_to=uow.journal.length())
            else:
                bodies = [OperatorSignedIn("registrar"), OperatorSignedIn("lead")]
                uow.journal.append_all(bodies[: 1 + (step == "two events")])
            assert doubts_are_current(listed_store._db, listed_store.identity.station)
    clock.moment = MORNING


@pytest.mark.parametrize("days", [1, 4000])
def test_a_clock_that_is_wrong_all_day_costs_no_check_of_the_whole_day(station, days):
    right = station.clock.moment
    with station.store.write("李敏") as uow:
        uow.times.record_signed_file(utc_text(right))
        uow.commit()
    station.clock.moment = right - dt.timedelta(days=days)
    statements = list[str]()
    with station.store.write("李敏") as uow:
        uow.journal.append(OperatorSignedIn("registrar"))
        station.store._db.conn.set_trace_callback(statements.append)
        for _ in range(20):
            uow.journal.append(OperatorSignedIn("registrar"))
        station.store._db.conn.set_trace_callback(None)
        uow.commit()
    assert any("doubtful_time" in statement for statement in statements)
    assert not any("SELECT seq, at FROM event" in statement for statement in statements)
    assert station.problems() == ()
