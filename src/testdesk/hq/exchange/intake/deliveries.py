"""Deliveries: batches of verified senders that are being imported, grouped by transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import BatchManifest, open_sealed
from testdesk.hq.exchange.intake.verification import VerifiedFile
from testdesk.hq.home.folder import Headquarters

# Batches of several stations share a transaction and its flush, up to about this total file size.
_BYTES_TOGETHER = 4 << 20


class Delivery(msgspec.Struct, frozen=True):
    """A file from a verified, enrolled sender, its bytes, and its events once it is opened."""

    arrival: VerifiedFile
    data: bytes
    entries: tuple[Entry, ...] = ()

    @property
    def station(self) -> int:
        """The station that sent it."""
        return self.arrival.manifest.station


class JoinedBatch(msgspec.Struct, frozen=True):
    """A batch that joins the chain: its events, their header hashes, and how many are new."""

    arrival: VerifiedFile
    entries: tuple[Entry, ...]
    hashes: tuple[str, ...]
    new: int


# The keys are the indexes of the files being imported.
Deliveries = dict[int, Delivery]


def in_transactions(deliveries: Deliveries) -> Iterator[Deliveries]:
    """Groups deliveries into transactions: all of a station together, until a flush pays off."""
    stations: dict[int, Deliveries] = defaultdict(dict)
    for index, delivery in deliveries.items():
        stations[delivery.station][index] = delivery
    group: Deliveries = {}
    for station_deliveries in stations.values():
        group |= station_deliveries
        if sum(len(delivery.data) for delivery in group.values()) >= _BYTES_TOGETHER:
            yield group
            group = {}
    if group:
        yield group


def open_all(hq: Headquarters, deliveries: Deliveries) -> tuple[Deliveries, dict[int, str]]:
    """Opens the deliveries; returns the verified ones, and why the others are refused."""
    opened: Deliveries = {}
    reasons: dict[int, str] = {}
    identities = [hq.secrets.age_identity]
    for index, delivery in deliveries.items():
        try:
            entries = open_sealed(delivery.arrival.sealed, age_identities=identities)
        except Refusal as refusal:
            reasons[index] = refusal.code
        else:
            opened[index] = msgspec.structs.replace(delivery, entries=tuple(entries))
    return opened, reasons


def ranges_of(
    batches: Iterable[Delivery | JoinedBatch], *, margin: int = 0
) -> dict[int, tuple[int, int]]:
    """Each station's lowest and highest sequence number, extended by `margin` at both ends."""
    ranges: dict[int, tuple[int, int]] = {}
    for manifest in (delivery.arrival.manifest for delivery in batches):
        low, high = manifest.first - margin, manifest.last + margin
        first, last = ranges.get(manifest.station, (low, high))
        ranges[manifest.station] = min(first, low), max(last, high)
    return ranges


def ordered_entries(
    joined: Iterable[JoinedBatch],
) -> tuple[list[Entry], dict[tuple[int, int], str]]:
    """All events without repetition, with the body if any batch has it, and their hashes."""
    entries: dict[tuple[int, int], Entry] = {}
    hashes: dict[tuple[int, int], str] = {}
    for batch in joined:
        for entry, hashed in zip(batch.entries, batch.hashes, strict=True):
            key = entry.header.station, entry.header.seq
            hashes[key] = hashed
            if key not in entries or entry.body is not None:
                entries[key] = entry
    return [entries[key] for key in sorted(entries)], hashes


def new_entries(
    entries: Sequence[Entry], with_new_events: Sequence[BatchManifest]
) -> dict[int, list[Entry]]:
    """The events of each station that has a batch with new events."""
    found: dict[int, list[Entry]] = {manifest.station: [] for manifest in with_new_events}
    for entry in entries:
        if entry.header.station in found:
            found[entry.header.station].append(entry)
    return found
