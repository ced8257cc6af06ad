"""The events of a batch before it is written, and after it was verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec

from testdesk.domain.journal.events import Entry
from testdesk.formats.exchange.batch_manifest import BatchManifest
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import entries_again

_HASH_SIZE = 32


class EventRange(Protocol):
    """A range of one author's events without gaps: a list, or one that is read as needed."""

    def __len__(self) -> int:
        """How many events there are."""
        ...

    def __getitem__(self, index: int, /) -> Entry:
        """One event, also counted from the end."""
        ...

    def __iter__(self) -> Iterator[Entry]:
        """Yields all events, oldest first."""
        ...


class VerifiedEvents(msgspec.Struct, frozen=True):
    """The events of a batch, which were all verified; they can be iterated again and again.

    A batch may be long, so unless its events are kept, they are unpacked each time.

    Attributes:
        manifest: the batch's manifest.
        packed: the decrypted payload; empty if the events are kept.
        hashes: the hash of each event's header, of 32 bytes each.
        kept: the events, or None.
    """

    manifest: BatchManifest
    packed: bytes
    hashes: bytes
    kept: tuple[Entry, ...] | None

    def __iter__(self) -> Iterator[Entry]:
        """Yields all events, oldest first."""
        if self.kept is not None:
            return iter(self.kept)
        return entries_again(container.lines_again(self.packed, self.manifest.events))

    def with_hashes(self) -> Iterator[tuple[Entry, str]]:
        """Yields all events with the hex hashes of their headers."""
        # The header of the following event has the hash as its `prev`, and the manifest the last.
        entries = iter(self)
        entry = next(entries)
        for following in entries:
            yield entry, following.header.prev
            entry = following
        yield entry, self.manifest.head

    def hash_of(self, seq: int) -> str:
        """Hex hash of the header of the event with this number, which must be in the batch."""
        end = _HASH_SIZE * (seq - self.manifest.first + 1)
        return self.hashes[end - _HASH_SIZE : end].hex()

    def prev_of(self, seq: int) -> str:
        """Hex hash of the header of the event before this one, which must be in the batch."""
        return self.manifest.prev if seq == self.manifest.first else self.hash_of(seq - 1)

    def hashes_of(self, first: int, last: int) -> bytes:
        """The hashes of the events with these numbers, inclusive, which must be in the batch."""
        start = self.manifest.first
        return self.hashes[_HASH_SIZE * (first - start) : _HASH_SIZE * (last - start + 1)]
