"""Forks: two histories under one station number, and what the chain shows about the cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.formats.exchange.batch import BatchManifest
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import EVENT, FORK
from testdesk.hq.store.upserts import insert

# damaged: events that no reader accepts. second_laptop: two laptops were made from one kit.
# set_back: a laptop was reset to an old copy (a restored backup) and continued. copied: two copies
# of one laptop were in use at the same time. rewritten: other events have the ids of known events.
_RESTORED = "station_restored"
ForkKind = Literal["damaged", "second_laptop", "set_back", "copied", "rewritten"]


class Fork(msgspec.Struct, frozen=True):
    """A refused batch, and where it departs from the history that headquarters has.

    Attributes:
        sha256: the hash of the refused file.
        station, first, last: as the batch's manifest states them.
        kind: see `ForkKind`.
        forks_at: the first sequence number at which the histories are known to differ; `last` + 1
            if at none of the batch's own events.
        here_from, here_to: when the first and last of headquarters' events from `forks_at` on were
            written; empty if there are none.
        there_from, there_to: the same for the batch's events; if there are none, both are the time
            of its last event.
        noted_at: when headquarters refused the batch.
        admitted_at: when the batch was admitted (see `admissions`), or empty.
    """

    sha256: str
    station: int
    first: int
    last: int
    kind: ForkKind
    forks_at: int
    here_from: str
    here_to: str
    there_from: str
    there_to: str
    noted_at: str
    admitted_at: str = ""


def record_fork(
    connection: Connection,
    manifest: BatchManifest,
    entries: Sequence[Entry],
    *,
    sha256: str,
    reason: str,
    now: str,
) -> Fork:
    """Classifies a refused batch and stores the result.

    Args:
        connection: a connection in the transaction that refuses the batch.
        manifest: the batch's manifest.
        entries: the batch's events.
        sha256: the hash of its file.
        reason: why it is refused.
        now: the current UTC ISO time.
    """
    station = manifest.station
    known = journal.hashes(connection, station, manifest.first - 1, manifest.last + 1)
    forks_at = _first_difference(manifest, entries, known)
    batch_headers = [entry.header for entry in entries if entry.header.seq >= forks_at]
    batch_times = sorted(header.at for header in batch_headers) or [entries[-1].header.at]
    local_first, local_last = _local_times(connection, station, forks_at)
    times = (batch_times[0], batch_times[-1], local_first, local_last)
    fork = Fork(
        sha256=sha256,
        station=station,
        first=manifest.first,
        last=manifest.last,
        kind=_kind(connection, station, batch_headers, forks_at, times, reason),
        forks_at=forks_at,
        here_from=local_first,
        here_to=local_last,
        there_from=batch_times[0],
        there_to=batch_times[-1],
        noted_at=now,
    )
    statement = insert(connection, FORK).on_conflict_do_nothing()
    connection.execute(statement, msgspec.structs.asdict(fork))
    return fork


def forks(connection: Connection) -> list[Fork]:
    """All known forks, ordered by station and sequence number."""
    query = select(FORK).order_by(FORK.c.station, FORK.c.forks_at, FORK.c.sha256)
    return [Fork(**row) for row in connection.execute(query).mappings()]


def _first_difference(
    manifest: BatchManifest, entries: Sequence[Entry], known: dict[int, str]
) -> int:
    """See `Fork.forks_at`. `known` has headquarters' header hashes, by sequence number."""
    if known.get(manifest.first - 1, manifest.prev) != manifest.prev:
        return manifest.first - 1
    for entry in entries:
        if known.get(entry.header.seq, header_hash(entry.header)) != header_hash(entry.header):
            return entry.header.seq
    return manifest.last + 1


def _local_times(connection: Connection, station: int, first: int) -> tuple[str, str]:
    """The first and last time in headquarters' events of a station from a number on, or empty."""
    event = EVENT.c
    query = select(func.min(event.at), func.max(event.at))
    row = connection.execute(query.where(event.station == station, event.seq >= first)).one()
    return row[0] or "", row[1] or ""


def _kind(
    connection: Connection,
    station: int,
    headers: Sequence[Header],
    forks_at: int,
    times: tuple[str, str, str, str],
    reason: str,
) -> ForkKind:
    """See `ForkKind`; `times` are the first and last of the batch's events, then of ours."""
    first, last, local_first, local_last = times
    if reason == "event_damaged":
        return "damaged"
    if reason == "station_key_differs":
        return "second_laptop"
    if _reuses_ids(connection, station, [header.id for header in headers]):
        return "rewritten"
    one_after_the_other = not local_last or first > local_last or last < local_first
    if one_after_the_other or _is_restored(connection, station, headers, forks_at):
        return "set_back"
    return "copied"


def _is_restored(
    connection: Connection, station: int, headers: Sequence[Header], forks_at: int
) -> bool:
    """Whether one of the two histories states that it was restored from a backup."""
    if any(header.kind == _RESTORED for header in headers):
        return True
    event = EVENT.c
    query = select(func.count()).where(
        event.station == station, event.seq >= forks_at, event.kind == _RESTORED
    )
    return bool(connection.execute(query).scalar_one())


def _reuses_ids(connection: Connection, station: int, ids: list[str]) -> bool:
    """Whether the batch's differing events have ids of events that are here; 500 are enough."""
    query = select(func.count()).where(EVENT.c.station == station, EVENT.c.id.in_(ids[:500]))
    return bool(connection.execute(query).scalar_one())
