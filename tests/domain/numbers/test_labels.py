"""Labels: numbers that count on, and that belong to one station of a point."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.numbers.labels import (
    MAX_LABELS,
    consecutive_numbers,
    is_consecutive,
    is_own_number,
    own_first_number,
)

CITY = re.compile(r"[A-Z]{2}[0-9]{8,12}").fullmatch
BY_YEAR = re.compile(r"YJ2022[0-9]{6}").fullmatch
FORMS = {"city": CITY, "by year": BY_YEAR}
NUMBERS = {
    "city": st.from_regex(r"[A-Z]{2}[0-9]{8,12}", fullmatch=True),
    "by year": st.from_regex(r"YJ2022[0-9]{6}", fullmatch=True),
}
PLACES = st.integers(1, 1023)


def fits(form):
    return lambda text: FORMS[form](text) is not None


@given(NUMBERS["city"], st.integers(1, MAX_LABELS))
def test_what_is_counted_on_is_known_again(first, count):
    numbers = consecutive_numbers(first, count)
    if numbers is None:
        assert int(first[2:]) + count > 10 ** len(first[2:])
        return
    assert len(set(numbers)) == count
    assert numbers == sorted(numbers)
    assert is_consecutive(first, numbers[-1], count)
    assert not is_consecutive(first, numbers[-1], count + 1)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [("YJ01", "YJ01", 0), ("YJ01", "YJ00", 0), ("YJ", "YJ", 1), ("YJ99", "YJ100", 2),
     ("YJ0000", "YJ1999", 2001), ("YJ01", "XX02", 2)],
)  # fmt: skip
def test_an_invalid_range_is_not_consecutive(first, last, count):
    assert not is_consecutive(first, last, count)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_no_number_belongs_to_two_stations(form, data):
    number = data.draw(NUMBERS[form])
    places = data.draw(st.sets(PLACES, min_size=2, max_size=8))
    owners = [place for place in places if is_own_number(number, place, fits(form))]
    assert len(owners) <= 1


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_a_station_has_numbers_of_its_own_that_it_may_print(form, data):
    number, place = data.draw(NUMBERS[form]), data.draw(st.integers(1, 89))
    own = own_first_number(number, place, fits(form))
    assert own is not None
    assert len(own) == len(number)
    assert fits(form)(own)
    assert is_own_number(own, place, fits(form))


def test_the_first_stations_numbers_are_all_but_those_that_begin_with_nine():
    for number, place in (("YJ00000001", 1), ("YJ90200001", 2), ("YJ91200001", 12)):
        assert [p for p in range(1, 14) if is_own_number(number, p, fits("city"))] == [place]
    assert own_first_number("YJ00000001", 2, fits("city")) == "YJ90200001"
    assert own_first_number("YJ2022000007", 3, fits("by year")) == "YJ2022903001"
