"""What the writings of batches prove, taken together: one stick may be lost, another arrive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from testdesk.domain.status import BatchRecord, BatchState

Range = tuple[int, int]


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
    return [
        msgspec.structs.replace(_speaks(ranges[key]), writings=len(ranges[key]))
        for key in sorted(ranges, reverse=True)
    ]


def _speaks(same_range: Sequence[BatchRecord]) -> BatchRecord:
    accepted = [batch for batch in same_range if batch.state == "accepted"]
    return (accepted or same_range)[-1]


def exported_to(batches: Iterable[BatchRecord]) -> int:
    """Up to which own number every event is in a batch that stands; 0 for none.

    The events of a refused batch are in none: they go out once more.
    """
    return _joined_from_the_first(batches, {"verified", "delivered", "accepted"})


def accepted_to(batches: Iterable[BatchRecord]) -> int:
    """Up to which own number headquarters has accepted every event; 0 for none."""
    return _joined_from_the_first(batches, {"accepted"})


def _joined_from_the_first(batches: Iterable[BatchRecord], states: set[BatchState]) -> int:
    reached = 0
    for first, last in sorted((b.first, b.last) for b in batches if b.state in states):
        if first > reached + 1:
            break
        reached = max(reached, last)
    return reached
