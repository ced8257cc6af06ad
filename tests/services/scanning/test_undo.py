"""Undo walks back from the newest action, one at a time, and no further than the first."""

import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, TUBES, entries_of_station

from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.services import tubes


def places(station):
    with station.station.read() as uow:
        open_tube = uow.samples.open_tube()
    return None if open_tube is None else [(p.position, p.name) for p in open_tube.places]


def reasons(station, *lines):
    return [reason for _, reason in station.scans(*lines)]


def test_an_undone_sample_frees_its_place_for_the_next_person(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    answer = station.scan("!undo")
    assert (answer.reason, answer.tube, answer.position) == ("sample_undone", TUBES[0], 2)
    assert answer.resident == station.person(FATHER)
    assert places(station) == [(1, "朴顺子")]
    assert station.scan(MOTHER).position == 2
    assert station.scans(FATHER) == [("accepted", "sampled")]
    assert station.problems() == ()


def test_undoing_the_tenth_opens_the_tube_again(station):
    station.scans(TUBES[0], *CROWD[:10])
    before = station.journal()[0]
    assert reasons(station, "!undo") == ["sample_undone"]
    assert station.kinds(before) == ["sample_voided", "tube_reopened"]
    assert len(places(station)) == 9
    answer = station.scan(CROWD[10])
    assert (answer.position, answer.sealed) == (10, True)


def test_undo_of_a_single_tube_s_person_opens_it_again(station):
    station.scans("!single", TUBES[0], HALMEONI)
    assert reasons(station, "!undo", "!undo", "!undo") == [
        "sample_undone",
        "tube_discarded",
        "nothing_to_undo",
    ]


def test_an_opening_undone_frees_the_tube_for_another_day(station):
    station.scans(TUBES[0], "!undo")
    assert places(station) is None
    assert tubes.tubes(station=station.station) == []
    assert reasons(station, TUBES[0], HALMEONI) == ["tube_opened", "sampled"]


def test_an_early_seal_undone_takes_more_people(station):
    station.scans(TUBES[0], HALMEONI, "!seal end_of_queue")
    assert reasons(station, "!undo", FATHER) == ["tube_reopened", "sampled"]
    assert len(places(station)) == 2


def test_undoing_twice_undoes_two_commands(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    assert reasons(station, "!undo", "!undo") == ["sample_undone", "sample_undone"]
    assert places(station) == []


def test_everything_is_undone_to_the_start_and_no_further(station):
    station.scans("!pool 5", TUBES[0], *CROWD[:5], TUBES[1], HALMEONI, "!seal", TUBES[2], FATHER)
    found = []
    while (reason := station.scan("!undo").reason) != "nothing_to_undo":
        found.append(reason)
        assert places(station) is not None or reason == "tube_discarded"
    assert found == [
        "sample_undone", "tube_discarded", "tube_reopened", "sample_undone", "tube_discarded",
        *["sample_undone"] * 5, "tube_discarded",
    ]  # fmt: skip
    assert tubes.tubes(station=station.station) == []
    assert station.problems() == ()


def test_a_tube_that_was_opened_again_can_be_given_up_when_it_is_empty(station):
    station.scans(TUBES[0], HALMEONI, "!seal", "!undo", "!undo")
    assert places(station) == []
    assert reasons(station, "!seal", "!undo", TUBES[0]) == [
        "tube_empty",
        "tube_discarded",
        "tube_opened",
    ]


def test_undo_never_reaches_past_an_open_tube_into_an_earlier_one(station):
    station.scans("!single", TUBES[0], HALMEONI, TUBES[1], FATHER, "!seal", "!undo", "!undo")
    assert reasons(station, "!undo") == ["tube_discarded"]
    assert places(station) is None
    assert reasons(station, "!undo") == ["sample_undone"]
    assert places(station) == []


@pytest.mark.parametrize("lines", [[], [TUBES[0], "!undo"], ["!single"], [HALMEONI]])
def test_nothing_is_undone_where_nothing_is_valid(station, lines):
    station.scans(*lines)
    before = station.journal()
    assert station.scans("!undo") == [("refused", "nothing_to_undo")]
    with pytest.raises(Refusal, match="nothing_to_undo"):
        tubes.undo(station.context)
    assert station.journal() == before


def test_what_another_station_did_is_not_ours_to_undo(station):
    taken = ev.SampleTaken("R7", station.who(HALMEONI), TUBES[9], 1, "id_number", "点")
    station.adopt(*entries_of_station(2, [ev.TubeOpened(TUBES[9], "R7", "pool", 10), taken]))
    assert reasons(station, "!undo") == ["nothing_to_undo"]


def test_a_card_or_a_ticket_in_between_does_not_stop_the_undo(station):
    station.scans(TUBES[0], HALMEONI)
    with station.station.write("金英") as uow:
        uow.journal.append(ev.SwabsCounted("2022-03-26", 1))
        uow.commit()
    assert reasons(station, "!undo") == ["sample_undone"]


def test_the_journal_keeps_what_was_undone(station):
    station.scans(TUBES[0], HALMEONI, "!undo", "!undo")
    assert station.kinds() == [
        "station_set_up", "tube_opened", "sample_taken", "sample_voided", "tube_discarded",
    ]  # fmt: skip


def test_seal_by_hand_wants_a_known_reason_and_somebody_in_the_tube(station):
    def seal(reason):
        with pytest.raises(Refusal) as caught:
            tubes.seal(station.context, reason=reason)
        return caught.value.code

    assert seal("other") == "no_open_tube"
    station.scan(TUBES[0])
    assert [seal("other"), seal("full"), seal("")] == [
        "tube_empty", "seal_reason_unknown", "seal_reason_unknown",
    ]  # fmt: skip
    station.scan(HALMEONI)
    done = tubes.seal(station.context, reason="relocation")
    answer, changes = done.value, done.changes
    assert (answer.reason, answer.tube, changes.tubes) == ("tube_sealed", TUBES[0], True)
    (tube,) = tubes.tubes(station=station.station)
    assert (tube.reason, len(tube.places)) == ("relocation", 1)


def test_a_tube_that_another_station_used_too_does_not_confuse_ours(station):
    station.scans("!single", TUBES[0], HALMEONI)
    twice = ev.TubeOpened(TUBES[0], "R7", "pool", 10)
    for other in (2, 0x3F0):
        station.adopt(*entries_of_station(other, [twice]))
    assert reasons(station, "!undo") == ["sample_undone"]
    assert places(station) == []


def test_people_of_a_closed_shift_stay_in_their_tube(station, stick):
    station.scans(TUBES[0], FATHER, MOTHER, "!seal")
    station.close_day(stick)
    assert reasons(station, "!undo") == ["nothing_to_undo"]


def test_a_tube_left_open_and_empty_can_be_given_up_the_next_day(station):
    station.scans(TUBES[0])
    station.clock.forward(days=1)
    assert reasons(station, "!undo", TUBES[0]) == ["tube_discarded", "tube_opened"]
