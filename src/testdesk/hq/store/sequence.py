"""Finds which events of a station headquarters has, and which are still missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, Row, func, select

from testdesk.hq.store.schema.tables import EVENT

# Far above the length of any journal; every database and JSON reader can represent it exactly.
MAX_SEQUENCE_NUMBER = 2**53


class StationHoldings(msgspec.Struct, frozen=True):
    """Which events of one station's journal headquarters has.

    Attributes:
        highest_contiguous: all events from 1 to this number are here; 0 if event 1 is missing.
        highest_seen: the highest number that is here.
        gaps: (first, last) of each gap below `highest_seen`, in order.
    """

    highest_contiguous: int = 0
    highest_seen: int = 0
    gaps: tuple[tuple[int, int], ...] = ()


def station_holdings(connection: Connection, station: int) -> StationHoldings:
    """The holdings of one station."""
    return holdings_by_station(connection, [station]).get(station, StationHoldings())


def holdings_by_station(
    connection: Connection, stations: Collection[int] | None = None
) -> dict[int, StationHoldings]:
    """The holdings of all stations, or of the given ones; without stations that sent none."""
    grouped: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in _runs(connection, stations):
        grouped[row.station].append((row.first, row.last))
    return {number: _holdings(runs) for number, runs in sorted(grouped.items())}


def _holdings(runs: list[tuple[int, int]]) -> StationHoldings:
    runs = sorted(runs)
    previous_ends = [0, *(last for _, last in runs)]
    gaps = tuple(
        (last + 1, first - 1)
        for last, (first, _) in zip(previous_ends, runs, strict=False)
        if first > last + 1
    )
    first, last = runs[0]
    return StationHoldings(last if first == 1 else 0, runs[-1][1], gaps)


def _runs(
    connection: Connection, stations: Collection[int] | None
) -> list[Row[tuple[int, int, int]]]:
    """The unbroken runs of events: within a run, sequence number minus row number is constant."""
    row_number = func.row_number().over(partition_by=EVENT.c.station, order_by=EVENT.c.seq)
    ranked = select(EVENT.c.station, EVENT.c.seq, (EVENT.c.seq - row_number).label("run"))
    if stations is not None:
        ranked = ranked.where(EVENT.c.station.in_(stations))
    numbered = ranked.subquery().c
    query = select(
        numbered.station,
        func.min(numbered.seq).label("first"),
        func.max(numbered.seq).label("last"),
    ).group_by(numbered.station, numbered.run)
    return list(connection.execute(query))
