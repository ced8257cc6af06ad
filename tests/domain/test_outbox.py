"""What several export attempts of one range prove together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.station.outbox import (
    ExportAttempt,
    accepted_up_to,
    batch_records,
    exported_up_to,
    quarantine,
    written_up_to,
)
from testdesk.domain.station.status import BatchRecord

STATES = ("written", "verified", "delivered", "accepted", "refused")


def writing(number, first, last, state, reason=None):
    file, at = f"batch-1-{first}-{last}.tdb", f"2022-03-26T01:{number % 60:02}:00Z"
    batch = BatchRecord(first, last, file, state, reason, f"{number:064x}", at, 1)
    return ExportAttempt(batch, f"{number + 1000:064x}")


def rows(*writings):
    return [
        (b.first, b.last, b.state, b.attempts, int(b.sha256, 16)) for b in batch_records(writings)
    ]


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
    assert (accepted_up_to(batch_records([short, long])), exported_up_to([short, long])) == (5, 8)


written = st.builds(
    lambda number, first, more, state: writing(number, first, first + more, state),
    st.integers(0, 999),
    st.integers(1, 6),
    st.integers(0, 5),
    st.sampled_from(STATES),
)


@given(st.lists(written, max_size=8))
def test_no_number_is_said_to_be_further_than_a_writing_proves(writings):
    batches = batch_records(writings)
    for reached, enough in (
        (accepted_up_to(batches), {"delivered", "accepted"}),
        (exported_up_to(writings), {"verified", "delivered", "accepted"}),
    ):
        carried = {
            seq
            for one in writings
            if one.batch.state in enough
            for seq in range(one.batch.first, one.batch.last + 1)
        }
        assert set(range(1, reached + 1)) <= carried
    assert accepted_up_to(batches) <= exported_up_to(writings)


@given(st.lists(written, max_size=8))
def test_every_range_is_shown_once_and_counts_its_writings(writings):
    batches = batch_records(writings)
    ranges = [(b.first, b.last) for b in batches]
    assert ranges == sorted({(w.batch.first, w.batch.last) for w in writings}, reverse=True)
    assert sum(b.attempts for b in batches) == len(writings)


def refused(number, first, last, reason):
    return writing(number, first, last, "refused", reason)


def told(*writings):
    return [
        (q.first, q.last, q.way, q.times, q.written_again, q.released) for q in quarantine(writings)
    ]


def test_a_file_that_suffered_is_written_again_once_and_then_headquarters_is_called():
    one = refused(1, 1, 5, "payload_damaged")
    assert told(one) == [(1, 5, "export_again", 1, False, False)]
    assert exported_up_to([one]) == 0
    again = writing(2, 1, 8, "verified")
    assert told(one, again) == [(1, 5, "export_again", 1, True, False)]
    assert exported_up_to([one, again]) == 8
    twice = refused(2, 1, 5, "payload_damaged")
    assert told(one, twice) == [(1, 5, "call_headquarters", 2, False, False)]
    assert exported_up_to([one, twice, writing(3, 1, 5, "verified")]) == 0


@pytest.mark.parametrize(
    ("reason", "way"),
    [
        ("journal_forked", "call_headquarters"),
        ("station_key_differs", "call_headquarters"),
        ("not_addressed_to_us", "call_headquarters"),
        ("a_reason_of_next_year", "call_headquarters"),
        ("station_not_enrolled", "call_headquarters"),
        ("station_revoked", "call_headquarters"),
    ],
)
def test_what_lasts_is_in_no_batch_that_stands_until_it_is_accepted(reason, way):
    before, one = writing(1, 1, 3, "accepted"), refused(2, 4, 6, reason)
    again, later = writing(3, 4, 6, "verified"), writing(4, 7, 9, "verified")
    assert told(before, one, again, later) == [(4, 6, way, 1, True, False)]
    assert exported_up_to([before, one, again, later]) == 3
    assert written_up_to(batch_records([before, one, again, later])) == 9
    accepted = writing(5, 1, 9, "accepted")
    assert told(before, one, again, later, accepted) == [(4, 6, way, 1, True, True)]
    assert exported_up_to([before, one, again, later, accepted]) == 9


def test_what_is_accepted_in_part_is_held_from_the_first_that_is_missing():
    one, part = refused(1, 1, 6, "journal_forked"), writing(2, 1, 2, "accepted")
    assert exported_up_to([one, part, writing(3, 1, 9, "verified")]) == 2


@given(st.lists(written, max_size=8))
def test_a_refused_range_stays_in_the_list_and_holds_only_what_is_not_accepted(writings):
    refusals = {(w.batch.first, w.batch.last) for w in writings if w.batch.state == "refused"}
    assert {(q.first, q.last) for q in quarantine(writings)} == refusals
    accepted = accepted_up_to(batch_records(writings))
    assert accepted <= exported_up_to(writings) <= written_up_to(batch_records(writings))
