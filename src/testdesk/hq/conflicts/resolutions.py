"""Resolves conflicts: a supervisor's decision is recorded in headquarters' own journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Table, select

from testdesk.domain.corrections.authority import FIELD_RULES
from testdesk.domain.corrections.current import corrected, corrected_value
from testdesk.domain.corrections.renumbering import DECIDED_OWNER
from testdesk.domain.corrections.same_person import names_of, plain_names
from testdesk.domain.journal.events import (
    AnyBody,
    ConflictResolved,
    CorrectedField,
    Decision,
    FieldChange,
    ProxyCodeRevoked,
    ResidentCorrected,
    ResidentRegistered,
    SampleVoided,
)
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Resident
from testdesk.hq.conflicts.finding import Conflict, conflicts
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.current import current_residents, resident_of
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT, EVENT
from testdesk.hq.store.view import PROXY_CODE, RESIDENT_STATEMENT, SAMPLE

# The reason recorded for voiding a sample or card by a decision; the note has the details.
RESOLVED_REASON = "conflict_resolved"
# The reason recorded when a decision of headquarters corrects a person's record.
DECIDED_REASON = "decided"

_EventRef = tuple[int, int]  # station and sequence number


def resolve(
    hq: Headquarters,
    key: str,
    *,
    decision: Decision,
    note: str,
    by: str,
    chosen: _EventRef | None = None,
) -> Conflict:
    """Decides a conflict; the stations receive the decision with their next update.

    If one event is chosen, the others are set aside: samples are voided and cards revoked. If two
    people have one number, the chosen station's record applies. Nothing is deleted.

    Args:
        hq: the headquarters.
        key: the conflict's key.
        decision: all_stand: all events are valid; one_stands: only `chosen` is; one_tube: the
            tubes with one barcode are one physical tube.
        note: the reason, as free text.
        by: the operator of headquarters who decides.
        chosen: station and sequence number of the only valid event.

    Raises:
        Refusal: conflict_unknown, conflict_decided (no new event has arrived since),
            reason_missing, decision_invalid. The `reason` of the last says why the conflict cannot
            be decided in this way: see `_consequences`; somebody_else: the number no longer
            belongs to the person whom the chosen event names.
    """
    if not note.strip() or "\0" in note:
        raise Refusal("reason_missing")
    with hq.write() as connection:
        conflict = next(
            (candidate for candidate in conflicts(connection) if candidate.key == key), None
        )
        if conflict is None:
            raise Refusal("conflict_unknown")
        if conflict.resolution is not None:
            raise Refusal("conflict_decided")
        consequences = _consequences(connection, conflict, decision, chosen)
        decided = ConflictResolved(
            conflict=key,
            events=conflict.events,
            decision=decision,
            note=note.strip(),
            by=by,
            valid=chosen or (),
            conflict_kind=conflict.kind,
        )
        journal.append(connection, [decided, *consequences], clock=hq.clock)
    return conflict


def one_can_be_chosen(kind: str) -> bool:
    """Whether one event of such a conflict can be set aside for another."""
    return kind in _CONSEQUENCES


def can_be_one_tube(kind: str) -> bool:
    """Whether such a conflict may be about one physical tube that several stations opened."""
    return kind == "tube_at_two_stations"


def _consequences(
    connection: Connection, conflict: Conflict, decision: Decision, chosen: _EventRef | None
) -> Sequence[AnyBody]:
    """The events that a decision adds to headquarters' journal.

    Raises:
        Refusal: decision_invalid, with a `reason`. not_tubes: it is not about tubes. one_named: an
            event was chosen, but the decision is not one_stands. tubes, nothing_set_aside: no event
            can be set aside in a conflict about tubes, or of this kind. none_named: no event was
            chosen. not_in_it: the chosen event does not belong to the conflict.
    """
    if decision != "one_stands":
        if decision == "one_tube" and not can_be_one_tube(conflict.kind):
            raise Refusal("decision_invalid", reason="not_tubes")
        if chosen is not None:
            raise Refusal("decision_invalid", reason="one_named")
        return []
    consequences_of = _CONSEQUENCES.get(conflict.kind)
    if consequences_of is None:
        tubes = can_be_one_tube(conflict.kind)
        raise Refusal("decision_invalid", reason="tubes" if tubes else "nothing_set_aside")
    if chosen is None:
        raise Refusal("decision_invalid", reason="none_named")
    if chosen not in conflict.events:
        raise Refusal("decision_invalid", reason="not_in_it")
    return consequences_of(connection, conflict, chosen)


def _void_others(connection: Connection, conflict: Conflict, chosen: _EventRef) -> list[AnyBody]:
    others = _ids_set_aside(connection, SAMPLE, "sample", conflict, chosen)
    return [SampleVoided(sample, RESOLVED_REASON, author) for author, sample in others]


def _revoke_others(connection: Connection, conflict: Conflict, chosen: _EventRef) -> list[AnyBody]:
    others = _ids_set_aside(connection, PROXY_CODE, "card", conflict, chosen)
    return [ProxyCodeRevoked(card, RESOLVED_REASON, author) for author, card in others]


def _ids_set_aside(
    connection: Connection, table: Table, name: str, conflict: Conflict, chosen: _EventRef
) -> list[tuple[int, str]]:
    """The station and id of each sample or card that is set aside."""
    found: list[tuple[int, str]] = []
    for station, seq in conflict.events:
        if (station, seq) != chosen:
            query = select(table.c[name]).where(table.c.station == station, table.c.seq == seq)
            found.extend((station, str(value)) for value in connection.scalars(query))
    return found


def _record_as_decided(
    connection: Connection, conflict: Conflict, chosen: _EventRef
) -> list[AnyBody]:
    """The chosen event's statements about the person, as decisions that override all others.

    If headquarters' journal has no record of the person, the whole record is written, because some
    stations do not have the person's record.
    """
    resident = conflict.resident
    row = (
        connection.execute(select(CURRENT_RESIDENT).where(CURRENT_RESIDENT.c.resident == resident))
        .mappings()
        .first()
    )
    if row is None:
        raise Refusal("decision_invalid", reason="somebody_else")
    shown, (station, seq) = resident_of(row), chosen
    query = select(EVENT).where(EVENT.c.station == station, EVENT.c.seq == seq)
    bodies: list[AnyBody] = []
    for entry in journal.as_entries(connection.execute(query)):
        for person in journal.people_of(entry):
            if person.resident == resident and not _has_own_record(connection, resident):
                bodies.append(ResidentRegistered(person))
            elif person.resident == resident and conflict.kind == "number_shared":
                # `DECIDED_OWNER`: the number belongs to this person, and to nobody else. Nothing
                # of the other person's record remains, not even a phone number.
                bodies += _correction(resident, _all_fields(person), shown, reason=DECIDED_OWNER)
            elif person.resident == resident:
                bodies += _correction(
                    resident, _stated_fields(person), shown, reason=DECIDED_REASON
                )
        event = read_event(entry)
        if event is not None and isinstance(event.body, ResidentCorrected):
            bodies.append(_correction_as_decided(connection, event.body))
    return bodies


def _correction_as_decided(connection: Connection, body: ResidentCorrected) -> ResidentCorrected:
    """The correction as a decision of headquarters.

    If headquarters' journal has a record of the person, only the corrected fields are decided.

    Raises:
        Refusal: decision_invalid, somebody_else: the number now belongs to a person whom the
            correction does not concern.
    """
    current = current_residents(connection, [body.resident]).get(body.resident)
    if body.person is None or current is None:
        return msgspec.structs.replace(body, reason=DECIDED_REASON)
    earlier_names = [c.before for c in body.changes if c.field in {"name", "korean"}]
    if not names_of(current) & (names_of(body.person) | plain_names(earlier_names)):
        raise Refusal("decision_invalid", reason="somebody_else")
    if not _has_own_record(connection, body.resident):
        return msgspec.structs.replace(body, reason=DECIDED_REASON)
    record = corrected(current, {change.field: change.after for change in body.changes})
    record = msgspec.structs.replace(record, resident=body.becomes)
    return msgspec.structs.replace(body, reason=DECIDED_REASON, person=record)


def _stated_fields(person: Resident) -> dict[CorrectedField, str]:
    """The fields that a person's record states; fields that it leaves out are not decided."""
    values = {field: corrected_value(person, field) for field in FIELD_RULES}
    return {field: value for field, value in values.items() if value not in {"", "none"}}


def _all_fields(person: Resident) -> dict[CorrectedField, str]:
    """All fields of a person's record, also those that are empty, but no colour "none"."""
    values = {field: corrected_value(person, field) for field in FIELD_RULES}
    return {field: value for field, value in values.items() if value != "none"}


def _correction(
    resident: str, values: Mapping[CorrectedField, str], shown: Resident, *, reason: str
) -> list[AnyBody]:
    changes = tuple(
        FieldChange(field, corrected_value(shown, field), value) for field, value in values.items()
    )
    return [ResidentCorrected(resident, changes, reason)] if changes else []


def _has_own_record(connection: Connection, resident: str) -> bool:
    """Whether headquarters' own journal has a record of the person."""
    is_ours = RESIDENT_STATEMENT.c.station == journal.HEADQUARTERS
    query = select(RESIDENT_STATEMENT.c.seq).where(
        RESIDENT_STATEMENT.c.resident == resident, is_ours
    )
    return connection.execute(query).first() is not None


# By kind of conflict; in the other kinds, no event can be set aside for another.
_CONSEQUENCES: dict[str, Callable[[Connection, Conflict, _EventRef], list[AnyBody]]] = {
    "sampled_twice": _void_others,
    "card_issued_twice": _revoke_others,
    "number_shared": _record_as_decided,
    "record_differs": _record_as_decided,
}
