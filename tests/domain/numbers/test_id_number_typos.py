"""Where a typed ID number cannot be right."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.numbers.id_number_typos import (
    DigitRange,
    impossible_digits,
    similar_valid_numbers,
)
from testdesk.domain.numbers.id_numbers import check_digit, is_id_number

TODAY = dt.date(2022, 3, 26)
GOOD = "222401199003072467"

births = st.dates(dt.date(1900, 1, 1), TODAY)


@st.composite
def numbers(draw):
    body = f"222401{draw(births):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return body + check_digit(body)


@pytest.mark.parametrize(
    ("number", "places"),
    [
        (GOOD, None),
        ("2224O1199003072467", (5, 5)),
        ("22240119900307246O", (18, 18)),
        ("222401199013072467", (11, 12)),
        ("222401199000072467", (11, 12)),
        ("222401199002302467", (13, 14)),
        ("222401199003002467", (13, 14)),
        ("222401299003072467", (7, 10)),
        ("222401179903072467", (7, 10)),
        ("222401202204012467", (11, 14)),
        ("222401199003072469", None),
        ("2224011990", None),
        ("222401199013", (11, 12)),
    ],
)
def test_the_place_is_named_where_the_number_contains_it(number, places):
    assert impossible_digits(number, TODAY) == (DigitRange(*places) if places else None)


@given(numbers(), st.integers(0, 18))
def test_nothing_is_reported_about_a_right_number_nor_its_beginning(number, length):
    assert impossible_digits(number[:length], TODAY) is None


@given(numbers(), st.integers(0, 16), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_letter_among_the_digits_is_found(number, at, letter):
    wrong = number[:at] + letter + number[at + 1 :]
    assert impossible_digits(wrong, TODAY) == DigitRange(at + 1, at + 1)


@given(numbers(), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_one_slip_away(number, at, digit):
    wrong = number[:at] + digit + number[at + 1 :]
    near = similar_valid_numbers(wrong)
    if digit == number[at]:
        assert near == {}
    else:
        assert near[number] == DigitRange(at + 1, at + 1)


@given(numbers(), st.integers(0, 15))
def test_two_neighbours_swapped_are_one_slip_away(number, at):
    wrong = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if wrong != number:
        assert similar_valid_numbers(wrong)[number].first in {at + 1, at + 2}


@given(numbers(), st.integers(0, 16), st.sampled_from("0123456789X"))
def test_whatever_lies_near_is_a_right_number(number, at, sign):
    wrong = number[:at] + sign + number[at + 1 :]
    assert all(map(is_id_number, similar_valid_numbers(wrong)))


@pytest.mark.parametrize("text", ["", "1", GOOD, GOOD[:-1], "M12345678", "二" * 18])
def test_what_is_no_wrong_number_has_none_near(text):
    assert similar_valid_numbers(text) == {}
