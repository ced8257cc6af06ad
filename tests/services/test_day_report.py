"""The report of a shift: its figures are those of the journal, and its code proves it."""

import datetime as dt

import pytest
from tests.made_station import CHILD, FATHER, HALMEONI, LI, MOTHER, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.services import bags, day, tube_counts, voiding
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
