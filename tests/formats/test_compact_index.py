"""A compact index finds every number that was added, wherever its slots are."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.formats.encoding.compact_index import CompactIndex

NUMBERS = st.integers(min_value=0, max_value=2**64 - 1)


@given(numbers=st.lists(NUMBERS | st.integers(min_value=0, max_value=9)), others=st.sets(NUMBERS))
def test_each_number_has_the_place_at_which_it_was_added_first(
    numbers: list[int], others: set[int]
) -> None:
    index = CompactIndex()
    added = [index.add(number) for number in numbers]
    distinct = list(dict.fromkeys(numbers))
    assert (len(index), sum(added)) == (len(distinct), len(distinct))
    assert [index.place(number) for number in distinct] == list(range(len(distinct)))
    assert all(index.place(number) == -1 for number in others - set(distinct))


def test_it_grows_and_keeps_its_order() -> None:
    index = CompactIndex()
    numbers = [number << 40 for number in range(5000)]
    assert all(map(index.add, numbers))
    assert not any(map(index.add, numbers))
    assert list(map(index.place, numbers)) == list(range(5000))
