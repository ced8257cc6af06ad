"""The log of a shift has every line of tubes and samples, page by page, and survives a restart."""

import shutil

import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, TUBES, open_station

from testdesk.services import day, shift_log, tubes
from testdesk.services.exchange import handover
from testdesk.services.shift_log import PAGE_LENGTH, LoggedScan
from testdesk.services.voiding import void_sample


def log(station, before=None) -> list[LoggedScan]:
    return shift_log.shift_log(station.station, before=before)


def lines(station):
    return [
        (
            line.result.reason,
            line.result.resident.name if line.result.resident else line.result.tube,
            line.result.position,
            line.undone,
        )
        for line in log(station)
    ]


def name(station, number):
    return station.person(number).name


def test_each_line_names_its_person_or_tube_the_newest_first(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    assert lines(station) == [
        ("sampled", name(station, FATHER), 2, False),
        ("sampled", name(station, HALMEONI), 1, False),
        ("tube_opened", TUBES[0], None, False),
    ]
    assert {line.result.tube for line in log(station)} == {TUBES[0]}


def test_what_was_undone_is_marked_and_the_undo_is_a_line_of_its_own(station):
    station.scans(TUBES[0], "!undo", TUBES[1], HALMEONI, "!undo", HALMEONI)
    station.scans("!seal", "!undo", "!seal")
    assert lines(station) == [
        ("tube_sealed", TUBES[1], None, False),
        ("tube_reopened", TUBES[1], None, False),
        ("tube_sealed", TUBES[1], None, True),
        ("sampled", name(station, HALMEONI), 1, False),
        ("sample_undone", name(station, HALMEONI), 1, False),
        ("sampled", name(station, HALMEONI), 1, True),
        ("tube_opened", TUBES[1], None, False),
        ("tube_discarded", TUBES[0], None, False),
        ("tube_opened", TUBES[0], None, True),
    ]


def test_a_sample_that_was_voided_later_is_marked(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    who = station.who(HALMEONI)
    void_sample(station.context, resident=who, reason="not_swabbed")
    assert lines(station)[0] == ("sample_voided", name(station, HALMEONI), 1, False)
    assert ("sampled", name(station, HALMEONI), 1, True) in lines(station)


def test_the_seal_of_a_full_tube_has_no_line(station):
    station.scans("!pool 5", TUBES[0], *CROWD[:5])
    assert [line.result.reason for line in log(station)] == ["sampled"] * 5 + ["tube_opened"]


def test_pages_follow_each_other_without_a_gap(station):
    for tube in TUBES[:30]:
        station.scans(tube, "!undo")
    first = log(station)
    assert len(first) == PAGE_LENGTH
    rest = log(station, before=first[-1].result.seq)
    everything = [line.result.seq for line in (*first, *rest)]
    assert everything == sorted(set(everything), reverse=True)
    assert len(everything) == 60
    assert log(station, before=everything[-1]) == []


def test_the_log_is_that_of_the_open_shift(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    day.count_swabs(station.context, count=1)
    handover.export(station.context, folder=stick)
    assert day.close_day(station.context).value.shift.closed_at
    assert log(station) == []
    station.clock.forward(days=1)  # a closed day stays closed
    station.scans(TUBES[1])
    assert lines(station) == [("tube_opened", TUBES[1], None, False)]


def test_the_log_is_there_after_a_restart(template, tmp_path):
    station = open_station(shutil.copytree(template(1), tmp_path / "home"))
    station.scans(TUBES[0], HALMEONI, "!undo", FATHER)
    before = log(station)
    station.store.close()
    again = open_station(station.home)
    assert log(again) == before
    again.store.close()


@pytest.mark.parametrize("code", [TUBES[0], TUBES[0].lower()])
def test_a_tube_names_who_opened_and_sealed_it(station, code):
    station.scans(TUBES[0], HALMEONI, "!seal", "!undo")
    station.session.operator = "崔明"
    station.scans("!seal end_of_queue")
    record = tubes.tube_record(station.station, code=code)
    assert [(step.state, step.operator) for step in record.steps] == [
        ("open", "金英"),
        ("sealed", "金英"),
        ("open", "金英"),
        ("sealed", "崔明"),
    ]
    assert record.opened is not None
    assert record.opened.operator == "金英"
    assert record.sealed is not None
    assert (record.sealed.operator, record.sealed.reason) == ("崔明", "end_of_queue")
    assert [place.resident for place in record.tube.places] == [station.who(HALMEONI)]


def test_an_earlier_use_that_was_discarded_is_left_out(station):
    station.scans(TUBES[0], "!undo", TUBES[0], HALMEONI)
    record = tubes.tube_record(station.station, code=TUBES[0])
    assert [step.state for step in record.steps] == ["open"]
    assert record.sealed is None
