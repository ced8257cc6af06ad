"""Which of the stations' times are in doubt, kept with every batch that brings something new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from testdesk.domain.authority import HEADQUARTERS
from testdesk.domain.events import Entry
from testdesk.domain.times import SLACK_MS, Bound, Claim, doubts
from testdesk.formats.batch import BatchManifest
from testdesk.hq import shown
from testdesk.hq.schema import BATCH, EVENT, KIT, STATION_KEY, STATION_UPDATE
from testdesk.hq.time_tables import DOUBTFUL_TIME, SIGNED_TIME
from testdesk.hq.upserts import Upsert, upsert
from testdesk.wall_clock import from_milliseconds, milliseconds


def _note_told(connection: Connection, manifest: BatchManifest) -> None:
    """What the station writes after this batch is later than the update that the batch names."""
    told = manifest.told
    if isinstance(told, msgspec.UnsetType):
        return
    update = STATION_UPDATE.c
    made = connection.execute(
        select(update.created).where(
            update.station == manifest.station,
            update.number == told.number,
            update.manifest_sha256 == told.manifest_sha256,
        )
    ).scalar()
    if made is not None:
        row = {"station": manifest.station, "seq": manifest.last, "at": made}
        upsert(connection, SIGNED_TIME, [row], replaces=_is_later)


def _is_later(new: Upsert) -> ColumnElement[bool]:
    return new.excluded.at > SIGNED_TIME.c.at


def keep_new(
    connection: Connection,
    manifests: Sequence[BatchManifest],
    brought: Mapping[int, Sequence[Entry]],
    *,
    taken_ms: int,
) -> None:
    """After batches came.

    Args:
        connection: in the transaction of the intake, after the batches were noted.
        manifests: of the batches.
        brought: by station, what its batches hold, in order; none where all of it was here before.
        taken_ms: headquarters' clock.
    """
    for manifest in manifests:
        _note_told(connection, manifest)
    for station, entries in brought.items():
        if entries and not _is_calm(connection, entries, taken_ms):
            keep_doubts(connection, station)


def _is_calm(connection: Connection, entries: Sequence[Entry], taken_ms: int) -> bool:
    """Whether the events can change nothing that is kept; see `store.times`, which has the rule."""
    first = entries[0].header
    times = [_ms(entry.header.at) for entry in entries]
    if int(first.hlc[:12], 16) != times[0] or times != sorted(times):
        return False
    if times[-1] > taken_ms + SLACK_MS:
        return False
    # What was written no later than the first of these events bounds none of them.
    floors = [f for f in _floors(connection, first.station) if f.at - SLACK_MS > times[0]]
    said = [(entry.header.seq, at) for entry, at in zip(entries, times, strict=True)]
    if any(at < floor.at - SLACK_MS for floor in floors for seq, at in said if seq > floor.seq):
        return False
    later = select(EVENT.c.seq).where(
        EVENT.c.station == first.station, EVENT.c.seq > entries[-1].header.seq
    )
    waits = select(DOUBTFUL_TIME.c.seq).where(
        DOUBTFUL_TIME.c.station == first.station, DOUBTFUL_TIME.c.latest == ""
    )
    return not any(connection.execute(query.limit(1)).first() for query in (later, waits))


def keep_doubts(connection: Connection, station: int) -> None:
    """Asks anew of every event of a station whether its time can be true."""
    event = EVENT.c
    said = select(event.seq, event.at).where(event.station == station).order_by(event.seq)
    claims = [Claim(row.seq, _ms(row.at)) for row in connection.execute(said)]
    found = doubts(
        claims, floors=_floors(connection, station), ceilings=_ceilings(connection, station)
    )
    connection.execute(DOUBTFUL_TIME.delete().where(DOUBTFUL_TIME.c.station == station))
    rows = [
        {
            "station": station,
            "seq": one.seq,
            "earliest": from_milliseconds(one.earliest),
            "latest": from_milliseconds(one.latest),
        }
        for one in found
    ]
    if rows:
        connection.execute(DOUBTFUL_TIME.insert(), rows)


def keep_all_doubts(connection: Connection) -> None:
    """The same of every station, in a database of an older version."""
    known = select(EVENT.c.station).where(EVENT.c.station != HEADQUARTERS).distinct()
    for station in list(connection.scalars(known)):
        keep_doubts(connection, station)


def of_sample(sample: ColumnElement[int], seq: ColumnElement[int]) -> ColumnElement[bool]:
    """For a join: the doubt of the event with this station and number."""
    return and_(DOUBTFUL_TIME.c.station == sample, DOUBTFUL_TIME.c.seq == seq)


def doubtful_samples(connection: Connection, round_: str | None) -> dict[int, int]:
    """By station, how many standing samples of a round are in doubt; none: not in it."""
    standing = shown.samples().c
    query = (
        select(standing.station, func.count())
        .join(DOUBTFUL_TIME, of_sample(standing.station, standing.seq))
        .where(standing.round == round_)
        .group_by(standing.station)
    )
    return {station: int(count) for station, count in connection.execute(query)}


def _floors(connection: Connection, station: int) -> list[Bound]:
    """The kit that the laptop was made from, and the updates that it told of."""
    made = select(KIT.c.made_at).join(STATION_KEY, STATION_KEY.c.kit == KIT.c.kit)
    kits = connection.scalars(made.where(STATION_KEY.c.station == station))
    signed = SIGNED_TIME.c
    told = select(signed.seq, signed.at).where(signed.station == station)
    found = [Bound(0, _ms(at)) for at in kits]
    return found + [Bound(row.seq, _ms(row.at)) for row in connection.execute(told)]


def _ceilings(connection: Connection, station: int) -> list[Bound]:
    """When each batch came."""
    batch = BATCH.c
    query = (
        select(batch.last, func.min(batch.taken_at).label("at"))
        .where(batch.station == station, batch.verdict == "accepted")
        .group_by(batch.last)
    )
    return [Bound(row.last, _ms(row.at)) for row in connection.execute(query)]


def _ms(at: str) -> int:
    return milliseconds(dt.datetime.fromisoformat(at))
