"""The status of a station: the status bar, the buildings, the day's equation, who is there."""

import pytest
from tests.made_station import (
    CROWD,
    FATHER,
    HALMEONI,
    MOTHER,
    POINT,
    TUBES,
    entries_of_station,
)

from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.services import day, status
from testdesk.services.cards import codes
from testdesk.services.exchange import handover
from testdesk.services.unfinished_work import unfinished


def now(station):
    return status.status(station=station.station)


def numbers(station):
    s = now(station)
    return s.people, s.tubes, s.places, s.proxy_codes, s.exported_people


def count(station, number):
    return day.count_swabs(station.context, count=number)


def problems(station):
    return day.reconcile(station=station.station).problems


def export(station, folder):
    folder.mkdir(exist_ok=True)
    handover.export(station.context, folder=folder)


def test_a_new_station_has_its_round_and_one_event(station):
    s = now(station)
    assert (s.station, s.point, s.round, s.length) == (1, POINT, "R7", 1)
    assert (s.unexported, s.undelivered, s.open_tube, s.batches) == (1, 1, None, ())
    assert s.head == station.journal()[1]
    assert numbers(station) == (0, 0, 0, 0, 0)
    assert (s.swabs, s.seconds_per_person) == (None, None)


def test_people_tubes_and_places_are_those_that_are_valid(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!undo", MOTHER, "!seal", TUBES[1], FATHER, "!undo")
    assert numbers(station) == (2, 1, 2, 0, 0)
    open_tube = now(station).open_tube
    assert open_tube is not None
    assert (open_tube.tube, open_tube.places, open_tube.capacity) == (TUBES[1], (), 10)


def test_people_of_a_closed_shift_are_not_the_next_one_s(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    codes.issue(station.context, resident=station.who(FATHER))
    station.close_day(stick)
    assert (numbers(station), now(station).swabs) == ((1, 1, 1, 1, 1), 1)
    station.clock.forward(days=1)  # a closed day stays closed
    station.scan(TUBES[1])
    assert (numbers(station), now(station).swabs) == ((0, 0, 0, 0, 0), None)
    station.scan(FATHER)
    assert numbers(station) == (1, 1, 1, 0, 0)


def test_another_station_s_people_are_not_ours(station):
    taken = ev.SampleTaken("R7", station.who(HALMEONI), TUBES[9], 1, "id_number", "点")
    station.adopt(*entries_of_station(2, [taken]))
    assert numbers(station) == (0, 0, 0, 0, 0)


def test_exported_people_are_those_in_a_batch(station, tmp_path):
    station.scans(TUBES[0], HALMEONI, FATHER)
    export(station, tmp_path / "stick")
    station.scan(MOTHER)
    assert numbers(station) == (3, 1, 3, 0, 2)
    assert now(station).unexported == 1


def test_unexported_people_are_those_in_no_batch_and_voided_ones_do_not_count(station, tmp_path):
    station.scans(TUBES[0], HALMEONI, FATHER, "!undo")
    assert now(station).unexported_people == unfinished(station.station).people == 1
    export(station, tmp_path / "stick")
    assert now(station).unexported_people == unfinished(station.station).people == 0
    station.scans(FATHER, MOTHER)
    assert now(station).unexported_people == unfinished(station.station).people == 2


def test_the_pace_is_the_median_of_short_gaps(station):
    station.scan(TUBES[0])
    for number, gap in zip(CROWD, (9, 11, 500, 13, 11), strict=False):
        station.scan(number)
        station.clock.forward(seconds=gap)
    station.scan(CROWD[9])
    assert now(station).seconds_per_person == pytest.approx(12.5, abs=1.5)


def test_a_clock_that_was_set_back_spoils_no_pace(station):
    station.scans(TUBES[0], CROWD[0])
    station.clock.forward(seconds=-60)
    station.scan(CROWD[1])
    assert now(station).seconds_per_person is None


def test_coverage_counts_listed_and_sampled_by_building(station):
    station.scans(TUBES[0], HALMEONI, FATHER, CROWD[0])
    found = {(c.compound, c.building): c for c in status.coverage(station=station.station)}
    assert [(c.listed, c.sampled) for c in (found[POINT, "3"], found["站前小区", "1"])] == [
        (5, 2),
        (6, 1),
    ]
    assert sum(c.listed for c in found.values()) == 39
    assert [c.building for c in status.coverage(station=station.station)][:2] == ["1", "12"]
    station.scan("!undo")
    assert sum(c.sampled for c in status.coverage(station=station.station)) == 2


def test_a_person_sampled_twice_by_two_stations_is_covered_once(station):
    station.scans(TUBES[0], HALMEONI)
    taken = ev.SampleTaken("R7", station.who(HALMEONI), TUBES[9], 1, "id_number", "点")
    station.adopt(*entries_of_station(2, [taken]))
    found = {(c.compound, c.building): c for c in status.coverage(station=station.station)}
    assert found[POINT, "3"].sampled == 1


def test_a_building_lists_its_people_in_walking_order_and_who_is_missing(station):
    station.scans(TUBES[0], FATHER)
    found = status.coverage_of(station=station.station, compound=POINT, building="3")
    assert [(p.resident.address.room, p.sampled, p.reason) for p in found] == [
        ("202", False, "not_seen"),
        ("301", False, "not_seen"),
        ("301", True, ""),
        ("301", False, "not_seen"),
        ("302", False, "not_seen"),
    ]
    assert status.coverage_of(station=station.station, compound=POINT, building="99") == []


def test_the_day_is_closed_when_people_swabs_places_and_batches_agree(station, tmp_path):
    station.scans(TUBES[0], HALMEONI, FATHER)
    assert problems(station) == ("swabs_not_counted", "tube_open", "not_exported")
    station.scan("!seal end_of_queue")
    count(station, 3)
    assert problems(station) == ("swabs_differ", "not_exported")
    count(station, 2)
    export(station, tmp_path / "stick")
    assert problems(station) == ()
    report = day.reconcile(station=station.station)
    assert (report.people, report.swabs, report.places, report.exported) == (2, 2, 2, 2)
    assert (report.day, report.tubes, report.open_tube) == ("2022-03-26", 1, None)
    station.scan(TUBES[1])
    assert problems(station) == ("tube_open", "not_exported")


def test_a_count_after_the_export_makes_nobody_unexported(station, tmp_path):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal end_of_queue")
    export(station, tmp_path / "stick")
    count(station, 2)
    assert problems(station) == ("count_not_exported",)
    count(station, 3)
    assert problems(station) == ("swabs_differ", "count_not_exported")
    count(station, 2)
    export(station, tmp_path / "stick")
    assert problems(station) == ()
    before = station.journal()
    count(station, 2)  # the point lead types it again
    assert (problems(station), station.journal()) == ((), before)


def test_a_person_after_the_export_is_not_hidden_by_a_count(station, tmp_path):
    station.scans(TUBES[0], HALMEONI)
    export(station, tmp_path / "stick")
    station.scans(FATHER, "!seal end_of_queue")
    count(station, 2)
    assert problems(station) == ("not_exported",)


def test_two_people_in_one_place_do_not_add_up(station):
    station.scans(TUBES[0], HALMEONI)
    who = station.who(FATHER)
    with station.station.write("金英") as uow:
        uow.journal.append(ev.SampleTaken("R7", who, TUBES[0], 1, "id_number", POINT))
        uow.commit()
    assert "places_differ" in problems(station)


@pytest.mark.parametrize("number", [-1, 100_001])
def test_a_count_that_cannot_be_is_refused(station, number):
    before = station.journal()
    with pytest.raises(Refusal, match="count_invalid"):
        count(station, number)
    assert station.journal() == before


@pytest.mark.parametrize("name", ["", "  ", "\0", "\n\t"])
def test_a_station_is_in_the_hands_of_somebody(station, name):
    before = station.journal()
    with pytest.raises(Refusal, match="operator_missing"):
        status.sign_in(station.context, operator=name, role="lead")
    assert station.journal() == before
    assert station.session.operator == "金英"


def test_later_events_carry_the_name_of_who_signed_in(station):
    changes = status.sign_in(station.context, operator=" 崔明\0 ", role="registrar").changes
    assert changes.operator
    station.scan(TUBES[0])
    with station.station.read() as uow:
        operators = [e.header.operator for e in uow.journal.entries(2, 3)]
    assert operators == ["崔明", "崔明"]


def test_the_room_that_is_needed_is_never_less_than_the_batch_takes(station, tmp_path):
    for tube, number in zip(TUBES, CROWD[:12], strict=False):
        station.scans(tube, number, "!seal other")
        needed = status.status(station=station.station).bytes_needed
        report = handover.export(station.context, folder=tmp_path, again=False).value
        assert report is not None
        size = (tmp_path / "testdesk" / report.file).stat().st_size
        assert size <= needed <= size + 20_000
        assert status.status(station=station.station).bytes_needed == 0
