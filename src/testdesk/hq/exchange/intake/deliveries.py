"""Deliveries: batches of verified senders that are being imported, grouped by transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import VerifiedEvents, verify_sealed
from testdesk.hq.exchange.intake.verification import VerifiedFile
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.journal import Portion
from testdesk.hq.store.times import NewTimes

# Batches of several stations share a transaction, which is flushed to the disk once, up to about
# this total file size.
_BYTES_TOGETHER = 4 << 20
# How many verified events are kept in memory until they are stored. If there are more, the events
# of the other batches are unpacked again. An event and its rows take 2 to 3 KB of memory.
KEPT = 10_000
# How many events are stored at once.
PORTION = 5_000


class Delivery(msgspec.Struct, frozen=True):
    """A file from a verified, enrolled sender, and its bytes."""

    verified: VerifiedFile
    data: bytes

    @property
    def station(self) -> int:
        """The station that sent it."""
        return self.verified.manifest.station


class Opened(msgspec.Struct, frozen=True):
    """A delivery whose events have been verified."""

    verified: VerifiedFile
    events: VerifiedEvents

    @property
    def station(self) -> int:
        """The station that sent it."""
        return self.verified.manifest.station


class JoinedBatch(msgspec.Struct, frozen=True):
    """A batch that joins the chain, and how many of its events are new."""

    verified: VerifiedFile
    events: VerifiedEvents
    new: int


# The keys are the indexes of the files being imported.
Deliveries = dict[int, Delivery]


def in_transactions(deliveries: Deliveries) -> Iterator[Deliveries]:
    """Groups deliveries into transactions: all of a station together, and small stations too."""
    by_station: dict[int, Deliveries] = defaultdict(dict)
    for index, delivery in deliveries.items():
        by_station[delivery.station][index] = delivery
    group: Deliveries = {}
    for station_deliveries in by_station.values():
        group |= station_deliveries
        if sum(len(delivery.data) for delivery in group.values()) >= _BYTES_TOGETHER:
            yield group
            group = {}
    if group:
        yield group


def open_all(hq: Headquarters, deliveries: Deliveries) -> tuple[dict[int, Opened], dict[int, str]]:
    """Opens the deliveries; returns the verified ones, and why the others are refused, by index."""
    opened: dict[int, Opened] = {}
    reasons: dict[int, str] = {}
    identities, keep = [hq.secrets.age_identity], KEPT
    for index, delivery in deliveries.items():
        sealed = delivery.verified.sealed
        try:
            events = verify_sealed(sealed, age_identities=identities, keep=keep)
        except Refusal as refusal:
            reasons[index] = refusal.code
        else:
            opened[index] = Opened(delivery.verified, events)
            keep -= len(events.kept or ())
    return opened, reasons


def ranges_of(
    batches: Iterable[Opened | JoinedBatch], *, margin: int = 0
) -> dict[int, tuple[int, int]]:
    """Each station's lowest and highest sequence number, extended by `margin` at both ends."""
    ranges: dict[int, tuple[int, int]] = {}
    for manifest in (delivery.verified.manifest for delivery in batches):
        low, high = manifest.first - margin, manifest.last + margin
        first, last = ranges.get(manifest.station, (low, high))
        ranges[manifest.station] = min(first, low), max(last, high)
    return ranges


def portions(joined: Iterable[JoinedBatch], new_times: Mapping[int, NewTimes]) -> Iterator[Portion]:
    """Yields all events, station by station and in order, each with its body if any batch has it.

    An event of two batches may be in two portions.

    Args:
        joined: the batches.
        new_times: by station; notes the times of the station's events as they are yielded.
    """
    entries: dict[tuple[int, int], Entry] = {}
    hashes: dict[tuple[int, int], str] = {}
    for batch in sorted(joined, key=_station_and_first):
        for entry, hashed in batch.events.with_hashes():
            key = entry.header.station, entry.header.seq
            if key not in entries or entry.body is not None:
                entries[key] = entry
            hashes[key] = hashed
            if len(entries) == PORTION:
                yield _portion(entries, hashes, new_times)
                entries, hashes = {}, {}
    if entries:
        yield _portion(entries, hashes, new_times)


def _station_and_first(batch: JoinedBatch) -> tuple[int, int]:
    return batch.verified.manifest.station, batch.verified.manifest.first


def _portion(
    entries: dict[tuple[int, int], Entry],
    hashes: dict[tuple[int, int], str],
    new_times: Mapping[int, NewTimes],
) -> Portion:
    in_order = [entries[key] for key in sorted(entries)]
    for entry in in_order:
        times = new_times.get(entry.header.station)
        if times is not None:
            times.note(entry.header)
    return Portion(in_order, hashes)
