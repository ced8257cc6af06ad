"""Finds events whose times cannot be true, and the earliest and latest time of each event.

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

ZERO = "0" * 16
LAST = "f" * 16
_LAST_MS = (1 << 48) - 1


def tick(last: str, now_ms: int) -> str:
    """The clock's next reading after `last`, at wall time `now_ms` (milliseconds since 1970).

    It always has 16 digits; the last possible reading, in the year 10889, is repeated. Within one
    station the sequence number still gives the order.
    """
    now = min(max(now_ms, 0), _LAST_MS)
    if now > int(last[:12], 16):
        return f"{now:012x}0000"
    return f"{min(int(last, 16) + 1, int(LAST, 16)):016x}"


# Two honest clocks never agree to the second, and correcting a clock makes it jump a little.
SLACK_MS = 120_000
# A longer pause is taken for a night, because nobody at a working station pauses for so long.
PAUSE_MS = 6 * 3_600_000


class Claim(NamedTuple):
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
    claims: Sequence[Claim], *, floors: Iterable[Bound] = (), ceilings: Iterable[Bound] = ()
) -> list[Doubt]:
    """The events of one journal whose times cannot be true, by sequence number.

    A time outside the bounds that signed files prove is in doubt. Of the other events, the longest
    sequence whose times never decrease is trusted; of equally long sequences, the earliest. Each
    remaining event is compared with its neighbours in that sequence. A difference below `SLACK_MS`
    raises no doubt.

    Args:
        claims: the claims of one station, by rising sequence number; gaps are allowed.
        floors: the floors, in any order.
        ceilings: the ceilings, in any order. If a ceiling contradicts a floor, headquarters' own
            clock was wrong, and both are ignored.
    """
    proven = _proven(claims, sorted(floors), sorted(ceilings))
    possible = [
        index
        for index, (claim, (low, high)) in enumerate(zip(claims, proven, strict=True))
        if (low is None or claim.at >= low - SLACK_MS)
        and (high is None or claim.at <= high + SLACK_MS)
    ]
    believed = bytearray(len(claims))
    for chosen in _longest_rising([claims[index].at for index in possible]):
        believed[possible[chosen]] = True
    bounds = _among(claims, proven, believed)
    return [
        Doubt(claim.seq, low, high)
        for index, (claim, (low, high)) in enumerate(zip(claims, bounds, strict=True))
        if not believed[index]
        and (
            (low is not None and claim.at < low - SLACK_MS)
            or (high is not None and claim.at > high + SLACK_MS)
        )
    ]


_Bounds = Sequence[tuple[int | None, int | None]]


def _proven(claims: Sequence[Claim], floors: list[Bound], ceilings: list[Bound]) -> _Bounds:
    """The bounds that signed files prove for each claim."""
    lows: list[int | None] = []
    low, index = None, 0
    for claim in claims:
        while index < len(floors) and floors[index].seq < claim.seq:
            low, index = _higher(low, floors[index].at), index + 1
        lows.append(low)
    highs: list[int | None] = []
    high, index = None, len(ceilings)
    for claim in reversed(claims):
        while index and ceilings[index - 1].seq >= claim.seq:
            index -= 1
            high = _lower(high, ceilings[index].at)
        highs.append(high)
    both: list[tuple[int | None, int | None]] = []
    for low, high in zip(lows, reversed(highs), strict=True):
        if both and both[-1] == (low, high):
            both.append(both[-1])  # a journal is long, and a file proves the same for many events
        else:
            is_contradiction = low is not None and high is not None and low > high
            both.append((None, None) if is_contradiction else (low, high))
    return both


def _among(
    claims: Sequence[Claim], proven: _Bounds, believed: bytearray
) -> Iterator[tuple[int | None, int | None]]:
    """Narrows the proven bounds by the nearest trusted claim on each side, if consistent."""
    known = [
        _into(claim.at, bounds) if believed[index] else None
        for index, (claim, bounds) in enumerate(zip(claims, proven, strict=True))
    ]
    before = _newest(known)
    after = reversed(_newest(known[::-1]))
    for (low, high), earlier, later in zip(proven, before, after, strict=True):
        latest = _lower(high, later)
        # Two trusted times may be in the wrong order by less than the slack.
        earliest = _higher(low, earlier)
        if earliest is not None and latest is not None:
            earliest = min(earliest, latest)
        yield earliest, latest


def _into(at: int, bounds: tuple[int | None, int | None]) -> int:
    low, high = bounds
    at = at if high is None else min(at, high)
    return at if low is None else max(at, low)


def _newest(known: Sequence[int | None]) -> list[int | None]:
    """The last known value before each place."""
    found: list[int | None] = []
    last: int | None = None
    for value in known:
        found.append(last)
        last = last if value is None else value
    return found


def _higher(one: int | None, other: int | None) -> int | None:
    return max((n for n in (one, other) if n is not None), default=None)


def _lower(one: int | None, other: int | None) -> int | None:
    return min((n for n in (one, other) if n is not None), default=None)


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The places of the longest subsequence that never decreases; if several, the earliest.

    Patience sorting from the end, in O(n log n), gives the longest subsequence that can begin at
    each place. A second pass, from the start, chooses each first place that still leads to the
    longest subsequence.
    """
    tails, longest = array("q"), array("q")
    for value in reversed(values):
        length = bisect.bisect_right(tails, -value)
        tails[length : length + 1] = array("q", [-value])
        longest.append(length + 1)
    longest.reverse()
    found: list[int] = []
    left = len(tails)
    for index, value in enumerate(values):
        if longest[index] == left and (not found or value >= values[found[-1]]):
            found.append(index)
            left -= 1
    return found


def starts_after_pause(claims: Sequence[Claim], in_doubt: set[int]) -> int:
    """The first sequence number after the newest pause of at least `PAUSE_MS`; 1 if there is none.

    An event in doubt is no evidence of a pause, and belongs to the events after it.
    """
    sound = [claim for claim in claims if claim.seq not in in_doubt]
    rests = [a.seq + 1 for a, b in itertools.pairwise(sound) if b.at - a.at >= PAUSE_MS]
    return rests[-1] if rests else 1
