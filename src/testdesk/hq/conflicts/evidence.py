"""Collects what a conflict's events state, so that a person can decide which event is valid.

In this module a fact is what one event states, not the table row into which it folds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Any

import msgspec
from sqlalchemy import Connection, select, tuple_

from testdesk.domain.corrections.authority import FIELD_RULES
from testdesk.domain.corrections.current import corrected_value
from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import Entry
from testdesk.domain.journal.hash_chain import read_event
from testdesk.formats.card_number import format_card_number
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS, Conflict
from testdesk.hq.store import journal
from testdesk.hq.store.current import corrections_of, statements_of
from testdesk.hq.store.schema.tables import EVENT

# SQLite allows 32,766 values in one statement, and an event takes two.
_EVENTS_AT_ONCE = 5_000


class ConflictFact(msgspec.Struct, frozen=True):
    """One event of a conflict. Fields that do not apply to its kind are empty.

    Attributes:
        station, seq: identify the event; station 0 is headquarters.
        kind: the kind of the event, such as `sample_taken`.
        at: UTC ISO time by the author's clock.
        operator: the operator whom the event names.
        tube: the barcode of a sample's tube, or of the tube.
        position, point: a sample's place in its tube, and the point where it was taken.
        people: how many people are in a sealed tube.
        card_number, issue_number: the numbers of a card.
        name: the person's name as the event states it.
        claims: fields and values of a person's record in which the events differ.
    """

    station: int
    seq: int
    kind: str
    at: str
    operator: str
    tube: str = ""
    position: int = 0
    point: str = ""
    people: int = 0
    card_number: str = ""
    issue_number: int = 0
    name: str = ""
    claims: tuple[tuple[str, str], ...] = ()


Facts = dict[str, tuple[ConflictFact, ...]]


def facts(connection: Connection, conflicts: Iterable[Conflict]) -> Facts:
    """The facts by conflict key. A refused batch has none, because its events are not here."""
    included = [conflict for conflict in conflicts if conflict.kind not in REFUSED_BATCH_KINDS]
    entries = _entries(
        connection, sorted({event for conflict in included for event in conflict.events})
    )
    return {
        conflict.key: tuple(
            _fact(entries[event], conflict.resident)
            for event in conflict.events
            if event in entries
        )
        for conflict in included
    }


def facts_in_full(connection: Connection, conflict: Conflict) -> tuple[ConflictFact, ...]:
    """The facts of one conflict, with `claims` filled in."""
    claims = _claims_by_event(connection, conflict)
    return tuple(
        msgspec.structs.replace(fact, claims=claims.get((fact.station, fact.seq), ()))
        for fact in facts(connection, [conflict]).get(conflict.key, ())
    )


def _entries(
    connection: Connection, events: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Entry]:
    event, found = EVENT.c, dict[tuple[int, int], Entry]()
    for start in range(0, len(events), _EVENTS_AT_ONCE):
        portion = events[start : start + _EVENTS_AT_ONCE]
        query = select(EVENT).where(tuple_(event.station, event.seq).in_(portion))
        for entry in journal.as_entries(connection.execute(query)):
            found[entry.header.station, entry.header.seq] = entry
    return found


def _fact(entry: Entry, resident: str) -> ConflictFact:
    header, event = entry.header, read_event(entry)
    details = {} if event is None else _details(event.body, resident)
    if "serial" in details:
        details["card_number"] = format_card_number(header.station, details.pop("serial"))
    return ConflictFact(
        header.station, header.seq, header.kind, header.at, header.operator, **details
    )


@singledispatch
def _details(_body: object, _resident: str) -> dict[str, Any]:
    """What an event states, apart from its time, station and operator."""
    return {}


@_details.register
def _(body: ev.SampleTaken, _resident: str) -> dict[str, Any]:
    return {"tube": body.tube, "position": body.position, "point": body.point}


@_details.register
def _(body: ev.TubeOpened, _resident: str) -> dict[str, Any]:
    return {"tube": body.tube}


@_details.register
def _(body: ev.TubeSealed, _resident: str) -> dict[str, Any]:
    return {"tube": body.tube, "people": body.count}


@_details.register
def _(body: ev.ProxyCodeIssued, _resident: str) -> dict[str, Any]:
    return {"serial": body.serial, "issue_number": body.issue_number}


@_details.register
def _(body: ev.ResidentRegistered, _resident: str) -> dict[str, Any]:
    return {"name": body.resident.name}


@_details.register
def _(body: ev.RosterImported, resident: str) -> dict[str, Any]:
    return {
        "name": next((person.name for person in body.residents if person.resident == resident), "")
    }


@_details.register
def _(body: ev.ResidentCorrected, _resident: str) -> dict[str, Any]:
    corrected_values = {change.field: change.after for change in body.changes}
    return {
        "name": body.person.name if body.person is not None else corrected_values.get("name", "")
    }


# (station, seq) of each event -> the names and values of the fields that it states.
_Claims = dict[tuple[int, int], tuple[tuple[str, str], ...]]


def _claims_by_event(connection: Connection, conflict: Conflict) -> _Claims:
    """What each event states about the person, limited to fields in which the events differ."""
    claimed: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    residents = [conflict.resident] if conflict.resident else []
    for statement in statements_of(connection, residents).get(conflict.resident, ()):
        # `FIELD_RULES` has every field that can be corrected.
        values = {name: corrected_value(statement.record, name) for name in FIELD_RULES}
        claimed[statement.station, statement.seq] |= {n: v for n, v in values.items() if v}
    for change in corrections_of(connection, residents).get(conflict.resident, ()):
        claimed[change.station, change.seq][change.field] = change.after
    claims_of_events = {event: claimed[event] for event in conflict.events if event in claimed}
    values_of_field: dict[str, set[str]] = defaultdict(set)
    for fields in claims_of_events.values():
        for name, value in fields.items():
            values_of_field[name].add(value)
    return {
        event: tuple((n, v) for n, v in fields.items() if len(values_of_field[n]) > 1)
        for event, fields in claims_of_events.items()
    }
