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
    undelivered,
    written_up_to,
)
from testdesk.domain.station.status import BatchRecord

STATES = ("written", "verified", "delivered", "accepted", "refused")


def attempt(number, first, last, state, reason=None):
    file, at = f"batch-1-{first}-{last}.tdb", f"2022-03-26T01:{number % 60:02}:00Z"
    batch = BatchRecord(first, last, file, state, reason, f"{number:064x}", at, 1)
    return ExportAttempt(batch, f"{number + 1000:064x}")


def rows(*attempts):
    return [
        (b.first, b.last, b.state, b.attempts, int(b.sha256, 16)) for b in batch_records(attempts)
    ]


def test_until_one_is_accepted_the_newest_attempt_counts():
    lost, again = attempt(1, 1, 5, "verified"), attempt(2, 1, 5, "verified")
    assert rows(lost, again) == [(1, 5, "verified", 2, 2)]
    refused = attempt(1, 1, 5, "refused", "payload_damaged")
    assert rows(refused, again) == [(1, 5, "verified", 2, 2)]


def test_an_accepted_attempt_settles_its_range_whatever_became_of_the_others():
    accepted = attempt(1, 1, 5, "accepted")
    refused = attempt(2, 1, 5, "refused", "payload_damaged")
    assert rows(accepted, refused) == [(1, 5, "accepted", 2, 1)]


def test_an_acceptance_proves_nothing_of_a_longer_range():
    short, long = attempt(1, 1, 5, "accepted"), attempt(2, 1, 8, "verified")
    assert rows(short, long) == [(1, 8, "verified", 1, 2), (1, 5, "accepted", 1, 1)]
    assert (accepted_up_to(batch_records([short, long])), exported_up_to([short, long])) == (5, 8)


written = st.builds(
    lambda number, first, more, state: attempt(number, first, first + more, state),
    st.integers(0, 999),
    st.integers(1, 6),
    st.integers(0, 5),
    st.sampled_from(STATES),
)


@given(st.lists(written, max_size=8))
def test_no_number_is_claimed_beyond_what_an_attempt_proves(attempts):
    batches = batch_records(attempts)
    for reached, enough in (
        (accepted_up_to(batches), {"delivered", "accepted"}),
        (exported_up_to(attempts), {"verified", "delivered", "accepted"}),
    ):
        carried = {
            seq
            for one in attempts
            if one.batch.state in enough
            for seq in range(one.batch.first, one.batch.last + 1)
        }
        assert set(range(1, reached + 1)) <= carried
    assert accepted_up_to(batches) <= exported_up_to(attempts)


@given(st.lists(written, max_size=8))
def test_every_range_is_shown_once_and_counts_its_attempts(attempts):
    batches = batch_records(attempts)
    ranges = [(b.first, b.last) for b in batches]
    assert ranges == sorted({(w.batch.first, w.batch.last) for w in attempts}, reverse=True)
    assert sum(b.attempts for b in batches) == len(attempts)


def refused(number, first, last, reason):
    return attempt(number, first, last, "refused", reason)


def quarantined(*attempts):
    return [
        (q.first, q.last, q.remedy, q.times, q.written_again, q.released)
        for q in quarantine(attempts)
    ]


def test_a_file_that_suffered_is_written_again_once_and_then_headquarters_is_called():
    one = refused(1, 1, 5, "payload_damaged")
    assert quarantined(one) == [(1, 5, "export_again", 1, False, False)]
    assert exported_up_to([one]) == 0
    again = attempt(2, 1, 8, "verified")
    assert quarantined(one, again) == [(1, 5, "export_again", 1, True, False)]
    assert exported_up_to([one, again]) == 8
    twice = refused(2, 1, 5, "payload_damaged")
    assert quarantined(one, twice) == [(1, 5, "call_headquarters", 2, False, False)]
    assert exported_up_to([one, twice, attempt(3, 1, 5, "verified")]) == 0


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
def test_what_lasts_is_in_no_valid_batch_until_it_is_accepted(reason, way):
    before, one = attempt(1, 1, 3, "accepted"), refused(2, 4, 6, reason)
    again, later = attempt(3, 4, 6, "verified"), attempt(4, 7, 9, "verified")
    assert quarantined(before, one, again, later) == [(4, 6, way, 1, True, False)]
    assert exported_up_to([before, one, again, later]) == 3
    assert written_up_to(batch_records([before, one, again, later])) == 9
    accepted = attempt(5, 1, 9, "accepted")
    assert quarantined(before, one, again, later, accepted) == [(4, 6, way, 1, True, True)]
    assert exported_up_to([before, one, again, later, accepted]) == 9


def test_what_is_accepted_in_part_is_held_from_the_first_that_is_missing():
    one, part = refused(1, 1, 6, "journal_forked"), attempt(2, 1, 2, "accepted")
    assert exported_up_to([one, part, attempt(3, 1, 9, "verified")]) == 2


@given(st.lists(written, max_size=8))
def test_a_refused_range_stays_in_the_list_and_holds_only_what_is_not_accepted(attempts):
    refusals = {(w.batch.first, w.batch.last) for w in attempts if w.batch.state == "refused"}
    assert {(q.first, q.last) for q in quarantine(attempts)} == refusals
    accepted = accepted_up_to(batch_records(attempts))
    assert accepted <= exported_up_to(attempts) <= written_up_to(batch_records(attempts))


RANGES = st.lists(
    st.tuples(st.integers(1, 40), st.integers(0, 12), st.sampled_from(STATES)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=12,
)


@given(RANGES)
def test_what_is_delivered_is_counted_as_if_number_by_number(drawn):
    attempts = [attempt(number, *each) for number, each in enumerate(drawn)]
    proven = {
        seq
        for first, last, state in drawn
        if state in {"accepted", "delivered"}
        for seq in range(first, last + 1)
    }
    records = batch_records(attempts)
    assert undelivered(records, 60) == 60 - len(proven)
    for record in records:
        own = set(range(record.first, record.last + 1))
        later = record.last < max(proven, default=0)
        assert record.presumed_lost == (later and not own <= proven)
