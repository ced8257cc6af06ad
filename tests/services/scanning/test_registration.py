"""Registration: a line in, an answer out, and the journal holds exactly what the answer shows."""

import pytest
from tests.made_station import (
    CHILD,
    CROWD,
    FATHER,
    HALMEONI,
    MAXIMILIAN,
    MOTHER,
    NEIGHBOUR,
    TUBES,
    YELLOW,
    entries_of_station,
)

from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.services import tubes
from testdesk.services.scanning import registration


def shown(result):
    return result.verdict, result.reason, result.tube, result.position


def test_a_tube_opens_takes_ten_and_seals_itself(station):
    assert shown(station.scan(TUBES[0])) == ("accepted", "tube_opened", TUBES[0], None)
    answers = [station.scan(number) for number in CROWD[:10]]
    assert [shown(a) for a in answers] == [
        ("accepted", "sampled", TUBES[0], position) for position in range(1, 11)
    ]
    assert [a.sealed for a in answers] == [False] * 9 + [True]
    assert station.scans(CROWD[10]) == [("refused", "no_open_tube")]
    (tube,) = tubes.tubes(station=station.station)
    assert (tube.state, tube.reason, len(tube.places)) == ("sealed", "full", 10)
    assert station.problems() == ()


def test_an_answer_names_the_person_and_the_journal_holds_the_event(station):
    station.scan(TUBES[0])
    answer = station.scan(HALMEONI)
    assert answer.resident == station.person(HALMEONI)
    assert (answer.kind, answer.scan, answer.seq) == ("id_number", HALMEONI, station.journal()[0])
    assert station.kinds() == ["station_set_up", "tube_opened", "sample_taken"]


@pytest.mark.parametrize("size", [5, 20])
def test_the_pool_s_size_is_the_session_s(station, size):
    assert station.scans(f"!pool {size}", TUBES[0])[0] == ("accepted", "next_tube_pool")
    answers = [station.scan(number) for number in CROWD[:size]]
    assert [a.sealed for a in answers] == [False] * (size - 1) + [True]


@pytest.mark.parametrize("size", ["", "1", "9", "10.", "zehn", "１０"])
def test_a_pool_of_another_size_is_refused(station, size):
    station.session.pool_size = 5
    expected = [("accepted", "next_tube_pool")] if size == "１０" else None
    assert station.scans(f"!pool {size}") == (expected or [("refused", "pool_size_unknown")])
    assert station.session.pool_size == (10 if expected else 5)


def test_a_single_tube_seals_with_its_one_person_and_the_next_is_a_pool_again(station):
    station.scans("!single", TUBES[0])
    answer = station.scan(YELLOW)
    assert (shown(answer), answer.sealed) == (("accepted", "sampled", TUBES[0], 1), True)
    station.scan(TUBES[1])
    assert not station.scan(HALMEONI).sealed
    assert [t.mode for t in tubes.tubes(station=station.station)] == ["pool", "single"]


@pytest.mark.parametrize("opening", ["!pool 10", "!household"])
def test_who_is_not_green_is_refused_in_a_shared_tube(station, opening):
    station.scans(opening, TUBES[0])
    before = station.journal()
    answer = station.scan(YELLOW)
    assert (answer.verdict, answer.reason) == ("refused", "single_tube_required")
    assert answer.resident is not None
    assert station.journal() == before


def test_a_household_tube_takes_the_household_and_nobody_else(station):
    station.scans("!household", TUBES[0])
    assert station.scans(FATHER, NEIGHBOUR, MOTHER, HALMEONI, CHILD) == [
        ("accepted", "sampled"),
        ("refused", "other_household"),
        ("accepted", "sampled"),
        ("refused", "other_household"),
        ("accepted", "sampled"),
    ]
    assert station.scans("!seal family") == [("accepted", "tube_sealed")]


def test_who_was_sampled_is_shown_with_place_and_time(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    station.scans("!seal shift_change", TUBES[1])
    before = station.journal()
    again = station.scan(FATHER)
    assert shown(again) == ("refused", "already_sampled", TUBES[0], 2)
    assert again.earlier is not None
    assert (again.earlier.station, again.earlier.at[:10]) == (1, "2022-03-26")
    assert station.journal() == before


def test_who_was_sampled_at_another_station_is_shown_as_that(station):
    station.scan(TUBES[0])
    who = station.who(HALMEONI)
    taken = ev.SampleTaken("R7", who, "YJ00000050", 4, "id_number", "河南检测点")
    station.adopt(*entries_of_station(2, [taken]))
    answer = station.scan(HALMEONI)
    assert shown(answer) == ("refused", "already_sampled", "YJ00000050", 4)
    assert answer.earlier is not None
    assert answer.earlier.station == 2


def test_the_next_round_takes_everybody_again(station):
    station.scans(TUBES[0], HALMEONI, "!seal")
    station.next_round()
    assert station.scans(TUBES[1], HALMEONI) == [
        ("accepted", "tube_opened"),
        ("accepted", "sampled"),
    ]
    assert station.scans("!seal", TUBES[0]) == [
        ("accepted", "tube_sealed"),
        ("refused", "tube_already_used"),
    ]
    assert station.problems() == ()


def test_a_tube_left_open_from_the_round_before_takes_nobody(station):
    station.scans(TUBES[0], HALMEONI)
    station.next_round()
    assert station.scans(FATHER, "!seal", TUBES[1], FATHER) == [
        ("refused", "tube_of_other_round"),
        ("accepted", "tube_sealed"),
        ("accepted", "tube_opened"),
        ("accepted", "sampled"),
    ]


def test_a_tube_is_used_once(station):
    station.scans(TUBES[0], HALMEONI)
    assert shown(station.scan(TUBES[0])) == ("refused", "tube_is_open", TUBES[0], None)
    assert shown(station.scan(TUBES[1])) == ("refused", "other_tube_open", TUBES[0], None)
    station.scan("!seal")
    assert shown(station.scan(TUBES[0])) == ("refused", "tube_already_used", TUBES[0], None)


def test_a_tube_that_another_station_used_is_refused(station):
    used = ev.TubeOpened(TUBES[5], "R7", "pool", 10)
    station.adopt(*entries_of_station(2, [used]))
    assert station.scans(TUBES[5]) == [("refused", "tube_already_used")]


def test_a_person_without_a_round_is_not_sampled(station):
    station.store._db.execute("DELETE FROM round")
    assert station.scans(TUBES[0]) == [("refused", "no_round")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (HALMEONI[:17] + ("1" if HALMEONI[17] != "1" else "2"), "id_number_invalid"),
        ("222401205004120029", "id_number_invalid"),
        ("222401360412999", "id_number_century_unclear"),
        ("13812345678", "unknown_code"),
        ("", "unreadable"),
        ("健康码", "unknown_code"),
        ("\x1a", "unreadable"),
        ("\u202e12345", "unreadable"),
        ("!", "command_unknown"),
        ("!dance", "command_unknown"),
        ("!undo", "nothing_to_undo"),
        ("!seal", "no_open_tube"),
        ("!seal because", "seal_reason_unknown"),
        (HALMEONI, "no_open_tube"),
        ("3-1047-8", "card_number_invalid"),
        ("71" + "0" * 56, "code_damaged"),
        (HALMEONI + FATHER, "scans_stuck_together"),
        (TUBES[0] + HALMEONI, "scans_stuck_together"),
        (TUBES[0] + TUBES[1], "scans_stuck_together"),
        ("7" * 71, "scans_stuck_together"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_changes_nothing(station, line, reason):
    before = station.journal()
    done = registration.scan(station.context, line)
    answer, changes = done.value, done.changes
    assert (answer.verdict, answer.reason, answer.seq) == ("refused", reason, before[0])
    assert not changes
    assert station.journal() == before


def test_a_fifteen_digit_number_is_the_same_person(station):
    station.scan(TUBES[0])
    old = HALMEONI[:6] + HALMEONI[8:17]
    answer = station.scan(old)
    assert answer.resident == station.person(HALMEONI)


def test_a_person_without_a_full_address_is_sampled(station):
    assert station.scans(TUBES[0], MAXIMILIAN)[1] == ("accepted", "sampled")


def test_who_is_not_signed_in_scans_nobody(station):
    station.session.operator = ""
    with pytest.raises(Refusal, match="operator_missing"):
        station.scan(TUBES[0])
    assert station.kinds() == ["station_set_up"]
