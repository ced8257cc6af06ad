"""The day adds up by sequence numbers: no clock takes anybody out of it."""

import datetime as dt
import random

import pytest
from tests.clock import MORNING
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, NEIGHBOUR, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.domain.station.status import Shift
from testdesk.services import day, status
from testdesk.services.exchange import handover

FLAT_BATTERY = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


def report(station):
    return day.reconcile(station=station.station)


def close(station):
    return day.close_day(station.context)


def in_journal(station):
    with station.station.read() as uow:
        headers = [entry.header for entry in uow.journal.entries(1, 999)]
    return [header.seq for header in headers if header.kind == "shift_closed"]


def closes_with(station, stick, people):
    done = station.close_day(stick)
    assert (done.people, done.swabs, done.places, done.exported) == (people,) * 4
    assert done.problems == ()
    assert done.shift.closed_at != ""


def test_three_people_under_a_clock_of_2001_are_in_the_day(station, stick):
    station.clock.moment = FLAT_BATTERY
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER)
    station.clock.moment = MORNING
    station.scans(NEIGHBOUR, "!seal")
    closes_with(station, stick, 4)


def test_a_tube_across_midnight_is_in_the_day(station, stick):
    station.clock.moment = dt.datetime(2022, 3, 26, 23, 59, 50).astimezone()
    station.scans(TUBES[0], *CROWD[:9])
    station.clock.forward(hours=1)
    station.scan(CROWD[9])
    done = report(station)
    assert (done.people, done.tubes, done.day) == (10, 1, "2022-03-26")
    closes_with(station, stick, 10)


@pytest.mark.parametrize("days", [-400, -1, 1, 3650], ids=lambda n: f"{n:+} days")
def test_a_clock_that_is_set_in_the_middle_takes_nobody_out(station, stick, days):
    station.scans(TUBES[0], HALMEONI, FATHER)
    station.clock.forward(days=days)
    station.scans(MOTHER, "!seal")
    closes_with(station, stick, 3)


@pytest.mark.parametrize("seed", range(8))
def test_no_clock_takes_anybody_out(station, stick, seed):
    chance = random.Random(seed)  # noqa: S311 - a test's clock, no secret
    station.scan(TUBES[0])
    for number in CROWD[:9]:
        station.clock.moment = MORNING + dt.timedelta(hours=chance.uniform(-200_000, 200_000))
        station.scan(number)
    station.scan("!seal")
    closes_with(station, stick, 9)


def test_a_day_that_nobody_closed_is_reported_the_next_morning(station, stick):
    def is_left_open():
        return status.status(station=station.station).was_left_open(station.clock.now())

    station.clock.moment = dt.datetime(2022, 3, 26, 6, 30).astimezone()
    day.count_swabs(station.context, count=0)  # no sample yet
    station.clock.forward(hours=17)
    assert not is_left_open()
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    station.clock.forward(hours=8)  # a night shift
    assert not is_left_open()
    station.clock.forward(hours=8)
    assert is_left_open()
    station.close_day(stick)
    assert not is_left_open()


def test_a_station_is_closed_the_next_morning(station, stick):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    station.clock.forward(hours=24)
    assert report(station).day == "2022-03-26"
    closes_with(station, stick, 2)
    status.sign_in(station.context, operator="崔明", role="registrar")
    station.scans(TUBES[1], MOTHER, "!seal")
    assert report(station).day == "2022-03-27"
    closes_with(station, stick, 1)


def test_the_end_of_a_shift_names_its_events_and_counts_what_is_in_them(station, stick):
    station.scans(TUBES[0], HALMEONI, FATHER, "!undo", "!seal")
    done = station.close_day(stick)
    (seq,) = in_journal(station)
    assert (done.shift.first, done.shift.last) == (1, seq - 1)
    with station.station.read() as uow:
        (entry,) = uow.journal.entries(seq, seq)
    assert entry.body == b'{"first":1,"kind":"shift_closed","people":1,"swabs":1,"tubes":1}'
    assert station.problems() == ()


def test_a_closed_shift_is_closed_once(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    first = station.close_day(stick)
    done = close(station)
    again, changes = done.value, done.changes
    assert (again, bool(changes.journal), len(in_journal(station))) == (first, False, 1)
    status.sign_in(station.context, operator="崔明", role="registrar")
    assert close(station).value == first
    assert status.status(station=station.station).shift == first.shift


def test_what_is_closed_is_not_counted_again(station, stick):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    station.close_day(stick)
    before = station.journal()
    counted = lambda n: day.count_swabs(station.context, count=n)  # noqa: E731 - the same call twice
    counted(2)
    with pytest.raises(Refusal, match="day_closed"):
        counted(3)
    assert station.journal() == before
    station.clock.forward(days=1)
    station.scans(TUBES[1], MOTHER, "!seal")
    counted(1)
    assert station.close_day(stick).people == 1


def test_the_next_shift_begins_behind_the_close_with_the_first_work(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    closed = station.close_day(stick).shift
    status.sign_in(station.context, operator="崔明", role="registrar")
    station.scan(TUBES[1])
    shift = report(station).shift
    assert (shift.first, shift.last, shift.closed_at) == (closed.last + 2, closed.last + 3, "")
    assert report(station).problems == ("tube_open", "not_exported")


def test_what_does_not_add_up_is_not_closed(station):
    station.scans(TUBES[0], HALMEONI)
    before = station.journal()
    problems = ("swabs_not_counted", "tube_open", "not_exported")
    assert close(station).value.problems == problems
    assert station.journal() == before


def test_a_station_where_nobody_worked_has_nothing_to_close(station, stick):
    handover.export(station.context, folder=stick)
    done = close(station).value
    assert (done.problems, done.shift, in_journal(station)) == ((), Shift(1, 1), [])


def test_a_close_is_still_there_when_the_station_is_opened_again(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    done = station.close_day(stick)
    station.reopen()
    assert report(station) == done
