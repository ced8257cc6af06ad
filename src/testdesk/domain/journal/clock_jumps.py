"""A clock that is moved while the program runs: noticed by a second clock that nobody can set.

What the day shows is set right once a person confirms that the clock is right now: the time of each
earlier event of the same run of the program is then known, because each jump says by how much the
clock was wrong before it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from testdesk.domain.journal.times import SLACK_MS, Doubt, EventTime
from testdesk.domain.journal.upkeep_events import ClockConfirmed, ClockJumped

_decoder = msgspec.json.Decoder(ClockJumped | ClockConfirmed)
# A flat battery resets a clock to 1970; nothing moves one by more than a century.
_LONGEST_JUMP_S = 100 * 366 * 86_400
_END_MS = 7_258_118_400_000  # the year 2200


class ClockReading(NamedTuple):
    """Two clocks read at once, in milliseconds.

    Attributes:
        wall: the wall clock, since 1970; somebody may set it.
        steady: a clock that only runs on, also while the computer sleeps; from any beginning.
    """

    wall: int
    steady: int


def jump_between(before: ClockReading, now: ClockReading) -> int:
    """By how many milliseconds the wall clock was moved between two readings; negative: set back.

    A difference below `SLACK_MS` counts as none: a clock that is kept right over a network is
    moved by seconds.
    """
    moved = (now.wall - before.wall) - (now.steady - before.steady)
    return moved if abs(moved) >= SLACK_MS else 0


class TimeCorrection(NamedTuple):
    """The events from `first` to `last` happened `by` milliseconds later than their times say."""

    first: int
    last: int
    by: int


ClockEvent = tuple[int, ClockJumped | ClockConfirmed]
"""The sequence number and the body of an event about the clock."""


def read_clock_events(rows: Iterable[tuple[int, bytes]]) -> list[ClockEvent]:
    """The events about a clock, from sequence numbers and bodies in order; bad bodies are left out.

    Any enrolled laptop can write any number: a jump of more than `_LONGEST_JUMP_S` is left out.
    """
    found: list[ClockEvent] = []
    for seq, data in rows:
        try:
            body = _decoder.decode(data)
        except (msgspec.ValidationError, UnicodeDecodeError):
            continue
        if isinstance(body, ClockConfirmed) or abs(body.seconds) <= _LONGEST_JUMP_S:
            found.append((seq, body))
    return found


def time_corrections(clock_events: Iterable[ClockEvent]) -> list[TimeCorrection]:
    """The corrections that follow from a station's events about its clock.

    A confirmation says that the clock is right now. Only jumps of the last run of the program
    before it count: what a clock did while the program did not run is unknown.

    Args:
        clock_events: in the order of their numbers.
    """
    found: list[TimeCorrection] = []
    jumps: list[tuple[int, ClockJumped]] = []
    confirmed = 0
    for seq, body in clock_events:
        if isinstance(body, ClockJumped):
            jumps.append((seq, body))
            continue
        found += _corrections_before(jumps, confirmed)
        jumps, confirmed = [], seq
    return found


def unconfirmed_jump(clock_events: Iterable[ClockEvent]) -> int | None:
    """The sum of the jumps in seconds since the last confirmation; None if there was none."""
    seconds: int | None = None
    for _, body in clock_events:
        seconds = None if isinstance(body, ClockConfirmed) else (seconds or 0) + body.seconds
    return seconds


def _corrections_before(
    jumps: Sequence[tuple[int, ClockJumped]], confirmed: int
) -> list[TimeCorrection]:
    if not jumps:
        return []
    since = jumps[-1][1].since
    same_run = [(seq, body) for seq, body in jumps if body.since == since]
    starts = [max(since, confirmed + 1), *(seq for seq, _ in same_run)]
    moved = [body.seconds * 1000 for _, body in same_run]
    remaining = [sum(moved[index:]) for index in range(len(moved))]
    return [
        TimeCorrection(first, after - 1, by)
        for (first, after), by in zip(itertools.pairwise(starts), remaining, strict=True)
        if abs(by) >= SLACK_MS and first < after
    ]


def corrected_times(
    event_times: Sequence[EventTime], corrections: Sequence[TimeCorrection]
) -> list[EventTime]:
    """The times of events as the corrections have them; the others are unchanged."""
    if not corrections:
        return list(event_times)
    moved = [
        EventTime(seq, at + sum(c.by for c in corrections if c.first <= seq <= c.last))
        for seq, at in event_times
    ]
    return [
        new if 0 <= new.at < _END_MS else old for old, new in zip(event_times, moved, strict=True)
    ]


def with_corrections(
    doubts: Iterable[Doubt], claimed: Sequence[EventTime], corrected: Sequence[EventTime]
) -> list[Doubt]:
    """The doubts, and each corrected time as a doubt with one possible time."""
    found = {doubt.seq: doubt for doubt in doubts}
    for old, new in zip(claimed, corrected, strict=True):
        if old != new:
            found.setdefault(new.seq, Doubt(new.seq, new.at, new.at))
    return [found[seq] for seq in sorted(found)]
