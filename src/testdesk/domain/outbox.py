"""What the writings of batches prove, taken together: one stick may be lost, another arrive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from testdesk.domain.quarantine import is_lasting, way_out
from testdesk.domain.status import BatchRecord, Quarantined

Range = tuple[int, int]
_STANDS = frozenset({"verified", "delivered", "accepted"})
# By a receipt of its own, or by a later one that says how far headquarters has everything.
_PROVEN = frozenset({"accepted", "delivered"})


class Writing(msgspec.Struct, frozen=True):
    """One batch as it was once written to one stick.

    The same range may be written again to another stick, under the same name: other bytes, and
    another manifest. Which one arrives is not in our hands.

    Attributes:
        batch: range, file, hash, and how far this very writing is proven to have come.
        manifest_sha256: how a receipt names it.
        settled_at: when the receipt was read, UTC ISO; None without one.
    """

    batch: BatchRecord
    manifest_sha256: str
    settled_at: str | None = None


def shown(writings: Sequence[Writing]) -> list[BatchRecord]:
    """One record a range, newest range first.

    A range is accepted as soon as one of its writings is; until then its newest writing speaks.

    Args:
        writings: in the order in which they were written.
    """
    ranges: dict[Range, list[BatchRecord]] = {}
    for one in writings:
        ranges.setdefault((one.batch.first, one.batch.last), []).append(one.batch)
    proven = _ranges(writings, _PROVEN)
    newest = max((last for _, last in proven), default=0)
    return [
        msgspec.structs.replace(
            _speaks(ranges[key]), writings=len(ranges[key]), lost=_is_lost(key, proven, newest)
        )
        for key in sorted(ranges, reverse=True)
    ]


def _speaks(same_range: Sequence[BatchRecord]) -> BatchRecord:
    accepted = [batch for batch in same_range if batch.state == "accepted"]
    proven = [batch for batch in same_range if batch.state in _PROVEN]
    return (accepted or proven or same_range)[-1]


def _is_lost(own: Range, proven: Sequence[Range], newest: int) -> bool:
    """Whether later events arrived while some of these are in no batch that is proven to have."""
    return own[1] < newest and first_missing(*own, proven) is not None


def held_there(writings: Sequence[Writing], *, to: int) -> list[Writing]:
    """The writings that a receipt proves to have come which is not theirs.

    Headquarters accepted a batch that chains to our events, and says that it has every event up
    to a number: the hashes in between are those of our own journal.

    Args:
        writings: in the order in which they were written.
        to: the lower of that number and the accepted batch's last.
    """
    return [
        msgspec.structs.replace(
            one, batch=msgspec.structs.replace(one.batch, state="delivered", reason=None)
        )
        for one in writings
        if one.batch.state in {"written", "verified"} and one.batch.last <= to
    ]


def quarantine(writings: Sequence[Writing]) -> list[Quarantined]:
    """Every range of which a writing was refused, newest range first.

    Args:
        writings: in the order in which they were written.
    """
    refused: dict[Range, list[int]] = {}
    for place, one in enumerate(writings):
        if one.batch.state == "refused":
            refused.setdefault((one.batch.first, one.batch.last), []).append(place)
    accepted = _ranges(writings, _PROVEN)
    return [_quarantined(writings, refused[key], accepted) for key in sorted(refused, reverse=True)]


def _quarantined(
    writings: Sequence[Writing], places: Sequence[int], accepted: Sequence[Range]
) -> Quarantined:
    newest = writings[places[-1]].batch
    times = sum(writings[place].batch.reason == newest.reason for place in places)
    reason = newest.reason or "unknown"
    way = way_out(reason, times=times)
    later = _ranges(writings[places[-1] + 1 :], _STANDS)
    return Quarantined(
        first=newest.first,
        last=newest.last,
        file=newest.file,
        reason=reason,
        way=way,
        lasting=is_lasting(way),
        since=min(writings[p].settled_at or writings[p].batch.written_at for p in places),
        times=times,
        people=newest.people,
        written_again=first_missing(newest.first, newest.last, later) is None,
        released=first_missing(newest.first, newest.last, accepted) is None,
    )


def first_missing(first: int, last: int, ranges: Iterable[Range]) -> int | None:
    """The first number from `first` to `last` that no range has; None where all are there."""
    wanted = first
    for start, end in sorted(ranges):
        if start > wanted:
            break
        wanted = max(wanted, end + 1)
    return wanted if wanted <= last else None


def _ranges(writings: Iterable[Writing], states: frozenset[str]) -> list[Range]:
    return [(w.batch.first, w.batch.last) for w in writings if w.batch.state in states]


def written_to(batches: Iterable[BatchRecord]) -> int:
    """Up to which own number every event is in a batch that stands; 0 for none.

    The events of a refused batch are in none: they go out once more.
    """
    return _joined_from_the_first(batches, _STANDS)


def exported_to(writings: Sequence[Writing]) -> int:
    """As `written_to`, but what headquarters will refuse again is in no batch that stands.

    So it goes out again with every export, until a batch with it is accepted.
    """
    accepted = _ranges(writings, _PROVEN)
    held = (
        first_missing(one.first, one.last, accepted)
        for one in quarantine(writings)
        if one.lasting and not one.released
    )
    reached = written_to(shown(writings))
    return min([reached, *(seq - 1 for seq in held if seq is not None)])


def accepted_to(batches: Iterable[BatchRecord]) -> int:
    """Up to which own number headquarters has accepted every event; 0 for none."""
    return _joined_from_the_first(batches, _PROVEN)


def _joined_from_the_first(batches: Iterable[BatchRecord], states: frozenset[str]) -> int:
    joined = [(b.first, b.last) for b in batches if b.state in states]
    end = max((last for _, last in joined), default=0)
    gap = first_missing(1, end, joined)
    return end if gap is None else gap - 1
