"""Conflicts: true events that contradict each other. All are kept; a person has to look."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from testdesk.formats.receipt import ConflictNote
from testdesk.hq import shown
from testdesk.hq.schema import BATCH

ConflictKind = Literal[
    "sampled_twice", "tube_at_two_stations", "station_key_differs", "journal_forked"
]
# Refusals of a batch that are more than a damaged file: somebody else speaks as this station.
NOTICED: tuple[ConflictKind, ...] = ("station_key_differs", "journal_forked")


class Conflict(msgspec.Struct, frozen=True):
    """One contradiction.

    Attributes:
        kind: what contradicts what.
        events: the (station, seq) of each of the events; of a refused batch, its first.
        round: of the samples, or empty.
        resident: the pseudonym of whoever was sampled twice, or empty.
        tube: the barcode at two stations, or empty.
    """

    kind: ConflictKind
    events: tuple[tuple[int, int], ...]
    round: str = ""
    resident: str = ""
    tube: str = ""


def conflicts(connection: Connection) -> list[Conflict]:
    """Every conflict, in an order that does not depend on what came first."""
    return _sampled_twice(connection) + _tubes_twice(connection) + _refused_batches(connection)


def notes(
    connection: Connection, *, station: int, first: int, last: int
) -> tuple[ConflictNote, ...]:
    """What contradicts the events first to last of one station, for its receipt."""
    found: list[tuple[int, str]] = []
    for kind, query, seq in (
        ("sampled_twice", *_another_sample(station)),
        ("tube_at_two_stations", *_another_tube(station)),
    ):
        rows = connection.execute(query.where(seq.between(first, last)))
        found.extend((row.seq, kind) for row in rows)
    return tuple(ConflictNote(kind, seq) for seq, kind in sorted(found))


def _another_sample(station: int) -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's samples of people who have a second one in the round."""
    here, other = shown.samples("here").c, shown.samples("other").c
    same = (here.round == other.round) & (here.resident == other.resident)
    query = select(here.seq).where(here.station == station, same, here.sample != other.sample)
    return query.distinct(), here.seq


def _another_tube(station: int) -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's tubes that a second station has, too."""
    here, other = shown.tubes("here").c, shown.tubes("other").c
    same = (here.tube == other.tube) & (here.station != other.station)
    return select(here.seq).where(here.station == station, same).distinct(), here.seq


def _sampled_twice(connection: Connection) -> list[Conflict]:
    standing = shown.samples().c
    twice = (
        select(standing.round, standing.resident)
        .group_by(standing.round, standing.resident)
        .having(func.count() > 1)
        .subquery()
        .c
    )
    query = select(standing.round, standing.resident, standing.station, standing.seq).where(
        standing.round == twice.round, standing.resident == twice.resident
    )
    grouped: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(query):
        grouped[row.round, row.resident].append((row.station, row.seq))
    return [
        Conflict("sampled_twice", tuple(sorted(events)), round=round_, resident=resident)
        for (round_, resident), events in sorted(grouped.items())
    ]


def _tubes_twice(connection: Connection) -> list[Conflict]:
    standing = shown.tubes().c
    twice = select(standing.tube).group_by(standing.tube).having(func.count() > 1)
    query = select(standing.tube, standing.station, standing.seq).where(standing.tube.in_(twice))
    grouped: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(query):
        grouped[row.tube].append((row.station, row.seq))
    return [
        Conflict("tube_at_two_stations", tuple(sorted(events)), tube=tube)
        for tube, events in sorted(grouped.items())
    ]


def _refused_batches(connection: Connection) -> list[Conflict]:
    batch = BATCH.c
    query = (
        select(batch.reason, batch.station, batch.first)
        .where(batch.reason.in_(NOTICED))
        .order_by(batch.station, batch.first, batch.sha256)
    )
    rows = connection.execute(query)
    return [Conflict(row.reason, ((row.station, row.first),)) for row in rows]
