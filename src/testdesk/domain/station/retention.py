"""Which bodies of events a station may erase, and which it still needs (ADR 27).

An event whose body is erased states nothing any more: the tables are a fold of the bodies that are
left. So an event is kept as long as an older one that it replaces is kept; otherwise the older
statement would be in force again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from testdesk.domain.journal import events as ev
from testdesk.domain.station.outbox import ExportAttempt, first_missing

DEFAULT_DAYS = 14
DAYS = range(1, 3651)

_ABOUT_RECORDS = (ev.RosterImported, ev.ResidentRegistered, ev.ResidentCorrected)
_PERSONAL = (
    *_ABOUT_RECORDS,
    *(ev.SampleTaken, ev.ResidentExcused, ev.ExcuseWithdrawn),
    *(ev.CodeBound, ev.CodeUnbound, ev.ProxyCodeIssued),
)
# The kinds of events whose bodies have personal data and may be erased. A removal from the roster
# is kept, because the person would be listed again without it.
PERSONAL_KINDS = tuple(str(kind.__struct_config__.tag) for kind in _PERSONAL)
_ARRIVED_STATES = frozenset({"accepted", "delivered"})


class Needed(msgspec.Struct, frozen=True):
    """What a station still needs.

    Attributes:
        round: the round in progress.
        tubes: its open tubes.
        people: pseudonyms, current and former, of everybody on the roster, sampled or excused in
            the round, with a valid card, or named in an event that is not due.
        codes: digests of phone codes that belong, or once belonged, to one of them.
        cards: ids of the cards that are valid, that decide the number of the next card, or that
            are not due.
    """

    round: str
    tubes: frozenset[str]
    people: frozenset[str]
    codes: frozenset[str]
    cards: frozenset[str]


def may_erase(event: ev.Event, needed: Needed) -> bool:
    """Whether the body of an event that is due is needed no more."""
    match event.body:
        case ev.SampleTaken(round=round_, tube=tube):
            return round_ != needed.round and tube not in needed.tubes
        case ev.ResidentExcused(round=round_) | ev.ExcuseWithdrawn(round=round_):
            return round_ != needed.round
        case ev.CodeBound(digest=digest) | ev.CodeUnbound(digest=digest):
            return digest not in needed.codes
        case ev.ProxyCodeIssued():
            return event.header.id not in needed.cards
        case ev.RosterImported() | ev.ResidentRegistered() | ev.ResidentCorrected():
            return needed.people.isdisjoint(named_people(event.body))
        case _:
            return False


def named_people(body: ev.AnyBody) -> frozenset[str]:
    """The pseudonyms of the people about whom an event with personal data is; else none."""
    match body:
        case ev.RosterImported(residents=residents):
            return frozenset(resident.resident for resident in residents)
        case ev.ResidentRegistered(resident=resident):
            return frozenset({resident.resident})
        case ev.ResidentCorrected(resident=pseudonym, becomes=becomes):
            return frozenset({pseudonym, becomes} - {""})
        case (
            ev.SampleTaken(resident=pseudonym)
            | ev.ResidentExcused(resident=pseudonym)
            | ev.ExcuseWithdrawn(resident=pseudonym)
            | ev.CodeBound(resident=pseudonym)
            | ev.CodeUnbound(resident=pseudonym)
            | ev.ProxyCodeIssued(resident=pseudonym)
        ):
            return frozenset({pseudonym})
        case _:
            return frozenset()


def with_other_pseudonyms(people: Collection[str], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """These people under every pseudonym that they have or had.

    Args:
        people: pseudonyms.
        pairs: two pseudonyms of one person each, as corrections of document numbers connect them.
    """
    connected = defaultdict[str, set[str]](set)
    for one, other in pairs:
        connected[one].add(other)
        connected[other].add(one)
    found, waiting = set(people), list(people)
    while waiting:
        new = connected[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def arrived_up_to(attempts: Sequence[ExportAttempt], created: Mapping[int, str], *, by: str) -> int:
    """The last own event up to which headquarters had confirmed every event by a moment; 0 if none.

    A receipt counts from when it was read here, or from when headquarters made it if that is later
    because our clock was behind.

    Args:
        attempts: the export attempts.
        created: when headquarters made the receipt, by the last event of its batch (UTC, ISO).
        by: UTC, ISO format.
    """
    ranges = [
        (attempt.batch.first, attempt.batch.last)
        for attempt in attempts
        if attempt.batch.state in _ARRIVED_STATES
        and max(attempt.settled_at or attempt.batch.written_at, created.get(attempt.batch.last, ""))
        <= by
    ]
    end = max((last for _, last in ranges), default=0)
    gap = first_missing(1, end, ranges)
    return end if gap is None else gap - 1
