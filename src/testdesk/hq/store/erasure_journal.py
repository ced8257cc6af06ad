"""What headquarters' own journal says about the erasure of rounds."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import BodiesErased, Event, RoundErasure
from testdesk.domain.journal.hash_chain import read_event
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import EVENT

# The `reason` of `BodiesErased` at headquarters.
ROUND_ERASED = "round_erased"
_KINDS = tuple(str(kind.__struct_config__.tag) for kind in (RoundErasure, BodiesErased))


class ErasedRange(msgspec.Struct, frozen=True):
    """Bodies of one author that were erased together, between event `first` and event `last`.

    `station` is the author; 0 is headquarters. `bodies` is how many they were.
    """

    station: int
    first: int
    last: int
    bodies: int


class ErasedRound(msgspec.Struct, frozen=True):
    """The erasure of a round, as it is recorded. A round may be erased again: events may come late.

    Attributes:
        round: its short name.
        at: when it was erased (UTC, ISO format).
        proposed_by, confirmed_by: the operators at headquarters who decided it.
        note: why.
        samples: how many samples it had.
        days: for how many days it was kept after it was over.
        until: it had to be over by then (UTC, ISO format).
        erased: which bodies.
    """

    round: str
    at: str
    proposed_by: str
    confirmed_by: str
    note: str
    samples: int
    days: int
    until: str
    erased: tuple[ErasedRange, ...]

    @property
    def bodies(self) -> int:
        """How many bodies were erased."""
        return sum(range_.bodies for range_ in self.erased)


class Proposal(msgspec.Struct, frozen=True):
    """A proposal to erase a round that nobody has confirmed or withdrawn yet.

    Attributes:
        round: its short name.
        by: the operator at headquarters who proposed it.
        note: why.
        at: when (UTC, ISO format).
    """

    round: str
    by: str
    note: str
    at: str


def proposals(connection: Connection) -> dict[str, Proposal]:
    """The open proposals, by round."""
    found: dict[str, Proposal] = {}
    for event in _events(connection):
        body = event.body
        if isinstance(body, RoundErasure):
            found.pop(body.round, None)
            if body.step == "proposed":
                found[body.round] = Proposal(body.round, body.by, body.note, event.header.at)
    return found


def erased_rounds(connection: Connection) -> list[ErasedRound]:
    """Every erasure of a round, oldest first."""
    found: list[ErasedRound] = []
    for event in _events(connection):
        body = event.body
        if isinstance(body, RoundErasure) and body.step == "erased":
            decided = (body.proposed_by, body.by, body.note)
            numbers = (body.samples, body.days, body.until)
            found.append(ErasedRound(body.round, event.header.at, *decided, *numbers, ()))
        elif isinstance(body, BodiesErased) and body.reason == ROUND_ERASED and found:
            range_ = ErasedRange(body.author, body.first, body.last, body.count)
            ranges = (*found[-1].erased, range_)
            found[-1] = msgspec.structs.replace(found[-1], erased=ranges)
    return found


def _events(connection: Connection) -> Iterator[Event]:
    query = select(EVENT).where(EVENT.c.station == HEADQUARTERS, EVENT.c.kind.in_(_KINDS))
    entries = journal.as_entries(connection.execute(query.order_by(EVENT.c.seq)))
    yield from (event for event in map(read_event, entries) if event is not None)
