"""Limits how long statements in a transaction may take; usable without PostgreSQL's driver."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from testdesk.hq.store.postgresql.driver import BoundedConnection

# How long the server lets a statement run, unless its own settings or a larger limit apply.
STATEMENT_SECONDS = 15


@contextmanager
def statement_time_limit(connection: Connection, seconds: float) -> Iterator[None]:
    """Lets statements in the block take this long, if the usual limit is lower.

    Use it for work that grows with the data, such as copying a million rows; a commit does not need
    it. On SQLite this does nothing.
    """
    driver = driver_connection(connection)
    if driver is None or seconds <= driver.statement_seconds:
        yield
        return
    _set_limit(connection, driver, seconds)
    yield  # after an exception the whole transaction is over
    _set_limit(connection, driver, driver.statement_seconds)


def _set_limit(connection: Connection, driver: BoundedConnection, seconds: float) -> None:
    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {round(seconds * 1000)}")
    driver.wait_for(seconds)


def driver_connection(connection: Connection) -> BoundedConnection | None:
    """The driver's connection of a transaction; None on SQLite."""
    if connection.dialect.name != "postgresql":
        return None
    driver: BoundedConnection | None = connection.connection.driver_connection
    return driver
