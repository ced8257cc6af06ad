"""Translates database errors: each is an environment fault with a code, or a bug of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

_SQLITE_FAULTS: dict[str, FaultCode] = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_NOTADB": "database_damaged",
    "SQLITE_CANTOPEN": "database_unreachable",
    "SQLITE_READONLY": "database_read_only",
    "SQLITE_IOERR": "database_unreachable",
    "SQLITE_BUSY": "database_busy",
    "SQLITE_CORRUPT": "database_damaged",
}
# By SQLSTATE; see the appendix "PostgreSQL Error Codes" of its manual.
_POSTGRESQL_FAULTS: dict[str, FaultCode] = {
    "25006": "database_read_only",  # a write in a read-only transaction
    "25P03": "database_unreachable",  # the server ended a transaction in which we were idle
    "3D000": "database_missing",
    "40001": "database_busy",  # two transactions conflict
    "40P01": "database_busy",  # a deadlock
    "42501": "database_not_permitted",
    "53100": "disk_full",
    "53300": "database_busy",  # too many connections
    "55P03": "database_busy",  # lock_timeout
    "57014": "database_busy",  # statement_timeout
}


@contextmanager
def database_faults() -> Iterator[None]:
    """Turns database errors in the block into environment faults; bugs are raised unchanged.

    Raises:
        EnvironmentFault: database_unreachable, database_busy, disk_full …
    """
    try:
        yield
    except DBAPIError as error:
        code = fault_of(error.orig)
        if code is None:
            raise
        raise EnvironmentFault(code, **fault_details(code, error.orig)) from error
    except PoolTimeout as error:
        raise EnvironmentFault("database_busy") from error


def fault_details(code: FaultCode, error: BaseException | None) -> dict[str, str]:
    """The fault's details: the `reason` "file" if SQLite's file, not a server, is unreachable."""
    is_of_file = code == "database_unreachable" and isinstance(error, sqlcipher3.dbapi2.Error)
    return {"reason": "file"} if is_of_file else {}


def is_file_error(error: BaseException | None) -> bool:
    """Whether SQLCipher could not read or write its file, for any reason."""
    if isinstance(error, MemoryError):  # SQLCipher's report of a page that it cannot read
        return True
    file_faults = {"database_damaged", "database_unreachable", "database_read_only"}
    return isinstance(error, sqlcipher3.dbapi2.Error) and fault_of(error) in file_faults


def fault_of(error: BaseException | None) -> FaultCode | None:
    """The fault code for a driver's error; None if it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        return _SQLITE_FAULTS.get("_".join(name.split("_")[:2]))
    code = _POSTGRESQL_FAULTS.get(getattr(error, "sqlstate", None) or "")
    return "database_unreachable" if code is None and _is_operational(error) else code


def _is_operational(error: BaseException | None) -> bool:
    """Whether the connection or the server failed, by the name of the error's class (PEP 249).

    psycopg's own class is not used, because without the `hq` extra it does not exist.
    """
    return "OperationalError" in {kind.__name__ for kind in type(error).__mro__}
