"""Writes rows in bulk by their keys (upserts), with statements that are built only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

Rows = Sequence[Mapping[str, Any]]
Upsert = sqlite.Insert | postgresql.Insert
Replaces = Callable[[Upsert], ColumnElement[bool]]


def insert(connection: Connection, table: Table) -> Upsert:
    """An insert statement with the `on_conflict…` methods, for either database."""
    return _insert(connection.dialect, table)


def _insert(dialect: Dialect, table: Table) -> Upsert:
    if dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def upsert(
    connection: Connection,
    table: Table,
    rows: Rows,
    *,
    replaces: Replaces | None = None,
) -> None:
    """Writes rows with the same columns in bulk; a row replaces the existing row with its key.

    Args:
        connection: a connection in a transaction.
        table: a table with a primary key; no two of the rows have the same key.
        rows: the rows, with all columns by name.
        replaces: returns the condition under which a new row replaces the old row. Its argument is
            the insert statement, whose `excluded` is the new row. None means always. Pass the same
            function object each time, because the built statement is cached under it.
    """
    if not rows:
        return
    compiled = _compiled(connection.dialect, table, replaces)
    if compiled.order:
        values = [{**compiled.fixed, **row} for row in rows] if compiled.fixed else rows
        in_order = itemgetter(*compiled.order)
        connection.exec_driver_sql(compiled.text, [in_order(row) for row in values])
    else:
        connection.exec_driver_sql(compiled.text, [{**compiled.fixed, **row} for row in rows])


class _CompiledUpsert(msgspec.Struct, frozen=True):
    """An upsert in the form that the database's driver takes.

    Attributes:
        text: the statement in SQL.
        order: the names of the values in positional order; empty if parameters are named.
        fixed: parameters that are the same for every row, such as a constant in `replaces`.
    """

    text: str
    order: tuple[str, ...]
    fixed: dict[str, Any]


@lru_cache(maxsize=256)
def _compiled(dialect: Dialect, table: Table, replaces: Replaces | None) -> _CompiledUpsert:
    """The statement; cached, because building it takes longer than writing the rows."""
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key]
    statement = _insert(dialect, table)
    non_key_columns = {name: statement.excluded[name] for name in names if name not in key}
    where = None if replaces is None else replaces(statement)
    statement = statement.on_conflict_do_update(
        index_elements=key, set_=non_key_columns, where=where
    )
    compiled = statement.compile(dialect=dialect, column_keys=names)
    fixed = {name: value for name, value in compiled.params.items() if name not in names}
    return _CompiledUpsert(str(compiled), tuple(compiled.positiontup or ()), fixed)
