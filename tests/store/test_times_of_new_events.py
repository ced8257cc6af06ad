"""The doubts about new events are those that a check of the whole journal finds."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clock import MORNING
from tests.made_station import open_station

from testdesk.domain.journal.events import OperatorSignedIn
from testdesk.domain.journal.times import Bound, doubts
from testdesk.store.events.times import claims_of, doubts_are_current
from testdesk.wall_clock import milliseconds, utc_text

MINUTES = st.sampled_from([-3000, -61, -60, -3, -1, 0, 1, 2, 3, 60, 61, 3000])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["event"] * 4 + ["two events", "file", "receipt"]),
        MINUTES,
    ),
    max_size=14,
)


def assert_doubts_are_current(db, station):
    """The quick check, and the stored doubts against those of all times and bounds."""
    bounds = {
        name: [Bound(seq, ms(at)) for seq, at in db.execute(
            "SELECT seq, at FROM signed_time WHERE bound = ?", [name])]
        for name in ("floor", "ceiling")
    }  # fmt: skip
    found = doubts(claims_of(db, station), floors=bounds["floor"], ceilings=bounds["ceiling"])
    stored = db.execute("SELECT seq FROM doubtful_time WHERE station = ?", [station])
    assert [one.seq for one in found] == sorted(row[0] for row in stored)
    assert doubts_are_current(db, station)


def ms(at):
    return milliseconds(dt.datetime.fromisoformat(at))


@given(steps=STEPS)
def test_each_new_event_leaves_the_doubts_of_a_whole_check(listed_store, steps):
    clock, now = listed_store._clock, MORNING
    bodies = [OperatorSignedIn("registrar"), OperatorSignedIn("lead")]
    with listed_store.write("李敏") as uow:
        for step, minutes in steps:
            now += dt.timedelta(minutes=minutes)
            clock.moment = now
            if step == "file":
                uow.times.record_signed_file(utc_text(now))
            elif step == "receipt":
                uow.times.record_signed_file(utc_text(now), answers_to=uow.journal.length())
            else:
                uow.journal.append_all(bodies[: 1 + (step == "two events")])
            assert_doubts_are_current(listed_store._db, listed_store.identity.station)
    clock.moment = MORNING


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["event", "event", "event", "rolled back", "elsewhere"]), MINUTES),
    min_size=2,
    max_size=8,
)


@settings(max_examples=10)
@given(actions=ACTIONS)
def test_what_is_kept_of_a_check_is_never_of_events_that_are_not_there(made_home, actions):
    """Transactions of this program and another one, some rolled back, under a clock that jumps."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made_home, folder, dirs_exist_ok=True)
        here, elsewhere = open_station(Path(folder)), open_station(Path(folder))
        now = MORNING
        for action, minutes in actions:
            now += dt.timedelta(minutes=minutes)
            here.clock.moment = elsewhere.clock.moment = now
            with (elsewhere if action == "elsewhere" else here).store.write("李敏") as uow:
                if action == "elsewhere":
                    uow.times.record_signed_file(utc_text(now))
                uow.journal.append(OperatorSignedIn("registrar"))
                if action != "rolled back":
                    uow.commit()
            assert here.problems() == ()
        here.store.close()
        elsewhere.store.close()


@pytest.mark.parametrize("back", [dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(4000)])
@pytest.mark.parametrize("is_disproved", [True, False])
def test_a_clock_that_is_wrong_all_day_costs_no_check_of_the_whole_day(station, back, is_disproved):
    right = station.clock.moment
    with station.store.write("李敏") as uow:
        uow.journal.append_all([OperatorSignedIn("registrar")] * 40)
        if is_disproved:
            uow.times.record_signed_file(utc_text(right))
        uow.commit()
    station.clock.moment = right - back
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
