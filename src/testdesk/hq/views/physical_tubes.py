"""Identifies physical tubes by station and barcode, unless headquarters decides otherwise.

If two stations used one barcode, they either had two tubes, or one tube that was carried from
one station to the other; nothing in their journals shows which. So the two are kept apart
everywhere, and only the decision `one_tube` on their conflict joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from testdesk.hq.conflicts.finding import decisions
from testdesk.hq.conflicts.subjects import TUBE_KEY
from testdesk.hq.store import view

# For each barcode with the decision `one_tube`, the stations whose tubes are that one tube.
MergedTubes = Mapping[str, frozenset[int]]


def merged_tubes(connection: Connection) -> MergedTubes:
    """The barcodes that, by headquarters' decision, belong to one physical tube."""
    return {
        key.removeprefix(TUBE_KEY): frozenset(station for station, _ in decided.body.events)
        for key, decided in decisions(connection).items()
        if key.startswith(TUBE_KEY) and decided.body.decision == "one_tube"
    }


def identifying_station(merged: MergedTubes, tube: str, station: int) -> int:
    """The station that identifies a physical tube: the lowest number of those that share it."""
    stations = merged.get(tube, frozenset())
    return min(stations) if station in stations else station


def tubes_by_round(connection: Connection) -> dict[str, int]:
    """How many physical tubes hold the valid samples of each round."""
    valid = view.samples().c
    tube_query = select(valid.round, valid.station, valid.tube).distinct()
    counted = tube_query.subquery().c
    query = select(counted.round, func.count().label("tubes")).group_by(counted.round)
    found: dict[str, int] = {row.round: row.tubes for row in connection.execute(query)}
    merged = merged_tubes(connection)
    merged_rows = (
        connection.execute(tube_query.where(valid.tube.in_(list(merged)))).all() if merged else ()
    )
    for round_, extra in _counted_twice(merged, merged_rows).items():
        found[round_] -= extra
    return found


def _counted_twice(merged: MergedTubes, rows: Iterable[tuple[str, int, str]]) -> dict[str, int]:
    """By round, how many more rows (round, station, barcode) there are than physical tubes."""
    by_round: dict[str, list[tuple[int, str]]] = {}
    for round_, station, tube in rows:
        by_round.setdefault(round_, []).append((identifying_station(merged, tube, station), tube))
    return {round_: len(tubes) - len(set(tubes)) for round_, tubes in by_round.items()}
