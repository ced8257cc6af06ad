"""Opens the encrypted file, and interprets its errors."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import cast

import msgspec
from sqlcipher3 import dbapi2

from testdesk.domain.lean_import import loading_later

# sqlite-utils catches the exceptions of the module that it finds under this name; sqlcipher3's are
# not subclasses of the standard library's.
sys.modules.setdefault("pysqlite3", dbapi2)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

# sqlite-utils would load these, if another package has installed them, only to know the types of
# their numbers.
_UNUSED = [name for name in ("numpy", "pandas") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_UNUSED, cast("ModuleType", None)))

with loading_later("click", "dateutil.parser"):
    from sqlite_utils import Database, Migrations

for _name in _UNUSED:
    del sys.modules[_name]

from testdesk.database_file.errors import FILE_ERRORS  # noqa: E402 - after the lines above
from testdesk.database_file.pages import is_complete_file  # noqa: E402 - the same
from testdesk.domain.error_codes import FaultCode  # noqa: E402 - the same
from testdesk.domain.refusals import EnvironmentFault  # noqa: E402 - the same

__all__ = [
    "IN_LIST",
    "Database",
    "Migrations",
    "data_version",
    "environment_fault",
    "immediate_transaction",
    "json_list",
    "open_file",
    "raising_store_faults",
]

# For one parameter from `json_list`: a list of any length, although SQLite has a limit of 32,766
# parameters.
IN_LIST = "IN (SELECT value FROM json_each(?))"
BUSY_MS = 5000  # how long SQLite waits for a lock
_SETTINGS = (
    f"busy_timeout = {BUSY_MS}",
    "cipher_memory_security = OFF",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)

# SQLite's own primary result codes (sqlite.org/rescode.html), as the driver words them.
_PHRASE_FAULTS: tuple[tuple[str, FaultCode], ...] = (
    ("disk is full", "disk_full"),
    ("readonly database", "store_read_only"),
    ("database is locked", "store_busy"),
    ("disk i/o error", "store_unreachable"),
    ("unable to open", "store_unreachable"),
    ("malformed", "store_damaged"),
    ("not a database", "store_damaged"),
    ("vtable constructor failed", "store_damaged"),  # the search index
)


def data_version(db: Database) -> int:
    """A number that changes when another connection commits, but not with our own commits."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def json_list(values: Iterable[str | int]) -> str:
    """Encodes values as the parameter of `IN_LIST`."""
    listed = list(values)
    try:
        return msgspec.json.encode(listed).decode()  # a tenth of the time of `json.dumps`
    except UnicodeEncodeError:  # half of a surrogate pair, which is in no table
        return json.dumps(listed)


def _not_checked() -> None:
    return None


def environment_fault(
    error: BaseException, is_whole: Callable[[], bool | None] = _not_checked
) -> EnvironmentFault | None:
    """The environment fault behind a driver's error, or None if the error is a bug of ours.

    Args:
        error: any exception.
        is_whole: whether the file's pages are complete; then the file was only unreadable, not
            damaged. It returns None if this is not checked.
    """
    if not isinstance(error, FILE_ERRORS):
        return None
    text = str(error).lower()
    code = next((code for phrase, code in _PHRASE_FAULTS if phrase in text), None)
    if isinstance(error, MemoryError):
        code = "store_unreachable"
    # After a page that it could not open, SQLCipher reports the file as read-only.
    if code == "store_damaged" and is_whole():
        code = "store_unreachable"
    elif code == "store_read_only" and is_whole() is False:
        code = "store_damaged"
    return EnvironmentFault(code) if code else None


@contextmanager
def raising_store_faults(is_whole: Callable[[], bool | None] = _not_checked) -> Iterator[None]:
    """Turns a driver's error into an environment fault; an error that is a bug passes unchanged.

    `is_whole` is as in `environment_fault`.
    """
    try:
        yield
    except FILE_ERRORS as error:
        fault = environment_fault(error, is_whole)
        if fault is None:
            raise
        raise fault from error


def _keep_private(path: Path) -> None:
    """Makes the file readable by its owner only; SQLite gives its log the same mode."""
    with suppress(OSError):  # a disk that refuses this will do so again below, with its error
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            path.chmod(0o600)  # not through a handle: closing one would drop SQLite's locks


def open_file(path: Path, key: bytes) -> Database:
    """Opens (or creates) the file with a raw 32-byte key, which needs no costly key derivation.

    Journal mode is WAL and `synchronous` is FULL: a commit returns when the data is on the disk.
    The connection is bound to the thread that opened it.

    Raises:
        EnvironmentFault: store_damaged (also for a wrong key), store_unreachable, store_busy.
    """
    _keep_private(path)
    with raising_store_faults(partial(is_complete_file, path, key)):
        connection = dbapi2.connect(str(path), isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # its log lines are not for users
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()
            raise
    # No plugin of sqlite-utils may run in this process, whatever else is installed.
    return Database(connection, execute_plugins=False)


@contextmanager
def immediate_transaction(db: Database) -> Iterator[None]:
    """A writing transaction of its own; an error rolls it back.

    After a disk error SQLite has already rolled back, and no transaction is open.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
        raise
