"""The access log: every look at a person's record, written before the record is handed out."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import ACCESS_LOG
from testdesk.wall_clock import written

AccessKind = Literal["tube", "person", "building", "conflict", "download"]


class AccessEntry(msgspec.Struct, frozen=True):
    """One look at a record.

    Attributes:
        at: UTC ISO by headquarters' clock.
        operator: who looked: an operator's name, or the name given on the command line.
        kind: what kind of thing was looked at.
        what: the barcode, the pseudonym, the building, the round and format.
    """

    at: str
    operator: str
    kind: str
    what: str


@contextmanager
def logged_access(
    hq: Headquarters, *, operator: str, kind: AccessKind, what: str
) -> Iterator[Connection]:
    """Gives one state of the database to read from; logs the look in the same transaction.

    Hand out what was read only after the block: by then the log entry is durable. If the entry
    cannot be written, nothing is shown; if the reading refuses (no such tube), nobody's record
    was seen and nothing is logged.

    Raises:
        EnvironmentFault: of the database.
    """
    with database.insert_transaction(hq.engine) as connection:
        yield connection
        log_access(connection, hq, operator=operator, kind=kind, subjects=(what,))


def log_access(
    connection: Connection,
    hq: Headquarters,
    *,
    operator: str,
    kind: AccessKind,
    subjects: Sequence[str],
) -> None:
    """Logs looks at several things, in the transaction that read them."""
    at = written(hq.clock.now())
    rows = [
        {"look": secrets.token_hex(16), "at": at, "operator": operator, "kind": kind, "what": what}
        for what in subjects
    ]
    if rows:
        connection.execute(ACCESS_LOG.insert(), rows)


def log_single_access(hq: Headquarters, *, operator: str, kind: AccessKind, what: str) -> None:
    """Logs a look at what has been read already but not shown yet."""
    with logged_access(hq, operator=operator, kind=kind, what=what):
        pass


def access_entries(hq: Headquarters, *, limit: int = 1000) -> list[AccessEntry]:
    """The latest looks, newest first."""
    log = ACCESS_LOG.c
    query = select(log.at, log.operator, log.kind, log.what)
    with hq.read() as connection:
        rows = connection.execute(query.order_by(log.at.desc(), log.look).limit(limit))
        return [AccessEntry(row.at, row.operator, row.kind, row.what) for row in rows]
