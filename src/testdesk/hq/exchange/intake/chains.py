"""Checks that batches join what headquarters has of their stations' journals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import BatchManifest, VerifiedEvents
from testdesk.hq.store import journal
from testdesk.hq.store.ranges import Ranges

# The most events whose hashes are read from the database at once.
AT_ONCE = 5_000

# Header hash and `prev` by sequence number.
_Links = Mapping[int, tuple[str, str]]


class Chains:
    """What is stored of each chain within and next to its new batches, and the batches that fit.

    Args:
        connection: a connection in the transaction that will store the batches.
        ranges: the batches' ranges, with one event beyond them at each end.
    """

    def __init__(self, connection: Connection, ranges: Ranges) -> None:
        self._connection = connection
        # Few events are read here, in one query for all stations; many batch by batch, in portions.
        are_few = sum(last - first + 1 for first, last in ranges.values()) <= AT_ONCE
        self._links = journal.links(connection, ranges) if are_few else None
        self._joined: dict[int, list[VerifiedEvents]] = defaultdict(list)

    def join(self, events: VerifiedEvents) -> int:
        """Adds a batch to its station's chain.

        Returns:
            How many of its events are new.

        Raises:
            Refusal: journal_forked: an event differs from the one here, or the event before or
                after the batch does not join it.
        """
        manifest = events.manifest
        earlier = self._joined[manifest.station]
        if not all(_agrees(events, other) for other in earlier):
            raise Refusal("journal_forked")
        new = manifest.events  # how many events the batch has
        for numbers, links in self._portions(manifest):
            here = {seq for seq in numbers if seq in links}
            if not all(_joins(events, seq, *links[seq]) for seq in here):
                raise Refusal("journal_forked")
            here -= {manifest.first - 1, manifest.last + 1}
            for other in earlier:
                here.update(_common(events, other, numbers))
            new -= len(here)
        earlier.append(events)
        return new

    def _portions(self, manifest: BatchManifest) -> Iterator[tuple[range, _Links]]:
        """The batch's numbers and one beyond at each end, and the links of those that are here."""
        station, first, end = manifest.station, manifest.first - 1, manifest.last + 2
        if self._links is not None:
            yield range(first, end), self._links[station]
            return
        for start in range(first, end, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, end))
            ranges = {station: (numbers[0], numbers[-1])}
            yield numbers, journal.links(self._connection, ranges)[station]


def _joins(events: VerifiedEvents, seq: int, hashed: str, prev: str) -> bool:
    """Whether a batch has the same event, or continues it or is continued by it.

    Args:
        events: the batch's events.
        seq: the event's number: within the batch, or one before or after it.
        hashed: the hash of the event's header.
        prev: the hash of the header before it, as the event states it.
    """
    manifest = events.manifest
    if seq == manifest.first - 1:
        return hashed == manifest.prev
    if seq == manifest.last + 1:
        return prev == manifest.head  # the header hash of the batch's last event
    return (hashed, prev) == (events.hash_of(seq), events.prev_of(seq))


def _agrees(events: VerifiedEvents, other: VerifiedEvents) -> bool:
    """Whether two batches of a station can belong to one chain."""
    theirs = other.manifest
    both = _common(events, other)
    if both and events.hashes_of(both[0], both[-1]) != other.hashes_of(both[0], both[-1]):
        return False
    return all(
        _joins(events, seq, other.hash_of(seq), other.prev_of(seq))
        for seq in (events.manifest.first - 1, events.manifest.last + 1)
        if theirs.first <= seq <= theirs.last
    )


def _common(events: VerifiedEvents, other: VerifiedEvents, numbers: range | None = None) -> range:
    """The sequence numbers of events that both batches have; only those in `numbers`, if given."""
    ranges = [range(m.first, m.last + 1) for m in (events.manifest, other.manifest)]
    ranges += [] if numbers is None else [numbers]
    return range(max(one.start for one in ranges), min(one.stop for one in ranges))
