"""The station's journal, and what became of its batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from testdesk.domain.journal.events import AnyBody, Entry, Header
from testdesk.domain.station.outbox import Acknowledgement, ExportAttempt
from testdesk.domain.station.status import BatchRecord


class JournalReader(Protocol):
    """The station's own events, and those of others that it has."""

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

    def holds(self, station: int, first: int, last: int, *, head: str) -> bool:
        """Whether every event first to last is here, with its body, and the last has this hash."""
        ...

    def fold_again(self) -> list[str]:
        """Folds everything anew and names the tables that differ from what is stored."""
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
        """The newest own event that an undo may take back, with its sequence number.

        Args:
            first: what was written before it stays, but for an empty tube that is still open.
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
        """Several events, one after another; as `append`."""
        ...

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Takes in another author's events as they are, in any order and any number of times.

        Raises:
            Refusal: journal_forked: two histories of one station.
        """
        ...

    def set_aside(self, station: int, *, after: int, epoch_number: int) -> None:
        """Takes another author's events after a number out of what counts, into history.

        Args:
            station: the author.
            after: the last number that stays.
            epoch_number: the epoch of headquarters in which they were said.
        """
        ...


class OutboxReader(Protocol):
    """Delivery's bookkeeping: beside the journal, not in it (ADR 3)."""

    def attempts(self) -> list[ExportAttempt]:
        """Every batch as it was written, in the order of writing; none is ever forgotten."""
        ...

    def batches(self) -> list[BatchRecord]:
        """What the writings say of each range, newest first."""
        ...

    def acknowledgement(self) -> Acknowledgement | None:
        """What headquarters said last of what it has of our journal."""
        ...

    def exported_to(self) -> int:
        """Up to which own number every event is in a batch that headquarters may still accept."""
        ...

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros for none."""
        ...

    def begun(self) -> list[ExportAttempt]:
        """Batches whose writing was begun, and not recorded as done, oldest first."""
        ...


class Outbox(OutboxReader, Protocol):
    """The bookkeeping in a transaction that writes."""

    def keep_acknowledgement(self, acknowledgement: Acknowledgement) -> None:
        """Notes what headquarters said, in the place of what it said before."""
        ...

    def begin(self, attempt: ExportAttempt) -> None:
        """Notes that a batch is about to be written: it may arrive though the writing fails."""
        ...

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Remembers a batch that was written and read back."""
        ...

    def settle(self, settled: ExportAttempt, *, receipt: bytes) -> None:
        """Writes down what a verified receipt says of one writing, and keeps the receipt."""
        ...
