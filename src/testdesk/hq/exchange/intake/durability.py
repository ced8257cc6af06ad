"""Durability: losing one machine must not lose anything that headquarters has acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection

from testdesk.hq.home import vault
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database
from testdesk.hq.store.postgresql.replication import Replication, replication_of, wait_for_standby
from testdesk.hq.store.postgresql.server import ServerIdentity, identity_of

# The reason why a stored batch is not acknowledged.
UNREPLICATED = "replication_not_synchronous"


class DatabaseState(msgspec.Struct, frozen=True):
    """The state of the database, and how batches imported now are answered.

    Attributes:
        kind: the kind of database.
        server: the identity of the PostgreSQL server; None for SQLite.
        replication: how the server's standbys follow it; "none" if there are none, or for SQLite.
        may_lose_acknowledged: the setting made with `set_may_lose_acknowledged`.
        answers: "accepted" if batches are stored and get a receipt; "delivered" if they are stored
            but not acknowledged, so that no receipt is made.
    """

    kind: Literal["sqlite", "postgresql"]
    server: ServerIdentity | None
    replication: Replication
    may_lose_acknowledged: bool
    answers: Literal["accepted", "delivered"]


def database_state(hq: Headquarters) -> DatabaseState:
    """Reads the current state.

    Raises:
        EnvironmentFault: the faults of the database.
    """
    with hq.read() as connection:
        return DatabaseState(
            kind="sqlite" if connection.dialect.name == "sqlite" else "postgresql",
            server=identity_of(connection),
            replication=replication_of(connection),
            may_lose_acknowledged=hq.secrets.may_lose_acknowledged,
            answers="accepted" if can_acknowledge(hq, connection) else "delivered",
        )


def can_acknowledge(hq: Headquarters, connection: Connection) -> bool:
    """Whether what this transaction commits may be acknowledged.

    It may not if a standby that lacks it could become the primary server, unless such a loss has
    been allowed.
    """
    return hq.secrets.may_lose_acknowledged or replication_of(connection) != "asynchronous"


@contextmanager
def replicated_read(hq: Headquarters) -> Iterator[Connection]:
    """Yields a connection to read receipts, and then waits until a synchronous standby has them.

    Raises:
        EnvironmentFault: the faults of `database.insert_transaction`. The caller must then send no
            receipt.
    """
    if hq.engine.dialect.name == "sqlite":
        with hq.read() as connection:
            yield connection
        return
    with database.insert_transaction(hq.engine) as connection:
        yield connection
        wait_for_standby(connection)


def set_may_lose_acknowledged(home: Path, passphrase: str, may: bool) -> vault.Secrets:
    """Sets whether acknowledged batches may be lost with the primary server.

    Raises:
        Refusal, EnvironmentFault: those of `vault.change_secrets`.
    """
    return vault.change_secrets(
        home,
        passphrase,
        lambda contents: msgspec.structs.replace(contents, may_lose_acknowledged=may),
    )
