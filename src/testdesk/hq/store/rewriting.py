"""Rewrites the database, so that no unused part of it has what was erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2
from sqlalchemy import Engine

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store.database_faults import database_faults, fault_details, fault_of
from testdesk.hq.store.schema.columns import METADATA

# How long PostgreSQL may take to rewrite one table; nobody else can use it meanwhile.
_SECONDS_PER_TABLE = 3600


def rewrite_database(engine: Engine) -> None:
    """Writes every page anew from what is in the tables.

    On SQLite the disk needs room for one more copy in the log, and the caller folds the log. On
    PostgreSQL each table is rewritten by itself, and the others can be used meanwhile.

    Raises:
        EnvironmentFault: disk_full, database_busy, and the other faults of the database.
    """
    if engine.dialect.name == "postgresql":
        _rewrite_tables(engine)
        return
    with database_faults():
        connection = engine.raw_connection()
    try:
        with _file_faults():
            connection.cursor().execute("VACUUM")
    finally:
        connection.close()


@contextmanager
def _file_faults() -> Iterator[None]:
    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        code = fault_of(error)
        if code is None:
            raise
        raise EnvironmentFault(code, **fault_details(code, error)) from error


def _rewrite_tables(engine: Engine) -> None:
    """Rewrites each table outside of a transaction, as PostgreSQL requires."""
    import psycopg  # noqa: PLC0415 - installed only with the `hq` extra

    from testdesk.hq.store.postgresql.driver import BoundedConnection  # noqa: PLC0415 - the same

    with database_faults():
        connection = engine.raw_connection()
    driver = connection.driver_connection
    if not isinstance(driver, BoundedConnection):
        raise TypeError("PostgreSQL by another driver than ours")
    try:
        driver.autocommit = True
        driver.execute(f"SET statement_timeout = '{_SECONDS_PER_TABLE}s'")
        driver.wait_for(_SECONDS_PER_TABLE)
        for table in METADATA.sorted_tables:
            driver.execute(f"VACUUM (FULL) {table.name}")
    except psycopg.Error as error:
        code = fault_of(error)
        if code is None:
            raise
        raise EnvironmentFault(code) from error
    finally:
        connection.invalidate()  # its settings are not for other uses
