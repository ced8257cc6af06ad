"""What PostgreSQL's and the driver's errors mean to the house."""

from __future__ import annotations

import psycopg

# PostgreSQL's "Error Codes" appendix.
_OF_STATE = {
    "25006": "database_read_only",
    "25P03": "database_unreachable",  # it gave up a transaction in which we said nothing
    "3D000": "database_missing",
    "40001": "database_busy",
    "40P01": "database_busy",
    "42501": "database_not_permitted",
    "53100": "disk_full",
    "53300": "database_busy",
    "55P03": "database_busy",  # lock_timeout
    "57014": "database_busy",  # statement_timeout
}


def fault_of(error: BaseException | None) -> str | None:
    """The environment's code for an error of PostgreSQL, or None for a bug of ours."""
    code = _OF_STATE.get(getattr(error, "sqlstate", None) or "")
    if code is None and isinstance(error, psycopg.OperationalError):
        return "database_unreachable"
    return code
