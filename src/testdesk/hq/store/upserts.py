"""Upserts: rows written in bulk by their keys, with statements that are built once."""

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
    """An insert with the `on_conflict…` methods, for either database."""
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
    """Writes rows of one shape in bulk; a row replaces the one with its key.

    Args:
        connection: in a transaction.
        table: has a primary key; no two of the rows share it.
        rows: every column by name.
        replaces: given the insert, whose `excluded` is the new row: when it replaces the old one;
            None for always. Pass the same function each time: the statement is cached by it.
    """
    if not rows:
        return
    made = _made(connection.dialect, table, replaces)
    if made.order:
        values = [{**made.fixed, **row} for row in rows] if made.fixed else rows
        in_place = itemgetter(*made.order)
        connection.exec_driver_sql(made.text, [in_place(row) for row in values])
    else:
        connection.exec_driver_sql(made.text, [{**made.fixed, **row} for row in rows])


class _Made(msgspec.Struct, frozen=True):
    """An upsert in the form that its driver reads.

    Attributes:
        text: in SQL.
        order: names of the values in positional order; empty if parameters are named.
        fixed: values that are the same for every row.
    """

    text: str
    order: tuple[str, ...]
    fixed: dict[str, Any]


@lru_cache(maxsize=256)
def _made(dialect: Dialect, table: Table, replaces: Replaces | None) -> _Made:
    """Cached: SQLAlchemy takes longer to build it than the database takes to write the rows."""
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key]
    statement = _insert(dialect, table)
    others = {name: statement.excluded[name] for name in names if name not in key}
    where = None if replaces is None else replaces(statement)
    statement = statement.on_conflict_do_update(index_elements=key, set_=others, where=where)
    made = statement.compile(dialect=dialect, column_keys=names)
    fixed = {name: value for name, value in made.params.items() if name not in names}
    return _Made(str(made), tuple(made.positiontup or ()), fixed)
