"""Tells physical tubes apart: by station and barcode, unless headquarters decides otherwise.

If two stations used one barcode, they either had two tubes, or one tube that was carried from desk
to desk; nothing in their journals shows which. So the two are kept apart everywhere, and only the
decision `one_tube` on their conflict joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from testdesk.hq.conflicts.finding import decisions
from testdesk.hq.conflicts.subjects import TUBE_KEY
from testdesk.hq.store import view

# For each barcode, the stations whose tubes are one tube.
OneTube = Mapping[str, frozenset[int]]


def decided_as_one(connection: Connection) -> OneTube:
    """The tubes that are one tube by headquarters' decision."""
    return {
        key.removeprefix(TUBE_KEY): frozenset(station for station, _ in decided.body.events)
        for key, decided in decisions(connection).items()
        if key.startswith(TUBE_KEY) and decided.body.decision == "one_tube"
    }


def owner(one: OneTube, tube: str, station: int) -> int:
    """The station that identifies a physical tube: the lowest number of those that share it."""
    stations = one.get(tube, frozenset())
    return min(stations) if station in stations else station


def tubes_by_round(connection: Connection) -> dict[str, int]:
    """How many physical tubes hold the valid samples of each round."""
    valid = view.samples().c
    pairs = select(valid.round, valid.station, valid.tube).distinct()
    counted = pairs.subquery().c
    query = select(counted.round, func.count().label("tubes")).group_by(counted.round)
    found: dict[str, int] = {row.round: row.tubes for row in connection.execute(query)}
    merged = decided_as_one(connection)
    several = connection.execute(pairs.where(valid.tube.in_(list(merged)))).all() if merged else ()
    for round_, extra in _counted_twice(merged, several).items():
        found[round_] -= extra
    return found


def _counted_twice(one: OneTube, pairs: Iterable[tuple[str, int, str]]) -> dict[str, int]:
    by_round: dict[str, list[tuple[int, str]]] = {}
    for round_, station, tube in pairs:
        by_round.setdefault(round_, []).append((owner(one, tube, station), tube))
    return {round_: len(tubes) - len(set(tubes)) for round_, tubes in by_round.items()}
