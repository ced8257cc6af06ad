"""What the events of a conflict say, so that a person can decide which of them stands."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, and_, select, tuple_

from testdesk.hq.conflicts import NOTICED, Conflict
from testdesk.hq.schema import EVENT
from testdesk.hq.shown import RESIDENT, SAMPLE


class Told(msgspec.Struct, frozen=True):
    """One event of a conflict; empty where it does not say such a thing.

    Attributes:
        station, seq: which event.
        at: UTC ISO by the station's clock.
        operator: who did it.
        tube, position, point: of a sample.
        name: of an entry of a resident.
    """

    station: int
    seq: int
    at: str
    operator: str
    tube: str
    position: int
    point: str
    name: str


def told(connection: Connection, conflict: Conflict) -> tuple[Told, ...]:
    """The events in order; none of a refused batch, for its events are not here."""
    if conflict.kind in NOTICED:
        return ()
    event, sample, entry = EVENT.c, SAMPLE.c, RESIDENT.c
    taken = and_(sample.station == event.station, sample.seq == event.seq)
    said = and_(
        entry.station == event.station,
        entry.seq == event.seq,
        entry.resident == conflict.resident,
    )
    query = (
        select(
            *(event[name] for name in ("station", "seq", "at", "operator")),
            *(sample[name] for name in ("tube", "position", "point")),
            entry.name,
        )
        .select_from(EVENT.outerjoin(SAMPLE, taken).outerjoin(RESIDENT, said))
        .where(tuple_(event.station, event.seq).in_(conflict.events))
        .order_by(event.station, event.seq)
    )
    return tuple(
        Told(*row[:4], row.tube or "", row.position or 0, row.point or "", row.name or "")
        for row in connection.execute(query)
    )
