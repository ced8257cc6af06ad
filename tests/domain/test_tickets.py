"""Who is next: the lanes take turns, and within a lane the lower number."""

from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.journal.events import Lane
from testdesk.domain.station.tickets import MOVES, Ticket, label_of, letters_of, waiting_order


def ticket(label, state="waiting"):
    lane: Lane = "normal" if label[0] == "A" else "priority"
    return Ticket(label, label, lane, int(label[1:]), state, 0, "", "")


def order(labels, last=None):
    return [t.label for t in waiting_order([ticket(one) for one in labels], last_called=last)]


def test_the_lanes_alternate():
    assert order(["A1", "A2", "A3", "B1", "B2"]) == ["B1", "A1", "B2", "A2", "A3"]


def test_the_lane_that_was_not_called_last_comes_first():
    assert order(["A1", "B1"], last="priority") == ["A1", "B1"]
    assert order(["A1", "B1"], last="normal") == ["B1", "A1"]


def test_an_empty_lane_passes_its_turn():
    assert order(["A1", "A2"], last="normal") == ["A1", "A2"]
    assert order(["B1", "B2"], last="priority") == ["B1", "B2"]


def test_only_waiting_tickets_are_next():
    tickets = [ticket("A1", "served"), ticket("A2", "called"), ticket("A3", "skipped")]
    assert waiting_order([*tickets, ticket("A4")], last_called=None) == [ticket("A4")]


LANES = st.sampled_from(["normal", "priority"])


@given(st.permutations(range(12)), LANES, st.integers(min_value=0, max_value=12))
def test_nobody_waits_behind_two_of_the_other_lane(places, last, split):
    tickets = [ticket(f"{'A' if n < split else 'B'}{n + 1}") for n in places]
    found = waiting_order(tickets, last_called=last)
    assert sorted(t.label for t in found) == sorted(t.label for t in tickets)
    while len({t.lane for t in found}) == 2:
        first, second, *_ = found
        assert first.lane != second.lane
        found = found[1:]
    assert all(one.number < other.number for one, other in pairwise(found))


def test_a_label_is_the_lane_s_letter_and_three_digits_or_more():
    assert [label_of("normal", 7), label_of("priority", 1047)] == ["A 007", "B 1047"]


def test_the_second_station_of_a_point_has_letters_of_its_own():
    first = [label_of("normal", 147, place) for place in (1, 2, 3, 12, 13, 14)]
    assert first == ["A 147", "C 147", "E 147", "Y 147", "AA 147", "AC 147"]


def test_no_two_stations_of_a_point_give_one_label():
    lanes = get_args(Lane)
    letters = [letters_of(lane, place) for place in range(1, 1024) for lane in lanes]
    assert len(set(letters)) == len(letters)
    assert not {"I", "O"} & set("".join(letters))


def test_a_served_ticket_is_done_and_a_skipped_one_can_be_called_again():
    assert MOVES["served"] == frozenset()
    assert MOVES["skipped"] == {"called"}
    assert MOVES["waiting"] == {"called"}
