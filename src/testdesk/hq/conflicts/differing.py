"""Stations' statements about listed people that differ from headquarters'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from testdesk.domain.corrections.aliases import Aliases
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.corrections.current import Correction, corrected_value
from testdesk.domain.journal.events import CorrectedField
from testdesk.hq.store.current import (
    CORRECTION,
    RESIDENT,
    aliases_of,
    as_correction,
    meant_otherwise,
    shown_among,
)
from testdesk.hq.store.ranges import Ranges, pieces, within
from testdesk.hq.store.schema.tables import PERSON

_Places = dict[str, set[tuple[int, int]]]
# A differing name is a conflict kind of its own, and a language does not show who somebody is.
_COMPARED: tuple[CorrectedField, ...] = (
    *("korean", "document_type", "document_number", "phone"),
    *("compound", "building", "unit", "room", "colour"),
)
_NOTHING_SAID = {"colour": "none"}
_AT_ONCE = 5_000


def differing(connection: Connection) -> dict[str, tuple[tuple[int, int], ...]]:
    """The events that differ, by resident, headquarters' own first."""
    places: _Places = defaultdict(set)
    for row in connection.execute(_statements()):
        places[row.resident].add((row.station, row.seq))
    for one, person in open_corrections(connection):
        places[person].add((one.station, one.seq))
    listed = list(places)
    for start in range(0, len(listed), _AT_ONCE):
        own = select(RESIDENT.c.resident, RESIDENT.c.seq).where(
            RESIDENT.c.station == HEADQUARTERS,
            RESIDENT.c.resident.in_(listed[start : start + _AT_ONCE]),
        )
        for row in connection.execute(own):
            places[row.resident].add((HEADQUARTERS, row.seq))
    return {who: tuple(sorted(events)) for who, events in sorted(places.items())}


def differing_of(connection: Connection, ranges: Ranges) -> set[tuple[int, int]]:
    """The events in the ranges that differ, each as station and sequence number."""
    found: set[tuple[int, int]] = set()
    for values in pieces(ranges):
        rows = connection.execute(_statements_of_ranges(), values)
        found |= {(row.station, row.seq) for row in rows}
    for one, _ in open_corrections(connection, list(ranges)):
        first, last = ranges[one.station]
        if first <= one.seq <= last:
            found.add((one.station, one.seq))
    return found


def open_corrections(
    connection: Connection, stations: Sequence[int] | None = None
) -> list[tuple[Correction, str]]:
    """Corrections by stations (all or some) that are not shown because headquarters' data differs.

    Returns:
        each with the current pseudonym of the person it is about.
    """
    query = select(CORRECTION).where(CORRECTION.c.station != HEADQUARTERS)
    if stations is not None:
        query = query.where(CORRECTION.c.station.in_(stations))
    rows = connection.execute(query.order_by(CORRECTION.c.seq)).mappings()
    corrections = [as_correction(row) for row in rows]
    named = Aliases(aliases_of(connection, {one.resident for one in corrections}))
    newest: dict[tuple[str, str, int], Correction] = {}
    for one in corrections:
        person = named.resolve(one.resident, one.station, one.seq)
        newest[person, one.field, one.station] = one
    now = shown_among(connection, {person for person, _, _ in newest})
    return [
        (one, person)
        for (person, _, _), one in newest.items()
        if person in now and corrected_value(now[person], one.field) not in {"", one.after}
    ]


@cache
def _statements_of_ranges() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    return _statements().where(within(RESIDENT.c.station, RESIDENT.c.seq))


@cache
def _statements() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    """Statements of stations about listed people that differ from what is shown."""
    listed = RESIDENT.alias("listed")
    says_otherwise = or_(
        *(
            and_(
                RESIDENT.c[name].not_in(("", _NOTHING_SAID.get(name, ""))),
                PERSON.c[name] != RESIDENT.c[name],
                PERSON.c[name] != "",
            )
            for name in _COMPARED
        )
    )
    # About a person who was corrected away from that number.
    of_another = meant_otherwise(RESIDENT)
    return (
        select(RESIDENT.c.resident, RESIDENT.c.station, RESIDENT.c.seq)
        .join(
            listed, and_(listed.c.resident == RESIDENT.c.resident, listed.c.station == HEADQUARTERS)
        )
        .join(PERSON, PERSON.c.resident == RESIDENT.c.resident)
        .where(RESIDENT.c.station != HEADQUARTERS, says_otherwise, ~of_another.exists())
    )
