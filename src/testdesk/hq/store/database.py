"""The database of headquarters: SQLCipher in its home, or PostgreSQL by URL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import (
    Connection,
    Engine,
    ExceptionContext,
    QueuePool,
    create_engine,
    event,
    inspect,
    select,
)

from testdesk.database_file.pages import is_complete_file
from testdesk.domain.refusals import DatabaseUnsound, EnvironmentFault
from testdesk.hq.store.database_faults import database_faults, fault_of, is_file_error
from testdesk.hq.store.migrations import migrate
from testdesk.hq.store.postgresql import connection as postgresql_connection
from testdesk.hq.store.postgresql.address import parameters_of
from testdesk.hq.store.postgresql.server import Connector, ServerIdentity
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import SCHEMA, VERSION

_LOCK_WAIT_SECONDS = 30
# The size in KiB of a connection's page cache. SQLite's default of 2 MB cannot hold the index pages
# that one import changes, so it would decrypt and encrypt each page again and again.
_CACHE_SIZE = "cache_size = -16384"
# An arbitrary number for the advisory locks of writers on PostgreSQL: one lock for all data, and
# one for each station.
_WRITERS_LOCK = 7_109_421
# Our own execution options: whether the transaction waits for no writer, and whose data it writes.
_READER = "testdesk_reading"
_STATIONS = "testdesk_stations"
# The time limit for a migration, which rebuilds everything from a city's events. That takes
# minutes.
_MIGRATION_SECONDS = 6 * 3600
# A commit returns only when it is on the disk (and on that of a synchronous standby), whatever
# server, role or address specify. "remote_apply" is stronger and is kept.
_DURABLE_COMMIT = (
    "SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
    " WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true)"
)


def open_engine(
    file: Path, *, key: bytes, url: str | None, server: ServerIdentity | None = None
) -> Engine:
    """Makes an engine; nothing is opened before the first statement.

    Args:
        file: the SQLCipher file, used if there is no URL.
        key: the file's raw key, 32 bytes.
        url: the PostgreSQL database, in the form of its client library libpq
            ("postgresql://user@host,other/database"), or None.
        server: the server that was used last; None if none is known yet.

    Raises:
        EnvironmentFault: database_url_invalid; postgresql_missing.
    """
    engine = _sqlite_engine(file, key) if url is None else _postgresql_engine(url, server)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def write_transaction(engine: Engine, *stations: int) -> Iterator[Connection]:
    """Opens a transaction; an exception rolls it back. Writers wait for each other.

    Args:
        engine: the headquarters' engine.
        stations: the stations whose data the block writes; if none is given, it may write anything.
            With stations on PostgreSQL, only writers for the same station wait for each other,
            until `exclude_other_writers`.

    Raises:
        EnvironmentFault: database_unreachable, database_busy, disk_full …
    """
    with (
        database_faults(),
        engine.execution_options(**{_STATIONS: stations}).begin() as connection,
    ):
        yield connection


def exclude_other_writers(connection: Connection) -> None:
    """From now until its end, the transaction excludes all other writers.

    What it reads from now on includes everything written before, and later writers see what it
    writes. So of two transactions that contradict each other, the later finds the contradiction;
    and a number that counts across all stations, such as a rank, never becomes visible before a
    lower one. Every writer acquires the locks of stations first, in order of number, and this lock
    last, so there is no deadlock.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """Yields one state of the database for any number of queries, without waiting for writers.

    Raises:
        EnvironmentFault: the faults of `write_transaction`.
    """
    options: dict[str, Any] = {_READER: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with database_faults(), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def insert_transaction(engine: Engine) -> Iterator[Connection]:
    """Yields one state of the database to read from, to which new rows may be added.

    Use it for rows that no other program writes; on PostgreSQL it does not wait for writers.

    Raises:
        EnvironmentFault: the faults of `write_transaction`.
    """
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {_READER: True, "isolation_level": "REPEATABLE READ"}
    with database_faults(), engine.execution_options(**options).begin() as connection:
        yield connection


def prepare(
    engine: Engine, city: str, *, derive: Callable[[Connection], None], existing: bool = False
) -> None:
    """Makes the tables that are missing; checks that existing tables belong to this city.

    Args:
        engine: the headquarters' engine.
        city: the city's identity, 32 hex digits.
        derive: rebuilds what is derived from events, after the tables of an older version changed.
        existing: whether the database was prepared before; an empty one is then the wrong one.

    Raises:
        EnvironmentFault: store_too_new; database_of_another_city; database_missing; the faults of
            an unsuitable server (see `postgresql.server.Connector`); database_unreachable.
    """
    with write_transaction(engine) as connection:
        found = _city_and_version(connection)
        if found is None:
            if existing:
                # With a new database in place of the missing one, no station would be recognised.
                raise DatabaseUnsound("database_missing")
            METADATA.create_all(connection)
            connection.execute(SCHEMA.insert(), {"city": city, "version": VERSION})
            return
        found_city, version = found
        if version > VERSION:
            raise EnvironmentFault("store_too_new", found=version, known=VERSION)
        if found_city != city:
            raise EnvironmentFault("database_of_another_city")
        if version < VERSION:
            with postgresql_connection.statement_time_limit(connection, _MIGRATION_SECONDS):
                migrate(connection, METADATA, version)
                derive(connection)
            connection.execute(SCHEMA.update().values(version=VERSION))


def _city_and_version(connection: Connection) -> tuple[str, int] | None:
    if not inspect(connection).has_table(SCHEMA.name):
        return None
    row = connection.execute(select(SCHEMA.c.city, SCHEMA.c.version)).one_or_none()
    return None if row is None else (row.city, row.version)


def _keep_private(file: Path) -> None:
    """Makes the file readable only by its owner; SQLite gives the log the same mode."""
    with suppress(OSError):  # SQLite will report the disk's error again
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            file.chmod(0o600)  # not through a handle, because closing it would drop SQLite's locks


def _sqlite_engine(file: Path, key: bytes) -> Engine:
    def connect() -> Any:  # noqa: ANN401  the driver ships no types
        _keep_private(file)
        connection = sqlcipher3.dbapi2.connect(
            str(file),
            isolation_level=None,  # `_begin` begins the transaction
            check_same_thread=False,  # the pool hands a connection to one thread at a time
            timeout=_LOCK_WAIT_SECONDS,
        )
        try:
            _configure(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection

    def discard_broken_connection(context: ExceptionContext) -> None:
        # After a page that it could not open, SQLCipher returns no page on that connection any more
        # and reports the file as read-only. A new connection reads from the disk again.
        error = context.original_exception
        if not is_file_error(error):
            return
        context.is_disconnect = True
        context.invalidate_pool_on_disconnect = False
        is_only_unreadable = fault_of(error) == "database_damaged" and is_complete_file(file, key)
        if is_only_unreadable or isinstance(error, MemoryError):
            raise DatabaseUnsound("database_unreachable", reason="file") from error

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # an error message must not bring a person's data into a log
    )
    event.listen(engine, "handle_error", discard_broken_connection)
    return engine


def _configure(connection: Any, key: bytes) -> None:  # noqa: ANN401  the driver ships no types
    connection.execute("PRAGMA cipher_log_level = NONE")  # its lines are not meant for users
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    settings = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", _CACHE_SIZE)
    for pragma in settings:
        connection.execute(f"PRAGMA {pragma}")


def _postgresql_engine(url: str, server: ServerIdentity | None) -> Engine:
    engine = create_engine(
        "postgresql+psycopg://",
        creator=Connector(parameters_of(url), server),
        hide_parameters=True,
        pool_pre_ping=True,  # detects a restarted server before an import begins
        pool_timeout=postgresql_connection.STATEMENT_SECONDS,
    )
    event.listen(engine, "checkin", _mark_idle)
    return engine


def _mark_idle(driver: Any, _record: object) -> None:  # noqa: ANN401  the event's; None if it broke
    if driver is not None:
        driver.mark_idle()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    reader, stations = options.get(_READER, False), options.get(_STATIONS, ())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if reader else "BEGIN IMMEDIATE")
        return
    driver = postgresql_connection.driver_connection(connection)
    if driver is not None:
        driver.begin()
    if not options.get("postgresql_readonly", False):
        connection.exec_driver_sql(_DURABLE_COMMIT)
    for station in sorted(stations):  # always in the same order, so there is no deadlock
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK}, {station:d})")
    if not stations and not reader:
        exclude_other_writers(connection)
