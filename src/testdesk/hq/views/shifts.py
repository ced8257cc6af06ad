"""The shifts that stations closed: the day of a testing point, by sequence numbers."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.hq.store.schema.tables import FACTS


class ClosedShift(msgspec.Struct, frozen=True):
    """A day that a point lead closed, as the station told.

    Attributes:
        first, last: its events, inclusive.
        at: UTC ISO time of the close, by the station's clock.
        people, tubes: that stood in it.
        swabs: counted by eye, or None.
    """

    first: int
    last: int
    at: str
    people: int
    tubes: int
    swabs: int | None


def last_closed(connection: Connection) -> dict[int, ClosedShift]:
    """By station, the shift that it closed last; who closed none is not in it."""
    shift = FACTS["shift"].c
    newest = select(shift.station, func.max(shift.seq).label("seq")).group_by(shift.station)
    last = newest.subquery().c
    query = select(
        *(shift[name] for name in ("station", "first", "last", "at", "people", "tubes", "swabs"))
    ).join(last.station.table, (last.station == shift.station) & (last.seq == shift.seq))
    return {
        station: ClosedShift(first, end, at, people, tubes, None if swabs < 0 else swabs)
        for station, first, end, at, people, tubes, swabs in connection.execute(query)
    }
