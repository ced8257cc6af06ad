"""Conflicts: true events that contradict each other. All are kept; a person has to look."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from testdesk.domain.events import ConflictResolved
from testdesk.formats.receipt import ConflictNote
from testdesk.hq import journal, shown
from testdesk.hq.schema import BATCH, EVENT, FORK

ConflictKind = Literal[
    "sampled_twice",
    "tube_at_two_stations",
    "number_shared",
    "card_issued_twice",
    "station_key_differs",
    "journal_forked",
]
# Refusals of a batch that are more than a damaged file: somebody else speaks as this station.
NOTICED: tuple[ConflictKind, ...] = ("station_key_differs", "journal_forked")
# How the key of a refused batch begins; the digits of its file's hash follow.
BATCH_KEY = "batch/"

# SQLite takes 32,766 values in one statement.
_AT_ONCE = 5_000
_Events = tuple[tuple[int, int], ...]


class Conflict(msgspec.Struct, frozen=True):
    """One contradiction.

    Attributes:
        kind: what contradicts what.
        events: the (station, seq) of each of the events; of a refused batch, its first.
        round: of the samples, or empty.
        resident: the pseudonym of whoever was sampled twice, shares a number or has two cards of
            one issue number; else empty.
        tube: the barcode at two stations, or empty.
        chain: of a refused batch what its chain says, see `forks.ForkKind`; else empty.
        key: by which it is resolved; the same for the same contradiction.
        resolution: headquarters' decision, where it covers every one of the events.
    """

    kind: ConflictKind
    events: _Events
    round: str = ""
    resident: str = ""
    tube: str = ""
    chain: str = ""
    key: str = ""
    resolution: ConflictResolved | None = None


def conflicts(connection: Connection) -> list[Conflict]:
    """Every conflict, resolved or not, in an order that does not depend on what came first."""
    found = [
        *_sampled_twice(connection),
        *_tubes_twice(connection),
        *_numbers_shared(connection),
        *_cards_twice(connection),
        *_refused_batches(connection),
    ]
    decided = _resolutions(connection)
    return [_resolved(conflict, decided.get(conflict.key)) for conflict in found]


def open_conflicts(connection: Connection) -> list[Conflict]:
    """Those that nobody has decided yet."""
    return [conflict for conflict in conflicts(connection) if conflict.resolution is None]


def notes(
    connection: Connection, *, station: int, first: int, last: int
) -> tuple[ConflictNote, ...]:
    """What contradicts the events first to last of one station, for its receipt."""
    found: list[tuple[int, str]] = []
    for kind, query, seq in (
        ("sampled_twice", *_another_sample(station)),
        ("tube_at_two_stations", *_another_tube(station)),
        ("card_issued_twice", *_another_card(station)),
    ):
        rows = connection.execute(query.where(seq.between(first, last)))
        found.extend((row.seq, kind) for row in rows)
    found += [(seq, "number_shared") for seq in _other_names(connection, station, first, last)]
    return tuple(ConflictNote(kind, seq) for seq, kind in sorted(found))


def _resolutions(connection: Connection) -> dict[str, ConflictResolved]:
    """The last decision on each conflict, by its key."""
    query = select(EVENT).where(
        EVENT.c.station == journal.HEADQUARTERS, EVENT.c.kind == "conflict_resolved"
    )
    decided: dict[str, ConflictResolved] = {}
    for body in journal.bodies(connection, query.order_by(EVENT.c.seq)):
        if isinstance(body, ConflictResolved):
            decided[body.conflict] = body
    return decided


def _resolved(conflict: Conflict, decision: ConflictResolved | None) -> Conflict:
    """A station's event that came after the decision opens the conflict again.

    Headquarters' own word may be what the decision said.
    """
    if decision is None:
        return conflict
    said = {event for event in conflict.events if event[0] != journal.HEADQUARTERS}
    if not said <= set(decision.events):
        return conflict
    return msgspec.structs.replace(conflict, resolution=decision)


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


def _other_names(connection: Connection, station: int, first: int, last: int) -> set[int]:
    """The events of a range that name residents otherwise than another station does.

    It goes from the few events that speak of people to the entries: a city's list is long.
    """
    event = EVENT.c
    speaks = event.kind.in_(("resident_registered", "roster_taken"))
    query = select(EVENT).where(event.station == station, event.seq.between(first, last), speaks)
    said: dict[str, tuple[int, str]] = {}
    for entry in journal.as_entries(connection.execute(query.order_by(event.seq))):
        said |= {
            one.resident: (entry.header.seq, _plain(one.name))
            for one in journal.people_of(entry)
            if one.document_number and one.name
        }
    found: set[int] = set()
    other = shown.RESIDENT.c
    everybody = list(said)
    for start in range(0, len(everybody), _AT_ONCE):
        some = everybody[start : start + _AT_ONCE]
        rows = select(other.resident, other.name).where(
            other.resident.in_(some), other.station != station, other.name != ""
        )
        for row in connection.execute(rows):
            seq, name = said[row.resident]
            if _plain(row.name) != name:
                found.add(seq)
    return found


def _another_card(station: int) -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's cards that have the issue number of another standing card of the person."""
    here, other = shown.cards("here").c, shown.cards("other").c
    same = (here.resident == other.resident) & (here.issue_number == other.issue_number)
    query = select(here.seq).where(here.station == station, same, here.card != other.card)
    return query.distinct(), here.seq


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
    return [
        Conflict("sampled_twice", events, round=round_, resident=who, key=f"sample/{round_}/{who}")
        for (round_, who), events in _grouped(connection, query)
    ]


def _tubes_twice(connection: Connection) -> list[Conflict]:
    standing = shown.tubes().c
    twice = select(standing.tube).group_by(standing.tube).having(func.count() > 1)
    query = select(standing.tube, standing.station, standing.seq).where(standing.tube.in_(twice))
    return [
        Conflict("tube_at_two_stations", events, tube=tube, key=f"tube/{tube}")
        for (tube,), events in _grouped(connection, query)
    ]


def _numbers_shared(connection: Connection) -> list[Conflict]:
    """Two people under one number: what stations say of one document names different people."""
    said = shown.RESIDENT.c
    named = (said.document_number != "") & (said.name != "")
    twice = (
        select(said.resident)
        .where(named)
        .group_by(said.resident)
        .having(func.count(said.name.distinct()) > 1)
    )
    query = select(said.resident, said.station, said.seq, said.name)
    rows = connection.execute(query.where(named, said.resident.in_(twice))).all()
    names: dict[str, set[str]] = defaultdict(set)
    grouped: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        names[row.resident].add(_plain(row.name))
        grouped[row.resident].append((row.station, row.seq))
    return [
        Conflict("number_shared", tuple(sorted(events)), resident=who, key=f"number/{who}")
        for who, events in sorted(grouped.items())
        if len(names[who]) > 1
    ]


def _plain(name: str) -> str:
    """A name without what two clerks may write differently."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).replace("·", "")


def _cards_twice(connection: Connection) -> list[Conflict]:
    """Two desks that did not know of each other both gave a person card number n."""
    standing = shown.cards().c
    twice = (
        select(standing.resident, standing.issue_number)
        .group_by(standing.resident, standing.issue_number)
        .having(func.count() > 1)
        .subquery()
        .c
    )
    query = select(standing.resident, standing.issue_number, standing.station, standing.seq).where(
        standing.resident == twice.resident, standing.issue_number == twice.issue_number
    )
    return [
        Conflict("card_issued_twice", events, resident=who, key=f"card/{who}/{number}")
        for (who, number), events in _grouped(connection, query)
    ]


def _grouped(connection: Connection, query: Select[Any]) -> list[tuple[tuple[Any, ...], _Events]]:
    """Rows that end in station and number, gathered by what stands before."""
    grouped: dict[tuple[Any, ...], list[tuple[int, int]]] = defaultdict(list)
    for *about, station, seq in connection.execute(query):
        grouped[tuple(about)].append((station, seq))
    return [(about, tuple(sorted(events))) for about, events in sorted(grouped.items())]


def _refused_batches(connection: Connection) -> list[Conflict]:
    batch, fork = BATCH.c, FORK.c
    query = (
        select(batch.reason, batch.station, batch.first, batch.sha256, fork.kind)
        .select_from(BATCH.outerjoin(FORK, fork.sha256 == batch.sha256))
        .where(batch.reason.in_(NOTICED))
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
