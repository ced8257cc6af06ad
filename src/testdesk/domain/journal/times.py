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
from typing import Literal, NamedTuple

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
    return ClockHistory(event_times, floors=floors, ceilings=ceilings).doubts


class ClockHistory:
    """The doubts about one journal, and what decides whether its next event is in doubt.

    On a laptop whose clock was set back during the day, each new event would otherwise need a check
    of the whole day. It changes no other doubt, unless it makes another sequence of times the
    longest: as long as the length stays, the earliest of the longest sequences stays too.

    Attributes:
        doubts: the doubts about the events given at first; see `doubts`.
        last: the sequence number of the newest event, 0 if there is none.
    """

    def __init__(
        self,
        event_times: Sequence[EventTime],
        *,
        floors: Iterable[Bound] = (),
        ceilings: Iterable[Bound] = (),
    ) -> None:
        floors, ceilings = sorted(floors), sorted(ceilings)
        proven = _proven_bounds(event_times, floors, ceilings)
        possible = [
            index
            for index, (event_time, bounds) in enumerate(zip(event_times, proven, strict=True))
            if _is_possible(event_time.at, bounds)
        ]
        times = [event_times[index].at for index in possible]
        trusted = bytearray(len(event_times))
        for chosen in _longest_nondecreasing(times):
            trusted[possible[chosen]] = True
        bounds = _narrowed_bounds(event_times, proven, trusted)
        self.doubts = [
            Doubt(event_time.seq, low, high)
            for index, (event_time, (low, high)) in enumerate(zip(event_times, bounds, strict=True))
            if not trusted[index] and not _is_possible(event_time.at, (low, high))
        ]
        self.last = event_times[-1].seq if event_times else 0
        self._floor = max((floor.at for floor in floors), default=None)
        self._are_bounds_earlier = all(bound.seq <= self.last for bound in (*floors, *ceilings))
        self._ends = _lowest_ends(times)
        self._newest_trusted, self._known = None, None
        if 1 in trusted:
            newest = trusted.rindex(1)
            self._newest_trusted = event_times[newest].at
            self._known = _clamped(event_times[newest].at, proven[newest])
        self._is_newest_trusted = not trusted or bool(trusted[-1])

    def judge(self, event_time: EventTime) -> Literal["in_doubt", "trusted", "unknown"]:
        """Judges the next event, after which no signed file has been read.

        Returns:
            "unknown" if it may change the doubts about earlier events; the history is then useless.
            An event "in_doubt" was written at `earliest` or later.
        """
        at, self.last = event_time.at, event_time.seq
        if not self._are_bounds_earlier:
            return "unknown"
        is_in_doubt = not _is_possible(at, (self.earliest, None))
        if not _is_possible(at, (self._floor, None)):
            self._is_newest_trusted = False
            return "in_doubt"
        length = bisect.bisect_right(self._ends, at)
        is_longer = length == len(self._ends)
        self._ends[length : length + 1] = array("q", [at])
        if not is_longer:
            self._is_newest_trusted = False
            return "in_doubt" if is_in_doubt else "trusted"
        is_earlier = self._newest_trusted is not None and at < self._newest_trusted
        if is_earlier or not self._is_newest_trusted:
            return "unknown"
        self._newest_trusted, self._known = at, _clamped(at, (self._floor, None))
        self._is_newest_trusted = True
        return "trusted"

    @property
    def earliest(self) -> int | None:
        """When the next event is written at the earliest, in milliseconds since 1970, if known."""
        return _max_of_known(self._floor, self._known)


def _is_possible(at: int, bounds: tuple[int | None, int | None]) -> bool:
    low, high = bounds
    return (low is None or at >= low - SLACK_MS) and (high is None or at <= high + SLACK_MS)


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


def _lowest_ends(values: Iterable[int]) -> array[int]:
    """The lowest last value of the subsequences that never decrease, by their length from 1."""
    ends = array("q")
    for value in values:
        length = bisect.bisect_right(ends, value)
        ends[length : length + 1] = array("q", [value])
    return ends


def starts_after_pause(event_times: Sequence[EventTime], in_doubt: set[int]) -> int:
    """The first sequence number after the newest pause of at least `PAUSE_MS`; 1 if there is none.

    An event whose time is in doubt is no evidence of a pause, and belongs to the events after it.
    """
    trusted = [event_time for event_time in event_times if event_time.seq not in in_doubt]
    starts = [a.seq + 1 for a, b in itertools.pairwise(trusted) if b.at - a.at >= PAUSE_MS]
    return starts[-1] if starts else 1
