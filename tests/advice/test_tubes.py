"""Tubes at registration: each answer's advice, followed at a real station."""

import pytest
from tests.advice.walking import advice
from tests.made_station import (
    FATHER,
    HALMEONI,
    MOTHER,
    NEIGHBOUR,
    TUBES,
    YELLOW,
    id_number,
)

from testdesk.services import day, tubes, voiding

SEALED, OPENED, SAMPLED = (
    ("accepted", "tube_sealed"),
    ("accepted", "tube_opened"),
    ("accepted", "sampled"),
)
STRANGER = id_number("19911111", 5)


def meets(met, station, line, code, excerpt):
    answer = station.scan(line)
    assert answer.reason == code
    met.reported(code, excerpt)
    return answer


@advice("no_open_tube", "tube_opened", "sampled", "tube_sealed")
def test_from_no_tube_to_a_sealed_one(met, station):
    meets(met, station, HALMEONI, "no_open_tube", "Scan an empty tube first, then scan this person")
    meets(met, station, TUBES[0], "tube_opened", "Scan the first person")
    assert meets(met, station, HALMEONI, "sampled", "Please swab").position == 1
    meets(met, station, "!seal", "tube_sealed", "scan an empty tube")
    assert station.scans(TUBES[1]) == [OPENED]


@advice("tube_is_open", "other_tube_open", "tube_already_used")
def test_a_second_tube(met, station):
    station.scans(TUBES[0], HALMEONI)
    meets(met, station, TUBES[0], "tube_is_open", "Scan the next person")
    assert station.scans(FATHER) == [SAMPLED]
    meets(met, station, TUBES[1], "other_tube_open", "seal it early with F8")
    assert station.scans("!seal shift_change", TUBES[1]) == [SEALED, OPENED]
    meets(met, station, TUBES[2], "other_tube_open", "If it is empty, undo its opening with F9")
    assert station.scans("!undo", TUBES[2], "!seal") == [
        ("accepted", "tube_discarded"),
        OPENED,
        ("refused", "tube_empty"),
    ]
    station.scans("!undo")
    meets(met, station, TUBES[0], "tube_already_used", "take an empty tube")
    assert station.scans(TUBES[3]) == [OPENED]


@advice("tube_empty", "tube_discarded")
def test_opening_an_empty_tube_is_undone(met, station):
    station.scan(TUBES[0])
    meets(met, station, "!seal", "tube_empty", "Undo its opening with F9")
    meets(met, station, "!undo", "tube_discarded", "Scan an empty tube")
    assert station.scans(TUBES[0]) == [OPENED]


@advice("tube_of_other_round")
def test_a_tube_with_people_when_the_next_round_begins(met, station):
    station.scans(TUBES[0], HALMEONI)
    station.next_round()
    for line in (FATHER, TUBES[1], TUBES[0]):
        meets(met, station, line, "tube_of_other_round", "Seal it with F8, then scan an empty tube")
    assert station.scans("!seal", TUBES[1], FATHER) == [SEALED, OPENED, SAMPLED]


@advice("no_open_tube")
@pytest.mark.parametrize("tube", [TUBES[0], TUBES[1]])
def test_an_empty_tube_closes_by_itself_when_the_next_round_begins(met, station, tube):
    station.scans(TUBES[0], HALMEONI, "!undo")
    station.next_round()
    meets(met, station, FATHER, "no_open_tube", "Scan an empty tube first")
    assert station.scans(tube, FATHER) == [OPENED, SAMPLED]
    assert station.kinds()[-3:] == ["tube_discarded", "tube_opened", "sample_taken"]
    assert station.problems() == ()


@advice("tube_open")
def test_the_day_with_a_tube_open(met, station, tmp_path):
    station.scans(TUBES[0], HALMEONI, "!seal", TUBES[1])
    for line, closed in (("!undo", "tube_discarded"), ("!seal", "tube_sealed")):
        assert "tube_open" in day.reconcile(station=station.station).problems
        met.reported("tube_open", "F9" if closed == "tube_discarded" else "Seal it with F8")
        assert station.scans(line) == [("accepted", closed)]
        assert station.close_day(tmp_path).problems == ()
        station.clock.forward(days=1)  # a closed day stays closed
        station.scans(TUBES[2], MOTHER)


@advice("already_sampled", "no_open_tube")
def test_a_person_who_was_here(met, station):
    station.scans("!single", TUBES[0], HALMEONI)
    station.clock.forward(seconds=10)
    meets(met, station, HALMEONI, "no_open_tube", "Scan an empty tube first, then scan this person")
    station.scan(TUBES[1])
    meets(met, station, HALMEONI, "already_sampled", "may go home")
    assert station.scans(FATHER) == [SAMPLED]


@advice("single_tube_required", "next_tube_single")
def test_a_code_that_is_not_green(met, station):
    station.scans(TUBES[0], HALMEONI)
    meets(met, station, YELLOW, "single_tube_required", "Use a tube for one person")
    station.scan("!seal")
    meets(met, station, "!single", "next_tube_single", "Scan an empty tube")
    assert station.scans(TUBES[1], YELLOW) == [OPENED, SAMPLED]


@advice("other_household", "next_tube_household", "next_tube_pool")
def test_a_tube_for_one_household(met, station):
    meets(met, station, "!household", "next_tube_household", "Scan an empty tube")
    station.scans(TUBES[0], FATHER)
    meets(met, station, HALMEONI, "other_household", "Seal it with F8 and take a new tube")
    station.scans("!seal family", "!household")
    assert station.scans(TUBES[1], HALMEONI, "!seal family") == [OPENED, SAMPLED, SEALED]
    meets(met, station, "!pool 10", "next_tube_pool", "Scan an empty tube")
    assert station.scans(TUBES[2], MOTHER, NEIGHBOUR) == [OPENED, SAMPLED, SAMPLED]


@advice("seal_reason_unknown", "pool_size_unknown", "command_unknown", "command_unknown_argument")
def test_a_command_that_is_none(met, station):
    station.scans(TUBES[0], HALMEONI)
    meets(met, station, "!seal lunch", "seal_reason_unknown", "shift_change")
    assert station.scans("!seal shift_change") == [SEALED]
    meets(met, station, "!pool 7", "pool_size_unknown", "Choose one of these")
    assert station.scans("!pool 5") == [("accepted", "next_tube_pool")]
    meets(met, station, "!open", "command_unknown", "Use undo, seal, single")
    meets(met, station, "!single now", "command_unknown_argument", "Give the command without it")
    assert station.scans("!single") == [("accepted", "next_tube_single")]


@advice(
    "tube_unknown", "place_empty", "void_reason_unknown", "sample_voided", "sample_already_void"
)
def test_removing_somebody_from_a_tube(met, station):
    station.scans(TUBES[0], HALMEONI, FATHER)

    def void(code, position, reason="wrong_person"):
        args = {"context": station.context}
        return tubes.void_place(**args, code=code, position=position, reason=reason).value

    with met.raises("tube_unknown", "Check the barcode"):
        void("YJ99999999", 1)
    with met.raises("place_empty", "Open the tube's list and choose the place"):
        void(TUBES[0], 9)
    with met.raises("void_reason_unknown", "Use wrong_person, not_swabbed"):
        void(TUBES[0], 1, "no idea")
    place = next(
        p for p in tubes.tube(station=station.station, code=TUBES[0]).places if p.position == 1
    )
    assert void(TUBES[0], place.position, "not_swabbed").reason == "sample_voided"
    met.reported("sample_voided", "The place is free again")
    with met.raises("sample_already_void", "There is nothing left to do"):
        args = {"context": station.context, "reason": "other"}
        voiding.void_sample(**args, sample=place.sample)
    assert station.scan(MOTHER).position == 1


@advice("sample_undone", "tube_reopened")
def test_undoing_the_newest_action(met, station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    meets(met, station, "!undo", "sample_undone", "The place is free again")
    station.scan("!seal")
    meets(met, station, "!undo", "tube_reopened", "Continue scanning people")
    assert station.scans(MOTHER) == [SAMPLED]


@advice("not_sampled", "unknown_person")
def test_undoing_a_sample_of_somebody_who_was_not_here(met, station):
    station.scans(TUBES[0], HALMEONI)
    meets(
        met, station, f"!undo {FATHER}", "not_sampled", "For an earlier round, open the tube's list"
    )
    meets(met, station, STRANGER, "unknown_person", "add the person as new")
    assert station.scans(FATHER, f"!undo {FATHER}") == [SAMPLED, ("accepted", "sample_undone")]
