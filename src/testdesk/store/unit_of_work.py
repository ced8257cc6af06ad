"""One transaction on the station's file."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import Self

from testdesk.ports import Clock
from testdesk.store.connection import Database, environment_fault, raising_store_faults
from testdesk.store.events.journal import StoredJournal
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.events.kept_sums import KeptSums
from testdesk.store.events.times import KeptClockHistory, StoredTimes
from testdesk.store.queries.codes import StoredCodes
from testdesk.store.queries.days import StoredDays
from testdesk.store.queries.excuses import StoredExcuses
from testdesk.store.queries.history import StoredHistory
from testdesk.store.queries.identity import StoredIdentity
from testdesk.store.queries.just_done import StoredJustDone
from testdesk.store.queries.labels import StoredLabels
from testdesk.store.queries.outbox import StoredOutbox
from testdesk.store.queries.people import StoredPeople
from testdesk.store.queries.queue import StoredQueue
from testdesk.store.queries.retention import StoredRetention
from testdesk.store.queries.samples import StoredSamples
from testdesk.store.queries.search import SearchIndex, StoredSearch
from testdesk.store.queries.shift_log import StoredShiftLog
from testdesk.store.queries.shifts import StoredShifts
from testdesk.store.queries.staff import StoredStaff

_SEALED = "tube_sealed"


class StoredUnitOfWork:
    """A unit of work; leaving without `commit` rolls back.

    A reader (its operator is None) takes no write lock. A writer takes it at the beginning, where
    SQLite waits for it; a transaction that takes it later may fail at once.

    Attributes:
        identity, journal, people, search, samples, excuses, shifts, days, times, codes, history,
        just_done, labels, queue, shift_log, staff, outbox, retention: see `ports`.
    """

    def __init__(
        self,
        db: Database,
        *,
        identity: StoredIdentity,
        clock: Clock,
        operator: str | None,
        keeper: JournalKeeper,
        sums: KeptSums,
        clock_history: KeptClockHistory,
    ) -> None:
        self._station = station = identity.known.station
        self._db, self._keeper, self.identity = db, keeper, identity
        self._writes = operator is not None
        # A writer keeps its sums for itself, since its changes may be rolled back.
        self._sums = sums = KeptSums() if self._writes else sums
        self.samples = StoredSamples(db, sums, station=station)
        self.shifts = StoredShifts(db, station=station)
        self.times = StoredTimes(db, clock_history, station=station)
        self.codes = StoredCodes(db, station=station)
        self.people = StoredPeople(
            db, self.samples, self.codes, self.times, clock, key_ends=identity.known.card_key_ends
        )
        self.journal = StoredJournal(
            db,
            station=station,
            operator=operator or "",
            clock=clock,
            residents_changed=SearchIndex(db, self.people).update,
            sums=sums,
            stored_times=self.times,
        )

    # A scan needs none of the following, and is a transaction of its own.

    @cached_property
    def search(self) -> StoredSearch:
        """See `ports`."""
        point = self.identity.known.point
        return StoredSearch(self._db, self.people, self.codes, point=point)

    @cached_property
    def excuses(self) -> StoredExcuses:
        """See `ports`."""
        return StoredExcuses(self._db)

    @cached_property
    def days(self) -> StoredDays:
        """See `ports`."""
        return StoredDays(self._db, station=self._station)

    @cached_property
    def history(self) -> StoredHistory:
        """See `ports`."""
        return StoredHistory(self._db, station=self._station)

    @cached_property
    def just_done(self) -> StoredJustDone:
        """See `ports`."""
        return StoredJustDone(self._db, self._sums, station=self._station)

    @cached_property
    def labels(self) -> StoredLabels:
        """See `ports`."""
        return StoredLabels(self._db, station=self._station)

    @cached_property
    def queue(self) -> StoredQueue:
        """See `ports`."""
        return StoredQueue(self._db, station=self._station)

    @cached_property
    def shift_log(self) -> StoredShiftLog:
        """See `ports`."""
        return StoredShiftLog(self._db, station=self._station)

    @cached_property
    def staff(self) -> StoredStaff:
        """See `ports`."""
        return StoredStaff(self._db, station=self._station)

    @cached_property
    def outbox(self) -> StoredOutbox:
        """See `ports`."""
        return StoredOutbox(self._db)

    @cached_property
    def retention(self) -> StoredRetention:
        """See `ports`."""
        changed = self.journal.residents_changed
        return StoredRetention(self._db, changed, station=self._station)

    def __enter__(self) -> Self:
        with raising_store_faults(self._keeper.is_whole):
            self._db.execute("BEGIN IMMEDIATE" if self._writes else "BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._db.conn.in_transaction:
            self._db.execute("ROLLBACK")
            self.times.after_rollback()
        self.identity.after_rollback()
        fault = environment_fault(error, self._keeper.is_whole) if error else None
        if fault:
            raise fault from error

    def commit(self) -> None:
        """Commits the transaction; returns after it is on the disk."""
        if self._writes:
            self._keeper.stamp()
        self._db.execute("COMMIT")
        self.identity.after_commit()
        if appended := self.journal.appended:
            sealed = any(header.kind == _SEALED for header in appended)
            self._keeper.after_commit(appended[-1], sealed=sealed)
            self.journal.appended = []
