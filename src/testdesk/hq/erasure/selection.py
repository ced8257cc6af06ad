"""Which events belong to a round, and so lose their bodies when it is erased.

These are its samples and excuses, decisions on conflicts about them, and whatever is only about
people whom nobody but this round needs: those who were sampled or excused in it and are on no
roster, in no other round, and without a valid card.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Set

import msgspec
from sqlalchemy import Connection, select, tuple_

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.station.retention import (
    PERSONAL_KINDS,
    named_people,
    with_other_pseudonyms,
)
from testdesk.hq.conflicts.subjects import read_key
from testdesk.hq.store import journal
from testdesk.hq.store.erased import EventNumber
from testdesk.hq.store.schema.tables import ALIAS, EVENT, FACTS

_ROSTER = str(ev.RosterImported.__struct_config__.tag)
_DECISION = str(ev.ConflictResolved.__struct_config__.tag)
# A roster names everybody who is on it, so that nobody of whom it is the only record is erased.
_KINDS = (*(kind for kind in PERSONAL_KINDS if kind != _ROSTER), _DECISION)
_AT_ONCE = 2000

_OfRound = ev.SampleTaken | ev.ResidentExcused | ev.ExcuseWithdrawn
_OfCode = ev.CodeBound | ev.CodeUnbound


class RoundEvents(msgspec.Struct, frozen=True):
    """The events that belong to a round.

    Attributes:
        events: all of them.
        samples: how many of them are samples, undone and voided ones too.
        people: how many people were sampled or excused.
    """

    events: frozenset[EventNumber]
    samples: int
    people: int


def is_of_round(body: ev.AnyBody, round_: str) -> bool:
    """Whether a body is a sample or an excuse of the round."""
    return isinstance(body, _OfRound) and body.round == round_


def events_of_round(connection: Connection, round_: str, today: dt.date) -> RoundEvents:
    """Reads all events with personal data whose bodies are here, and finds those of the round."""
    found = _Found(round_)
    for event in _personal_events(connection):
        found.note(event, today)
    needed = found.needed | set(connection.scalars(select(FACTS["listed"].c.resident)))
    same_people = _same_people(connection)
    only_here = with_other_pseudonyms(found.people, same_people)
    only_here -= with_other_pseudonyms(needed, same_people)
    events = found.numbers | found.only_about(only_here) | found.decisions_about(only_here)
    return RoundEvents(frozenset(events), found.samples, len(found.people))


class _Found:
    """What was found so far.

    Attributes:
        numbers: the round's samples and excuses.
        samples: how many samples.
        people: the pseudonyms in them.
        needed: the pseudonyms of people in other rounds or with a valid card.
    """

    def __init__(self, round_: str) -> None:
        self._round = round_
        self.numbers: set[EventNumber] = set()
        self.samples = 0
        self.people: set[str] = set()
        self.needed: set[str] = set()
        self._others: list[tuple[EventNumber, frozenset[str], str]] = []
        self._holders: dict[str, set[str]] = defaultdict(set)  # of each phone code, by digest
        self._decisions: list[tuple[EventNumber, str, str]] = []

    def note(self, event: ev.Event, today: dt.date) -> None:
        """Sorts an event into one of the above."""
        body, number = event.body, (event.header.station, event.header.seq)
        named = named_people(body)
        match body:
            case ev.SampleTaken() | ev.ResidentExcused() | ev.ExcuseWithdrawn():
                if is_of_round(body, self._round):
                    self.numbers.add(number)
                    self.people |= named
                    self.samples += isinstance(body, ev.SampleTaken)
                else:
                    self.needed |= named
            case ev.ConflictResolved(conflict=key, conflict_kind=kind):
                self._decisions.append((number, key, kind))
            case ev.CodeBound(digest=digest) | ev.CodeUnbound(digest=digest):
                self._holders[digest] |= named
                self._others.append((number, named, digest))
            case _:
                if isinstance(body, ev.ProxyCodeIssued) and _is_valid(body, today):
                    self.needed |= named
                self._others.append((number, named, ""))

    def only_about(self, people: Set[str]) -> set[EventNumber]:
        """The events that are about nobody but these people."""
        return {
            number
            for number, named, digest in self._others
            if named <= people and self._holders.get(digest, set()) <= people
        }

    def decisions_about(self, people: Set[str]) -> set[EventNumber]:
        """The decisions on conflicts of the round or about these people."""
        subjects = ((number, read_key(key, kind)) for number, key, kind in self._decisions)
        return {
            number
            for number, subject in subjects
            if subject is not None and (subject.round == self._round or subject.resident in people)
        }


def _is_valid(card: ev.ProxyCodeIssued, today: dt.date) -> bool:
    """Whether a card has not expired; one whose day cannot be read counts as expired."""
    try:
        issued = dt.date.fromisoformat(card.issue_day)
        return issued + dt.timedelta(days=card.valid_days) >= today
    except (ValueError, OverflowError):
        return False


def _personal_events(connection: Connection) -> Iterator[ev.Event]:
    """Reads them in portions, so that each statement ends quickly and needs little memory."""
    last = (-1, 0)
    event = EVENT.c
    query = select(EVENT).where(event.kind.in_(_KINDS), event.body.is_not(None))
    query = query.order_by(event.station, event.seq).limit(_AT_ONCE)
    while True:
        after = query.where(tuple_(event.station, event.seq) > tuple_(*last))
        entries = journal.as_entries(connection.execute(after))
        if not entries:
            return
        yield from (found for found in map(read_event, entries) if found is not None)
        last = (entries[-1].header.station, entries[-1].header.seq)


def _same_people(connection: Connection) -> list[tuple[str, str]]:
    """Pairs of pseudonyms of one person, as corrections of document numbers connect them."""
    correction = FACTS["correction"].c
    corrected = select(correction.resident, correction.becomes).where(correction.becomes != "")
    aliases = select(ALIAS.c.resident, ALIAS.c.person)
    return [
        (row[0], row[1]) for row in (*connection.execute(corrected), *connection.execute(aliases))
    ]
