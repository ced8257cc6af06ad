"""PINs of operators: which are refused, and the pause after wrong tries."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import msgspec

from testdesk.domain.refusals import Refusal

PIN_LENGTH = 6
# Wrong tries in a row before the first pause (screens.md, sign-in).
FREE_TRIES = 5
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 30, 3600
# Two or three digits that take turns (112211, 121212), dates of birth and keypad patterns are what
# people choose first; the commonest six-digit PINs have these forms.
_FEWEST_DIFFERENT_DIGITS = 3
_COMMON = frozenset(
    {"147258", "258369", "159753", "147369", "123321", "456654", "789456", "123654"}
)


class WrongTries(msgspec.Struct, frozen=True):
    """The wrong PINs of one operator in a row.

    Attributes:
        count: how many; 0 after a right one.
        last_at: UTC, ISO 8601, of the last; empty if there is none.
    """

    count: int = 0
    last_at: str = ""


def require_good_pin(pin: str) -> None:
    """Checks a new PIN.

    Raises:
        Refusal: pin_form: not six digits; pin_weak: among those that are guessed first.
    """
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise Refusal("pin_form")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    halves_equal = pin[:3] == pin[3:] or pin[:2] * 3 == pin
    few = len(set(pin)) < _FEWEST_DIFFERENT_DIGITS
    if few or halves_equal or len(steps) == 1 or pin in _COMMON or _is_date(pin):
        raise Refusal("pin_weak")


def _is_date(pin: str) -> bool:
    """Whether the digits are a day of the last century or of this one, as YYMMDD."""
    try:
        dt.datetime.strptime(pin, "%y%m%d")  # noqa: DTZ007 - only the form matters
    except ValueError:
        return False
    return True


def pause_seconds(count: int) -> int:
    """The whole pause after this many wrong tries in a row: 30 s after five, doubled with each."""
    if count < FREE_TRIES:
        return 0
    return min(FIRST_PAUSE_SECONDS << min(count - FREE_TRIES, 10), LONGEST_PAUSE_SECONDS)


def seconds_left(tries: WrongTries, now: dt.datetime) -> int:
    """The rest of the pause, in whole seconds; the whole pause if the clock was set back."""
    whole = pause_seconds(tries.count)
    if not whole or not tries.last_at:
        return 0
    passed = (now - dt.datetime.fromisoformat(tries.last_at)).total_seconds()
    return whole if passed < 0 else max(0, -int(-(whole - passed) // 1))
