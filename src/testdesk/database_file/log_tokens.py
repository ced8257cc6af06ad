"""Tokens that show whether a log belongs to the database file beside it.

Nothing in SQLite's log identifies its database: SQLite reads an older file beside a newer log as a
mixture of both, without any damaged page. So a random token is stored in two tables, each with a
page of its own:

- `log_base`: before each checkpoint a new token is stored in both tables. The checkpoint copies the
  page of `log_base` into the file, and no later transaction changes that page.
- `log_round`: the first transaction after a checkpoint writes the page of this table, with the same
  token, into the log, which is empty then. (This "round" is the time between two checkpoints;
  `turn` is increased only so that the page is written.)

So if file and log are of the same time, the token in the file's page equals that in the log's. Both
tables change in one transaction, so a program that is killed cannot leave only one of them changed.
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

# Runs an SQL statement and returns its cursor.
Execute = Callable[[str], Any]

_TABLES = (
    "CREATE TABLE IF NOT EXISTS log_base (token TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS log_round (token TEXT NOT NULL, turn INTEGER NOT NULL) STRICT",
    "INSERT INTO log_base SELECT lower(hex(randomblob(16)))"
    " WHERE NOT EXISTS (SELECT 1 FROM log_base)",
    "INSERT INTO log_round SELECT token, 0 FROM log_base"
    " WHERE NOT EXISTS (SELECT 1 FROM log_round)",
)
_RENEW_TOKEN = (
    "UPDATE log_base SET token = lower(hex(randomblob(16)))",
    "UPDATE log_round SET token = (SELECT token FROM log_base)",
)
_COUNT_TABLES = "SELECT count(*) FROM sqlite_master WHERE name IN ('log_base', 'log_round')"
_TOKENS_DIFFER = "SELECT (SELECT token FROM log_base) IS NOT (SELECT token FROM log_round)"


def prepare(execute: Execute) -> None:
    """Creates the tables, if missing, in the open transaction."""
    for statement in _TABLES:
        execute(statement)


def is_prepared(execute: Execute) -> bool:
    """Whether the database has the tables."""
    return bool(execute(_COUNT_TABLES).fetchone()[0] == 2)


def tokens_differ(execute: Execute) -> bool:
    """Whether the file and its log are from different times."""
    return is_prepared(execute) and bool(execute(_TOKENS_DIFFER).fetchone()[0])


def file_tokens_differ(database: Path, key: bytes) -> bool:
    """As `tokens_differ`, for a file that is not open here; changes neither the file nor its log.

    If the file and the log are from very different times, SQLite may fail to read the tokens at
    all. So if SQLite fails twice, although every page of the file is intact, the answer is yes.

    Args:
        database: the file.
        key: raw, 32 bytes.

    Raises:
        OSError: a disk fault.
    """
    for _ in range(2):
        try:
            with closing(_read_only(database, key)) as connection:
                return tokens_differ(connection.execute)
        except FILE_ERRORS:
            continue
    return are_intact(database, key)


def _read_only(database: Path, key: bytes) -> dbapi2.Connection:
    """A connection that cannot make a checkpoint when it is closed, as any other would."""
    connection = dbapi2.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    # SQLCipher's own messages are not for users.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def renew(execute: Execute) -> None:
    """Stores a new token, in the open transaction, before a checkpoint."""
    for statement in _RENEW_TOKEN:
        execute(statement)


class TokenWriter:
    """Writes the token into the log once after each checkpoint; for one connection.

    Args:
        database: the file.
    """

    def __init__(self, database: Path) -> None:
        self._log = log_of(database)
        self._is_in_log = False
        self._has_tables = False

    def enable(self) -> None:
        """Records that the tables exist from now on."""
        self._has_tables = True

    def write(self, execute: Execute) -> None:
        """Writes the token, in a writing transaction, unless the log has it already."""
        if self._has_tables and (not self._is_in_log or self.is_log_empty()):
            execute("UPDATE log_round SET turn = turn + 1")
            self._is_in_log = True

    def log_emptied(self) -> None:
        """Records that the log is empty again."""
        self._is_in_log = False

    def is_log_empty(self) -> bool:
        """Whether the log is empty."""
        try:
            return self._log.stat().st_size == 0
        except OSError:
            return True
