"""The connection of the driver (psycopg), with limits on how long the server may be silent.

The server ends statements that take too long (`statement_timeout`, `lock_timeout`). A server that
has stopped ends nothing, so we close a connection that has been silent for a little longer than the
server lets a statement run. psycopg is in the `hq` extra, so code that also runs without PostgreSQL
must not load this module.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.rows import TupleRow

from testdesk.hq.store.postgresql.address import Parameters, number_of_hosts
from testdesk.hq.store.postgresql.connection import STATEMENT_SECONDS

T = TypeVar("T")

# The longest wait for one lock. An import waits for two, one after the other: the lock of its
# station and that of all writers (`database`).
LOCK_SECONDS = 8
# The limit for the ping before an idle connection is used.
PING_SECONDS = 3
# How much longer than the server's own limit we wait before we close the connection.
_MARGIN_SECONDS = 2

# Used if server, role and address set no limit. The server's side needs keepalives too: a client
# that loses power while it holds a lock must not keep the lock for hours.
_DEFAULT_LIMITS = {
    "statement_timeout": f"{STATEMENT_SECONDS}s",
    "lock_timeout": f"{LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": "10min",
    "tcp_user_timeout": "10s",
}
_FIXED_SETTINGS = {
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    # Compiling a query over the whole city takes longer than it saves (benchmarks/README.md).
    "jit": "off",
}


class SilenceError(psycopg.OperationalError):
    """The server was silent for longer than it lets a statement run."""


class UnconfirmedError(psycopg.OperationalError):
    """The server did not confirm that a commit is stored everywhere it should be."""


class BoundedConnection(psycopg.Connection[TupleRow]):
    """A connection that does not wait for ever.

    Attributes:
        longest_silence: seconds without a byte in either direction after which we close it.
        statement_seconds: how long the server lets a statement run.
        hosts: the number of servers in its address.
    """

    longest_silence: float = PING_SECONDS
    statement_seconds: float = STATEMENT_SECONDS
    hosts: int = 1

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  the driver's own
        super().__init__(*args, **options)
        self._warnings: list[str] = []
        self.add_notice_handler(self._collect_warning)

    def wait(self, gen: PQGen[T], *args: Any, **options: Any) -> T:  # noqa: ANN401  the driver's own
        """Waits as the driver does, but raises `SilenceError` after too long a silence."""
        try:
            return super().wait(_unless_silent(gen, self.longest_silence), *args, **options)
        except SilenceError:
            self.pgconn.finish()
            raise

    def mark_idle(self) -> None:
        """Marks the connection as idle: before its next use it is pinged."""
        self.longest_silence = PING_SECONDS

    def begin(self) -> None:
        """Prepares for a transaction, in which statements may take as long as the server allows."""
        self.wait_for(self.statement_seconds)

    def wait_for(self, seconds: float) -> None:
        """Sets `longest_silence` for a server that now lets a statement run this long."""
        self.longest_silence = seconds + _MARGIN_SECONDS

    def commit(self) -> None:
        """Commits as the driver does, and checks for warnings.

        Raises:
            UnconfirmedError: the server committed, but warns that it stopped waiting for its
                standby.
        """
        self._warnings.clear()
        super().commit()
        if self._warnings:
            raise UnconfirmedError(f"committed with a warning: {self._warnings[0]}")

    def _collect_warning(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            self._warnings.append(notice.sqlstate or "")


def _unless_silent(gen: PQGen[T], longest_silence: float) -> Generator[Any, Any, T]:
    """Runs the driver's generator, but raises `SilenceError` after too long a silence.

    The driver sends `ready` each time its socket is ready, and 0 every 0.1 s if it is not.
    """
    last_activity = monotonic()
    try:
        awaited = next(gen)
        while True:
            ready = yield awaited
            if ready:
                last_activity = monotonic()
            elif monotonic() - last_activity > longest_silence:
                raise SilenceError("nothing was heard from the server")
            awaited = gen.send(ready)
    except StopIteration as done:
        result: T = done.value
        return result


def connect(parameters: Parameters) -> BoundedConnection:
    """Makes a connection with its limits set, ready for a transaction."""
    driver = BoundedConnection.connect(**parameters, autocommit=True)
    names = [*_DEFAULT_LIMITS, *_FIXED_SETTINGS]
    driver.execute(
        "SELECT set_config(name, value, false)"
        " FROM unnest(%s::text[], %s::text[]) AS wanted (name, value)"
        " WHERE current_setting(name) = '0' OR name = ANY (%s)",
        [names, [*_DEFAULT_LIMITS.values(), *_FIXED_SETTINGS.values()], list(_FIXED_SETTINGS)],
    )
    found = driver.execute(
        "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'"
    ).fetchone()
    if found is not None:
        driver.statement_seconds = found[0] / 1000
    driver.autocommit = False
    driver.hosts = number_of_hosts(parameters)
    return driver
