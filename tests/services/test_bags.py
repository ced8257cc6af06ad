"""Bags are packed from sealed tubes, and leave once."""

import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, TUBES

from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.services import bags, tubes, voiding


def seal(station, count):
    for index in range(count):
        station.scans(TUBES[index], CROWD[index], "!seal")


def pack(station, **given):
    return bags.pack(station.context, **given).value


def leave(station, bag, recipient="郑海", signed_by="郑海"):
    return bags.hand_over(station.context, bag=bag, recipient=recipient, signed_by=signed_by).value


def test_the_next_bag_holds_twenty_tubes_in_the_order_of_sealing(station):
    seal(station, 23)
    first, second = pack(station), pack(station)
    assert first.tubes == TUBES[:20]
    assert second.tubes == TUBES[20:23]
    assert (first.bag[-3:], second.bag[-3:], first.people) == ("-01", "-02", 20)
    found = bags.bags(station=station.station)
    assert ([one.bag for one in found.packed], found.unpacked) == ([second.bag, first.bag], ())
    assert station.problems() == ()


def test_a_bag_leaves_with_somebody_once(station):
    seal(station, 1)
    packed = pack(station)
    gone = leave(station, packed.bag)
    assert (gone.recipient, gone.signed_by, gone.tubes) == ("郑海", "郑海", packed.tubes)
    assert gone.handed_over_at != ""
    before = station.journal()
    with pytest.raises(Refusal, match="bag_handed_over"):
        leave(station, packed.bag)
    assert station.journal() == before


def test_a_tube_that_is_packed_again_is_in_the_newer_bag(station):
    seal(station, 2)
    first = pack(station)
    pack(station, bag="B-77", tubes=[TUBES[1]])
    found = {one.bag: one.tubes for one in bags.bags(station=station.station).packed}
    assert found == {first.bag: TUBES[:1], "B-77": TUBES[1:2]}


def test_bags_leave_a_closed_day_closed(station, stick):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    closed = station.close_day(stick)
    leave(station, pack(station).bag)
    assert station.scans(TUBES[1], MOTHER)[0] == ("refused", "day_closed")
    with station.station.read() as uow:
        assert uow.shifts.current() == closed.shift


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("bag_too_full", {"tubes": [f"YJ8888{n:04}" for n in range(21)]}),
        ("tube_unknown", {"tubes": ["YJ77777777"]}),
        ("tube_not_sealed", {"tubes": [TUBES[1]]}),
        ("bag_packed", {"bag": "B-1", "tubes": [TUBES[0]]}),
        ("text_invalid", {"bag": "B\n1"}),
        ("text_invalid", {"bag": "B" * 200}),
        ("bag_unknown", {}),
    ],
)
def test_a_bag_that_cannot_be_packed_changes_nothing(station, code, given):
    station.scans(TUBES[0], HALMEONI, "!seal", TUBES[1], FATHER)
    pack(station, bag="B-1")
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        pack(station, **given)
    assert station.journal() == before


def test_a_tube_that_has_left_is_in_no_other_bag(station):
    seal(station, 1)
    leave(station, pack(station).bag)
    with pytest.raises(Refusal, match="bag_packed"):
        pack(station, bag="B-2", tubes=[TUBES[0]])


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("name_missing", {"recipient": " "}),
        ("name_missing", {"signed_by": ""}),
        ("name_invalid", {"signed_by": "a\0b"}),
        ("name_invalid", {"recipient": "名" * 101}),
        ("bag_not_packed", {"bag": "B-9"}),
    ],
)
def test_a_bag_does_not_leave_without_names(station, code, names):
    seal(station, 1)
    given = {"bag": pack(station).bag, **names}
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        leave(station, **given)
    assert station.journal() == before


def test_a_bag_with_a_tube_that_was_opened_again_does_not_leave(station):
    seal(station, 1)
    packed = pack(station)
    tubes.undo(station.context)
    before = station.journal()
    with pytest.raises(Refusal, match="tube_not_sealed"):
        leave(station, packed.bag)
    assert station.journal() == before
    station.scan("!seal")
    assert leave(station, packed.bag).handed_over_at != ""


def test_a_tube_that_has_left_is_not_opened_again(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    leave(station, pack(station).bag)
    assert voiding.next_undo(station.station) is None
    before = station.journal()
    assert station.scans("!undo") == [("refused", "nothing_to_undo")]
    assert station.journal() == before
    # Somebody is removed as from any sealed tube: the place stays empty.
    tubes.void_place(station.context, code=TUBES[0], position=2, reason="wrong_person")
    assert tubes.tube(station.station, code=TUBES[0]).state == "sealed"


def test_the_newest_person_of_a_full_tube_that_has_left_stays_in_it(station):
    station.scans("!pool 5", TUBES[0], *CROWD[:5])
    leave(station, pack(station).bag)
    assert station.scans("!undo", f"!undo {CROWD[4]}") == [
        ("refused", "nothing_to_undo"),
        ("accepted", "sample_undone"),
    ]
    assert tubes.tube(station.station, code=TUBES[0]).state == "sealed"


def test_a_tube_that_is_opened_again_stays_in_its_bag(station):
    seal(station, 1)
    packed = pack(station)
    tubes.undo(station.context)
    assert bags.bags(station=station.station).packed == (packed,)


def discard(station, *, people):
    """Undoes the newest sealed tube: the sealing, its people, and its opening."""
    for _ in range(people + 2):
        tubes.undo(station.context)


def test_a_tube_whose_opening_was_undone_is_in_no_bag(station):
    seal(station, 2)
    packed = pack(station)
    discard(station, people=1)
    with pytest.raises(TubeUnknown):
        tubes.tube(station.station, code=TUBES[1])
    (left,) = bags.bags(station=station.station).packed
    assert (left.bag, left.tubes) == (packed.bag, TUBES[:1])
    station.scans(TUBES[1], CROWD[2], "!seal")
    assert bags.bags(station=station.station).unpacked == TUBES[1:2], "its barcode was used again"
    assert leave(station, packed.bag).tubes == TUBES[:1]
    assert pack(station).tubes == TUBES[1:2]
    assert station.problems() == ()


def test_a_bag_of_which_nothing_is_left_is_no_bag(station):
    seal(station, 1)
    packed = pack(station)
    discard(station, people=1)
    assert bags.bags(station=station.station).packed == ()
    with pytest.raises(Refusal, match="bag_not_packed"):
        leave(station, packed.bag)
