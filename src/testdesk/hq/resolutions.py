"""Resolving: a supervisor decides on a conflict, in headquarters' own journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Table, select

from testdesk.domain.events import (
    AnyBody,
    ConflictResolved,
    Decision,
    ProxyCodeRevoked,
    ResidentRegistered,
    SampleVoided,
)
from testdesk.domain.refusals import Refusal
from testdesk.hq import journal
from testdesk.hq.conflicts import Conflict, conflicts
from testdesk.hq.home import Headquarters
from testdesk.hq.schema import EVENT
from testdesk.hq.shown import PROXY_CODE, SAMPLE

# Why a sample or card that lost is void; the note says more.
SET_ASIDE = "conflict_resolved"

_Place = tuple[int, int]


def resolve(
    hq: Headquarters,
    key: str,
    *,
    decision: Decision,
    note: str,
    by: str,
    stands: _Place | None = None,
) -> Conflict:
    """Decides on a conflict; the stations learn of it by their next update.

    Where one stands, the others are set aside: samples voided, cards revoked, and of two people
    under one number the entry of that station holds. Nothing is deleted.

    Args:
        hq: the headquarters.
        key: the conflict's.
        decision: all of its events stand, or one.
        note: why, in words.
        by: which operator of headquarters.
        stands: station and sequence number of the one.

    Raises:
        Refusal: conflict_unknown, conflict_decided (no new event came since), reason_missing,
            decision_invalid: nothing of this kind can be set aside, or no such event is in it.
    """
    if not note.strip() or "\0" in note:
        raise Refusal("reason_missing")
    with hq.writing() as connection:
        conflict = next((one for one in conflicts(connection) if one.key == key), None)
        if conflict is None:
            raise Refusal("conflict_unknown")
        if conflict.resolution is not None:
            raise Refusal("conflict_decided")
        consequences = _consequences(connection, conflict, decision, stands)
        decided = ConflictResolved(
            conflict=key,
            events=conflict.events,
            decision=decision,
            note=note.strip(),
            by=by,
            stands=stands or (),
        )
        journal.append(connection, [decided, *consequences], clock=hq.clock)
    return conflict


def one_can_stand(kind: str) -> bool:
    """Whether one event of such a conflict can be set aside for another."""
    return kind in _FOLLOW


def _consequences(
    connection: Connection, conflict: Conflict, decision: Decision, stands: _Place | None
) -> Sequence[AnyBody]:
    if decision == "all_stand":
        if stands is not None:
            raise Refusal("decision_invalid")
        return []
    follow = _FOLLOW.get(conflict.kind)
    if follow is None or stands not in conflict.events:
        raise Refusal("decision_invalid")
    return follow(connection, conflict, stands)


def _void_others(connection: Connection, conflict: Conflict, stands: _Place) -> list[AnyBody]:
    others = _ids(connection, SAMPLE, "sample", conflict, stands)
    return [SampleVoided(sample, SET_ASIDE) for sample in others]


def _revoke_others(connection: Connection, conflict: Conflict, stands: _Place) -> list[AnyBody]:
    others = _ids(connection, PROXY_CODE, "card", conflict, stands)
    return [ProxyCodeRevoked(card, SET_ASIDE) for card in others]


def _ids(
    connection: Connection, table: Table, name: str, conflict: Conflict, stands: _Place
) -> list[str]:
    """The names of the samples or cards that do not stand."""
    found: list[str] = []
    for station, seq in conflict.events:
        if (station, seq) != stands:
            query = select(table.c[name]).where(table.c.station == station, table.c.seq == seq)
            found.extend(str(one) for one in connection.scalars(query))
    return found


def _say_entry(connection: Connection, conflict: Conflict, stands: _Place) -> list[AnyBody]:
    """The entry that holds, said again by headquarters: its word is the last one."""
    station, seq = stands
    query = select(EVENT).where(EVENT.c.station == station, EVENT.c.seq == seq)
    return [
        ResidentRegistered(one)
        for entry in journal.as_entries(connection.execute(query))
        for one in journal.people_of(entry)
        if one.resident == conflict.resident
    ]


_FOLLOW: dict[str, Callable[[Connection, Conflict, _Place], list[AnyBody]]] = {
    "sampled_twice": _void_others,
    "card_issued_twice": _revoke_others,
    "number_shared": _say_entry,
}
