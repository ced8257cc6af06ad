"""What contradicts the events of one batch, for its receipt."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, select

from testdesk.formats.receipt import ConflictNote
from testdesk.hq import journal, shown
from testdesk.hq.conflicts import plain_name
from testdesk.hq.differing import differing_of
from testdesk.hq.schema import EVENT

# SQLite takes 32,766 values in one statement.
_AT_ONCE = 5_000
_STATION: BindParameter[int] = bindparam("station")


def notes(
    connection: Connection, *, station: int, first: int, last: int
) -> tuple[ConflictNote, ...]:
    """What contradicts the events first to last of one station, for its receipt."""
    values = {"station": station, "first": first, "last": last}
    found: list[tuple[int, str]] = []
    for kind, query in _queries().items():
        found.extend((row.seq, kind) for row in connection.execute(query, values))
    found += [(seq, "number_shared") for seq in _other_names(connection, station, first, last)]
    found += [(seq, "record_differs") for seq in differing_of(connection, station, first, last)]
    return tuple(ConflictNote(kind, seq) for seq, kind in sorted(found))


@cache
def _queries() -> dict[str, Select[Any]]:
    """By kind; made once, for SQLAlchemy takes longer to put them together than to ask them."""
    pairs = {
        "sampled_twice": _another_sample(),
        "tube_at_two_stations": _another_tube(),
        "card_issued_twice": _another_card(),
    }
    first: BindParameter[int] = bindparam("first")
    last: BindParameter[int] = bindparam("last")
    return {kind: query.where(seq.between(first, last)) for kind, (query, seq) in pairs.items()}


def _another_sample() -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's samples of people who have a second one in the round."""
    here, other = shown.samples("here").c, shown.samples("other").c
    same = (here.round == other.round) & (here.resident == other.resident)
    query = select(here.seq).where(here.station == _STATION, same, here.sample != other.sample)
    return query.distinct(), here.seq


def _another_tube() -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's tubes that a second station has, too."""
    here, other = shown.tubes("here").c, shown.tubes("other").c
    same = (here.tube == other.tube) & (here.station != other.station)
    return select(here.seq).where(here.station == _STATION, same).distinct(), here.seq


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
            one.resident: (entry.header.seq, plain_name(one.name))
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
            if plain_name(row.name) != name:
                found.add(seq)
    return found


def _another_card() -> tuple[Select[Any], ColumnElement[Any]]:
    """The station's cards that have the issue number of another standing card of the person."""
    here, other = shown.cards("here").c, shown.cards("other").c
    same = (here.resident == other.resident) & (here.issue_number == other.issue_number)
    query = select(here.seq).where(here.station == _STATION, same, here.card != other.card)
    return query.distinct(), here.seq
