"""What PostgreSQL can check of its own pages and indexes, for `hq verify`.

Indexes are checked with `amcheck`, an extension that comes with PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_CHECKSUMS = "SELECT current_setting('data_checksums')"
_CHECK = "bt_index_check(regclass, boolean)"
_CAN_CHECK_INDEXES = f"""
    SELECT coalesce(has_function_privilege(to_regprocedure('{_CHECK}'), 'EXECUTE'), false)
"""
_INDEXES = """
    SELECT index.oid::regclass::text FROM pg_index
      JOIN pg_class index ON index.oid = indexrelid
      JOIN pg_am ON pg_am.oid = index.relam AND amname = 'btree'
     WHERE index.relkind = 'i' AND indisvalid AND index.relnamespace = current_schema::regnamespace
     ORDER BY 1
"""
_DAMAGED = ("XX001", "XX002")  # data_corrupted, index_corrupted

NO_CHECKSUMS = "pages: not checked by the server (data_checksums is off)"
NO_AMCHECK = "indexes: not checked (extension amcheck is not there, or not ours to use)"


def unchecked(connection: Connection) -> list[str]:
    """What this server cannot check; empty for SQLite, whose file we check ourselves."""
    if connection.dialect.name != "postgresql":
        return []
    found = []
    if connection.exec_driver_sql(_CHECKSUMS).scalar_one() != "on":
        found.append(NO_CHECKSUMS)
    if not connection.exec_driver_sql(_CAN_CHECK_INDEXES).scalar_one():
        found.append(NO_AMCHECK)
    return found


def index_problems(connection: Connection) -> list[str]:
    """The indexes that are inconsistent with themselves or their table, if amcheck is there."""
    if connection.dialect.name != "postgresql":
        return []
    if not connection.exec_driver_sql(_CAN_CHECK_INDEXES).scalar_one():
        return []
    names = list(connection.exec_driver_sql(_INDEXES).scalars())
    return [f"index {name}: damaged" for name in names if not _is_sound(connection, name)]


def _is_sound(connection: Connection, index: str) -> bool:
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("SELECT bt_index_check(%s::regclass, true)", (index,))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _DAMAGED:
            raise
        return False
    return True
