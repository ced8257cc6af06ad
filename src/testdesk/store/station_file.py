"""The station's file as a whole: created once from a kit, opened every day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from testdesk.database_file.opening import Opening
from testdesk.database_file.pages import is_complete_file
from testdesk.domain.journal.events import AnyBody, Entry
from testdesk.domain.refusals import StoreUnsound
from testdesk.ports import Clock, StationIdentity
from testdesk.store.connection import (
    Database,
    data_version,
    immediate_transaction,
    open_file,
    raising_store_faults,
)
from testdesk.store.derived import derive, needs_deriving, note_derived
from testdesk.store.events.journal import portions
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.events.kept_sums import KeptSums
from testdesk.store.events.times import KeptClockHistory
from testdesk.store.examination import examine
from testdesk.store.queries.identity import StoredIdentity
from testdesk.store.queries.retention import SHRINK_DUE
from testdesk.store.queries.search_rebuild import rebuild_search
from testdesk.store.schema.indexes import ensure_indexes
from testdesk.store.schema.migrations import migrate
from testdesk.store.unit_of_work import StoredUnitOfWork
from testdesk.wall_clock import milliseconds

# The operator of the migration's transaction; no event has this operator.
_MIGRATION_OPERATOR = "schema"
_READER_SETTINGS = ("query_only = ON", "cache_size = -8192")  # 8 MB


class StationFile:
    """One encrypted file. The connection belongs to the thread that opened it.

    Attributes:
        folds_later: `fold_sealed` is called after each command, so that sealing a tube need not
            wait until the log is folded.
    """

    def __init__(
        self, db: Database, identity: StoredIdentity, clock: Clock, keeper: JournalKeeper
    ) -> None:
        self._db = db
        self._clock = clock
        self._keeper = keeper
        self._identity = identity
        self._sums = KeptSums()
        self._clock_history = KeptClockHistory()
        self._known_version = data_version(db)

    @property
    def folds_later(self) -> bool:
        """See `StationFile`."""
        return self._keeper.folds_later

    @folds_later.setter
    def folds_later(self, later: bool) -> None:
        self._keeper.folds_later = later

    @property
    def sealed_tubes(self) -> int:
        """How many tubes were sealed over this connection; read on any thread."""
        return self._keeper.sealed_tubes

    @property
    def key(self) -> bytes:
        """The raw key of the file, 32 bytes, with which its backups are opened."""
        return self._keeper.key

    @property
    def identity(self) -> StationIdentity:
        """The station's identity, as of the last transaction that began or was committed here."""
        return self._identity.known

    def read(self) -> StoredUnitOfWork:
        """A reading transaction.

        The window is open all day, and `station renew` may run meanwhile. This method and `write`
        therefore read the identity again if another program has committed.

        Raises:
            EnvironmentFault: store_unreachable, store_busy, store_damaged.
        """
        return self._unit_of_work(None)

    def write(self, operator: str) -> StoredUnitOfWork:
        """A transaction that writes in an operator's name; without a name it appends no event."""
        return self._unit_of_work(operator)

    def _unit_of_work(self, operator: str | None) -> StoredUnitOfWork:
        self._refresh_identity()
        return StoredUnitOfWork(
            self._db,
            identity=self._identity,
            clock=self._clock,
            operator=operator,
            keeper=self._keeper,
            sums=self._sums,
            clock_history=self._clock_history,
        )

    def _refresh_identity(self) -> None:
        """Reads the identity again if another connection has written to the file."""
        with raising_store_faults(self._keeper.is_whole):
            version = data_version(self._db)
            if version != self._known_version:
                self._identity.read_again()
        self._known_version = version

    def open_reader(self) -> StationReader:
        """A second connection, which only reads; it belongs to the calling thread.

        Raises:
            EnvironmentFault: store_unreachable, store_busy, store_damaged.
        """
        db = self._keeper.open_again()
        try:
            with raising_store_faults(self._keeper.is_whole):
                return StationReader(db, self._clock, self._keeper)
        except BaseException:
            db.close()
            raise

    def examine(self) -> tuple[str, ...]:
        """The faults of the file, its search index and its mark; empty if there are none.

        Raises:
            EnvironmentFault: store_unreachable: a page could not be read, though all are complete.
        """
        found = examine(self._db, self._keeper.is_whole)
        loss = self._keeper.find_loss()
        return tuple([*found, f"mark: {loss}"] if loss else found)

    def checkpoint(self) -> None:
        """Folds the log into the file during a pause, so that the file alone is complete.

        Another program that is reading may prevent it; then it is done in the next pause.
        """
        self._keeper.checkpoint()

    def shrink(self) -> bool:
        """Rewrites the file without what was erased, if that is still due.

        An interrupted rewrite is repeated by the next call.

        Returns:
            whether nothing that was erased is left in the file and its log.

        Raises:
            EnvironmentFault: disk_full, store_busy, home_not_writable.
        """
        with self.read() as uow:
            due = uow.retention.is_shrink_due()
        if due and self._keeper.rewrite():
            with raising_store_faults(self._keeper.is_whole), immediate_transaction(self._db):
                self._db.execute("DELETE FROM setting WHERE name = ?", [SHRINK_DUE])
            due = False
        return not due

    def fold_sealed(self) -> None:
        """Folds the log if a tube was sealed since it was last empty."""
        self._keeper.fold_sealed()

    def close(self) -> None:
        """Folds the log and closes the connection."""
        self._keeper.checkpoint()
        self._db.close()


class StationReader:
    """A connection for long queries, during which the file can be written.

    It reads what was committed when its transaction began. While it reads, the log cannot be
    folded: see `JournalKeeper.checkpoint`.
    """

    def __init__(self, db: Database, clock: Clock, keeper: JournalKeeper) -> None:
        self._db, self._clock, self._keeper = db, clock, keeper
        for setting in _READER_SETTINGS:
            db.execute(f"PRAGMA {setting}")
        self._identity = StoredIdentity(db)
        self._sums = KeptSums()
        self._clock_history = KeptClockHistory()

    def read(self) -> StoredUnitOfWork:
        """A reading transaction.

        Raises:
            EnvironmentFault: store_unreachable, store_busy, store_damaged.
        """
        with raising_store_faults(self._keeper.is_whole):
            self._identity.read_again()
        return StoredUnitOfWork(
            self._db,
            identity=self._identity,
            clock=self._clock,
            operator=None,
            keeper=self._keeper,
            sums=self._sums,
            clock_history=self._clock_history,
        )

    def close(self) -> None:
        """Closes the connection; the log stays, since the station file's own connection uses it."""
        self._db.close()


def make_station_file(
    path: Path,
    key: bytes,
    *,
    identity: StationIdentity,
    clock: Clock,
    kit_entries: Sequence[Entry],
    first_event: AnyBody,
    operator: str,
    created: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Creates the file: schema, identity, headquarters' events, the station's first own event.

    Everything after the schema is one transaction; an interrupted set-up leaves no station. The
    first event is later than `created`, when headquarters made the kit (UTC, in ISO format).
    `progress` is called before each part with how many of headquarters' events are done, and of how
    many; if it raises, nothing is kept.
    """
    db = open_file(path, key)
    try:
        with raising_store_faults():
            migrate(db, path)
            ensure_indexes(db, identity.station)
            rebuild_search(db)
        keeper = JournalKeeper(db, path, key, identity.station)
        station = StationFile(db, StoredIdentity(db, identity), clock, keeper)
        with station.write(operator) as uow:
            uow.identity.keep(identity)
            note_derived(db)
            for done, part in portions(kit_entries):
                if progress is not None:
                    progress(done, len(kit_entries))
                uow.journal.adopt(part)
            if created:
                uow.times.record_signed_file(created)
            uow.journal.append(first_event)
            uow.commit()
        keeper.begin()
        keeper.checkpoint()
    finally:
        db.close()


def open_station_file(
    path: Path, key: bytes, clock: Clock, *, from_backup: bool = False
) -> StationFile:
    """Opens the file and brings it up to date with this program.

    Args:
        path: the file's path.
        key: raw, 32 bytes.
        clock: the wall clock.
        from_backup: whether the file was put here on purpose without the files beside it, as from a
            backup.

    Raises:
        EnvironmentFault: store_missing, store_damaged, store_too_new, store_busy; for a file that
            lacks what was acknowledged: store_log_damaged, store_log_missing, store_log_cut,
            store_older_copy, store_other_history, store_mark_missing.
    """
    if not path.is_file():
        raise StoreUnsound("store_missing")
    opening = Opening(path, key, "store")
    opening.check_log()
    try:
        db = open_file(path, key)
    except BaseException:
        opening.restore_log()
        raise
    try:
        with raising_store_faults(partial(is_complete_file, path, key)):
            migrate(db, path)
            identity = StoredIdentity(db)
            ensure_indexes(db, identity.known.station)
            rebuild_search(db)
            keeper = JournalKeeper(db, path, key, identity.known.station)
            keeper.compare(opening, from_backup=from_backup)
            station = StationFile(db, identity, clock, keeper)
            if needs_deriving(db):
                _derive(station, db, clock)
            keeper.begin()
    except BaseException:
        db.close()
        opening.restore_log()
        raise
    return station


def _derive(station: StationFile, db: Database, clock: Clock) -> None:
    own_station = station.identity.station
    with station.write(_MIGRATION_OPERATOR) as uow:
        uow.journal.residents_changed(derive(db, own_station, milliseconds(clock.now())))
        uow.commit()
