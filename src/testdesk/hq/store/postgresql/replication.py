"""Finds out whether a standby that could be promoted may lack what stations have receipts for."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from testdesk.hq.store.postgresql.connection import driver_connection

Replication = Literal["none", "asynchronous", "synchronous"]

# A role without rights over the server sees only that a standby exists. The two connections and the
# slot of a pg_basebackup do not count as a standby. A promoted standby still has the setting that
# names its former primary; that server will probably become its standby.
_HAS_STANDBY = """
    SELECT EXISTS (SELECT FROM pg_stat_replication
                   WHERE state IS DISTINCT FROM 'backup'
                     AND application_name IS DISTINCT FROM 'pg_basebackup')
        OR EXISTS (SELECT FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT temporary)
        OR EXISTS (SELECT FROM pg_settings WHERE name = 'primary_conninfo' AND setting <> '')
"""
# An arbitrary number, different from those of the writers' locks (`database`).
_WAIT_LOCK = "SELECT pg_advisory_xact_lock(7109422)"
_IS_SYNCHRONOUS = "SELECT current_setting('synchronous_standby_names') <> ''"


def replication_of(connection: Connection) -> Replication:
    """How the server of a transaction replicates to its standbys; `none` if it has no standby.

    With `synchronous`, our transactions end only when a standby has them on its disk too (each
    transaction sets `synchronous_commit`, see `database`). SQLite counts as `none`.
    """
    driver = driver_connection(connection)
    if driver is None:
        return "none"
    if connection.exec_driver_sql(_IS_SYNCHRONOUS).scalar_one():
        return "synchronous"
    if driver.hosts > 1 or connection.exec_driver_sql(_HAS_STANDBY).scalar_one():
        return "asynchronous"
    return "none"


def wait_for_standby(connection: Connection) -> None:
    """Makes this transaction's commit wait until a standby has every commit that it may have read.

    A commit from just before a crash is visible after the restart, whether or not the standby
    received it. The message written here comes after that commit in the server's write-ahead log,
    so a standby that has the message has the commit too.

    A commit that waits for an absent standby keeps its connection on the server, even after we have
    given it up. Only one therefore waits at a time, and others report that the database is busy.
    """
    if replication_of(connection) == "synchronous":
        connection.exec_driver_sql(_WAIT_LOCK)
        connection.exec_driver_sql("SELECT pg_logical_emit_message(true, 'testdesk', '')")
