"""The rows of headquarters' tables as lines of JSON, the same for SQLite and PostgreSQL."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, LargeBinary, Table, select, tuple_
from sqlalchemy.exc import IntegrityError

from testdesk.domain.refusals import Refusal
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import EVENT, SCHEMA, SESSION

# What is not in a backup: the row that names the city, which a restore writes itself, and the
# sessions of the pages, since whoever restores a backup has to log in again.
_LEFT_OUT = (SCHEMA, SESSION)
TABLES = [table for table in METADATA.sorted_tables if table not in _LEFT_OUT]
_AT_ONCE = 2000
_encode = msgspec.json.Encoder().encode


class TableHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line before a table's rows: its name and those of its columns, in order."""

    table: str
    columns: tuple[str, ...]


class BackupEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line: how many rows there were."""

    rows: int


def lines_of_tables(connection: Connection) -> Iterator[bytes]:
    """All tables of one state of the database: for each a `TableHead`, then a list per row.

    Bytes are base64. The last line is a `BackupEnd`.
    """
    count = 0
    for table in TABLES:
        columns = tuple(str(column.name) for column in table.columns)
        yield _encode(TableHead(str(table.name), columns))
        for row in _rows(connection, table):
            yield _encode(list(row))
            count += 1
    yield _encode(BackupEnd(count))


def _rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """A table's rows in the order of its key, read in portions that end quickly."""
    key = list(table.primary_key.columns)
    places = [list(table.columns).index(column) for column in key]
    # A row may hold a whole file, but the body of an event is small.
    has_files = any(isinstance(column.type, LargeBinary) for column in table.columns)
    at_once = 1 if has_files and table is not EVENT else _AT_ONCE
    query = select(table).order_by(*key).limit(at_once)
    rows = connection.execute(query).fetchall()
    while rows:
        yield from (tuple(row) for row in rows)
        last = [rows[-1][place] for place in places]
        rows = connection.execute(query.where(tuple_(*key) > tuple_(*last))).fetchall()


class RowLoader:
    """Writes the lines of `lines_of_tables` into empty tables.

    Attributes:
        is_complete: whether the last line was read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in TABLES}
        self._table: Table | None = None
        self._waiting: list[dict[str, object]] = []
        self._count = 0
        self.is_complete = False

    def load(self, line: bytes) -> None:
        """Reads one line.

        Raises:
            Refusal: backup_damaged.
            sqlalchemy.exc.DBAPIError: a fault of the database.
        """
        if self.is_complete:  # nothing follows the last line
            raise Refusal("backup_damaged")
        try:
            if line.startswith(b"["):
                self._add(msgspec.json.decode(line, type=list[str | int | None]))
            elif line.startswith(b'{"rows"'):
                end = msgspec.json.decode(line, type=BackupEnd)
                self._end(end)
            else:
                self._begin(msgspec.json.decode(line, type=TableHead))
        except (msgspec.DecodeError, binascii.Error, UnicodeDecodeError) as error:
            raise Refusal("backup_damaged") from error

    def _end(self, end: BackupEnd) -> None:
        self._write()
        if end.rows != self._count:
            raise Refusal("backup_damaged")
        self.is_complete = True

    def _begin(self, head: TableHead) -> None:
        self._write()
        self._table = self._tables.pop(head.table, None)
        if self._table is None or head.columns != tuple(c.name for c in self._table.columns):
            raise Refusal("backup_damaged")
        self._binary = {c.name for c in self._table.columns if isinstance(c.type, LargeBinary)}

    def _add(self, values: list[str | int | None]) -> None:
        if self._table is None or len(values) != len(self._table.columns):
            raise Refusal("backup_damaged")
        names = (column.name for column in self._table.columns)
        self._waiting.append(
            {
                name: base64.b64decode(str(value), validate=True)
                if name in self._binary and value is not None
                else value
                for name, value in zip(names, values, strict=True)
            }
        )
        self._count += 1
        holds_files = bool(self._binary) and self._table is not EVENT
        if len(self._waiting) >= (1 if holds_files else _AT_ONCE):
            self._write()

    def _write(self) -> None:
        if self._table is not None and self._waiting:
            try:
                self._connection.execute(self._table.insert(), self._waiting)
            except IntegrityError as error:  # two rows under one key, or a kit that is missing
                raise Refusal("backup_damaged") from error
        self._waiting = []
