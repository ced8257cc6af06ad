"""The database of headquarters: SQLCipher in its home, or PostgreSQL by URL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2
from sqlalchemy import (
    Connection,
    Engine,
    QueuePool,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.sql.elements import ColumnElement

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.bringing_up import bring_up
from testdesk.hq.schema import METADATA, SCHEMA, VERSION

Rows = Sequence[Mapping[str, Any]]
Upsert = sqlite.Insert | postgresql.Insert

_WAIT_SECONDS = 30
# Any number will do; it names the lanes of those who write to a PostgreSQL headquarters: the one
# of all, and beside it one for each station.
_WRITERS = 7_109_421
_READING = "testdesk_reading"
_STATION = "testdesk_station"
_SQLITE_FAULTS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_NOTADB": "database_damaged",
    "SQLITE_CANTOPEN": "database_unreachable",
    "SQLITE_READONLY": "database_read_only",
    "SQLITE_IOERR": "database_unreachable",
    "SQLITE_BUSY": "database_busy",
    "SQLITE_CORRUPT": "database_damaged",
}
# PostgreSQL's "Error Codes" appendix.
_POSTGRESQL_FAULTS = {
    "53100": "disk_full",
    "42501": "database_not_permitted",
    "25006": "database_read_only",
}


def open_engine(file: Path, *, key: bytes, url: str | None) -> Engine:
    """An engine; nothing is opened before the first statement.

    Args:
        file: the SQLCipher file, used where there is no URL.
        key: its raw key, 32 bytes.
        url: PostgreSQL, as "postgresql://user@host/database", or None.

    Raises:
        EnvironmentFault: database_url_invalid.
    """
    engine = _sqlite_engine(file, key) if url is None else _postgresql_engine(url)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine, station: int | None = None) -> Iterator[Connection]:
    """One transaction; leaving by an exception is rollback. Writers wait for each other.

    Args:
        engine: of the headquarters.
        station: whose word it is about. On PostgreSQL writers of one station then wait for each
            other only, until `take_turn`.

    Raises:
        EnvironmentFault: database_unreachable, database_busy, disk_full …
    """
    with _faults(), engine.execution_options(**{_STATION: station}).begin() as connection:
        yield connection


def take_turn(connection: Connection) -> None:
    """From here to its end a station's transaction is one at a time with every other writer's.

    What is read from here on sees all that was written before, and whoever comes later sees ours:
    of two that contradict each other the later one knows, and who sees a number that goes through
    all stations sees every lower one. Everybody takes the station's lane first and this one
    second, so nobody waits in a circle.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One state of the database for any number of queries; waits for no writer.

    Raises:
        EnvironmentFault: as `writing`.
    """
    options: dict[str, Any] = {_READING: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with _faults(), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def noting(engine: Engine) -> Iterator[Connection]:
    """One state of the database to read from, beside which something new may be noted.

    For rows that nobody else writes: on PostgreSQL it waits for no writer.

    Raises:
        EnvironmentFault: as `writing`.
    """
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {_READING: True, "isolation_level": "REPEATABLE READ"}
    with _faults(), engine.execution_options(**options).begin() as connection:
        yield connection


def prepare(engine: Engine, city: str, *, derive: Callable[[Connection], None]) -> None:
    """Makes the tables that are not there, and proves that those that are, are ours.

    Args:
        engine: of the headquarters.
        city: its identity.
        derive: makes what is derived from events anew, after an older version's tables changed.

    Raises:
        EnvironmentFault: store_too_new; database_of_another_city; database_not_utf8;
            database_unreachable.
    """
    with writing(engine) as connection:
        _require_utf8(connection)
        if not inspect(connection).has_table(SCHEMA.name):
            METADATA.create_all(connection)
            connection.execute(SCHEMA.insert(), {"city": city, "version": VERSION})
        row = connection.execute(select(SCHEMA.c.city, SCHEMA.c.version)).one()
        if row.version > VERSION:
            raise EnvironmentFault("store_too_new", found=row.version, known=VERSION)
        if row.city != city:
            raise EnvironmentFault("database_of_another_city")
        if row.version < VERSION:
            bring_up(connection, METADATA, row.version)
            derive(connection)
            connection.execute(SCHEMA.update().values(version=VERSION))


def insert(connection: Connection, table: Table) -> Upsert:
    """An insert that both databases can be told `on_conflict…` of."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def upsert(
    connection: Connection,
    table: Table,
    rows: Rows,
    *,
    replaces: Callable[[Upsert], ColumnElement[bool]] | None = None,
) -> None:
    """Writes rows of one shape in bulk; a row whose key is there replaces it.

    Args:
        connection: in a transaction.
        table: has a primary key; no two of the rows share it.
        rows: every column by name.
        replaces: from the insert, whose `excluded` is the new row: when it replaces the old one;
            None for always.
    """
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    statement = insert(connection, table)
    others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in key}
    where = None if replaces is None else replaces(statement)
    statement = statement.on_conflict_do_update(index_elements=key, set_=others, where=where)
    connection.execute(statement, list(rows))


def _keep_private(file: Path) -> None:
    """Only its owner may read it; SQLite gives its log the mode of the file."""
    with suppress(OSError):  # a disk that says no says it again to SQLite
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            file.chmod(0o600)  # not through a handle: closing one would drop SQLite's locks


def _sqlite_engine(file: Path, key: bytes) -> Engine:
    def connect() -> Any:  # noqa: ANN401  the driver ships no types
        _keep_private(file)
        connection = sqlcipher3.dbapi2.connect(
            str(file),
            isolation_level=None,  # the transaction begins where `_begin` says so
            check_same_thread=False,  # the pool hands a connection to one thread at a time
            timeout=_WAIT_SECONDS,
        )
        connection.execute("PRAGMA cipher_log_level = NONE")  # its lines are no sentences
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # a message must not carry a person's data into a log
    )


def _postgresql_engine(url: str) -> Engine:
    scheme, separator, rest = url.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg") or not separator:
        raise EnvironmentFault("database_url_invalid")
    try:
        address = make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError):  # a port that is no number is the latter
        # The cause would carry the URL, and so its password, into a log.
        raise EnvironmentFault("database_url_invalid") from None
    # A server that was restarted since is noticed before a batch is half in.
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=True)
    event.listen(engine, "connect", _compile_nothing)
    return engine


def _compile_nothing(connection: Any, _record: object) -> None:  # noqa: ANN401  the driver's
    """Compiling a sum over the city takes longer than it saves (benchmarks/README.md)."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
    connection.commit()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    reader, station = options.get(_READING, False), options.get(_STATION)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if reader else "BEGIN IMMEDIATE")
    elif station is not None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS}, {station:d})")
    elif not reader:
        take_turn(connection)


def _require_utf8(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise EnvironmentFault("database_not_utf8")


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        code = fault_of(error.orig)
        if code is None:
            raise
        raise EnvironmentFault(code) from error
    except PoolTimeout as error:
        raise EnvironmentFault("database_busy") from error


def fault_of(error: BaseException | None) -> str | None:
    """The environment's code for a driver's error, or None for a bug of ours."""
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        plain = "_".join(name.split("_")[:2])
        return _SQLITE_FAULTS.get(plain)
    state = getattr(error, "sqlstate", None)
    if state in _POSTGRESQL_FAULTS:
        return _POSTGRESQL_FAULTS[state]
    unreachable = isinstance(error, psycopg.OperationalError | sqlcipher3.dbapi2.OperationalError)
    return "database_unreachable" if unreachable else None
