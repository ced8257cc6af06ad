"""Finds out which events have arrived, from all export attempts and what headquarters stated.

The attempts are evaluated together, because one stick may be lost while another arrives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from testdesk.domain.station.quarantine import is_refused_every_time, remedy_for
from testdesk.domain.station.status import BatchRecord, Quarantined

Range = tuple[int, int]  # the first and last sequence number of a batch
# The states in which a batch was written and read back, and has not been refused or lost since.
_EXPORTED_STATES = frozenset({"verified", "delivered", "accepted"})
# The states in which a batch is proven to have arrived: by its own receipt, or by a later receipt
# that states up to which event headquarters has everything.
_ARRIVED_STATES = frozenset({"accepted", "delivered"})


class ExportAttempt(msgspec.Struct, frozen=True):
    """One export of one batch to one stick.

    The same range may be exported again to another stick under the same name, with other bytes and
    another manifest. Until a receipt comes, the station cannot tell which of them has arrived.

    Attributes:
        batch: the range, the file, its hash, and the state of this attempt as far as it is proven.
        manifest_sha256: the hash by which a receipt names the batch.
        settled_at: when the receipt for it was read, UTC ISO; None if there is no receipt.
    """

    batch: BatchRecord
    manifest_sha256: str
    settled_at: str | None = None


class Acknowledgement(msgspec.Struct, frozen=True):
    """Headquarters' latest statement of which events of our journal it has.

    Attributes:
        epoch_number: the epoch in which the statement was made, or the highest epoch that was named
            before; 0 if there is none.
        highest: the highest sequence number that headquarters has.
        missing: (first, last) of each gap below that.
        created: when the statement was made, UTC ISO by headquarters' clock.
        attempts: the number of export attempts when it was read; about later attempts it states
            nothing.
    """

    epoch_number: int
    highest: int
    missing: tuple[Range, ...]
    created: str
    attempts: int

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """The sort key within one epoch: the time, then how many events headquarters has."""
        return self.created, self.highest, -sum(last - first + 1 for first, last in self.missing)

    def lacks(self, first: int, last: int) -> bool:
        """Whether any event of a range is missing."""
        return last > self.highest or any(a <= last and first <= b for a, b in self.missing)


class LostEvent(msgspec.Struct, frozen=True):
    """The first event that was acknowledged but that headquarters no longer claims to have.

    Attributes:
        first: its sequence number.
        refused: whether the event was sent again and refused.
    """

    first: int
    refused: bool


def is_newer(
    new: Acknowledgement, stored: Acknowledgement | None, *, answered_attempt: int = -1
) -> bool:
    """Whether a statement is later than the stored one; a stick may bring an old statement again.

    Headquarters' clock and its epoch number may have gone back. So a receipt for a batch that was
    exported after the stored statement was read is newer, whatever its time and epoch.

    Args:
        new: the statement that was just read.
        stored: the stored statement, if any.
        answered_attempt: the index of the export attempt that `new` answers; -1 for an update.
    """
    if stored is None or answered_attempt >= stored.attempts:
        return True
    if new.epoch_number != stored.epoch_number:
        return new.epoch_number > stored.epoch_number
    return new.sort_key > stored.sort_key


def with_lost_state(
    attempts: Sequence[ExportAttempt], acknowledgement: Acknowledgement | None
) -> list[ExportAttempt]:
    """Gives the state `lost` to attempts that had arrived but are no longer at headquarters.

    Headquarters can lose data too, if a disk fails, a copy is restored or a standby takes over. Its
    latest statement shows which events it has; the other events are sent again.

    Args:
        attempts: the attempts, in the order in which they were written.
        acknowledgement: headquarters' latest statement, if any.
    """
    if acknowledgement is None:
        return list(attempts)
    return [
        _as_lost(attempt)
        if index < acknowledgement.attempts
        and attempt.batch.state in _ARRIVED_STATES
        and acknowledgement.lacks(attempt.batch.first, attempt.batch.last)
        else attempt
        for index, attempt in enumerate(attempts)
    ]


def first_lost_event(
    attempts: Sequence[ExportAttempt], highest: int, missing: Sequence[Range]
) -> LostEvent | None:
    """The first event that had arrived for certain but that headquarters does not claim to have.

    Args:
        attempts: the attempts, in the order in which they were written.
        highest: the highest sequence number that headquarters claims to have.
        missing: (first, last) of each gap below that.

    Returns:
        the event, or None if headquarters claims to have all of them.
    """
    gaps = [*missing, (highest + 1, max((attempt.batch.last for attempt in attempts), default=0))]
    lost = [
        max(first, a)
        for a, b in gaps
        for first, last in _ranges(attempts, _ARRIVED_STATES)
        if max(first, a) <= min(last, b)
    ]
    if not lost:
        return None
    first = min(lost)
    newest = [
        attempt for attempt in attempts if attempt.batch.first <= first <= attempt.batch.last
    ][-1]
    return LostEvent(first, newest.batch.state == "refused")


def _as_lost(attempt: ExportAttempt) -> ExportAttempt:
    batch = msgspec.structs.replace(attempt.batch, state="lost", reason="headquarters_lost")
    return msgspec.structs.replace(attempt, batch=batch)


def batch_records(attempts: Sequence[ExportAttempt]) -> list[BatchRecord]:
    """One record per range, newest range first.

    A range is accepted as soon as one of its attempts is accepted; until then its newest attempt
    decides.

    Args:
        attempts: the attempts, in the order in which they were written.
    """
    ranges: dict[Range, list[BatchRecord]] = {}
    for attempt in attempts:
        ranges.setdefault((attempt.batch.first, attempt.batch.last), []).append(attempt.batch)
    proven = merged(_ranges(attempts, _ARRIVED_STATES))
    newest = proven[-1][1] if proven else 0
    return [
        msgspec.structs.replace(
            _decisive_attempt(ranges[key]),
            attempts=len(ranges[key]),
            presumed_lost=_is_presumed_lost(key, proven, newest),
        )
        for key in sorted(ranges, reverse=True)
    ]


def _decisive_attempt(same_range: Sequence[BatchRecord]) -> BatchRecord:
    accepted = [batch for batch in same_range if batch.state == "accepted"]
    proven = [batch for batch in same_range if batch.state in _ARRIVED_STATES]
    return (accepted or proven or same_range)[-1]


def _is_presumed_lost(range_: Range, proven: Sequence[Range], newest: int) -> bool:
    """Whether later events have arrived for certain, but not all events of this range.

    Args:
        range_: the range.
        proven: merged ranges of the events that have arrived for certain.
        newest: the last event that has arrived for certain.
    """
    if range_[1] >= newest:
        return False
    before = bisect_right(proven, (range_[0], newest + 1)) - 1
    return before < 0 or proven[before][1] < range_[1]


def delivered_attempts(attempts: Sequence[ExportAttempt], *, up_to: int) -> list[ExportAttempt]:
    """The attempts that another batch's receipt proves to have arrived.

    Headquarters accepted a batch that chains to our events, and states that it has every event up
    to a sequence number. So the events up to that number are the same as in our own journal.

    Args:
        attempts: the attempts, in the order in which they were written.
        up_to: that sequence number, or the last number in the accepted batch if that is lower.
    """
    return [
        msgspec.structs.replace(
            attempt, batch=msgspec.structs.replace(attempt.batch, state="delivered", reason=None)
        )
        for attempt in attempts
        if attempt.batch.state in {"written", "verified"} and attempt.batch.last <= up_to
    ]


def quarantine(attempts: Sequence[ExportAttempt]) -> list[Quarantined]:
    """Every range with a refused export attempt, newest range first.

    Args:
        attempts: the attempts, in the order in which they were written.
    """
    refused: dict[Range, list[int]] = {}
    for index, attempt in enumerate(attempts):
        if attempt.batch.state == "refused":
            refused.setdefault((attempt.batch.first, attempt.batch.last), []).append(index)
    arrived = _ranges(attempts, _ARRIVED_STATES)
    return [_quarantined(attempts, refused[key], arrived) for key in sorted(refused, reverse=True)]


def _quarantined(
    attempts: Sequence[ExportAttempt], indices: Sequence[int], arrived: Sequence[Range]
) -> Quarantined:
    """The record of a refused range.

    Args:
        attempts: the attempts, in the order in which they were written.
        indices: the positions of the range's refused attempts among them.
        arrived: the ranges that have arrived.
    """
    newest = attempts[indices[-1]].batch
    times = sum(attempts[index].batch.reason == newest.reason for index in indices)
    reason = newest.reason or "unknown"
    remedy = remedy_for(reason, times=times)
    later = _ranges(attempts[indices[-1] + 1 :], _EXPORTED_STATES)
    return Quarantined(
        first=newest.first,
        last=newest.last,
        file=newest.file,
        reason=reason,
        remedy=remedy,
        refused_every_time=is_refused_every_time(remedy),
        since=min(
            attempts[index].settled_at or attempts[index].batch.written_at for index in indices
        ),
        times=times,
        people=newest.people,
        written_again=first_missing(newest.first, newest.last, later) is None,
        released=first_missing(newest.first, newest.last, arrived) is None,
    )


def merged(ranges: Iterable[Range]) -> list[Range]:
    """The same numbers as sorted ranges that neither overlap nor touch."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def first_missing(first: int, last: int, ranges: Iterable[Range]) -> int | None:
    """The first number from `first` to `last` that is in no range; None if there is none."""
    expected = first
    for start, end in sorted(ranges):
        if start > expected:
            break
        expected = max(expected, end + 1)
    return expected if expected <= last else None


def _ranges(attempts: Iterable[ExportAttempt], states: frozenset[str]) -> list[Range]:
    return [
        (attempt.batch.first, attempt.batch.last)
        for attempt in attempts
        if attempt.batch.state in states
    ]


def written_up_to(batches: Iterable[BatchRecord]) -> int:
    """The number of the last own event up to which every event is in an exported batch, or 0.

    A refused batch does not count; its events are sent again.
    """
    return _contiguous_end(batches, _EXPORTED_STATES)


def exported_up_to(attempts: Sequence[ExportAttempt]) -> int:
    """Does the same as `written_up_to`, but ignores batches that headquarters will refuse again.

    So the events of such batches are exported again each time, until a batch with them is accepted.
    """
    arrived = _ranges(attempts, _ARRIVED_STATES)
    # The first event of each such batch that has not arrived.
    blocked = (
        first_missing(batch.first, batch.last, arrived)
        for batch in quarantine(attempts)
        if batch.refused_every_time and not batch.released
    )
    written = written_up_to(batch_records(attempts))
    return min([written, *(seq - 1 for seq in blocked if seq is not None)])


def undelivered(batches: Iterable[BatchRecord], length: int) -> int:
    """The number of own events in no batch that is proven to have arrived; batches may overlap."""
    proven = merged((b.first, b.last) for b in batches if b.state in _ARRIVED_STATES)
    return length - sum(last - first + 1 for first, last in proven)


def accepted_up_to(batches: Iterable[BatchRecord]) -> int:
    """The number of the last own event up to which every event has arrived for certain, or 0."""
    return _contiguous_end(batches, _ARRIVED_STATES)


def _contiguous_end(batches: Iterable[BatchRecord], states: frozenset[str]) -> int:
    ranges = [(b.first, b.last) for b in batches if b.state in states]
    end = max((last for _, last in ranges), default=0)
    gap = first_missing(1, end, ranges)
    return end if gap is None else gap - 1
