"""What several writings of one range prove together."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.outbox import Writing, accepted_to, exported_to, shown
from testdesk.domain.status import BatchRecord

STATES = ("written", "verified", "delivered", "accepted", "refused")


def writing(number, first, last, state, reason=None):
    file, at = f"batch-1-{first}-{last}.tdb", f"2022-03-26T01:{number % 60:02}:00Z"
    batch = BatchRecord(first, last, file, state, reason, f"{number:064x}", at, 1)
    return Writing(batch, f"{number + 1000:064x}")


def rows(*writings):
    return [(b.first, b.last, b.state, b.writings, int(b.sha256, 16)) for b in shown(writings)]


def test_until_one_is_accepted_the_newest_writing_speaks():
    lost, again = writing(1, 1, 5, "verified"), writing(2, 1, 5, "verified")
    assert rows(lost, again) == [(1, 5, "verified", 2, 2)]
    refused = writing(1, 1, 5, "refused", "payload_damaged")
    assert rows(refused, again) == [(1, 5, "verified", 2, 2)]


def test_an_accepted_writing_settles_its_range_whatever_became_of_the_others():
    accepted = writing(1, 1, 5, "accepted")
    refused = writing(2, 1, 5, "refused", "payload_damaged")
    assert rows(accepted, refused) == [(1, 5, "accepted", 2, 1)]


def test_an_acceptance_proves_nothing_of_a_longer_range():
    short, long = writing(1, 1, 5, "accepted"), writing(2, 1, 8, "verified")
    assert rows(short, long) == [(1, 8, "verified", 1, 2), (1, 5, "accepted", 1, 1)]
    assert (accepted_to(shown([short, long])), exported_to(shown([short, long]))) == (5, 8)


written = st.builds(
    lambda number, first, more, state: writing(number, first, first + more, state),
    st.integers(0, 999),
    st.integers(1, 6),
    st.integers(0, 5),
    st.sampled_from(STATES),
)


@given(st.lists(written, max_size=8))
def test_no_number_is_said_to_be_further_than_a_writing_proves(writings):
    batches = shown(writings)
    for reached, enough in (
        (accepted_to(batches), {"accepted"}),
        (exported_to(batches), {"verified", "delivered", "accepted"}),
    ):
        carried = {
            seq
            for one in writings
            if one.batch.state in enough
            for seq in range(one.batch.first, one.batch.last + 1)
        }
        assert set(range(1, reached + 1)) <= carried
    assert accepted_to(batches) <= exported_to(batches)


@given(st.lists(written, max_size=8))
def test_every_range_is_shown_once_and_counts_its_writings(writings):
    batches = shown(writings)
    ranges = [(b.first, b.last) for b in batches]
    assert ranges == sorted({(w.batch.first, w.batch.last) for w in writings}, reverse=True)
    assert sum(b.writings for b in batches) == len(writings)
