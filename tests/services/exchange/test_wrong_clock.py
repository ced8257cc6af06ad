"""A wrong clock is noticed, marked where it is read, and bounded by what is proven."""

import datetime as dt
import random

import pytest
from tests.clock import MORNING
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, NEIGHBOUR, TUBES

from testdesk.courier.folder import FolderCourier
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import doctor, handover, incoming
from testdesk.services.people.history import person_record
from testdesk.store.connection import open_file
from testdesk.store.events.times import recheck_times
from testdesk.store.recovery.truth import read_truth, write_truth

FLAT_BATTERY = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
FAR_AHEAD = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)


def marked(station):
    """Names of the places in tubes whose times are in doubt."""
    with station.station.read() as uow:
        return [p.name for t in uow.samples.tubes() for p in t.places if p.clock_doubtful]


def earlier(station, number):
    """Somebody's sample of the round."""
    who = station.who(number)
    with station.station.read() as uow:
        found = uow.samples.earlier("R7", who)
    assert found is not None
    return found


def doubtful(station):
    return status.status(station=station.station).clock_doubtful


def set_to(station, moment):
    station.clock.moment = moment


def export(station, stick):
    return handover.export(station.context, folder=stick)


def receipts(station, hq, stick):
    import_paths(hq, FolderCourier(), [stick])
    return incoming.import_file(station.context, paths=[stick])


def test_three_people_under_a_clock_of_2001_are_marked_and_nobody_else(station):
    set_to(station, FLAT_BATTERY)
    station.scan(TUBES[0])
    marks = [station.scan(number).clock_doubtful for number in (HALMEONI, FATHER, MOTHER)]
    set_to(station, MORNING + dt.timedelta(hours=1))
    marks.append(station.scan(NEIGHBOUR).clock_doubtful)
    assert marks == [True, True, True, False]
    assert marked(station) == ["朴顺子", "王建国", "赵敏"]
    assert doubtful(station) == 3


def test_a_marked_time_is_bounded_by_the_kit_and_by_the_next_who_came(station, city):
    set_to(station, FLAT_BATTERY)
    station.scans(TUBES[0], HALMEONI)
    set_to(station, MORNING + dt.timedelta(hours=1))
    station.scan(FATHER)
    history = person_record(station=station.station, resident=station.who(HALMEONI)).history
    (line,) = [one for one in history if one.kind == "sampled"]
    assert line.clock_doubtful
    assert line.at.startswith("2001-01-01T")
    assert city.kits[1].created[:16] <= line.earliest[:16] < line.latest
    assert line.latest == earlier(station, FATHER).at
    assert not any(one.clock_doubtful for one in history if one.kind == "listed")


def test_a_clock_set_back_in_the_middle_marks_those_after_it(station):
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER)
    station.clock.forward(hours=-3)
    assert station.scan(NEIGHBOUR).clock_doubtful
    assert marked(station) == ["张伟"]
    station.clock.forward(hours=3)
    station.scan(CROWD[0])
    assert marked(station) == ["张伟"]


def test_a_clock_far_ahead_is_marked_once_more_people_came_under_the_right_one(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    set_to(station, FAR_AHEAD)
    station.scan(MOTHER)
    set_to(station, MORNING + dt.timedelta(hours=1))
    station.scans(*CROWD[:3])
    assert marked(station) == ["赵敏"]


def test_a_clock_far_ahead_is_proven_by_the_receipt(station, headquarters, stick):
    station.scans(TUBES[0], HALMEONI)
    set_to(station, FAR_AHEAD)
    station.scans(FATHER, MOTHER, "!seal")
    export(station, stick)
    assert marked(station) == []
    receipts(station, headquarters, stick)
    assert marked(station) == ["王建国", "赵敏"]


def test_a_receipt_is_a_floor_for_what_comes_after_it(station, headquarters, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    export(station, stick)
    headquarters.clock.forward(days=2)
    receipts(station, headquarters, stick)
    station.scans(TUBES[1], FATHER)
    assert marked(station) == ["王建国"]


def test_a_tube_across_midnight_is_not_in_doubt(station):
    set_to(station, dt.datetime(2022, 3, 26, 23, 59, 50).astimezone())
    station.scans(TUBES[0], *CROWD[:3])
    station.clock.forward(hours=9)
    station.scan(CROWD[3])
    assert marked(station) == []


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_scan_by_scan_equals_a_fold_of_the_whole_journal(station, raw_of, seed):
    chance = random.Random(seed)  # noqa: S311 - a test's clock, no secret
    station.scan(TUBES[0])
    for number in CROWD[:25]:
        if chance.random() < 0.3:
            station.clock.forward(minutes=chance.choice((-3000, -90, -1, 1, 90, 3000)))
        station.scan(number)
        if chance.random() < 0.2:
            station.scans("!seal", TUBES[1 + int(number[-4:-1]) % 40])
    db = raw_of(station)
    kept = db.execute("SELECT * FROM doubtful_time ORDER BY seq").fetchall()
    recheck_times(db, 1, 1)
    assert db.execute("SELECT * FROM doubtful_time ORDER BY seq").fetchall() == kept


def test_another_station_s_wrong_clock_is_marked_here_too(station, other):
    other.scans(TUBES[9], HALMEONI, FATHER, MOTHER)
    other.clock.forward(days=-3)
    other.scan(NEIGHBOUR)
    with other.station.read() as uow:
        station.adopt(*uow.journal.entries(1, 99))
    assert earlier(station, NEIGHBOUR).clock_doubtful
    assert not earlier(station, HALMEONI).clock_doubtful
    assert doubtful(station) == 0


def test_the_doctor_holds_the_clock_against_what_can_be_true(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    right = station.clock.moment
    set_to(station, FLAT_BATTERY)
    station.scan(MOTHER)
    known = doctor.clock_reference(station=station.station)
    assert known.event is not None
    assert dt.timedelta() <= right - known.event < dt.timedelta(seconds=5)
    assert known.people == 1
    finding = doctor.judge_clock(station.clock.now(), known)
    assert (finding.code, finding.detail["than"]) == ("clock_behind", "newest_event")
    assert doctor.judge_clock(right, known).code == "clock_was_wrong"


def test_an_older_program_s_journal_is_brought_up_with_its_last_day_as_the_shift(station, raw_of):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    station.clock.forward(days=1)
    set_back = station.clock.moment
    set_to(station, FLAT_BATTERY)
    station.scans(TUBES[1], MOTHER)
    set_to(station, set_back)
    station.scan(NEIGHBOUR)
    db = raw_of(station)
    with db.conn:
        db.execute("DELETE FROM setting WHERE name = 'derived'")
        db.execute("DELETE FROM doubtful_time")
        db.execute("DELETE FROM signed_time")
    db.close()
    station.reopen()
    now = status.status(station=station.station)
    assert (now.people, now.clock_doubtful) == (2, 1)
    assert station.problems() == ()


def test_verify_names_a_mark_that_is_missing_or_too_many(station, raw_of):
    set_to(station, FLAT_BATTERY)
    station.scans(TUBES[0], HALMEONI)
    set_to(station, MORNING)
    station.scans(FATHER)
    assert station.problems() == ()
    db = raw_of(station)
    db.execute("DELETE FROM doubtful_time")
    db.conn.commit()
    assert station.problems() == ("table doubtful_time differs",)


def test_a_store_made_anew_knows_what_was_proven_of_the_times(
    station, headquarters, stick, raw_of, tmp_path
):
    station.scans(TUBES[0], HALMEONI)
    set_to(station, FAR_AHEAD)
    station.scans(FATHER)
    station.scan("!seal")
    export(station, stick)
    receipts(station, headquarters, stick)
    assert marked(station) == ["王建国"]
    rebuilt = tmp_path / "rebuilt.db"
    write_truth(read_truth(raw_of(station)), rebuilt, station.key, station.clock)
    db = open_file(rebuilt, station.key)
    query = "SELECT * FROM {} ORDER BY 1, 2"
    for table in ("signed_time", "doubtful_time"):
        before = raw_of(station).execute(query.format(table)).fetchall()
        assert before == db.execute(query.format(table)).fetchall() != []
    db.close()
