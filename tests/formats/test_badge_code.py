"""The code on an operator's badge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.numbers.own_codes import is_badge_code, is_proxy_code
from testdesk.domain.numbers.scans import read_scan, whole_codes
from testdesk.domain.refusals import Refusal
from testdesk.formats.badge_code import BadgeCode, place_of, read_badge, write_badge

keys = st.binary(min_size=16, max_size=16)
identities = st.binary(min_size=8, max_size=8).map(bytes.hex)
PLACE = place_of("c" * 32, "河南")
# The vector of docs/formats/badge-v1.md.
VECTOR = "7200065029288499286031556423389799504327627457871019786981622813719303"


@given(place=identities, operator=identities, key=keys, other=keys)
def test_what_was_written_is_read_and_only_its_key_made_it(
    place: str, operator: str, key: bytes, other: bytes
) -> None:
    text = write_badge(place=place, operator=operator, key=key)
    badge = read_badge(text)
    assert (badge.place, badge.operator) == (place, operator)
    assert badge.is_made_with(key)
    assert badge.is_made_with(other) == (key == other)
    assert is_badge_code(text)
    assert not is_proxy_code(text)


def test_the_vector() -> None:
    assert write_badge(place=PLACE, operator="0123456789abcdef", key=bytes(range(16))) == VECTOR


@given(data=st.data())
def test_one_wrong_digit_or_two_swapped_ones_are_a_damaged_badge(data: st.DataObject) -> None:
    position = data.draw(st.integers(2, len(VECTOR) - 2))
    digit = data.draw(st.sampled_from("0123456789"))
    wrong = VECTOR[:position] + digit + VECTOR[position + 1 :]
    swapped = VECTOR[:position] + VECTOR[position + 1] + VECTOR[position] + VECTOR[position + 2 :]
    for text in {wrong, swapped} - {VECTOR}:
        with pytest.raises(Refusal, match="badge_damaged"):
            read_badge(text)


@given(st.text(max_size=80))
def test_any_other_text_is_no_badge(text: str) -> None:
    if not is_badge_code(text):
        with pytest.raises(Refusal, match="badge_damaged"):
            read_badge(text)


def test_a_number_beyond_the_bytes_and_a_later_version_are_refused() -> None:
    def with_check_digits(number: int) -> str:
        digits = f"72{number:066d}"
        return f"{digits}{98 - int(digits) * 100 % 97:02d}"

    with pytest.raises(Refusal, match="badge_damaged"):
        read_badge(with_check_digits(1 << 8 * 27))
    with pytest.raises(Refusal, match="version_unknown"):
        read_badge(with_check_digits(2 << 8 * 26))


def test_a_badge_is_a_scanned_command_also_as_one_that_is_typed() -> None:
    for line in (VECTOR, f"]Q1{VECTOR}\r", f"!badge {VECTOR}"):
        assert read_scan(line).kind == "command"
        assert read_scan(line).text == f"badge {VECTOR}"
    assert whole_codes(VECTOR) == (VECTOR,)


def test_points_and_cities_have_different_badges() -> None:
    assert len({place_of("a", "bc"), place_of("ab", "c"), place_of("b", "bc")}) == 3
    assert BadgeCode(PLACE, "0" * 16, b"").is_made_with(b"") is False
