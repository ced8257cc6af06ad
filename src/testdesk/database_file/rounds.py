"""Rounds of the log: checks whether a log belongs to the database file beside it.

Nothing in SQLite's log identifies its database: an older file beside a newer log is read as a
mixture of both, without any damaged page. So before each fold a new token is drawn. It goes into
the file with the fold, in a table of its own, whose page no later transaction changes; the first
transaction of the next round writes the page of another table that repeats it. A file and a log of
the same time have the same token. A kill or fold in between leaves both unchanged, or changes both.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.log import log_of
from testdesk.database_file.pages import are_intact

Execute = Callable[[str], Any]

_TABLES = (
    "CREATE TABLE IF NOT EXISTS log_base (token TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS log_round (token TEXT NOT NULL, turn INTEGER NOT NULL) STRICT",
    "INSERT INTO log_base SELECT lower(hex(randomblob(16)))"
    " WHERE NOT EXISTS (SELECT 1 FROM log_base)",
    "INSERT INTO log_round SELECT token, 0 FROM log_base"
    " WHERE NOT EXISTS (SELECT 1 FROM log_round)",
)
_RENEW = (
    "UPDATE log_base SET token = lower(hex(randomblob(16)))",
    "UPDATE log_round SET token = (SELECT token FROM log_base)",
)
_THERE = "SELECT count(*) FROM sqlite_master WHERE name IN ('log_base', 'log_round')"
_MIXED = "SELECT (SELECT token FROM log_base) IS NOT (SELECT token FROM log_round)"


def prepare(execute: Execute) -> None:
    """Creates the tables, if missing, in the open transaction."""
    for statement in _TABLES:
        execute(statement)


def is_prepared(execute: Execute) -> bool:
    """Whether the database has the tables."""
    return bool(execute(_THERE).fetchone()[0] == 2)


def is_mixed(execute: Execute) -> bool:
    """Whether the file and its log are from different times."""
    return is_prepared(execute) and bool(execute(_MIXED).fetchone()[0])


def is_mixture(database: Path, key: bytes) -> bool:
    """As `is_mixed`, for a file that is not open here; changes neither the file nor its log.

    A file and a log that are far apart may not even fit well enough for SQLite to find the tokens.
    If SQLite fails twice, although the disk returns every page as written, they do not fit.

    Args:
        database: the file.
        key: raw, 32 bytes.

    Raises:
        OSError: a disk fault.
    """
    for _ in range(2):
        try:
            with closing(_read_only(database, key)) as connection:
                return is_mixed(connection.execute)
        except FILE_ERRORS:
            continue
    return are_intact(database, key)


def _read_only(database: Path, key: bytes) -> dbapi2.Connection:
    """A connection that cannot fold the log on closing, as any other would."""
    connection = dbapi2.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA cipher_log_level = NONE")  # its log lines are not for users
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def renew(execute: Execute) -> None:
    """Draws the next token, in the open transaction, before the log is folded."""
    for statement in _RENEW:
        execute(statement)


class Stamp:
    """Writes the token once into each round of a log; for one connection.

    Args:
        database: the file.
    """

    def __init__(self, database: Path) -> None:
        self._log = log_of(database)
        self._is_in_log = False
        self._has_tables = False

    def begin(self) -> None:
        """Records that the tables exist from now on."""
        self._has_tables = True

    def insert(self, execute: Execute) -> None:
        """Writes the token, in a writing transaction, if this round of the log lacks it."""
        if self._has_tables and (not self._is_in_log or self.is_at_rest()):
            execute("UPDATE log_round SET turn = turn + 1")
            self._is_in_log = True

    def folded(self) -> None:
        """Records that the log is empty again."""
        self._is_in_log = False

    def is_at_rest(self) -> bool:
        """Whether the log is empty."""
        try:
            return self._log.stat().st_size == 0
        except OSError:
            return True
