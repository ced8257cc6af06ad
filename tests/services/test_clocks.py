"""A clock that is moved during the day: noticed, shown, recorded, and set right by one key."""

import datetime as dt

import pytest
from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES

from testdesk.services import checking, day
from testdesk.services.clocks import confirm_clock, first_watched_event, record_jump
from testdesk.services.exchange import doctor, handover
from testdesk.services.status import status

HOUR = 3600


def set_clock(station, seconds, since=1):
    """Somebody sets the clock, and the window notices it."""
    station.clock.forward(seconds=seconds)
    record_jump(station.context, seconds=seconds, since=since)


def confirm(station):
    return confirm_clock(station.context).value


def shown_times(station):
    """The times of the tube's people; of one in doubt the two bounds."""
    with station.station.read() as uow:
        places = uow.samples.tube(TUBES[0]).places
        entries = uow.journal.entries(1, uow.journal.length())
        events = {e.header.id: (e.header.station, e.header.seq) for e in entries}
        bounds = uow.times.bounds_of(set(events.values()))
        return [bounds.get(events[place.sample], [place.at]) for place in places]


def moments(times):
    return [[dt.datetime.fromisoformat(at) for at in one] for one in times]


def test_one_key_sets_right_what_was_recorded_under_a_clock_that_was_ahead(station):
    station.clock.tick = dt.timedelta(seconds=1)
    station.clock.forward(hours=2)  # wrong since the evening
    station.scans(TUBES[0], HALMEONI)
    set_clock(station, -2 * HOUR)
    station.scans(FATHER)
    assert status(station.station).clock_moved == -2 * HOUR
    assert confirm(station)
    now = status(station.station)
    assert (now.clock_moved, now.clock_wrong, now.clock_doubtful) == (None, False, 1)
    first, second = moments(shown_times(station))
    assert first[0] == first[1] < second[0] < first[0] + dt.timedelta(minutes=1)
    report = checking.verify(station.station)
    assert report.ok, report.problems


def test_a_clock_set_back_over_midnight_leaves_the_day_as_it_is(station, stick):
    """The wall clock reads the day before; people, tubes and the close stay those of one shift."""
    tomorrow = station.clock.moment.astimezone() + dt.timedelta(days=1)
    station.clock.moment = tomorrow.replace(hour=0, minute=30).astimezone(dt.UTC)
    station.scans(TUBES[0], HALMEONI)
    today = station.clock.today()
    set_clock(station, -HOUR)
    assert station.clock.today() == today - dt.timedelta(days=1)
    station.scans(FATHER, "!seal other")
    before = status(station.station)
    assert (before.people, before.tubes, before.clock_moved) == (2, 1, -HOUR)
    assert confirm(station)
    now = status(station.station)
    assert (now.people, now.tubes, now.shift.first) == (2, 1, before.shift.first)
    assert not now.clock_wrong
    first, second = moments(shown_times(station))
    assert first[0] < second[0]
    assert station.close_day(stick).problems == ()
    assert station.problems() == ()


CLOSING = ("count", "export", "close")


@pytest.mark.parametrize("before", [*CLOSING, "the next scan"])
def test_a_clock_set_back_over_midnight_while_closing_moves_nobody(station, stick, before):
    """Where that is recorded after the export, the day asks for another one, and then closes."""
    tomorrow = station.clock.moment.astimezone() + dt.timedelta(days=1)
    station.clock.moment = tomorrow.replace(hour=0, minute=30).astimezone(dt.UTC)
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal other")
    began = status(station.station).shift
    steps = {
        "count": lambda: day.count_swabs(station.context, count=2),
        "export": lambda: handover.export(station.context, folder=stick),
        "close": lambda: day.close_day(station.context),
    }
    for step in CLOSING:
        if step == before:
            set_clock(station, -HOUR)
        steps[step]()
    report = day.reconcile(station.station)
    assert report.problems == (("not_exported",) if before == "close" else ())
    if report.problems:
        steps["export"]()
        report = day.close_day(station.context).value
    assert (report.people, report.swabs, report.places, report.exported) == (2, 2, 2, 2)
    assert (report.shift.first, report.shift.closed_at != "") == (began.first, True)
    if before == "the next scan":
        set_clock(station, -HOUR)
        assert station.scans(TUBES[1], MOTHER)[1] == ("accepted", "sampled")  # of another shift
        with station.station.read() as uow:
            assert uow.shifts.last_close().first == began.first
        assert day.reconcile(station.station).people == 1
    else:  # still the day on which it was closed, by the clock that closed it
        assert station.scans(TUBES[1]) == [("refused", "day_closed")]
    assert station.problems() == ()


def test_a_clock_that_was_behind_and_is_corrected(station):
    station.scans(TUBES[0], HALMEONI)
    set_clock(station, 3 * HOUR)
    station.scans(FATHER)
    confirm(station)
    first, second = moments(shown_times(station))
    assert second[0] - first[0] < dt.timedelta(minutes=1)
    assert station.problems() == ()


def test_a_clock_set_wrongly_and_then_back_corrects_only_what_is_between(station):
    station.scans(TUBES[0], HALMEONI)
    set_clock(station, 5 * HOUR)
    station.scans(FATHER)
    set_clock(station, -5 * HOUR)
    station.scans(MOTHER)
    assert status(station.station).clock_moved == 0
    confirm(station)
    times = moments(shown_times(station))
    assert [len(one) for one in times] == [1, 2, 1]
    assert times[0][0] < times[1][0] < times[2][0]


def test_without_a_jump_nothing_is_recorded(station):
    before = station.journal()
    assert not confirm(station)
    assert station.journal() == before


def test_a_confirmation_survives_a_restart_and_a_new_derivation(station):
    station.clock.forward(hours=2)
    station.scans(TUBES[0], HALMEONI)
    set_clock(station, -2 * HOUR)
    confirm(station)
    before = shown_times(station)
    station.store._db.execute("DELETE FROM setting WHERE name = 'derived'")
    station.reopen()
    assert shown_times(station) == before
    assert station.problems() == ()


def test_what_an_earlier_run_recorded_is_left_alone(station):
    station.scans(TUBES[0], HALMEONI)
    since = first_watched_event(station.station)
    station.scans(FATHER)
    set_clock(station, 3 * HOUR, since=since)
    confirm(station)
    assert [len(one) for one in shown_times(station)] == [1, 2]


@pytest.mark.parametrize("seconds", [10**12, -(10**12), 10**15])
def test_no_number_of_another_station_moves_time_out_of_the_calendar(station, other, seconds):
    other.scans(TUBES[1], HALMEONI)
    record_jump(other.context, seconds=seconds, since=1)
    confirm_clock(other.context)
    with other.station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    station.adopt(*entries)
    assert station.problems() == ()


def test_the_check_of_the_laptop_names_a_moved_clock(station):
    station.scans(TUBES[0], HALMEONI)

    def code():
        reference = doctor.clock_reference(station.station)
        return doctor.judge_clock(station.clock.moment, reference).code

    assert code() == "clock_plausible"
    set_clock(station, 3 * HOUR)
    assert code() == "clock_moved"
    confirm(station)
    assert code() == "clock_was_wrong"
