"""Finds stations' statements about listed people that differ from headquarters' data."""

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
    alias_to_another,
    aliases_of,
    as_correction,
    current_residents,
)
from testdesk.hq.store.ranges import Ranges, chunks, in_ranges
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT
from testdesk.hq.store.view import RESIDENT_STATEMENT

_EventsByPerson = dict[str, set[tuple[int, int]]]
# A different name is a conflict of another kind; the language does not matter here.
_COMPARED_FIELDS: tuple[CorrectedField, ...] = (
    *("korean", "document_type", "document_number", "phone"),
    *("compound", "building", "unit", "room", "colour"),
)
# The value, besides the empty text, with which a field states nothing.
_UNSTATED_VALUES = {"colour": "none"}
_PEOPLE_AT_ONCE = 5_000


def differing_events(connection: Connection) -> dict[str, tuple[tuple[int, int], ...]]:
    """The station and number of each event that differs, by pseudonym; headquarters' come first."""
    by_person: _EventsByPerson = defaultdict(set)
    for row in connection.execute(_differing_statements()):
        by_person[row.resident].add((row.station, row.seq))
    for correction, person in open_corrections(connection):
        by_person[person].add((correction.station, correction.seq))
    pseudonyms = list(by_person)
    for start in range(0, len(pseudonyms), _PEOPLE_AT_ONCE):
        own_statements = select(RESIDENT_STATEMENT.c.resident, RESIDENT_STATEMENT.c.seq).where(
            RESIDENT_STATEMENT.c.station == HEADQUARTERS,
            RESIDENT_STATEMENT.c.resident.in_(pseudonyms[start : start + _PEOPLE_AT_ONCE]),
        )
        for row in connection.execute(own_statements):
            by_person[row.resident].add((HEADQUARTERS, row.seq))
    return {resident: tuple(sorted(events)) for resident, events in sorted(by_person.items())}


def differing_in(connection: Connection, ranges: Ranges) -> set[tuple[int, int]]:
    """The events in the ranges that differ, each as station and sequence number."""
    found: set[tuple[int, int]] = set()
    for values in chunks(ranges):
        rows = connection.execute(_differing_in_ranges(), values)
        found |= {(row.station, row.seq) for row in rows}
    for correction, _ in open_corrections(connection, list(ranges)):
        first, last = ranges[correction.station]
        if first <= correction.seq <= last:
            found.add((correction.station, correction.seq))
    return found


def open_corrections(
    connection: Connection, stations: Sequence[int] | None = None
) -> list[tuple[Correction, str]]:
    """Stations' corrections that are not shown, because headquarters' data differ from them.

    Returns:
        The corrections of the given stations (or of all), each with the person's current pseudonym.
    """
    query = select(CORRECTION).where(CORRECTION.c.station != HEADQUARTERS)
    if stations is not None:
        query = query.where(CORRECTION.c.station.in_(stations))
    rows = connection.execute(query.order_by(CORRECTION.c.seq)).mappings()
    corrections = [as_correction(row) for row in rows]
    known_aliases = Aliases(
        aliases_of(connection, {correction.resident for correction in corrections})
    )
    # By current pseudonym, field and station.
    newest: dict[tuple[str, str, int], Correction] = {}
    for correction in corrections:
        person = known_aliases.resolve(correction.resident, correction.station, correction.seq)
        newest[person, correction.field, correction.station] = correction
    current = current_residents(connection, {person for person, _, _ in newest})
    return [
        (correction, person)
        for (person, _, _), correction in newest.items()
        if person in current
        and corrected_value(current[person], correction.field) not in {"", correction.after}
    ]


@cache
def _differing_in_ranges() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    return _differing_statements().where(
        in_ranges(RESIDENT_STATEMENT.c.station, RESIDENT_STATEMENT.c.seq)
    )


@cache
def _differing_statements() -> Any:  # noqa: ANN401  a query of SQLAlchemy
    """A query for stations' statements about listed people that differ from what is shown."""
    listed = RESIDENT_STATEMENT.alias("listed")
    differs = or_(
        *(
            and_(
                RESIDENT_STATEMENT.c[name].not_in(("", _UNSTATED_VALUES.get(name, ""))),
                CURRENT_RESIDENT.c[name] != RESIDENT_STATEMENT.c[name],
                CURRENT_RESIDENT.c[name] != "",
            )
            for name in _COMPARED_FIELDS
        )
    )
    # Statements about a person whose document number was later corrected to another one.
    alias = alias_to_another(RESIDENT_STATEMENT)
    return (
        select(
            RESIDENT_STATEMENT.c.resident, RESIDENT_STATEMENT.c.station, RESIDENT_STATEMENT.c.seq
        )
        .join(
            listed,
            and_(
                listed.c.resident == RESIDENT_STATEMENT.c.resident, listed.c.station == HEADQUARTERS
            ),
        )
        .join(CURRENT_RESIDENT, CURRENT_RESIDENT.c.resident == RESIDENT_STATEMENT.c.resident)
        .where(RESIDENT_STATEMENT.c.station != HEADQUARTERS, differs, ~alias.exists())
    )
