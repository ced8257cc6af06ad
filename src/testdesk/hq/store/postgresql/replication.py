"""Whether a standby may be promoted that lacks what the primary has acknowledged."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from testdesk.hq.store.postgresql.connection import bounded_connection

Replication = Literal["none", "asynchronous", "synchronous"]

# A role without rights over the server sees only that a standby exists. The two connections of a
# pg_basebackup and its slot are not a standby. A promoted standby still shows whose it was: the
# other server will be made its standby again.
_STANDBY = """
    SELECT EXISTS (SELECT FROM pg_stat_replication
                   WHERE state IS DISTINCT FROM 'backup'
                     AND application_name IS DISTINCT FROM 'pg_basebackup')
        OR EXISTS (SELECT FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT temporary)
        OR EXISTS (SELECT FROM pg_settings WHERE name = 'primary_conninfo' AND setting <> '')
"""
# Any number will do, except those of the writers' lanes (`database`).
_ONE_WAITS = "SELECT pg_advisory_xact_lock(7109422)"
_WAITED_FOR = "SELECT current_setting('synchronous_standby_names') <> ''"


def replication_of(connection: Connection) -> Replication:
    """How the server under a transaction keeps its standbys.

    `synchronous`: a transaction of ours ends when a standby has it on its disk too (each of them
    sets `synchronous_commit`, see `database`). `none` also for SQLite.
    """
    driver = bounded_connection(connection)
    if driver is None:
        return "none"
    if connection.exec_driver_sql(_WAITED_FOR).scalar_one():
        return "synchronous"
    if driver.hosts > 1 or connection.exec_driver_sql(_STANDBY).scalar_one():
        return "asynchronous"
    return "none"


def wait_for_standby(connection: Connection) -> None:
    """Makes the commit of this transaction wait until a standby has all that it may have read.

    What was committed when the server crashed is visible after its restart, whether or not the
    standby ever got it. A record of our own comes after it in the log.

    A commit that waits for an absent standby keeps its place on the server, even after we have
    given it up; so only one waits at a time, and the others report that the database is busy.
    """
    if replication_of(connection) == "synchronous":
        connection.exec_driver_sql(_ONE_WAITS)
        connection.exec_driver_sql("SELECT pg_logical_emit_message(true, 'testdesk', '')")
