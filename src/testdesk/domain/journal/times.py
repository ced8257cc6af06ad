"""Finds events whose times cannot be true, and limits when each of them can have been written.

A laptop's clock may show anything, but the chain proves the order of its events. An event was
written after the previous event and before the next one, after every signed file that the station
had imported by then, and before the receipt for its batch.
"""

from __future__ import annotations

import bisect
import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

# The lowest and the highest reading of a hybrid logical clock: 12 hex digits for the milliseconds
# since 1970, then 4 that count. A clock that is not trusted counts as ZERO.
ZERO = "0" * 16
LAST = "f" * 16
_LAST_MS = (1 << 48) - 1


def tick(last: str, now_ms: int) -> str:
    """The next reading of a hybrid logical clock, 16 hex digits.

    The last possible reading, in the year 10889, is repeated; within one station the sequence
    number still gives the order.

    Args:
        last: the previous reading, 16 hex digits.
        now_ms: the wall clock's time in milliseconds since 1970.
    """
    now = min(max(now_ms, 0), _LAST_MS)
    if now > int(last[:12], 16):
        return f"{now:012x}0000"
    return f"{min(int(last, 16) + 1, int(LAST, 16)):016x}"


# Two honest clocks never agree to the second, and correcting a clock makes it jump a little.
SLACK_MS = 120_000
# A longer pause counts as a night, because nobody at a working station pauses for so long.
PAUSE_MS = 6 * 3_600_000


class EventTime(NamedTuple):
    """An event's sequence number, and its time by the wall clock in milliseconds since 1970."""

    seq: int
    at: int


class Bound(NamedTuple):
    """A bound on the times of events, proven by a signed file.

    A floor means that the events after `seq` were written no earlier than `at` (milliseconds since
    1970). A ceiling means that the events up to `seq` were written no later than `at`.
    """

    seq: int
    at: int


class Doubt(msgspec.Struct, frozen=True):
    """An event whose time cannot be true, and the two times between which it was written.

    Attributes:
        seq: the event's sequence number.
        earliest, latest: milliseconds since 1970; None if unbounded.
    """

    seq: int
    earliest: int | None
    latest: int | None


def doubts(
    event_times: Sequence[EventTime],
    *,
    floors: Iterable[Bound] = (),
    ceilings: Iterable[Bound] = (),
) -> list[Doubt]:
    """The events of one journal whose times cannot be true, by sequence number.

    A time outside the bounds that signed files prove is in doubt. Of the other events, the longest
    sequence whose times never decrease is trusted; of equally long sequences, the earliest. Each
    remaining event is compared with its neighbours in that sequence. A difference below `SLACK_MS`
    raises no doubt.

    Args:
        event_times: the times of one station's events, by rising sequence number; gaps are allowed.
        floors: the floors, in any order.
        ceilings: the ceilings, in any order. If a ceiling contradicts a floor, headquarters' own
            clock was wrong, and both are ignored.
    """
    proven = _proven_bounds(event_times, sorted(floors), sorted(ceilings))
    possible = [
        index
        for index, (event_time, (low, high)) in enumerate(zip(event_times, proven, strict=True))
        if (low is None or event_time.at >= low - SLACK_MS)
        and (high is None or event_time.at <= high + SLACK_MS)
    ]
    trusted = bytearray(len(event_times))
    for chosen in _longest_nondecreasing([event_times[index].at for index in possible]):
        trusted[possible[chosen]] = True
    bounds = _narrowed_bounds(event_times, proven, trusted)
    return [
        Doubt(event_time.seq, low, high)
        for index, (event_time, (low, high)) in enumerate(zip(event_times, bounds, strict=True))
        if not trusted[index]
        and (
            (low is not None and event_time.at < low - SLACK_MS)
            or (high is not None and event_time.at > high + SLACK_MS)
        )
    ]


_Bounds = Sequence[tuple[int | None, int | None]]


def _proven_bounds(
    event_times: Sequence[EventTime], floors: list[Bound], ceilings: list[Bound]
) -> _Bounds:
    """The bounds that signed files prove for each event."""
    lows: list[int | None] = []
    low, index = None, 0
    for event_time in event_times:
        while index < len(floors) and floors[index].seq < event_time.seq:
            low, index = _max_of_known(low, floors[index].at), index + 1
        lows.append(low)
    highs: list[int | None] = []
    high, index = None, len(ceilings)
    for event_time in reversed(event_times):
        while index and ceilings[index - 1].seq >= event_time.seq:
            index -= 1
            high = _min_of_known(high, ceilings[index].at)
        highs.append(high)
    both: list[tuple[int | None, int | None]] = []
    for low, high in zip(lows, reversed(highs), strict=True):
        if both and both[-1] == (low, high):
            both.append(both[-1])  # one tuple for many events saves memory in a long journal
        else:
            is_contradiction = low is not None and high is not None and low > high
            both.append((None, None) if is_contradiction else (low, high))
    return both


def _narrowed_bounds(
    event_times: Sequence[EventTime], proven: _Bounds, trusted: bytearray
) -> Iterator[tuple[int | None, int | None]]:
    """Narrows each event's proven bounds by the nearest trusted times before and after it."""
    known = [
        _clamped(event_time.at, bounds) if trusted[index] else None
        for index, (event_time, bounds) in enumerate(zip(event_times, proven, strict=True))
    ]
    before = _last_known_before_each(known)
    after = reversed(_last_known_before_each(known[::-1]))
    for (low, high), earlier, later in zip(proven, before, after, strict=True):
        latest = _min_of_known(high, later)
        # Two trusted times may be in the wrong order by less than the slack.
        earliest = _max_of_known(low, earlier)
        if earliest is not None and latest is not None:
            earliest = min(earliest, latest)
        yield earliest, latest


def _clamped(at: int, bounds: tuple[int | None, int | None]) -> int:
    low, high = bounds
    at = at if high is None else min(at, high)
    return at if low is None else max(at, low)


def _last_known_before_each(known: Sequence[int | None]) -> list[int | None]:
    """The last known value before each index."""
    found: list[int | None] = []
    last: int | None = None
    for value in known:
        found.append(last)
        last = last if value is None else value
    return found


def _max_of_known(first: int | None, second: int | None) -> int | None:
    return max((n for n in (first, second) if n is not None), default=None)


def _min_of_known(first: int | None, second: int | None) -> int | None:
    return min((n for n in (first, second) if n is not None), default=None)


def _longest_nondecreasing(values: Sequence[int]) -> list[int]:
    """The indices of the longest subsequence that never decreases; if several, the earliest.

    Patience sorting from the end, in O(n log n), gives the length of the longest subsequence that
    can begin at each index. A second pass, from the start, chooses each time the first index from
    which the remaining length can still be reached.
    """
    tails, longest = array("q"), array("q")
    for value in reversed(values):
        length = bisect.bisect_right(tails, -value)
        tails[length : length + 1] = array("q", [-value])
        longest.append(length + 1)
    longest.reverse()
    found: list[int] = []
    remaining = len(tails)
    for index, value in enumerate(values):
        if longest[index] == remaining and (not found or value >= values[found[-1]]):
            found.append(index)
            remaining -= 1
    return found


def starts_after_pause(event_times: Sequence[EventTime], in_doubt: set[int]) -> int:
    """The first sequence number after the newest pause of at least `PAUSE_MS`; 1 if there is none.

    An event whose time is in doubt is no evidence of a pause, and belongs to the events after it.
    """
    trusted = [event_time for event_time in event_times if event_time.seq not in in_doubt]
    starts = [a.seq + 1 for a, b in itertools.pairwise(trusted) if b.at - a.at >= PAUSE_MS]
    return starts[-1] if starts else 1
