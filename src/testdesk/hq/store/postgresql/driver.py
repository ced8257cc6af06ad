"""The driver's connection, and how long it may be silent.

The server ends what takes too long (`statement_timeout`, `lock_timeout`). A server that has
stopped ends nothing, so we close a connection that has been silent for a little longer than the
server lets a statement run. psycopg is in the `hq` extra: code that also runs without PostgreSQL
does not load this module.
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

# A batch waits for two lanes, one after the other.
LOCK_SECONDS = 8
# For the answer to "are you there?", before an idle connection is used.
PING_SECONDS = 3
_MARGIN_SECONDS = 2

# For what server, role and address leave without a limit. The server's side needs keepalives
# too: a client that holds a lane and loses power must not keep it for hours.
_LIMITS = {
    "statement_timeout": f"{STATEMENT_SECONDS}s",
    "lock_timeout": f"{LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": "10min",
    "tcp_user_timeout": "10s",
}
_ALWAYS = {
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    # Compiling a sum over the city takes longer than it saves (benchmarks/README.md).
    "jit": "off",
}


class SilenceError(psycopg.OperationalError):
    """The server was silent for longer than it lets a statement run."""


class UnconfirmedError(psycopg.OperationalError):
    """A commit that the server does not confirm as kept everywhere it should be."""


class BoundedConnection(psycopg.Connection[TupleRow]):
    """A connection that does not wait for ever.

    Attributes:
        patience: seconds without a byte in either direction after which it is closed.
        statement_seconds: how long the server lets a statement run.
        hosts: how many servers its address names.
    """

    patience: float = PING_SECONDS
    statement_seconds: float = STATEMENT_SECONDS
    hosts: int = 1

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  the driver's own
        super().__init__(*args, **options)
        self._warnings: list[str] = []
        self.add_notice_handler(self._note)

    def wait(self, gen: PQGen[T], *args: Any, **options: Any) -> T:  # noqa: ANN401  the driver's own
        """Waits as the driver does, but gives up after too long a silence."""
        try:
            return super().wait(_unless_silent(gen, self.patience), *args, **options)
        except SilenceError:
            self.pgconn.finish()
            raise

    def mark_idle(self) -> None:
        """Marks it idle: before the next use it is checked for life."""
        self.patience = PING_SECONDS

    def begin(self) -> None:
        """Begins a transaction: statements may take as long as the server lets them."""
        self.wait_for(self.statement_seconds)

    def wait_for(self, seconds: float) -> None:
        """Waits as long as needed for a server that now lets a statement run this long."""
        self.patience = seconds + _MARGIN_SECONDS

    def commit(self) -> None:
        """Commits as the driver does.

        Raises:
            UnconfirmedError: the server committed, but warns that it gave up on its standby.
        """
        self._warnings.clear()
        super().commit()
        if self._warnings:
            raise UnconfirmedError(f"committed with a warning: {self._warnings[0]}")

    def _note(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            self._warnings.append(notice.sqlstate or "")


def _unless_silent(gen: PQGen[T], patience: float) -> Generator[Any, Any, T]:
    """Passes on what the driver waits for; the driver yields every tenth of a second."""
    last_activity = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                last_activity = monotonic()
            elif monotonic() - last_activity > patience:
                raise SilenceError("nothing was heard from the server")
            wanted = gen.send(ready)
    except StopIteration as done:
        result: T = done.value
        return result


def connect(parameters: Parameters) -> BoundedConnection:
    """A connection with its limits set, in no transaction, and ready for one."""
    driver = BoundedConnection.connect(**parameters, autocommit=True)
    names = [*_LIMITS, *_ALWAYS]
    driver.execute(
        "SELECT set_config(name, value, false)"
        " FROM unnest(%s::text[], %s::text[]) AS wanted (name, value)"
        " WHERE current_setting(name) = '0' OR name = ANY (%s)",
        [names, [*_LIMITS.values(), *_ALWAYS.values()], list(_ALWAYS)],
    )
    found = driver.execute(
        "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'"
    ).fetchone()
    if found is not None:
        driver.statement_seconds = found[0] / 1000
    driver.autocommit = False
    driver.hosts = number_of_hosts(parameters)
    return driver
