"""Finds residents at headquarters, by the same rules as at stations.

Unlike a station, headquarters has no search index, so every resident is compared, which takes half
a minute with 600,000 residents. Complete document numbers are looked up directly.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.finding import (
    FoundPeople,
    Hit,
    Query,
    matches_query,
    narrowing_hints,
    read_query,
    score,
    sort_key,
)
from testdesk.domain.station.status import FoundPerson
from testdesk.hq.accounts.access import log_access
from testdesk.hq.city import rounds
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database, view
from testdesk.hq.views import coverage

_ADDRESS_FIELDS = ("compound", "building", "unit", "room")
_OTHER_FIELDS = tuple(name for name in Resident.__struct_fields__ if name != "address")
_ROWS_AT_ONCE = 1000
# A complete number of at least this length cannot be the beginning of another number.
_UNAMBIGUOUS_LENGTH = 12


class _CountedHits:
    """Passes on hits (a resident, the score, and the fields that matched) and counts them."""

    def __init__(self, hits: Iterator[Hit]) -> None:
        self._hits = hits
        self.count = 0

    def __iter__(self) -> Iterator[Hit]:
        for hit in self._hits:
            self.count += 1
            yield hit


def find(hq: Headquarters, text: str, *, limit: int, operator: str) -> FoundPeople:
    """Finds the residents who match a text, best first, and counts all matches; logs the search.

    Raises:
        EnvironmentFault: the faults of the database.
    """
    query = read_query(text)
    if not query.terms:
        return FoundPeople()
    with hq.read() as connection:
        hits = _CountedHits(_hits(connection, query))
        best = heapq.nsmallest(limit, hits, key=lambda hit: sort_key(hit, query))
        people = tuple(_as_found(connection, hit) for hit in best)
    with database.insert_transaction(hq.engine) as connection:
        pseudonyms = [person.resident.resident for person in people]
        log_access(connection, hq, operator=operator, kind="person", subjects=pseudonyms)
    hints = narrowing_hints(people) if hits.count > len(people) else ()
    return FoundPeople(people, hits.count, hints=hints)


def _hits(connection: Connection, query: Query) -> Iterator[Hit]:
    """Yields the residents who match; first those with a document number that the text may mean."""
    seen: set[str] = set()
    if query.numbers:
        for resident in _residents(connection, numbers=query.numbers):
            seen.add(resident.resident)
            yield resident, *score(resident, query)
    # `joined` is the whole text without spaces.
    if seen and len(query.joined) >= _UNAMBIGUOUS_LENGTH:
        return
    for resident in _residents(connection):
        if resident.resident not in seen and matches_query(resident, query):
            yield resident, *score(resident, query)


def _residents(connection: Connection, numbers: Sequence[str] = ()) -> Iterator[Resident]:
    """Yields all residents, or those with these document numbers; reads a thousand at a time."""
    people = view.residents().c
    query = select(*(people[name] for name in (*_OTHER_FIELDS, *_ADDRESS_FIELDS)))
    if numbers:
        query = query.where(people.document_number.in_(numbers))
    rows = connection.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE})
    for row in rows.mappings():
        values = dict(row)
        address = Address(**{part: values.pop(part) for part in _ADDRESS_FIELDS})
        yield Resident(**values, address=address)


def _as_found(connection: Connection, hit: Hit) -> FoundPerson:
    resident, search_score, fields = hit
    person = coverage.person(connection, rounds.current_round(connection), resident.resident)
    return FoundPerson(
        resident, search_score, fields, sampled=person is not None and person.sampled
    )
