"""One transaction on the station's file, as the services see it."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from testdesk.ports.days import Days
from testdesk.ports.identity import Identity, IdentityReader
from testdesk.ports.journal import Journal, JournalReader, Outbox, OutboxReader
from testdesk.ports.people import People, Search
from testdesk.ports.retention import Retention, RetentionReader
from testdesk.ports.staff import Staff, StaffTries
from testdesk.ports.tables import (
    Codes,
    Excuses,
    History,
    JustDoneReader,
    Labels,
    Queue,
    Samples,
    ShiftLog,
)
from testdesk.ports.times import Shifts, Times


class ReadingUnit(Protocol):
    """A transaction that reads one state of the file. Its changes, if any, are rolled back."""

    @property
    def identity(self) -> IdentityReader:
        """The station's identity."""
        ...

    @property
    def journal(self) -> JournalReader:
        """The station's own events, and the stored events of others."""
        ...

    @property
    def people(self) -> People:
        """Residents, with the current record of each."""
        ...

    @property
    def search(self) -> Search:
        """The search for people by typed text."""
        ...

    @property
    def samples(self) -> Samples:
        """Samples and tubes of the rounds."""
        ...

    @property
    def excuses(self) -> Excuses:
        """Excuses of people in a round."""
        ...

    @property
    def shifts(self) -> Shifts:
        """The shifts of this station."""
        ...

    @property
    def days(self) -> Days:
        """Figures of this station's shifts, for their report."""
        ...

    @property
    def times(self) -> Times:
        """Events whose times are in doubt, and the times of signed files."""
        ...

    @property
    def codes(self) -> Codes:
        """Proxy cards and bound codes."""
        ...

    @property
    def history(self) -> History:
        """The history of one person."""
        ...

    @property
    def labels(self) -> Labels:
        """Printed tube labels."""
        ...

    @property
    def shift_log(self) -> ShiftLog:
        """What was done with tubes and samples, as the journal has it."""
        ...

    @property
    def just_done(self) -> JustDoneReader:
        """What was done on the people page, as the journal has it."""
        ...

    @property
    def queue(self) -> Queue:
        """Tickets of this station."""
        ...

    @property
    def staff(self) -> Staff:
        """The operators of this station."""
        ...

    @property
    def outbox(self) -> OutboxReader:
        """The records of exports."""
        ...

    @property
    def retention(self) -> RetentionReader:
        """Which bodies may be erased, and which were erased."""
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
        """The station's identity, which can be replaced."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal, to which events can be appended."""
        ...

    @property
    def staff(self) -> StaffTries:
        """The operators, whose wrong PINs can be kept."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The records of exports, to which more can be added."""
        ...

    @property
    def retention(self) -> Retention:
        """Erases the bodies that are needed no more."""
        ...

    def commit(self) -> None:
        """Commits the transaction; returns after it is on the disk."""
        ...
