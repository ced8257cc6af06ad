"""The rule of excuses: the newest statement holds, in whatever order they are read."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.excuses import ExcuseStatement, excuses

WHO = st.sampled_from(["a1" * 6, "b2" * 6])
STATEMENTS = st.lists(
    st.builds(
        ExcuseStatement,
        resident=WHO,
        station=st.integers(0, 3),
        seq=st.integers(1, 4),
        hlc=st.sampled_from(["0" * 16, "1" * 16, "2" * 16]),
        at=st.just("2022-03-26T08:00:00.000Z"),
        reason=st.sampled_from(["", "away", "refused"]),
        note=st.just(""),
        operator=st.just("李敏"),
    ),
    unique_by=lambda one: (one.station, one.seq),
)


@given(STATEMENTS, st.randoms())
def test_the_newest_statement_holds_in_any_order(statements, chance):
    shuffled = list(statements)
    chance.shuffle(shuffled)
    assert excuses(shuffled) == excuses(statements)
    for who in {one.resident for one in statements}:
        mine = [one for one in statements if one.resident == who]
        newest = max(mine, key=lambda one: (one.hlc, one.station, one.seq))
        held = excuses(statements).get(who)
        assert (held.reason if held else "") == newest.reason
