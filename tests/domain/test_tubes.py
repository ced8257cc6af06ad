"""Who may go into a tube, and where."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Address, Colour, Resident
from testdesk.domain.station.tubes import Place, Tube, capacity_of, rejection_reason

HOME, OTHER = Address("网通小区", "3", "2", "202"), Address("网通小区", "3", "2", "203")


def person(colour="none", address=HOME):
    return Resident("0" * 12, "金英", address=address, colour=colour)


def tube(mode="pool", capacity=10, positions=()):
    places = tuple(Place(n, f"{n:012x}", "", "", "") for n in positions)
    return Tube("YJ00000001", 1, "R7", mode, capacity, "open", "", "", places)


@given(st.sets(st.integers(1, 20)), st.sampled_from([1, 5, 10, 20]))
def test_the_free_place_is_the_lowest_that_nobody_holds(taken, capacity):
    positions = {n for n in taken if n <= capacity}
    free = tube(capacity=capacity, positions=positions).free_position
    expected = min(set(range(1, capacity + 1)) - positions, default=None)
    assert free == expected


def test_a_full_tube_takes_nobody():
    assert rejection_reason(tube(positions=range(1, 11)), person(), None) == "tube_full"


@pytest.mark.parametrize("mode", ["pool", "household"])
@pytest.mark.parametrize("colour", sorted({*get_args(Colour)} - {"green", "none"}))
def test_who_is_not_green_goes_into_a_single_tube(mode, colour):
    assert rejection_reason(tube(mode), person(colour), None) == "single_tube_required"
    assert rejection_reason(tube("single", 1), person(colour), None) is None


@pytest.mark.parametrize("colour", ["green", "none"])
def test_green_and_never_asked_go_into_a_pool(colour):
    assert rejection_reason(tube(), person(colour), None) is None


def test_a_household_tube_takes_one_address_only():
    full = tube("household", positions=[1])
    assert rejection_reason(full, person(), person()) is None
    assert rejection_reason(full, person(address=OTHER), person()) == "other_household"
    assert rejection_reason(full, person(), person(address=Address())) == "other_household"


def test_capacity_follows_the_mode():
    assert [capacity_of("pool", size) for size in (5, 10, 20)] == [5, 10, 20]
    assert capacity_of("single", 10) == 1
    assert capacity_of("household", 5) == 10


def test_a_tube_is_a_value():
    with pytest.raises(AttributeError):
        tube().state = "sealed"
    assert msgspec.structs.replace(tube(), state="sealed").state == "sealed"
