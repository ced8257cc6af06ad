"""What the events of a conflict say, so that a person can decide which of them stands."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from sqlalchemy import Connection, and_, select, tuple_

from testdesk.domain.authority import FIELD_RULES
from testdesk.domain.current import corrected_value
from testdesk.hq.conflicts import NOTICED, Conflict
from testdesk.hq.current import corrections_of, statements_of
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
        says: of a person's record, field and value, where the events say different things.
    """

    station: int
    seq: int
    at: str
    operator: str
    tube: str
    position: int
    point: str
    name: str
    says: tuple[tuple[str, str], ...] = ()


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
    says = _records(connection, conflict)
    return tuple(
        Told(
            *row[:4],
            row.tube or "",
            row.position or 0,
            row.point or "",
            row.name or "",
            says.get((row.station, row.seq), ()),
        )
        for row in connection.execute(query)
    )


_Says = dict[tuple[int, int], tuple[tuple[str, str], ...]]


def _records(connection: Connection, conflict: Conflict) -> _Says:
    """What each of the events says of the person, in the fields in which they differ."""
    said: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    who = [conflict.resident] if conflict.resident else []
    for one in statements_of(connection, who).get(conflict.resident, ()):
        values = {name: corrected_value(one.resident, name) for name in FIELD_RULES}
        said[one.station, one.seq] |= {n: v for n, v in values.items() if v}
    for change in corrections_of(connection, who).get(conflict.resident, ()):
        said[change.station, change.seq][change.field] = change.after
    held = {place: said[place] for place in conflict.events if place in said}
    values_of: dict[str, set[str]] = defaultdict(set)
    for fields in held.values():
        for name, value in fields.items():
            values_of[name].add(value)
    return {
        place: tuple((n, v) for n, v in fields.items() if len(values_of[n]) > 1)
        for place, fields in held.items()
    }
