"""The contents of door notices, labels, lists and bag sheets."""

import datetime as dt

import pytest
from tests.made_station import FATHER, HALMEONI, NEIGHBOUR, POINT, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.services import papers

DAY = dt.date(2022, 3, 26)


def test_a_door_list_leaves_out_who_was_sampled_and_walks_the_building(station):
    station.scans(TUBES[0], FATHER)
    round_, found = papers.missing_people(station=station.station, compound=POINT, building="3")
    assert round_ == "R7"
    rooms = [(one.found.resident.address.room, one.found.resident.name) for one in found]
    assert rooms == [("202", "朴顺子"), ("301", "王小雨"), ("301", "赵敏"), ("302", "张伟")]
    assert found[0].age == 85


def test_labels_count_on_and_keep_their_zeros(station):
    numbers = papers.tube_numbers(station=station.station, first="yj00000099", count=3)
    assert numbers == ["YJ00000099", "YJ00000100", "YJ00000101"]


@pytest.mark.parametrize(
    ("first", "count", "code"),
    [
        ("hello", 1, "tube_number_invalid"),
        (HALMEONI, 1, "tube_number_invalid"),
        ("YJ99999999", 2, "tube_numbers_end"),
        ("AB999999999999", 2, "tube_numbers_end"),
        ("YJ00000001", 0, "count_of_labels"),
    ],
)
def test_a_label_that_no_station_would_accept_is_refused(station, first, count, code):
    with pytest.raises(Refusal, match=code):
        papers.tube_numbers(station=station.station, first=first, count=count)


def test_a_bag_is_twenty_sealed_tubes_in_the_order_of_sealing(station):
    people = (FATHER, NEIGHBOUR)
    for tube, person in zip(TUBES, people, strict=False):
        station.scans(tube, person, "!seal other")
    (bag,) = papers.bags(station=station.station)
    assert [tube.tube for tube in bag.tubes] == list(TUBES[:2])
    assert bag.number.startswith("1-")
    assert papers.bag_of_day(station=station.station, index=1) == bag
    with pytest.raises(Refusal, match="bag_unknown"):
        papers.bag_of_day(station=station.station, index=2)
    chosen = papers.bag_with(station=station.station, tubes=[TUBES[1]])
    assert [tube.tube for tube in chosen.tubes] == [TUBES[1]]


def test_an_open_or_unknown_tube_goes_into_no_bag(station):
    station.scans(TUBES[0], FATHER)
    for tubes, code in (
        ([TUBES[0]], "tube_not_sealed"),
        (["YJ99999999"], "tube_unknown"),
        (TUBES[:21], "bag_too_full"),
        ([], "bag_unknown"),
    ):
        with pytest.raises(Refusal, match=code):
            papers.bag_with(station=station.station, tubes=tubes)


@pytest.mark.parametrize("times", [("10:00", "08:00"), ("8", "9"), ("24:00", "25:00")])
def test_a_slot_that_cannot_be_is_refused(times):
    with pytest.raises(Refusal, match="slot_invalid"):
        papers.slot(DAY, *times)


def test_a_slot_may_be_typed_short():
    assert papers.slot(DAY, "8:00", "１０:00") == papers.Slot(DAY, "08:00", "10:00")
