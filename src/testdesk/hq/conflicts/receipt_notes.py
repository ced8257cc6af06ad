"""Finds what contradicts the events of batches, for the notes in their receipts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from testdesk.formats.exchange.receipt import ConflictNote
from testdesk.hq.conflicts.differing import differing_in
from testdesk.hq.conflicts.finding import plain_name
from testdesk.hq.store import journal, view
from testdesk.hq.store.ranges import Ranges, chunks, in_ranges
from testdesk.hq.store.schema.tables import EVENT, IS_ABOUT_PEOPLE

# SQLite allows 32,766 values in one statement.
_PEOPLE_AT_ONCE = 5_000


def notes(connection: Connection, ranges: Ranges) -> dict[int, tuple[ConflictNote, ...]]:
    """The notes for receipts, by station: which of its events in the range are contradicted."""
    found: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for kind, query in _queries().items():
        for values in chunks(ranges):
            for row in connection.execute(query, values):
                found[row.station].add((row.seq, kind))
    for station, seq in _other_names(connection, ranges):
        found[station].add((seq, "number_shared"))
    for station, seq in differing_in(connection, ranges):
        found[station].add((seq, "record_differs"))
    return {
        station: tuple(ConflictNote(kind, seq) for seq, kind in sorted(pairs))
        for station, pairs in found.items()
    }


@cache
def _queries() -> dict[str, Select[Any]]:
    """The queries by kind of conflict; built once, because that takes longer than running them."""
    return {
        "sampled_twice": _another_sample(),
        "tube_at_two_stations": _another_tube(),
        "card_issued_twice": _another_card(),
    }


def _another_sample() -> Select[Any]:
    """A query for samples of people who have another valid sample in the round."""
    sample, other = view.samples("here").c, view.samples("other").c
    same = (sample.round == other.round) & (sample.resident == other.resident)
    return _contradicted(sample, same & (sample.sample != other.sample))


def _another_tube() -> Select[Any]:
    """A query for tubes whose barcode another station has used, too."""
    tube, other = view.tubes("here").c, view.tubes("other").c
    return _contradicted(tube, (tube.tube == other.tube) & (tube.station != other.station))


def _another_card() -> Select[Any]:
    """A query for cards with the issue number of another valid card of the same person."""
    card, other = view.cards("here").c, view.cards("other").c
    same = (card.resident == other.resident) & (card.issue_number == other.issue_number)
    return _contradicted(card, same & (card.card != other.card))


def _contradicted(columns: Any, condition: ColumnElement[bool]) -> Select[Any]:  # noqa: ANN401  columns of SQLAlchemy
    """A query for the events in the ranges for which the condition finds a contradicting row."""
    query = select(columns.station, columns.seq).where(
        in_ranges(columns.station, columns.seq), condition
    )
    return query.distinct()


def _other_names(connection: Connection, ranges: Ranges) -> set[tuple[int, int]]:
    """The events in the ranges that name residents differently from another station.

    The search starts from the few events in the ranges, because a city's list is long.
    """
    # The number of the event and the name that it states, by pseudonym and station.
    stated: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
    for values in chunks(ranges):
        for entry in journal.as_entries(connection.execute(_events_about_people(), values)):
            header = entry.header
            for person in journal.people_of(entry):
                if person.document_number and person.name:
                    stated[person.resident][header.station] = header.seq, plain_name(person.name)
    found: set[tuple[int, int]] = set()
    other = view.RESIDENT_STATEMENT.c
    pseudonyms = list(stated)
    for start in range(0, len(pseudonyms), _PEOPLE_AT_ONCE):
        portion = pseudonyms[start : start + _PEOPLE_AT_ONCE]
        rows = select(other.resident, other.station, other.name).where(
            other.resident.in_(portion), other.name != ""
        )
        for row in connection.execute(rows):
            for station, (seq, name) in stated[row.resident].items():
                if station != row.station and plain_name(row.name) != name:
                    found.add((station, seq))
    return found


@cache
def _events_about_people() -> Select[Any]:
    event = EVENT.c
    query = select(EVENT).where(in_ranges(event.station, event.seq), IS_ABOUT_PEOPLE)
    return query.order_by(event.station, event.seq)
