"""The PostgreSQL server: its identity, and whether it durably stores what it commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import Connection

from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import DatabaseServerChanged, EnvironmentFault
from testdesk.hq.store.postgresql.address import Parameters
from testdesk.hq.store.postgresql.connection import driver_connection

if TYPE_CHECKING:
    from testdesk.hq.store.postgresql.driver import BoundedConnection

ServerChange = Literal["", "timeline", "system"]

# The system identifier, and the name of the current write-ahead log file, which begins with the
# timeline in 8 hex digits (after a promotion, the control file shows the new timeline only later).
# A standby writes no log, so the name is NULL.
_IDENTITY = (
    "SELECT (pg_control_system()).system_identifier::text,"
    " CASE WHEN NOT pg_is_in_recovery() THEN pg_walfile_name(pg_current_wal_lsn()) END"
)
# The settings that the server must have, and the code of the fault if it does not.
_REQUIRED_SETTINGS: dict[str, tuple[str, FaultCode]] = {
    "fsync": ("on", "database_fsync_off"),
    "full_page_writes": ("on", "database_full_page_writes_off"),
    "server_encoding": ("UTF8", "database_not_utf8"),
}


class ServerIdentity(msgspec.Struct, frozen=True):
    """Identifies the server of the database.

    A promoted standby, and a server restored to an earlier moment, begin a new timeline; a
    database loaded into another server has another system identifier.

    Attributes:
        system: PostgreSQL's `system_identifier`, 64 bits in decimal digits; a standby has the same
            as its primary.
        timeline: the number of the timeline; starts at 1 and rises with each promotion.
    """

    system: str
    timeline: int


def identity_of(connection: Connection) -> ServerIdentity | None:
    """The server of a transaction; None for SQLite.

    Raises:
        EnvironmentFault: database_is_standby.
    """
    driver = driver_connection(connection)
    return None if driver is None else _identity(driver)


def server_change(before: ServerIdentity | None, now: ServerIdentity | None) -> ServerChange:
    """Which part of the identity has changed; empty if none has, or if no server was known."""
    if before is None or now is None or before == now:
        return ""
    return "timeline" if before.system == now.system else "system"


class Connector:
    """Makes connections to one server only.

    Args:
        parameters: libpq's parameters.
        known: the server used last; None to take it from the first connection.
    """

    def __init__(self, parameters: Parameters, known: ServerIdentity | None) -> None:
        self._parameters = parameters
        self._known = known

    def __call__(self) -> BoundedConnection:
        """Makes a connection to a server that durably stores what it commits.

        Raises:
            EnvironmentFault: database_is_standby, database_fsync_off,
                database_full_page_writes_off, database_not_utf8, database_server_changed;
                and the faults of the driver.
        """
        from testdesk.hq.store.postgresql.driver import connect  # noqa: PLC0415 - of the hq extra

        driver = connect(self._parameters)
        try:
            self._check(driver)
        except BaseException:
            driver.close()
            raise
        return driver

    def _check(self, driver: BoundedConnection) -> None:
        found = _identity(driver)
        _require_durable_settings(driver)
        driver.rollback()
        changed = server_change(self._known, found)
        if changed:
            raise DatabaseServerChanged(change=changed)
        self._known = found


def _identity(driver: BoundedConnection) -> ServerIdentity:
    row = driver.execute(_IDENTITY).fetchone()
    if row is None or row[1] is None:
        raise EnvironmentFault("database_is_standby")
    return ServerIdentity(system=row[0], timeline=int(row[1][:8], 16))


def _require_durable_settings(driver: BoundedConnection) -> None:
    for name, (required, code) in _REQUIRED_SETTINGS.items():
        row = driver.execute("SELECT current_setting(%s)", [name]).fetchone()
        if row is None or row[0] != required:
            raise EnvironmentFault(code)
