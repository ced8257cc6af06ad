"""Arrivals: what a station's accepted batches say of updates, and in which order they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.formats.batch import BatchManifest
from testdesk.hq.database import take_turn, upsert
from testdesk.hq.schema import ARRIVAL, EVENT, STATION_TOLD, STATION_UPDATE
from testdesk.hq.sequence import LAST_NUMBER


def note_told(connection: Connection, station: int, manifests: Iterable[BatchManifest]) -> None:
    """Remembers which update a station's batches name; what lies before is not kept any longer."""
    named = [m.told for m in manifests if not isinstance(m.told, msgspec.UnsetType)]
    # Whoever claims an update that we can never have written must not use up our numbers.
    told = max((t for t in named if t.number <= LAST_NUMBER), key=lambda t: t.number, default=None)
    if told is None:
        return
    row = {"station": station, "number": told.number}
    upsert(
        connection,
        STATION_TOLD,
        [row | {"manifest_sha256": told.manifest_sha256}],
        replaces=lambda new: new.excluded.number > STATION_TOLD.c.number,
    )
    update = STATION_UPDATE.c
    older = (update.station == station) & (update.number < told.number)
    connection.execute(STATION_UPDATE.update().where(older).values(data=None))


def note_arrivals(connection: Connection, manifests: Sequence[BatchManifest], arrived: str) -> None:
    """Numbers accepted batches that brought something new, after all that came before them."""
    if not manifests:
        return
    rank = _next_rank(connection)
    rows = [
        {"rank": rank + place, "station": manifest.station, "arrived": arrived}
        | {"first": manifest.first, "last": manifest.last, "created": manifest.created}
        for place, manifest in enumerate(manifests)
    ]
    connection.execute(ARRIVAL.insert(), rows)


def note_believed_again(connection: Connection, station: int, now: str) -> None:
    """All that a station said counts as come now: updates told nobody while it was left out."""
    newest = select(func.max(EVENT.c.seq)).where(EVENT.c.station == station)
    last = connection.execute(newest).scalar()
    if last is None:
        return
    row = {"rank": _next_rank(connection), "station": station, "first": 1, "last": last}
    connection.execute(ARRIVAL.insert(), row | {"created": now, "arrived": now})


def _next_rank(connection: Connection) -> int:
    take_turn(connection)
    return 1 + (connection.execute(select(func.max(ARRIVAL.c.rank))).scalar() or 0)
