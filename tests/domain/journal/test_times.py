"""Bounds of times: by the chain and by signed files; and what is outside."""

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from testdesk.domain.journal.times import (
    PAUSE_MS,
    SLACK_MS,
    Bound,
    ClockHistory,
    Doubt,
    EventTime,
    doubts,
    starts_after_pause,
)

MINUTE = 60_000
DAY = 1440 * MINUTE
NOW = 19_000 * DAY
SMALL = st.integers(0, 3 * MINUTE)
RIGHT = st.lists(SMALL, min_size=1, max_size=40).map(
    lambda gaps: [NOW + sum(gaps[: place + 1]) for place in range(len(gaps))]
)
JUMPS = st.integers(SLACK_MS + 4 * 40 * MINUTE, 8_000 * DAY)


def claims(times):
    return [EventTime(seq, at) for seq, at in enumerate(times, start=1)]


def seqs(found):
    return [one.seq for one in found]


@given(RIGHT)
def test_a_clock_that_never_goes_back_is_never_in_doubt(times):
    assert doubts(claims(times)) == []


@given(RIGHT.filter(lambda times: len(times) >= 5), st.data())
def test_a_few_under_a_wrong_clock_are_in_doubt_and_nobody_else(times, data):
    """A run with more events on each side of it, by any jump that leaves the span of those."""
    many = (len(times) - 2) // 3
    start = data.draw(st.integers(many + 1, len(times) - 2 * many - 1))
    jump = data.draw(JUMPS) * data.draw(st.sampled_from((-1, 1)))
    wrong = range(start, start + many)
    claimed = [at + jump if place in wrong else at for place, at in enumerate(times)]
    found = doubts(claims(claimed))
    assert seqs(found) == [place + 1 for place in wrong]
    for one in found:
        assert one.earliest == times[start - 1]
        assert one.latest == times[start + many]


TIMES = st.lists(st.integers(NOW - DAY, NOW + DAY), min_size=1, max_size=30)
BOUNDS = st.lists(
    st.builds(Bound, st.integers(0, 30), st.integers(NOW - DAY, NOW + DAY)), max_size=4
)


@given(TIMES, BOUNDS, BOUNDS)
def test_what_is_in_doubt_lies_outside_its_bounds_and_all_else_inside(times, floors, ceilings):
    """The definition, held against every claim by another way: believed neighbours and proofs."""
    claimed = claims(times)
    found = doubts(claimed, floors=floors, ceilings=ceilings)
    marked = {one.seq for one in found}
    for one in found:
        at = claimed[one.seq - 1].at
        if one.earliest is not None and one.latest is not None:
            assert one.earliest <= one.latest
        below = one.earliest is not None and at < one.earliest - SLACK_MS
        above = one.latest is not None and at > one.latest + SLACK_MS
        assert below or above
    sound = [claim.at for claim in claimed if claim.seq not in marked]
    high = None
    for at in sound:
        assert high is None or at >= high - 2 * SLACK_MS
        high = at if high is None else max(high, at)


@given(TIMES, st.integers(1, 30), st.integers(NOW - DAY, NOW + DAY))
def test_nothing_sound_contradicts_a_signed_file(times, seq, proven):
    claimed = claims(times)
    marked = set(seqs(doubts(claimed, floors=[Bound(seq, proven)])))
    assert all(c.at >= proven - SLACK_MS for c in claimed if c.seq > seq and c.seq not in marked)
    marked = set(seqs(doubts(claimed, ceilings=[Bound(seq, proven)])))
    assert all(c.at <= proven + SLACK_MS for c in claimed if c.seq <= seq and c.seq not in marked)


@given(TIMES, BOUNDS, BOUNDS)
def test_a_bound_is_never_wider_than_what_is_proven(times, floors, ceilings):
    claimed = claims(times)
    lows = {c.seq: max((b.at for b in floors if b.seq < c.seq), default=-1) for c in claimed}
    highs = {c.seq: min((b.at for b in ceilings if b.seq >= c.seq), default=2**60) for c in claimed}
    assume(all(lows[c.seq] <= highs[c.seq] for c in claimed))
    for one in doubts(claimed, floors=floors, ceilings=ceilings):
        low, high = lows[one.seq], highs[one.seq]
        assert (-1 if one.earliest is None else one.earliest) >= low
        assert (2**60 if one.latest is None else one.latest) <= high


FEW = st.sampled_from([-DAY, -61, -60, -3, -1, 0, 1, 2, 3, 60, 61, DAY]).map(
    lambda minutes: NOW + minutes * MINUTE
)
FEW_BOUNDS = st.lists(st.builds(Bound, st.integers(0, 5), FEW), max_size=2)


@given(st.lists(FEW, max_size=6), st.lists(FEW, min_size=1, max_size=5), FEW_BOUNDS, FEW_BOUNDS)
def test_an_event_that_is_judged_alone_has_the_doubt_of_a_whole_check(
    first, later, floors, ceilings
):
    signed = {"floors": floors, "ceilings": ceilings}
    events = claims(first + later)
    history = ClockHistory(events[: len(first)], **signed)
    found = history.doubts
    for event in events[len(first) :]:
        earliest = history.earliest
        verdict = history.judge(event)
        if verdict == "unknown":
            history = ClockHistory(events[: event.seq], **signed)
            found = history.doubts
        elif verdict == "in_doubt":
            found = [*found, Doubt(event.seq, earliest, None)]
        assert found == doubts(events[: event.seq], **signed)


@given(st.lists(FEW, min_size=10, max_size=40), st.integers(-600, -1))
def test_after_a_clock_was_set_back_few_events_need_a_whole_check(times, minutes):
    """One when it is set back, one when its time becomes the longer one, one when it is right."""
    day = sorted(times)
    back = [at + minutes * MINUTE for at in day]
    events = claims(day + back + [day[-1] + seq for seq in range(20)])
    history, checks = ClockHistory(events[: len(day)]), 0
    for event in events[len(day) :]:
        if history.judge(event) == "unknown":
            checks += 1
            history = ClockHistory(events[: event.seq])
    assert checks <= 3


def test_a_flat_battery_is_in_doubt_by_the_kit_alone():
    claimed = claims([NOW - 7_000 * DAY, NOW - 7_000 * DAY + MINUTE])
    assert doubts(claimed, floors=[Bound(0, NOW)]) == [Doubt(1, NOW, None), Doubt(2, NOW, None)]


def test_a_clock_far_ahead_is_in_doubt_by_the_receipt():
    claimed = claims([NOW, NOW + 900 * DAY])
    assert doubts(claimed) == []
    assert doubts(claimed, ceilings=[Bound(2, NOW + MINUTE)]) == [Doubt(2, NOW, NOW + MINUTE)]


def test_where_two_runs_are_as_long_the_earlier_one_is_believed():
    assert doubts(claims([NOW, NOW - DAY])) == [Doubt(2, NOW, None)]
    assert doubts(claims([NOW, NOW - DAY, NOW - DAY + 1])) == [Doubt(1, None, NOW - DAY)]
    joined = [NOW, NOW + 1, NOW - DAY, NOW - DAY + 1, NOW + 2]
    assert doubts(claims(joined)) == [Doubt(3, NOW + 1, NOW + 2), Doubt(4, NOW + 1, NOW + 2)]


@given(st.lists(st.integers(0, 6), max_size=7))
def test_the_run_that_is_believed_is_the_longest_and_the_earliest_of_those(values):
    """By trying every run there is, each step longer than the slack."""
    claimed = [NOW + value * 10 * SLACK_MS for value in values]
    runs = [
        run
        for length in range(len(claimed) + 1)
        for run in itertools.combinations(range(len(claimed)), length)
        if all(claimed[a] <= claimed[b] for a, b in itertools.pairwise(run))
    ]
    best = min(run for run in runs if len(run) == max(map(len, runs)))
    assert seqs(doubts(claims(claimed))) == [p + 1 for p in range(len(claimed)) if p not in best]


def test_bounds_that_contradict_each_other_prove_nothing():
    claimed = claims([NOW])
    assert doubts(claimed, floors=[Bound(0, NOW + DAY)], ceilings=[Bound(1, NOW - DAY)]) == []


def test_a_clock_that_is_set_right_by_a_little_doubts_nobody():
    assert doubts(claims([NOW, NOW + SLACK_MS, NOW, NOW + 5, NOW + SLACK_MS - 1])) == []


def test_an_older_journal_s_last_day_begins_behind_its_newest_rest():
    claimed = claims([NOW, NOW + 1, NOW + DAY, NOW + DAY + PAUSE_MS - 1, NOW + DAY + PAUSE_MS])
    assert starts_after_pause(claimed, set()) == 3
    assert starts_after_pause(claimed[:2], set()) == 1
    assert starts_after_pause([], set()) == 1


def test_what_is_in_doubt_makes_no_rest_and_goes_with_what_follows():
    claimed = claims([NOW, NOW + 1, NOW - 900 * DAY, NOW + DAY, NOW + DAY + 1])
    assert starts_after_pause(claimed, {3}) == 3
    assert starts_after_pause(claims([NOW, NOW - 900 * DAY, NOW + 1]), {2}) == 1
