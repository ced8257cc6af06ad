"""The driver's connection, and for how long nothing may be heard on it.

The server ends what takes too long (`statement_timeout`, `lock_timeout`). A server that has
stopped ends nothing, so we give a connection up on which nothing was heard for a little longer
than the server lets a statement run. psycopg is of the `hq` extra: what is used without PostgreSQL
too does not load this module.
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
# An answer to "are you there?", before a connection that lay unused is used.
THERE_SECONDS = 3
_LATER_SECONDS = 2

# Where neither the server, the role nor the address has a limit of its own. The server's side
# needs keepalives too: whoever holds a lane and loses power must not keep it for hours.
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
    """Nothing was heard for longer than the server lets a statement run."""


class UnconfirmedError(psycopg.OperationalError):
    """A commit of which the server does not say that it is kept wherever it should be."""


class BoundedConnection(psycopg.Connection[TupleRow]):
    """A connection that does not wait for ever.

    Attributes:
        patience: seconds without a byte in either direction after which it is closed.
        statement_seconds: how long the server lets a statement run.
        hosts: how many servers its address names.
    """

    patience: float = THERE_SECONDS
    statement_seconds: float = STATEMENT_SECONDS
    hosts: int = 1

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  the driver's own
        super().__init__(*args, **options)
        self._warnings: list[str] = []
        self.add_notice_handler(self._note)

    def wait(self, gen: PQGen[T], *args: Any, **options: Any) -> T:  # noqa: ANN401  the driver's own
        """As the driver's, until nothing is heard any more."""
        try:
            return super().wait(_unless_silent(gen, self.patience), *args, **options)
        except SilenceError:
            self.pgconn.finish()
            raise

    def rest(self) -> None:
        """It lies unused from here on; whoever takes it up asks first whether it lives."""
        self.patience = THERE_SECONDS

    def begin(self) -> None:
        """A transaction begins: statements may take as long as the server lets them."""
        self.wait_for(self.statement_seconds)

    def wait_for(self, seconds: float) -> None:
        """The server lets a statement run for so long."""
        self.patience = seconds + _LATER_SECONDS

    def commit(self) -> None:
        """As the driver's.

        Raises:
            UnconfirmedError: the server has it and warns: it gave up waiting for its standby.
        """
        self._warnings.clear()
        super().commit()
        if self._warnings:
            raise UnconfirmedError(f"committed with a warning: {self._warnings[0]}")

    def _note(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            self._warnings.append(notice.sqlstate or "")


def _unless_silent(gen: PQGen[T], patience: float) -> Generator[Any, Any, T]:
    """Passes on what the driver waits for; it comes by every tenth of a second."""
    heard = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                heard = monotonic()
            elif monotonic() - heard > patience:
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
