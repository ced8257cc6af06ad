"""The station's journal, and the state of its batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from testdesk.domain.journal.events import AnyBody, Entry, Header
from testdesk.domain.station.outbox import Acknowledgement, ExportAttempt
from testdesk.domain.station.status import BatchRecord


class JournalReader(Protocol):
    """The station's own events, and those of others known here."""

    def length(self) -> int:
        """The highest own sequence number; 0 when empty."""
        ...

    def head(self) -> str:
        """Hex hash of the last own header."""
        ...

    def authors(self) -> dict[int, int]:
        """Every station whose events are known here, with the highest sequence number."""
        ...

    def entries_of(self, station: int, first: int, last: int) -> list[Entry]:
        """Any author's events first to last, in order."""
        ...

    def contains(self, station: int, first: int, last: int, *, head: str) -> bool:
        """Whether every event first to last is here, with its body, and the last has this hash."""
        ...

    def refold(self, seen: Callable[[Sequence[Entry]], None] | None = None) -> list[str]:
        """Folds everything again; the names of the tables that differ from what is stored.

        Args:
            seen: gets every event on the way, author by author in order, some at a time.
        """
        ...

    def entries(self, first: int, last: int) -> list[Entry]:
        """Own events first to last, inclusive."""
        ...

    def weight(self, first: int) -> int:
        """Bytes of the bodies of the own events from `first` on."""
        ...

    def hash_before(self, seq: int) -> str:
        """The `prev` that event `seq` has or would have."""
        ...

    def last_undoable(self, first: int) -> tuple[int, AnyBody] | None:
        """The newest own event that can be undone, with its sequence number.

        Args:
            first: earlier events cannot be undone, except for an empty tube that is still open.
        """
        ...


class Journal(JournalReader, Protocol):
    """The journal in a transaction that writes."""

    def append(self, body: AnyBody) -> Header:
        """Seals an event onto the chain and folds it, in the open transaction.

        Raises:
            Refusal: operator_missing: nobody is signed in.
        """
        ...

    def append_all(self, bodies: Sequence[AnyBody]) -> list[Header]:
        """Several events in order; as `append`."""
        ...

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Adopts another author's events unchanged, in any order and any number of times.

        Raises:
            Refusal: journal_forked: two histories of one station.
        """
        ...

    def set_aside(self, station: int, *, after: int, epoch_number: int) -> None:
        """Sets aside another author's events after a number as history, which no longer counts.

        Args:
            station: the author.
            after: the last number that stays.
            epoch_number: the epoch of headquarters in which they were written.
        """
        ...


class OutboxReader(Protocol):
    """The records of exports: beside the journal, not in it (ADR 3)."""

    def attempts(self) -> list[ExportAttempt]:
        """Every export attempt, in the order in which they were made; none is ever removed."""
        ...

    def batches(self) -> list[BatchRecord]:
        """The state of each range by its export attempts, newest first."""
        ...

    def acknowledgement(self) -> Acknowledgement | None:
        """The last acknowledgement by headquarters of our journal."""
        ...

    def exported_up_to(self) -> int:
        """The own number up to which all events are in a batch that may still be accepted."""
        ...

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros for none."""
        ...

    def unfinished_attempts(self) -> list[ExportAttempt]:
        """Export attempts begun and not recorded as complete, oldest first."""
        ...


class Outbox(OutboxReader, Protocol):
    """The records of exports in a transaction that writes."""

    def keep_acknowledgement(self, acknowledgement: Acknowledgement) -> None:
        """Replaces the kept acknowledgement."""
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
