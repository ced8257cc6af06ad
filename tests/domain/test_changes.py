"""Change sets of several commands are joined."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.changes import Changes

NAMES = Changes.__struct_fields__
SOME = st.builds(Changes, **{name: st.booleans() for name in NAMES})


def flags(changes):
    return {name for name in NAMES if getattr(changes, name)}


@given(SOME, SOME)
def test_joining_keeps_every_flag_of_both_and_no_other(one, other):
    assert flags(one | other) == flags(one) | flags(other)


@given(SOME)
def test_changes_are_true_when_anything_was_touched(changes):
    assert bool(changes) == bool(flags(changes))


def test_nothing_is_changed_until_stated():
    assert not Changes()
