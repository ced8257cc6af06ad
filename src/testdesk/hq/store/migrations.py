"""Migrates a database from an earlier version; migrations do not depend on other code."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData, inspect

_FIRST_VERSION = 1
# Table, column, and the value for existing rows. An `author` of -1 means any station; `trusted` 1
# means that the clock of the event's author was trusted.
_ADDED_COLUMNS: tuple[tuple[str, str, int | str], ...] = (
    ("event", "trusted", 1),
    ("sample_void", "author", -1),
    ("proxy_code_revocation", "author", -1),
    ("listed", "kind", "roster"),
    ("listed", "reason", ""),
    ("listed", "note", ""),
    ("listed", "operator", ""),
    ("swab_count", "people", -1),
    ("swab_count", "reason", ""),
    ("swab_count", "note", ""),
    ("swab_count", "confirmed_by", ""),
    ("swab_count", "operator", ""),
)


def migrate(connection: Connection, metadata: MetaData, version: int) -> None:
    """Changes an older version's tables into the current ones, in the open transaction.

    Version 2 added tables, and made the round a part of a sample's key, so that PostgreSQL can keep
    each round's samples separately. Version 3 added tables, whether an event's clock is trusted,
    and the author of a voided sample or card. Version 4 added the author to aliases. Version 5
    added epochs. Version 6 added shifts, times in doubt, and stations that ended. Version 7 added
    the people whom a roster names. Version 8 added indexes. Version 9 added who was removed from
    the roster, each station's desk number at its point, and labels. Version 10 added lists of who
    was sampled. Version 11 added excuses. Version 12 added operators, lookups, counts by tube,
    bags, reasons of differences, and closed days that were opened again. Version 13 added which
    bodies were erased. The caller rebuilds the tables that are derived from events.

    Args:
        connection: a connection in a write transaction.
        metadata: the current tables.
        version: the database's version.
    """
    if version == _FIRST_VERSION:
        _rename_sample_table(connection)
    integer_type = "BIGINT" if connection.dialect.name == "postgresql" else "INTEGER"
    for table, column, default in _ADDED_COLUMNS:
        if not inspect(connection).has_table(table):
            continue
        if column not in {existing["name"] for existing in inspect(connection).get_columns(table)}:
            column_type = "TEXT" if isinstance(default, str) else integer_type
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ADD COLUMN {column} {column_type} "
                f"NOT NULL DEFAULT {default!r}"
            )
    for derived_table in ("alias", "person"):
        if inspect(connection).has_table(derived_table):
            connection.exec_driver_sql(f"DROP TABLE {derived_table}")
    metadata.create_all(connection)
    for current_table in metadata.sorted_tables:
        for index in current_table.indexes:
            index.create(connection, checkfirst=True)
    if version == _FIRST_VERSION:
        _copy_samples_back(connection)


def _rename_sample_table(connection: Connection) -> None:
    for index in inspect(connection).get_indexes("sample"):
        connection.exec_driver_sql(f"DROP INDEX {index['name']}")
    connection.exec_driver_sql("ALTER TABLE sample RENAME TO sample_1")


def _copy_samples_back(connection: Connection) -> None:
    columns = ", ".join(column["name"] for column in inspect(connection).get_columns("sample_1"))
    connection.exec_driver_sql(
        f"INSERT INTO sample ({columns}) SELECT {columns} FROM sample_1"  # noqa: S608 - our own names
    )
    connection.exec_driver_sql("DROP TABLE sample_1")
