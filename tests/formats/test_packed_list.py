"""A packed list behaves like the list of its items, wherever its blocks end."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.formats.encoding.packed_list import PackedList
from testdesk.formats.workbooks.sheet import UNCALCULATED

CELLS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
ROWS = st.lists(st.lists(CELLS | st.dates() | st.datetimes(), max_size=3), max_size=4)


@given(rows=ROWS, repeats=st.sampled_from([1, 130, 499, 500, 501]))
def test_it_gives_back_what_was_appended(rows: list[list[object]], repeats: int) -> None:
    items = [[number, *row] for number in range(repeats) for row in rows]
    packed = PackedList(items)
    assert list(packed) == items
    assert list(packed) == items  # a second time
    assert len(packed) == len(items)
    assert packed[:40] == items[:40]
    assert bool(packed) == bool(items)
    for place in (0, len(items) // 2, len(items) - 1, -1):
        if items:
            assert packed[place] == items[place]


def test_an_item_beyond_the_end_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        PackedList([1, 2])[2]


def test_a_missing_value_of_a_formula_stays_itself_and_dates_stay_dates() -> None:
    packed = PackedList([(1, [UNCALCULATED, dt.date(2022, 3, 26)])] * 600)
    assert all(cells[0] is UNCALCULATED for _, cells in packed)
    assert packed[0][1][1] == dt.date(2022, 3, 26)
