"""The card number that is typed from a torn card."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.card_number import (
    CardNumber,
    format_card_number,
    looks_like_card_number,
    read_card_number,
)

NUMBERS = st.tuples(st.integers(1, 1023), st.integers(1, 9999))


def refused(text):
    with pytest.raises(Refusal) as caught:
        read_card_number(text)
    assert caught.value.code == "card_number_invalid"
    return True


@given(NUMBERS)
def test_a_printed_number_is_read_back(number):
    printed = format_card_number(*number)
    for text in (printed, printed.replace("-", " "), f" {printed}\r\n"):
        assert looks_like_card_number(text)
        assert read_card_number(text) == CardNumber(*number)


def test_the_printed_form_does_not_change_between_versions():
    assert format_card_number(3, 1047) == "3-1047-2"
    assert format_card_number(312, 1) == "312-0001-1"


@pytest.mark.parametrize("dash", list("－‐‑–—―−"))
def test_the_dash_of_any_input_method_serves(dash):
    wide = "".join(chr(ord(c) + 0xFEE0) for c in format_card_number(3, 1047).replace("-", ""))
    text = f"{wide[0]}{dash}{wide[1:5]}{dash}{wide[5]}"
    assert read_card_number(text) == CardNumber(3, 1047)


@given(st.integers(1, 99), st.integers(1, 9999))
def test_a_small_station_may_be_typed_plainly(station, serial):
    plain = format_card_number(station, serial).replace("-", "")
    assert looks_like_card_number(plain)
    assert read_card_number(plain) == CardNumber(station, serial)


def test_a_large_station_typed_plainly_could_be_a_tube():
    plain = format_card_number(312, 1047).replace("-", "")
    assert not looks_like_card_number(plain)
    assert refused(plain)


@pytest.mark.parametrize("number", [(3, 1047), (42, 1), (312, 9999), (1023, 1000)])
def test_each_wrong_digit_and_each_swap_is_refused(number):
    printed = format_card_number(*number)
    places = [place for place, mark in enumerate(printed) if mark != "-"]
    for place in places:
        for digit in set("0123456789") - {printed[place]}:
            assert refused(printed[:place] + digit + printed[place + 1 :])
    for left, right in pairwise(places):
        marks = list(printed)
        marks[left], marks[right] = marks[right], marks[left]
        assert "".join(marks) == printed or refused("".join(marks))


@pytest.mark.parametrize(
    "text", ["03-1047-6", "0-1047-3", "3-0000-1", "1024-0001-5", "9999-9999-9"]
)
def test_numbers_that_no_station_gives_are_refused(text):
    for check in "0123456789":
        assert looks_like_card_number(text[:-1] + check)
        assert refused(text[:-1] + check)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "12345",
        "12345678",
        "3-104-71",
        "3--1047-6",
        "3-1047",
        "!undo",
        "13812345678",
        "三-1047-6",
    ],
)
def test_other_texts_do_not_look_like_card_numbers(text):
    assert not looks_like_card_number(text)
    assert refused(text)


@pytest.mark.parametrize("number", [(0, 1), (1024, 1), (1, 0), (1, 10_000)])
def test_a_number_beyond_the_form_is_not_printed(number):
    with pytest.raises(Refusal) as caught:
        format_card_number(*number)
    assert caught.value.code == "card_number_out_of_range"
