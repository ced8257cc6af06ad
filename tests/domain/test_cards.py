"""Which card is valid."""

import datetime as dt
import itertools

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.cards import Card, newest, void_reason

ISSUED = dt.date(2022, 3, 26)


def card(number=1, *, station=1, hlc="1", **more):
    name = f"{station}-{number}-{hlc}"
    return Card(name, station, number, "ab", number, "2022-03-26", 180, 1, hlc, **more)


def why(shown, *others, day=0, ends=None):
    today = ISSUED + dt.timedelta(days=day)
    return void_reason(shown, [shown, *others], key_ends=ends or {}, today=today)


def test_a_card_is_good_on_its_last_day_and_expired_on_the_next():
    assert card().valid_until == dt.date(2022, 9, 22)
    assert [why(card(), day=day) for day in (0, 180, 181)] == [None, None, "code_expired"]


def test_a_newer_card_voids_the_older_one():
    assert why(card(1), card(2)) == "code_replaced"
    assert why(card(2), card(1)) is None


def test_two_stations_that_issued_the_same_number_apart_agree_on_the_later_card():
    early, late = card(1, station=2, hlc="1"), card(1, station=1, hlc="2")
    assert why(early, late) == "code_replaced"
    assert why(late, early) is None


def test_the_higher_station_wins_a_tie():
    one, two = card(1, station=1, hlc="7"), card(1, station=2, hlc="7")
    assert newest([one, two]) == newest([two, one]) == two


def test_revoking_is_reported_before_anything_else():
    assert why(card(1, revoked="lost"), card(2), day=999) == "code_revoked"


def test_revoking_the_newest_card_does_not_make_the_older_one_good():
    assert why(card(1), card(2, revoked="lost")) == "code_replaced"


def test_a_card_is_good_on_its_keys_last_day_and_void_on_the_next():
    ends = {1: "2022-04-10"}
    assert [why(card(), day=day, ends=ends) for day in (15, 16)] == [None, "code_key_expired"]
    assert why(card(), day=16, ends={2: "2022-04-10"}) is None


def test_a_card_replaced_before_its_key_ended_is_called_replaced():
    assert why(card(1), card(2), day=16, ends={1: "2022-04-10"}) == "code_replaced"


NUMBERS = st.integers(1, 3)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from("123")), unique=True, max_size=5))
def test_at_most_one_card_of_a_person_is_good_in_whatever_order_they_are_known(facts):
    cards = [card(number, station=station, hlc=hlc) for number, station, hlc in facts]
    for order in itertools.permutations(cards):
        good = [c for c in order if void_reason(c, order, key_ends={}, today=ISSUED) is None]
        assert len(good) == min(1, len(cards))
        assert good == ([newest(cards)] if cards else [])


def test_nobody_without_a_card_has_a_newest():
    assert newest([]) is None


def test_what_is_only_printed_again_is_the_same_card():
    printed = msgspec.structs.replace(card(), prints=3)
    assert void_reason(printed, [printed], key_ends={}, today=ISSUED) is None
