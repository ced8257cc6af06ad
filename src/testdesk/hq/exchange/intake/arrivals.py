"""Records which updates accepted batches acknowledge, and the order in which batches arrived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from testdesk.formats.exchange.batch import AcknowledgedUpdate, BatchManifest
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.schema.tables import ACKNOWLEDGED_UPDATE, ARRIVAL, EVENT, STATION_UPDATE
from testdesk.hq.store.sequence import MAX_SEQUENCE_NUMBER
from testdesk.hq.store.upserts import Upsert, upsert


def note_acknowledged(connection: Connection, manifests: Iterable[BatchManifest]) -> None:
    """Stores which updates the batches acknowledge, and deletes the files of earlier updates."""
    newest: dict[int, AcknowledgedUpdate] = {}
    for manifest in manifests:
        acknowledged = manifest.acknowledged
        # Our next number is above every acknowledged one. A laptop that claims an impossible number
        # must not leave us without any.
        if isinstance(acknowledged, msgspec.UnsetType) or acknowledged.number > MAX_SEQUENCE_NUMBER:
            continue
        known = newest.setdefault(manifest.station, acknowledged)
        if acknowledged.number > known.number:
            newest[manifest.station] = acknowledged
    rows = [
        {
            "station": station,
            "number": acknowledged.number,
            "manifest_sha256": acknowledged.manifest_sha256,
        }
        for station, acknowledged in newest.items()
    ]
    upsert(connection, ACKNOWLEDGED_UPDATE, rows, replaces=_is_higher)
    update = STATION_UPDATE.c
    for station, acknowledged in newest.items():
        older = (update.station == station) & (update.number < acknowledged.number)
        connection.execute(STATION_UPDATE.update().where(older).values(data=None))


def _is_higher(new: Upsert) -> ColumnElement[bool]:
    return new.excluded.number > ACKNOWLEDGED_UPDATE.c.number


def note_arrivals(connection: Connection, manifests: Sequence[BatchManifest], arrived: str) -> None:
    """Gives accepted batches with new events the next ranks; `arrived` is the UTC ISO time."""
    if not manifests:
        return
    rank = _next_rank(connection)
    rows = [
        {"rank": rank + index, "station": manifest.station, "arrived": arrived}
        | {"first": manifest.first, "last": manifest.last, "created": manifest.created}
        for index, manifest in enumerate(manifests)
    ]
    connection.execute(ARRIVAL.insert(), rows)


def note_trusted_again(connection: Connection, station: int, now: str) -> None:
    """Gives all events of a station a new arrival, because updates have left them out so far."""
    newest = select(func.max(EVENT.c.seq)).where(EVENT.c.station == station)
    last = connection.execute(newest).scalar()
    if last is None:
        return
    row = {"rank": _next_rank(connection), "station": station, "first": 1, "last": last}
    connection.execute(ARRIVAL.insert(), row | {"created": now, "arrived": now})


def _next_rank(connection: Connection) -> int:
    exclude_other_writers(connection)
    return 1 + (connection.execute(select(func.max(ARRIVAL.c.rank))).scalar() or 0)
