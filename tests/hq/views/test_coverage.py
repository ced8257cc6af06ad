"""Coverage of a round: city, compound, building, people, and why somebody is missing."""

import datetime as dt

import pytest
from tests.hq.laptops import MORNING, resident

from testdesk.domain.journal.events import (
    FieldChange,
    ResidentCorrected,
    ResidentRegistered,
    SampleTaken,
    SampleVoided,
)
from testdesk.domain.residents.coverage import BuildingCoverage, compounds, total
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import journal, sequence
from testdesk.hq.views import coverage
from testdesk.hq.views.progress import Hour, progress
from testdesk.hq.views.stations import Gap, stations

pytestmark = pytest.mark.usefixtures("session_clock")

NOON = MORNING + dt.timedelta(hours=12)


def read(hq, function, *arguments, **named):
    with hq.read() as connection:
        return function(connection, *arguments, **named)


def deliver(hq, station, first=1, last=None):
    assert import_batch(hq, station.batch(first, last), file="b.tdb").verdict == "accepted"


def test_the_city_sums_up_to_its_compounds_the_ones_with_most_missing_first(
    hq, listed_names, station_of_coverage
):
    station_of_coverage.full_tube(
        "YJ00000001", [listed_names["李明哲"], listed_names["朴顺子"], resident(77)]
    )
    deliver(hq, station_of_coverage)
    city = read(hq, coverage.city, "R7")
    areas = [(a.compound, a.building, a.listed, a.sampled, a.percent) for a in city]
    assert areas == [
        ("新兴小区", "10", 1, 1, 100),
        ("河南小区", "3", 2, 1, 50),
        ("", "", 0, 0, 0),
    ]
    assert [(a.compound, a.missing) for a in compounds(city)] == [
        ("河南小区", 1),
        ("新兴小区", 0),
        ("", 0),
    ]
    assert (total(city).listed, total(city).sampled) == (3, 2)
    assert total(city).walk_ins == 1
    assert total(read(hq, coverage.city, "R8")).sampled == 0


def test_almost_everybody_is_not_yet_a_hundred_per_cent():
    assert BuildingCoverage("", "", listed=1000, sampled=999).percent == 99
    assert BuildingCoverage("", "", listed=0, sampled=0).percent == 0


def test_a_building_lists_each_person_and_why_one_is_missing(hq, listed_names, station_of_coverage):
    li, kim = listed_names["李明哲"], listed_names["金英姬"]
    undone = station_of_coverage.sample(li, tube="YJ00000001", position=1)
    station_of_coverage.record(SampleVoided(undone.header.id, "wrong_person"))
    deliver(hq, station_of_coverage)
    people = {p.resident.name: p for p in read(hq, coverage.people, "R7", "河南小区", "3")}
    assert {name: (p.sampled, p.reason) for name, p in people.items()} == {
        "李明哲": (False, "sample_undone"),
        "金英姬": (False, "not_seen"),
    }
    assert people["李明哲"].resident.address == Address("河南小区", "3", "1", "301")
    station_of_coverage.sample(kim, tube="YJ00000001", position=1)
    deliver(hq, station_of_coverage)
    sampled = read(hq, coverage.person, "R7", kim)
    assert (sampled.sampled, sampled.reason) == (True, "")
    assert read(hq, coverage.person, "R7", resident(404)) is None


def test_headquarters_word_decides_where_a_listed_person_lives_and_whether_green(
    hq, listed_names, station_of_coverage
):
    moved = Resident(
        listed_names["李明哲"], "李明哲", address=Address("新兴小区", "10"), colour="yellow"
    )
    station_of_coverage.record(ResidentRegistered(moved), minute=5)
    deliver(hq, station_of_coverage)
    people = {p.resident.name: p for p in read(hq, coverage.people, "R7", "河南小区", "3")}
    assert people["李明哲"].reason == "not_seen"
    changes = (
        FieldChange("compound", "河南小区", "新兴小区"),
        FieldChange("building", "3", "10"),
        FieldChange("colour", "none", "yellow"),
    )
    with hq.write() as connection:
        decided = ResidentCorrected(listed_names["李明哲"], changes, "decided")
        journal.append(connection, [decided], clock=hq.clock)
    there = {p.resident.name: p.reason for p in read(hq, coverage.people, "R7", "新兴小区", "10")}
    assert there["李明哲"] == "not_green"
    assert [a.listed for a in read(hq, coverage.city, "R7")] == [2, 1]


def test_two_stations_that_sampled_one_person_count_that_person_once(hq, listed_names, laptop):
    for station in (1, 2):
        sender = laptop(station)
        sender.full_tube(f"YJ0000000{station}", [listed_names["李明哲"]])
        deliver(hq, sender)
    assert total(read(hq, coverage.city, "R7")).sampled == 1


def sample(number):
    return SampleTaken("R7", resident(number), "YJ00000001", number, "id_number", "1号检测点")


@pytest.mark.usefixtures("listed_names")
def test_progress_is_shown_by_the_hour_without_gaps(hq, station_of_coverage):
    for number, minute in enumerate((1, 58, 61, 200), start=1):
        station_of_coverage.record(sample(number), minute=minute)
    hq.clock.moment = NOON
    deliver(hq, station_of_coverage)
    shown = read(hq, progress, "R7", now=NOON)
    assert shown.hours == (
        Hour("2022-03-26T00:00Z", 2),
        Hour("2022-03-26T01:00Z", 1),
        Hour("2022-03-26T02:00Z", 0),
        Hour("2022-03-26T03:00Z", 1),
    )
    assert shown.outside == 0


@pytest.mark.usefixtures("listed_names")
def test_a_time_that_cannot_be_true_is_counted_apart(hq, station_of_coverage):
    for number, minute in enumerate((1, 13 * 60, -48 * 60), start=1):
        station_of_coverage.record(sample(number), minute=minute)
    deliver(hq, station_of_coverage)
    shown = read(hq, progress, "R7", now=NOON)
    assert (shown.hours, shown.outside) == ((Hour("2022-03-26T00:00Z", 1),), 2)


def test_a_gap_is_reported_by_its_numbers_and_since_when_it_is_known(hq, station_of_coverage):
    for number in range(1, 10):
        station_of_coverage.record(sample(number))
    deliver(hq, station_of_coverage, 1, 2)
    hq.clock.moment = MORNING + dt.timedelta(hours=1)
    deliver(hq, station_of_coverage, 8, 9)
    hq.clock.moment = MORNING + dt.timedelta(hours=2)
    deliver(hq, station_of_coverage, 5, 6)
    (seen,) = read(hq, stations, None)
    assert seen.gaps == (
        Gap(3, 4, "2022-03-26T01:00:00.000Z"),
        Gap(7, 7, "2022-03-26T01:00:00.000Z"),
    )
    held = read(hq, sequence.holdings_by_station)[1]
    assert (seen.complete_to, seen.seen_to) == (held.highest_contiguous, held.highest_seen)
    assert tuple((gap.first, gap.last) for gap in seen.gaps) == held.gaps
    deliver(hq, station_of_coverage)
    (seen,) = read(hq, stations, None)
    assert (seen.gaps, seen.complete_to) == ((), 10)


def test_a_station_that_never_delivered_is_there_with_nothing(hq, laptop):
    laptop(9)
    (seen,) = read(hq, stations, "R7")
    assert (seen.last_contact, seen.gaps, seen.clock_seconds, seen.samples) == (None, (), None, 0)


def test_a_clock_that_is_ahead_of_the_arrival_is_reported_by_how_much(hq, station_of_coverage):
    station_of_coverage.record(sample(1), minute=150)
    deliver(hq, station_of_coverage)  # at the stopped clock's morning
    (seen,) = read(hq, stations, "R7")
    assert seen.clock_seconds == 150 * 60 + 2
    assert seen.samples == 1


def test_a_clock_behind_what_its_station_had_received_is_reported_by_how_much(
    hq, station_of_coverage
):
    station_of_coverage.record(sample(1), minute=60)
    station_of_coverage.record(sample(2), minute=-60)
    hq.clock.moment = NOON
    deliver(hq, station_of_coverage)
    (seen,) = read(hq, stations, "R7")
    assert seen.clock_seconds == -(120 * 60 - 1)


def test_a_clock_that_agrees_is_not_wrong(hq, station_of_coverage):
    station_of_coverage.record(sample(1), minute=60)
    hq.clock.moment = NOON
    deliver(hq, station_of_coverage)
    assert [s.clock_seconds for s in read(hq, stations, "R7")] == [0]


def test_nothing_is_reported_of_a_round_nobody_opened(hq):
    assert read(hq, progress, "R7", now=NOON).hours == ()
    assert read(hq, progress, None, now=NOON).outside == 0
    assert read(hq, coverage.city, None) == ()
