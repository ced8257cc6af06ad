"""One transaction on the station's file."""

from __future__ import annotations

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
        known, station = identity.known, identity.known.station
        self._db, self._keeper, self.identity = db, keeper, identity
        self._writes = operator is not None
        # A writer keeps its sums for itself, since its changes may be rolled back.
        sums = KeptSums() if self._writes else sums
        self.samples = StoredSamples(db, sums, station=station)
        self.excuses = StoredExcuses(db)
        self.shifts = StoredShifts(db, station=station)
        self.times = StoredTimes(db, clock_history, station=station)
        self.codes = StoredCodes(db, station=station)
        self.people = StoredPeople(
            db, self.samples, self.codes, self.times, clock, key_ends=known.card_key_ends
        )
        self.search = StoredSearch(db, self.people, self.codes, point=known.point)
        self._add_queries(db, sums, station)
        self.journal = StoredJournal(
            db,
            station=station,
            operator=operator or "",
            clock=clock,
            residents_changed=SearchIndex(db, self.people).update,
            sums=sums,
            stored_times=self.times,
        )
        self.retention = StoredRetention(db, self.journal.residents_changed, station=station)

    def _add_queries(self, db: Database, sums: KeptSums, station: int) -> None:
        """Adds what nothing else in this unit depends on."""
        self.days = StoredDays(db, station=station)
        self.history = StoredHistory(db, station=station)
        self.just_done = StoredJustDone(db, sums, station=station)
        self.labels = StoredLabels(db, station=station)
        self.queue = StoredQueue(db, station=station)
        self.shift_log = StoredShiftLog(db, station=station)
        self.staff = StoredStaff(db, station=station)
        self.outbox = StoredOutbox(db)

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
