"""The access log: who opened which record, at headquarters and at the stations.

At headquarters, every access to a person's record is logged before the record is shown. A station
records the lookups of its operators in its journal (`domain.residents.lookups`), and its batches
bring them here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import msgspec
from sqlalchemy import Connection, literal, select

from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import ACCESS_LOG, FACTS
from testdesk.wall_clock import utc_text

AccessKind = Literal["tube", "person", "building", "conflict", "download"]


class AccessEntry(msgspec.Struct, frozen=True):
    """One access to a record.

    Attributes:
        at: UTC ISO time, by headquarters' clock or the station's.
        operator: an operator's name, or the name given on the command line.
        kind: the kind of record; see `AccessKind`.
        subject: which record: a barcode, a pseudonym, a building, the key of a conflict ("all" for
            the list of conflicts), or the round and format of a download. In SQL it is `what`.
        station: the station where the person was looked up; 0 for headquarters.
        shown, page, reason: of a station's lookup: what was shown, where and why, as codes.
    """

    at: str
    operator: str
    kind: str
    subject: str = msgspec.field(name="what")
    station: int = 0
    shown: str = ""
    page: str = ""
    reason: str = ""


@contextmanager
def logged_access(
    hq: Headquarters, *, operator: str, kind: AccessKind, subject: str
) -> Iterator[Connection]:
    """Yields a connection to read one state of the database, and logs the access.

    Reading and logging share one transaction. Show what was read only after the block, when the
    log entry is durable. If the entry cannot be written, nothing may be shown. If the block raises
    a refusal (no such tube), nobody's record was seen and nothing is logged.

    Raises:
        EnvironmentFault: the faults of the database.
    """
    with database.insert_transaction(hq.engine) as connection:
        yield connection
        log_access(connection, hq, operator=operator, kind=kind, subjects=(subject,))


def log_access(
    connection: Connection,
    hq: Headquarters,
    *,
    operator: str,
    kind: AccessKind,
    subjects: Sequence[str],
) -> None:
    """Logs access to several records, in the transaction that read them."""
    at = utc_text(hq.clock.now())
    rows = [
        {
            "look": secrets.token_hex(16),  # the entry's random id
            "at": at,
            "operator": operator,
            "kind": kind,
            "what": subject,
        }
        for subject in subjects
    ]
    if rows:
        connection.execute(ACCESS_LOG.insert(), rows)


def log_single_access(hq: Headquarters, *, operator: str, kind: AccessKind, subject: str) -> None:
    """Logs the access to a record that has been read already but not shown yet."""
    with logged_access(hq, operator=operator, kind=kind, subject=subject):
        pass


def access_entries(hq: Headquarters, *, limit: int = 1000) -> list[AccessEntry]:
    """The latest accesses at headquarters and at the stations, newest first."""
    log, lookup = ACCESS_LOG.c, FACTS["lookup"].c
    here = select(log.at, log.operator, log.kind, log.what)
    at_stations = select(
        *(lookup.at, lookup.operator, literal("person"), lookup.resident),
        *(lookup.station, lookup.shown, lookup.page, lookup.reason),
    )
    with hq.read() as connection:
        own = connection.execute(here.order_by(log.at.desc(), log.look).limit(limit)).all()
        theirs = connection.execute(
            at_stations.order_by(lookup.at.desc(), lookup.lookup).limit(limit)
        ).all()
    entries = [AccessEntry(*row) for row in (*own, *theirs)]
    entries.sort(key=lambda entry: entry.at, reverse=True)  # stable: equal times stay in order
    return entries[:limit]
