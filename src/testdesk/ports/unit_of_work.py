"""One transaction on the station's file, as the services see it."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from testdesk.ports.identity import Identity, IdentityReader
from testdesk.ports.journal import Journal, JournalReader, Outbox, OutboxReader
from testdesk.ports.people import People, Search
from testdesk.ports.tables import Codes, Excuses, History, Labels, Queue, Samples
from testdesk.ports.times import Shifts, Times


class ReadingUnit(Protocol):
    """A transaction that reads one state of the file. Its changes, if any, are rolled back."""

    @property
    def identity(self) -> IdentityReader:
        """See `IdentityReader`."""
        ...

    @property
    def journal(self) -> JournalReader:
        """See `JournalReader`."""
        ...

    @property
    def people(self) -> People:
        """See `People`."""
        ...

    @property
    def search(self) -> Search:
        """See `Search`."""
        ...

    @property
    def samples(self) -> Samples:
        """See `Samples`."""
        ...

    @property
    def excuses(self) -> Excuses:
        """See `Excuses`."""
        ...

    @property
    def shifts(self) -> Shifts:
        """See `Shifts`."""
        ...

    @property
    def times(self) -> Times:
        """See `Times`."""
        ...

    @property
    def codes(self) -> Codes:
        """See `Codes`."""
        ...

    @property
    def history(self) -> History:
        """See `History`."""
        ...

    @property
    def labels(self) -> Labels:
        """See `Labels`."""
        ...

    @property
    def queue(self) -> Queue:
        """See `Queue`."""
        ...

    @property
    def outbox(self) -> OutboxReader:
        """See `OutboxReader`."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class UnitOfWork(ReadingUnit, Protocol):
    """A writing transaction. Leaving it without `commit` rolls it back."""

    @property
    def identity(self) -> Identity:
        """See `Identity`."""
        ...

    @property
    def journal(self) -> Journal:
        """See `Journal`."""
        ...

    @property
    def outbox(self) -> Outbox:
        """See `Outbox`."""
        ...

    def commit(self) -> None:
        """Commits the transaction; returns after it is on the disk."""
        ...
