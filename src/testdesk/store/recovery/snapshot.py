"""Copies a station's file while it is in use, as it is on the disk, and checks such a copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from testdesk.database_file.log import log_of
from testdesk.database_file.pages import (
    copy_encrypted,
    damaged_pages,
    is_complete_file,
    tree_problems,
)
from testdesk.domain.refusals import StoreDamaged, StoreUnsound
from testdesk.home_files import raising_home_faults
from testdesk.store.connection import open_file, raising_store_faults
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.queries.identity import StoredIdentity


class JournalEnd(msgspec.Struct, frozen=True):
    """How far the journal in a copy goes.

    Attributes:
        station: the station's number.
        length: its highest own sequence number.
        head: the hash of that event's header.
    """

    station: int
    length: int
    head: str


def copy_at_rest(database: Path, key: bytes, target: Path) -> bool:
    """Copies the encrypted pages of a store whose log is empty; others may write meanwhile.

    A reader that begins while the log is empty reads from the file alone, so SQLite leaves the
    file as it is until that reader ends (sqlite.org/walformat.html, WAL_READ_LOCK(0)); what is
    written meanwhile goes into the log. So no page is decrypted, and no lock keeps a writer
    waiting.

    Args:
        database: the store.
        key: raw, 32 bytes.
        target: a file that does not exist.

    Returns:
        whether it was copied; if not, there was something in the log.

    Raises:
        EnvironmentFault: store_missing, store_busy, store_damaged, store_unreachable; disk_full,
            home_not_writable.
    """
    if not database.is_file():
        raise StoreUnsound("store_missing")
    db = open_file(database, key)
    try:
        with raising_store_faults(partial(is_complete_file, database, key)):
            db.execute("BEGIN")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the reader begins here
        if not _is_empty(log_of(database)):
            return False
        with raising_home_faults(), target.open("xb") as file:
            copy_encrypted(database, file)
        db.execute("ROLLBACK")
    finally:
        db.close()
    return True


def _is_empty(log: Path) -> bool:
    try:
        return log.stat().st_size == 0
    except FileNotFoundError:
        return True


def journal_end(copy: Path, key: bytes) -> JournalEnd:
    """How far a copy's journal goes.

    Raises:
        EnvironmentFault: store_damaged, store_unreachable.
    """
    db = open_file(copy, key)
    try:
        with raising_store_faults():
            station = StoredIdentity(db).known.station
            keeper = JournalKeeper(db, copy, key, station)
            (length,) = keeper.lengths()
            return JournalEnd(station, length, keeper.hash_at(0, length) or "")
    finally:
        db.close()


def check_copy(copy: Path, key: bytes) -> JournalEnd:
    """Opens a copy and checks the HMAC of each page and SQLite's trees.

    Raises:
        EnvironmentFault: store_damaged, store_unreachable.
    """
    db = open_file(copy, key)
    try:
        with raising_store_faults():
            if damaged_pages(db.execute) or tree_problems(db.execute):
                raise StoreDamaged()
    finally:
        db.close()
    return journal_end(copy, key)
