"""Finds conflicts: events that cannot all be true. All are kept, and a person has to decide."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from testdesk.domain.journal.events import ConflictResolved, Header
from testdesk.domain.journal.hash_chain import read_event
from testdesk.hq.conflicts.differing import differing_events
from testdesk.hq.conflicts.subjects import BATCH_KEY, KINDS, TUBE_KEY, ConflictKind, read_key
from testdesk.hq.store import journal, view
from testdesk.hq.store.current import alias_to_another
from testdesk.hq.store.schema.tables import BATCH, EVENT, FACTS, FORK


class RecordedDecision(msgspec.Struct, frozen=True):
    """A decision and the event that records it.

    Attributes:
        body: what was decided, why and by whom.
        header: the header of the event in headquarters' journal, with its time.
    """

    body: ConflictResolved
    header: Header


def decisions(connection: Connection) -> dict[str, RecordedDecision]:
    """The last decision on each conflict, by the conflict's key."""
    query = select(EVENT).where(
        EVENT.c.station == journal.HEADQUARTERS, EVENT.c.kind == "conflict_resolved"
    )
    decided: dict[str, RecordedDecision] = {}
    for entry in journal.as_entries(connection.execute(query.order_by(EVENT.c.seq))):
        event = read_event(entry)
        if event is not None and isinstance(event.body, ConflictResolved):
            decided[event.body.conflict] = RecordedDecision(event.body, entry.header)
    return decided


# Reasons for refusing a batch that mean more than a damaged file. station_key_differs: another
# laptop uses the station's number. journal_forked: its events contradict the journal that is here.
# event_damaged: the author exported events that no reader accepts.
REFUSED_BATCH_KINDS: tuple[ConflictKind, ...] = (
    "station_key_differs",
    "journal_forked",
    "event_damaged",
)
_Events = tuple[tuple[int, int], ...]  # (station, seq) of each event


class Conflict(msgspec.Struct, frozen=True):
    """One contradiction between events.

    Attributes:
        kind: the kind of contradiction.
        events: (station, seq) of each event; for a refused batch, only of its first event.
        round: the round of the samples, or empty.
        resident: the pseudonym of the person whose samples, number, record or cards are in
            conflict; otherwise empty.
        tube: the barcode used at two stations, or empty.
        chain: what the chain of a refused batch shows: a `forks.ForkKind`; otherwise empty.
        key: identifies the conflict for resolving; the same contradiction always has the same key.
        resolution: headquarters' decision, if it covers all the events.
        decided_at: when the last decision was made (UTC ISO time), or empty.
        earlier: the last decision, if an event has arrived since and nobody has decided again.
    """

    kind: ConflictKind
    events: _Events
    round: str = ""
    resident: str = ""
    tube: str = ""
    chain: str = ""
    key: str = ""
    resolution: ConflictResolved | None = None
    decided_at: str = ""
    earlier: ConflictResolved | None = None


def conflicts(connection: Connection) -> list[Conflict]:
    """All conflicts, in an order that does not depend on which event arrived first.

    This includes decided conflicts that no longer appear in the facts, so that every decision
    stays visible, with who made it, when and why.
    """
    found = [
        *_sampled_twice(connection),
        *_tubes_at_two_stations(connection),
        *_people_under_one_number(connection),
        *_cards_issued_twice(connection),
        *_records_differ(connection),
        *_cards_not_issued(connection),
        *_refused_batches(connection),
    ]
    decided = decisions(connection)
    known = {conflict.key for conflict in found}
    all_found = [
        *(_with_decision(conflict, decided.get(conflict.key)) for conflict in found),
        *_vanished_conflicts(
            decision for key, decision in sorted(decided.items()) if key not in known
        ),
    ]
    return sorted(all_found, key=lambda conflict: KINDS.index(conflict.kind))


def open_conflicts(connection: Connection) -> list[Conflict]:
    """The conflicts that nobody has decided yet."""
    return [conflict for conflict in conflicts(connection) if conflict.resolution is None]


def _vanished_conflicts(decided: Iterable[RecordedDecision]) -> Iterator[Conflict]:
    """The decided conflicts that no longer appear in the facts."""
    for decision in decided:
        body = decision.body
        subject = read_key(body.conflict, body.conflict_kind)
        if subject is not None:
            yield Conflict(
                subject.kind,
                body.events,
                subject.round,
                subject.resident,
                subject.tube,
                key=body.conflict,
                resolution=body,
                decided_at=decision.header.at,
            )


def _with_decision(conflict: Conflict, decided: RecordedDecision | None) -> Conflict:
    """Adds the decision to a conflict, but reopens it if a station's event came afterwards.

    An event of headquarters does not reopen it, because the decision itself may have written it.
    """
    if decided is None:
        return conflict
    by_stations = {event for event in conflict.events if event[0] != journal.HEADQUARTERS}
    if not by_stations <= set(decided.body.events):
        return msgspec.structs.replace(conflict, earlier=decided.body, decided_at=decided.header.at)
    return msgspec.structs.replace(conflict, resolution=decided.body, decided_at=decided.header.at)


def _sampled_twice(connection: Connection) -> list[Conflict]:
    valid = view.samples().c
    twice = (
        select(valid.round, valid.resident)
        .group_by(valid.round, valid.resident)
        .having(func.count() > 1)
        .subquery()
        .c
    )
    query = select(valid.round, valid.resident, valid.station, valid.seq).where(
        valid.round == twice.round, valid.resident == twice.resident
    )
    return [
        Conflict(
            "sampled_twice",
            events,
            round=round_,
            resident=resident,
            key=f"sample/{round_}/{resident}",
        )
        for (round_, resident), events in _grouped_events(connection, query)
    ]


def _tubes_at_two_stations(connection: Connection) -> list[Conflict]:
    used = view.tubes().c
    twice = select(used.tube).group_by(used.tube).having(func.count() > 1)
    query = select(used.tube, used.station, used.seq).where(used.tube.in_(twice))
    return [
        Conflict("tube_at_two_stations", events, tube=tube, key=f"{TUBE_KEY}{tube}")
        for (tube,), events in _grouped_events(connection, query)
    ]


def _people_under_one_number(connection: Connection) -> list[Conflict]:
    """One conflict for each document number, with all contradicting events about it."""
    found: dict[str, Conflict] = {}
    for conflict in (*_numbers_shared(connection), *_corrected_to_shared_numbers(connection)):
        known = found.setdefault(conflict.key, conflict)
        events = tuple(sorted({*known.events, *conflict.events}))
        found[conflict.key] = msgspec.structs.replace(known, events=events)
    return list(found.values())


def _numbers_shared(connection: Connection) -> list[Conflict]:
    """Document numbers for which stations name different people."""
    statement = view.RESIDENT_STATEMENT.c
    is_named = (statement.document_number != "") & (statement.name != "")
    twice = (
        select(statement.resident)
        .where(is_named)
        .group_by(statement.resident)
        .having(func.count(statement.name.distinct()) > 1)
    )
    query = select(statement.resident, statement.station, statement.seq, statement.name)
    rows = connection.execute(query.where(is_named, statement.resident.in_(twice))).all()
    names: dict[str, set[str]] = defaultdict(set)
    grouped: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        names[row.resident].add(plain_name(row.name))
        grouped[row.resident].append((row.station, row.seq))
    return [
        Conflict(
            "number_shared", tuple(sorted(events)), resident=resident, key=f"number/{resident}"
        )
        for resident, events in sorted(grouped.items())
        if len(names[resident]) > 1
    ]


def _corrected_to_shared_numbers(connection: Connection) -> list[Conflict]:
    """Corrected document numbers that belong to a person of another name; the two never merge."""
    correction, stated = FACTS["correction"].c, view.RESIDENT_STATEMENT.c
    # If an alias leads from the old number to the new one, the correction applies without conflict.
    alias = alias_to_another(FACTS["correction"])
    query = select(correction.resident, correction.becomes, correction.station, correction.seq)
    by_person: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in connection.execute(query.where(correction.becomes > "", ~alias.exists())):
        names = select(stated.name, stated.resident, stated.station, stated.seq)
        statements = connection.execute(
            names.where(stated.resident.in_((row.resident, row.becomes)))
        ).all()
        old = {
            plain_name(statement.name)
            for statement in statements
            if statement.resident == row.resident
        }
        new = [statement for statement in statements if statement.resident == row.becomes]
        if any(plain_name(statement.name) not in old for statement in new):
            by_person[row.becomes] |= {(statement.station, statement.seq) for statement in new}
            by_person[row.becomes].add((row.station, row.seq))
    return [
        Conflict(
            "number_shared", tuple(sorted(events)), resident=resident, key=f"number/{resident}"
        )
        for resident, events in sorted(by_person.items())
    ]


def plain_name(name: str) -> str:
    """The form in which names are compared: no spaces or middle dots, one case, one width."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).replace("·", "")


def _cards_issued_twice(connection: Connection) -> list[Conflict]:
    """Cards of one person with the same issue number, issued by two stations independently."""
    valid = view.cards().c
    twice = (
        select(valid.resident, valid.issue_number)
        .group_by(valid.resident, valid.issue_number)
        .having(func.count() > 1)
        .subquery()
        .c
    )
    query = select(valid.resident, valid.issue_number, valid.station, valid.seq).where(
        valid.resident == twice.resident, valid.issue_number == twice.issue_number
    )
    return [
        Conflict("card_issued_twice", events, resident=resident, key=f"card/{resident}/{number}")
        for (resident, number), events in _grouped_events(connection, query)
    ]


def _records_differ(connection: Connection) -> list[Conflict]:
    """One conflict for each listed person of whom stations state other data than headquarters."""
    return [
        Conflict("record_differs", events, resident=resident, key=f"record/{resident}")
        for resident, events in differing_events(connection).items()
    ]


def _cards_not_issued(connection: Connection) -> list[Conflict]:
    """Samples taken by proxy code from people who have no card in any journal that is here.

    Either the batch with the card is still on its way, or an enrolled laptop made up the code.
    """
    valid, card = view.samples().c, view.PROXY_CODE.c
    issued = select(card.card).where(card.resident == valid.resident)
    query = select(valid.round, valid.resident, valid.station, valid.seq).where(
        valid.by == "proxy_code", ~issued.exists()
    )
    return [
        Conflict(
            "card_not_issued",
            events,
            round=round_,
            resident=resident,
            key=f"card/{round_}/{resident}/-",  # "-" for the issue number: there is no card
        )
        for (round_, resident), events in _grouped_events(connection, query)
    ]


def _grouped_events(
    connection: Connection, query: Select[Any]
) -> list[tuple[tuple[Any, ...], _Events]]:
    """Groups rows that end in station and sequence number by the columns before these two."""
    grouped: dict[tuple[Any, ...], list[tuple[int, int]]] = defaultdict(list)
    for *subject, station, seq in connection.execute(query):
        grouped[tuple(subject)].append((station, seq))
    return [(subject, tuple(sorted(events))) for subject, events in sorted(grouped.items())]


def _refused_batches(connection: Connection) -> list[Conflict]:
    batch, fork = BATCH.c, FORK.c
    query = (
        select(batch.reason, batch.station, batch.first, batch.sha256, fork.kind)
        .select_from(BATCH.outerjoin(FORK, fork.sha256 == batch.sha256))
        .where(batch.reason.in_(REFUSED_BATCH_KINDS))
        .order_by(batch.station, batch.first, batch.sha256)
    )
    return [
        Conflict(
            row.reason,
            ((row.station, row.first),),
            chain=row.kind or "",
            key=f"{BATCH_KEY}{row.sha256[:16]}",
        )
        for row in connection.execute(query)
    ]
