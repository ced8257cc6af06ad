"""The report of a shift: its figures are those of the journal, and its code proves it."""

import datetime as dt
from contextlib import closing

import msgspec
import pytest
from tests.made_station import (
    CHILD,
    CROWD,
    FATHER,
    HALMEONI,
    LI,
    MOTHER,
    TUBES,
    entries_of_station,
    made_up_kit,
    make_home,
    open_station,
)

from testdesk.domain.journal.events import RoundOpened
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.domain.station.day_forecast import ExpectedPeople
from testdesk.services import bags, day, tube_counts, voiding
from testdesk.services.clocks import confirm_clock, record_jump
from testdesk.services.day_report import check_claim, shift_report
from testdesk.services.exchange import handover
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.people.excuses import excuse
from testdesk.services.scanning import registration


def report_of(station):
    return shift_report(station=station.station)


def a_day(station, stick):
    station.clock.moment = dt.datetime(2022, 3, 26, 8, 10).astimezone()
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER)
    walk_in = WalkIn(name="崔英爱", address=Address("网通小区", "9", "1", "101"))
    person = register_walk_in(station.context, form=walk_in).value
    station.scans("https://code.example/abcdefgh")
    registration.name_owner(station.context, resident=person.resident)
    station.clock.forward(hours=1)
    station.scans(LI, "!seal")
    voiding.void_sample(station.context, reason="not_swabbed", resident=station.who(MOTHER))
    excuse(station.context, resident=station.who(CHILD), reason="away")
    tube_counts.count_tube(station.context, tube=TUBES[0], count=5)
    confirmed = [Approval("", "赵刚", LEAD)]
    people = day.reconcile(station=station.station).people
    day.count_swabs(station.context, count=people + 1, reason="swab_dropped", approvals=confirmed)
    handover.export(station.context, folder=stick)
    return day.close_day(station.context).value


def test_it_counts_what_the_shift_did(station, stick):
    closed = a_day(station, stick)
    report = report_of(station)
    assert report.report == closed
    assert sum(one.people for one in report.hours) == closed.people
    assert sum(one.people for one in report.buildings) == closed.people
    assert [one.hour for one in report.hours] == ["08:00", "09:00"]
    assert (report.voided, report.excused) == (1, 1)
    assert [one.difference for one in report.tube_differences] == [5 - closed.people]
    assert len(report.undelivered) == 1
    assert report.operators == ("金英",)


def test_the_forecast_is_who_was_still_to_come_when_the_shift_began(station, other, stick):
    a_day(station, stick)
    first = report_of(station)
    # Of those who came, the walk-in was not expected; the child has been excused since.
    assert first.forecast.came == first.report.people - first.walk_ins == 3
    assert (first.forecast.excused, first.forecast.elsewhere) == (1, 0)
    by_building = [one.forecast for one in first.buildings if one.forecast]
    assert sum(by_building, ExpectedPeople()) == first.forecast
    walk_ins_building = next(one for one in first.buildings if one.building == "9")
    assert (walk_ins_building.people, walk_ins_building.forecast) == (1, None)
    still_to_come = first.forecast.missing

    station.clock.forward(hours=24)
    station.scans(TUBES[1], MOTHER, HALMEONI)
    excuse(station.context, resident=station.who(CROWD[0]), reason="refused")
    other.clock.moment = station.clock.moment
    other.scans(TUBES[2], CROWD[1])
    with other.station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    station.adopt(*entries)
    second = report_of(station)
    assert second.forecast == ExpectedPeople(still_to_come, 1, 1, 1, still_to_come - 3)
    assert second.report.people == 1


def test_without_a_list_there_is_no_forecast(tmp_path):
    only_the_round = tuple(entries_of_station(0, [RoundOpened("R7")], start_ms=1))
    kit = msgspec.structs.replace(made_up_kit(), entries=only_the_round)
    unlisted = open_station(make_home(tmp_path / "home", kit))
    with closing(unlisted.store):
        form = WalkIn(name="崔英爱", address=Address("网通小区", "9", "1", "101"))
        register_walk_in(unlisted.context, form=form)
        report = report_of(unlisted)
    assert report.forecast is None
    assert report.buildings == report.hours == ()


def test_each_hour_is_beside_what_the_half_hour_before_let_expect(station):
    station.clock.moment = dt.datetime(2022, 3, 26, 8, 50).astimezone()
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER, CHILD)
    station.clock.forward(minutes=20)
    station.scans(LI)
    assert [(one.hour, one.people, one.forecast) for one in report_of(station).hours] == [
        ("08:00", 4, None),
        ("09:00", 1, 8),
    ]


def test_an_hour_whose_clock_was_wrong_is_the_right_one_once_it_is_known(station):
    station.clock.moment = dt.datetime(2022, 3, 26, 10, 10).astimezone()
    station.scans(TUBES[0], HALMEONI)
    station.clock.forward(hours=-2)
    record_jump(station.context, seconds=-7200, since=1)
    station.scans(FATHER)
    assert [one.hour for one in report_of(station).hours] == ["08:00", "10:00"]
    confirm_clock(station.context)
    assert [(one.hour, one.people) for one in report_of(station).hours] == [("08:00", 2)]


def test_its_code_is_true_for_this_journal_alone(station, other, stick):
    a_day(station, stick)
    text = report_of(station).claim
    assert check_claim(station=station.station, text=text).is_true
    with pytest.raises(Refusal, match="claim_of_other_station"):
        check_claim(station=other.station, text=text)


def test_a_bag_is_in_the_report_of_its_tubes(station, stick):
    a_day(station, stick)
    packed = bags.pack(station.context).value
    assert [one.bag for one in report_of(station).bags] == [packed.bag]
    bags.hand_over(station.context, bag=packed.bag, recipient="郑海", signed_by="郑海")
    assert report_of(station).bags[0].recipient == "郑海"


def test_nobody_worked_so_there_is_nothing_to_report(station):
    with pytest.raises(Refusal, match="nothing_to_report"):
        report_of(station)


def test_an_open_shift_has_a_report_too(station):
    station.scans(TUBES[0], HALMEONI)
    report = report_of(station)
    assert report.report.shift.closed_at == ""
    assert set(report.report.problems) == {"swabs_not_counted", "tube_open", "not_exported"}
    assert check_claim(station=station.station, text=report.claim).is_true
