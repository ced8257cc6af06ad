"""The station's journal, and the records of its batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from testdesk.domain.journal.events import AnyBody, Entry, Header
from testdesk.domain.journal.hash_chain import CheckedEntry
from testdesk.domain.station.outbox import Acknowledgement, ExportAttempt
from testdesk.domain.station.status import BatchRecord


class JournalReader(Protocol):
    """The station's own events, and the stored events of others."""

    def length(self) -> int:
        """The highest own sequence number; 0 if there are no events."""
        ...

    def head(self) -> str:
        """Hex hash of the last own event's header."""
        ...

    def authors(self) -> dict[int, int]:
        """Every station whose events are stored here, with its highest sequence number."""
        ...

    def entries_of(self, station: int, first: int, last: int) -> list[Entry]:
        """An author's events first to last, in order."""
        ...

    def contains(self, station: int, first: int, last: int, *, head: str) -> bool:
        """Whether all these events are here, and the last has this header hash.

        An event whose body was withheld is not here; one whose body was erased here is.
        """
        ...

    def refold(
        self, on_entries: Callable[[Sequence[CheckedEntry]], None] | None = None
    ) -> list[str]:
        """Folds everything again; returns the names of the tables whose stored rows differ.

        Args:
            on_entries: called with all events, a portion at a time, author by author, in order.
        """
        ...

    def entries(self, first: int, last: int) -> list[Entry]:
        """Own events first to last, inclusive."""
        ...

    def size_of_bodies(self, first: int) -> int:
        """The total size in bytes of the bodies of our events from `first` on."""
        ...

    def hash_before(self, seq: int) -> str:
        """Hex hash of the header before event `seq`, which is the event's `prev` field."""
        ...

    def last_undoable(self, first: int) -> tuple[int, AnyBody] | None:
        """The newest own event that can be undone, with its sequence number.

        Args:
            first: earlier events cannot be undone, except for an empty tube that is still open.
        """
        ...


class Journal(JournalReader, Protocol):
    """The journal in a writing transaction."""

    def append(self, body: AnyBody) -> Header:
        """Appends an event to the chain and folds it, in the open transaction.

        Raises:
            Refusal: operator_missing: nobody is signed in.
        """
        ...

    def append_all(self, bodies: Sequence[AnyBody]) -> list[Header]:
        """Appends several events in order; see `append`."""
        ...

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Adopts another author's events unchanged, in any order and any number of times.

        Raises:
            Refusal: journal_forked: the author has two different histories.
        """
        ...

    def set_aside(self, station: int, *, after: int, epoch_number: int) -> None:
        """Moves another author's later events to the history of an epoch: they no longer count.

        Args:
            station: the author.
            after: the last sequence number that stays.
            epoch_number: the epoch of headquarters in which the events were written.
        """
        ...


class OutboxReader(Protocol):
    """The records of exports; they are not events, which would have to be exported too (ADR 3)."""

    def attempts(self) -> list[ExportAttempt]:
        """Every export attempt, in the order in which they were made; none is ever removed."""
        ...

    def batches(self) -> list[BatchRecord]:
        """The state of each range by its export attempts, newest first."""
        ...

    def acknowledgement(self) -> Acknowledgement | None:
        """Headquarters' last acknowledgement of our journal."""
        ...

    def exported_up_to(self) -> int:
        """The last own event up to which every event is in an exported batch; 0 if there is none.

        A batch that headquarters refused, or will refuse every time, does not count.
        """
        ...

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros if there is none."""
        ...

    def unfinished_attempts(self) -> list[ExportAttempt]:
        """Export attempts that began and were not recorded as complete, oldest first."""
        ...


class Outbox(OutboxReader, Protocol):
    """The records of exports, in a writing transaction."""

    def keep_acknowledgement(self, acknowledgement: Acknowledgement) -> None:
        """Replaces the stored acknowledgement."""
        ...

    def begin(self, attempt: ExportAttempt) -> None:
        """Records that a batch is about to be written: it may arrive even if the export fails."""
        ...

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Records a batch that was written and read back."""
        ...

    def settle(self, settled: ExportAttempt, *, receipt: bytes) -> None:
        """Records the result of one export attempt, with its verified receipt."""
        ...
