"""Columns of headquarters' tables, and the tables that events fold into, here and at stations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

from testdesk.domain import tables

METADATA = MetaData()

# A STRICT table of SQLite has no BIGINT, and PostgreSQL's INTEGER is too narrow for us.
INTEGER = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")
_TYPES: dict[str, TypeEngine[Any]] = {tables.TEXT: Text(), tables.INTEGER: INTEGER}


def text_column(name: str) -> Column[str]:
    """A text column that is never NULL."""
    return Column(name, Text(), nullable=False)


def integer_column(name: str) -> Column[int]:
    """An integer column that is never NULL."""
    return Column(name, INTEGER, nullable=False, autoincrement=False)


def columns_of(make: Callable[[str], Column[Any]], names: str) -> list[Column[Any]]:
    """One column for each word in `names`."""
    return [make(name) for name in names.split()]


def fact_table(shape: tables.Table) -> Table:
    """The SQL table that a `Table` of `domain.tables` declares."""
    columns = (Column(name, _TYPES[kind], nullable=False) for name, kind in shape.columns)
    indexes = (Index(f"ix_{shape.name}_{'_'.join(names)}", *names) for names in shape.indexes)
    if shape.name != tables.SAMPLE.name:
        key = PrimaryKeyConstraint(*shape.key)
        return Table(shape.name, METADATA, *columns, key, *indexes, sqlite_strict=True)
    # PostgreSQL keeps each round's samples in a partition of their own (`city.rounds`), so the
    # round must be in the key. It adds nothing to the key, because each sample has one round.
    key = PrimaryKeyConstraint(*shape.key, "round")
    table = Table(
        shape.name,
        METADATA,
        *columns,
        key,
        *indexes,
        sqlite_strict=True,
        postgresql_partition_by="LIST (round)",
    )
    statement = f"CREATE TABLE {shape.name}_of_other_rounds PARTITION OF {shape.name} DEFAULT"
    default_partition = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy declares no types here
    event.listen(table, "after_create", default_partition.execute_if(dialect="postgresql"))
    return table
