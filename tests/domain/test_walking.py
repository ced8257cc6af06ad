"""Walking order: the order in which a helper with a pile of cards reaches the doors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.residents.walking import floor_of, natural, walk_key

PLACES = st.text("0129AB-单", max_size=5)
HOMES = st.builds(Address, st.sampled_from(["", "网通", "河南"]), PLACES, PLACES, PLACES)
PEOPLE = st.builds(
    Resident, st.text("0123456789abcdef", min_size=12, max_size=12), PLACES, address=HOMES
)
NUMBERS = st.integers(0, 3000)


@pytest.mark.parametrize(
    ("room", "floor"),
    [("302", 3), ("1203", 12), ("A1203", 12), ("3-1203", 12), ("12", 0), ("", 0), ("门市", 0),
     ("101", 1), ("2201室", 22)],
)  # fmt: skip
def test_the_floor_is_known_by_the_room_number(room, floor):
    assert floor_of(room) == floor


@given(NUMBERS, NUMBERS)
def test_numbers_are_counted_not_spelled(one, other):
    assert (natural(f"A{one}") < natural(f"A{other}")) == (one < other)
    assert (natural(str(one)) < natural(str(other))) == (one < other)


def test_buildings_units_floors_and_rooms_in_their_order():
    homes = [
        ("1", "1", "101"), ("1", "1", "302"), ("1", "1", "1001"), ("1", "2", "101"),
        ("1", "10", "101"), ("2", "1", "12"), ("2", "1", "101"), ("10", "", ""), ("A2", "", ""),
        ("A10", "", ""),
    ]  # fmt: skip
    people = [Resident(f"{n:012x}", "", address=Address("网通", *h)) for n, h in enumerate(homes)]
    backwards = people[::-1]
    assert sorted(backwards, key=walk_key) == people


def test_a_high_floor_with_a_small_door_number_comes_after_a_lower_floor():
    low, high = (
        Resident("0", "", address=Address("x", "1", "1", room)) for room in ("A0930", "1001")
    )
    assert walk_key(low) < walk_key(high)


def test_who_has_no_address_comes_last():
    nobody, somebody = Resident("0", "安"), Resident("1", "赵", address=Address("站前", "99"))
    assert sorted([nobody, somebody], key=walk_key) == [somebody, nobody]


@given(st.lists(PEOPLE, unique_by=lambda person: person.resident), st.randoms())
def test_the_order_does_not_depend_on_where_one_began(people, dice):
    shuffled = list(people)
    dice.shuffle(shuffled)
    assert sorted(shuffled, key=walk_key) == sorted(people, key=walk_key)


@given(st.lists(PEOPLE))
def test_nobody_is_passed_twice(people):
    """Each compound, building and unit is one stretch of the walk."""
    walk = sorted(people, key=walk_key)
    for parts in (1, 2, 3):
        doors = [natural_home(person)[:parts] for person in walk]
        stretches = [home for n, home in enumerate(doors) if n == 0 or doors[n - 1] != home]
        assert len(stretches) == len(set(stretches))


def natural_home(person):
    a = person.address
    return tuple(map(natural, (a.compound, a.building, a.unit)))
