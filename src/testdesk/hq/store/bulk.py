"""Writes many rows at once: with COPY on PostgreSQL, with one call for all rows on SQLite."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, Table, select
from sqlalchemy.dialects import postgresql

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store.database_faults import fault_of
from testdesk.hq.store.postgresql import connection as postgresql_connection
from testdesk.hq.store.upserts import Replaces, Rows, upsert

# The number of rows from which COPY is used; with fewer, its temporary table costs more than it
# saves.
COPY_FROM = 200
# About twenty times what a row usually takes (benchmarks/README.md: 10,000 samples a second).
_SECONDS_PER_ROW = 0.002


class CopyError(Exception):
    """A bug of ours that PostgreSQL found. Its own message is left out, as it may name a person."""


def merge(connection: Connection, table: Table, rows: Rows, *, replaces: Replaces) -> None:
    """Writes rows with the same result as `upserts.upsert`, but faster for many rows.

    Args:
        connection: a connection in a transaction.
        table: a table with a primary key; no two of the rows have the same key.
        rows: the rows, with all columns by name.
        replaces: the condition for replacing an existing row; see `upserts.upsert`.

    Raises:
        EnvironmentFault: the faults of the database.
    """
    if connection.dialect.name != "postgresql" or len(rows) < COPY_FROM:
        upsert(connection, table, rows, replaces=replaces)
        return
    with postgresql_connection.statement_time_limit(
        connection, postgresql_connection.STATEMENT_SECONDS + _SECONDS_PER_ROW * len(rows)
    ):
        _merge_copied(connection, table, rows, replaces)


def _merge_copied(connection: Connection, table: Table, rows: Rows, replaces: Replaces) -> None:
    incoming = Table(f"incoming_{table.name}", MetaData(), *map(_plain, table.columns))
    _copy(connection, table, incoming, rows)
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key]
    statement = postgresql.insert(table).from_select(names, select(*incoming.columns))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=key,
            set_={name: statement.excluded[name] for name in names if name not in key},
            where=replaces(statement),
        )
    )
    # The temporary table must be empty for later rows of this transaction.
    connection.exec_driver_sql(f"TRUNCATE {incoming.name}")


def _plain(column: Column[object]) -> Column[object]:
    """A column with the same name and type, without keys and defaults."""
    return Column(column.name, column.type)


def _copy(connection: Connection, table: Table, incoming: Table, rows: Rows) -> None:
    """Copies rows into a table that only this connection sees; it is emptied at the commit."""
    connection.exec_driver_sql(
        f"CREATE TEMPORARY TABLE IF NOT EXISTS {incoming.name} (LIKE {table.name}) "
        "ON COMMIT DELETE ROWS"
    )
    import psycopg  # noqa: PLC0415 - installed only with the `hq` extra
    from psycopg import sql  # noqa: PLC0415 - the same

    names = [column.name for column in table.columns]
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier("pg_temp", incoming.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("PostgreSQL by another driver than psycopg")
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])
    except psycopg.Error as error:
        code = fault_of(error)
        if code is None:
            raise CopyError(error.sqlstate) from None
        raise EnvironmentFault(code) from None
