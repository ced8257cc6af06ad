"""Neighbours: the stations of one testing point, who read each other's batches."""

from __future__ import annotations

from sqlalchemy import Connection, select

from testdesk.formats.update import MOST_NEIGHBOURS, Neighbour
from testdesk.hq.revocations import is_revoked
from testdesk.hq.schema import KIT, STATION_KEY


def neighbours(connection: Connection, station: int) -> tuple[Neighbour, ...]:
    """The other stations of the point, whose kits name the same one; no laptop that is revoked."""
    points = select(STATION_KEY.c.station, KIT.c.point).join(KIT, KIT.c.kit == STATION_KEY.c.kit)
    here = points.where(STATION_KEY.c.station == station).subquery().c.point
    query = (
        select(STATION_KEY, KIT.c.point)
        .join(KIT, KIT.c.kit == STATION_KEY.c.kit)
        .where(KIT.c.point == select(here).scalar_subquery(), STATION_KEY.c.station != station)
        .order_by(STATION_KEY.c.station)
    )
    rows = [row for row in connection.execute(query) if not is_revoked(connection, row.kit)]
    return tuple(
        Neighbour(row.station, row.point, row.public_key, row.recipient)
        for row in rows[:MOST_NEIGHBOURS]
    )
