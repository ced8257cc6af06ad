"""The pause before the next try."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.backoff import CAP_SECONDS, MAX_RETRY_AFTER_SECONDS, MIN_SECONDS, pause

failures = st.integers(min_value=-3, max_value=10**9)
chances = st.floats(min_value=0, max_value=1, exclude_max=True)
asked = st.none() | st.floats(allow_nan=False)


@given(failures, chances)
def test_it_is_never_nothing_and_never_more_than_five_minutes(count, chance):
    assert MIN_SECONDS <= pause(count, chance=chance) <= CAP_SECONDS


@given(failures, chances)
def test_the_ceiling_doubles_until_the_cap(count, chance):
    ceiling, following = pause(count, chance=1), pause(count + 1, chance=1)
    doubled = min(CAP_SECONDS, 2 * ceiling)
    assert following == (doubled if count >= 1 else ceiling)
    # Every moment under the ceiling may be drawn: the jitter is full.
    assert pause(count, chance=chance) == MIN_SECONDS + chance * (ceiling - MIN_SECONDS)


@given(failures, chances, asked)
def test_what_was_asked_for_is_waited_for_but_within_bounds(count, chance, seconds):
    waited = pause(count, chance=chance, retry_after=seconds)
    assert waited <= MAX_RETRY_AFTER_SECONDS + CAP_SECONDS
    assert waited >= min(max(seconds or 0, 0), MAX_RETRY_AFTER_SECONDS) + MIN_SECONDS


def test_the_first_pause_is_short():
    assert pause(1, chance=0.999) < 2
