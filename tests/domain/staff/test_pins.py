"""Which PINs are refused, and the pauses after wrong ones."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.pins import (
    FREE_TRIES,
    LONGEST_PAUSE_SECONDS,
    WrongTries,
    pause_seconds,
    require_good_pin,
    seconds_left,
)

NOW = dt.datetime(2022, 3, 26, 7, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "12345a", "１２３４５６", "12 456", "-12345"]
)
def test_anything_but_six_digits_is_no_pin(pin: str) -> None:
    with pytest.raises(Refusal, match="pin_form"):
        require_good_pin(pin)


@pytest.mark.parametrize(
    "pin",
    [
        *("000000", "112211", "123456", "654321", "890123", "135791", "121212", "159159"),
        *("520520", "147258", "850317", "991231"),
    ],
)
def test_pins_that_are_guessed_first_are_refused(pin: str) -> None:
    with pytest.raises(Refusal, match="pin_weak"):
        require_good_pin(pin)


def test_most_pins_are_good() -> None:
    def is_good(number: int) -> bool:
        try:
            require_good_pin(f"{number:06d}")
        except Refusal:
            return False
        return True

    # Dates are 36,525 of a million, all other rules together less than half of a percent.
    good = sum(map(is_good, range(0, 1_000_000, 97)))
    assert good / len(range(0, 1_000_000, 97)) > 0.95


def test_five_wrong_pins_are_free_and_each_pause_doubles() -> None:
    pauses = [pause_seconds(count) for count in range(FREE_TRIES + 4)]
    assert pauses == [0, 0, 0, 0, 0, 30, 60, 120, 240]
    assert pause_seconds(10**6) == LONGEST_PAUSE_SECONDS


@given(count=st.integers(0, 100), passed=st.integers(-(10**7), 10**7))
def test_a_pause_ends_by_waiting_and_never_by_setting_the_clock_back(
    count: int, passed: int
) -> None:
    last = (NOW - dt.timedelta(seconds=passed)).isoformat()
    left = seconds_left(WrongTries(count, last), NOW)
    whole = pause_seconds(count)
    assert left == (whole if passed < 0 else max(0, whole - passed))
