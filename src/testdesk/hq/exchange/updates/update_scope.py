"""Limits the people that kits and updates mention: stations receive only their compounds' people.

A lost laptop then exposes the people of a few compounds, not of the whole city. Anything that names
a person (a list, a record, a correction, an excuse, a removal and its note) therefore goes only to
the stations that serve the compound where the person lives now, and to any station that registered
the person itself. Other stations get the event without its body, which keeps the chain unbroken.
An operator, with badge key and PIN, goes only to the stations of the operator's testing point.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import msgspec
from sqlalchemy import Connection, select, union

from testdesk.domain.corrections.aliases import ANY_AUTHOR, Aliases
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import (
    AnyBody,
    BatchAdmitted,
    ConflictResolved,
    Entry,
    ExcuseWithdrawn,
    OperatorEnrolled,
    OperatorRemoved,
    ResidentCorrected,
    ResidentExcused,
    ResidentRegistered,
    ResidentRemoved,
    ResidentRestored,
    RosterImported,
)
from testdesk.hq.store.current import aliases_of
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT, KIT, STATION_COMPOUND
from testdesk.hq.store.view import RESIDENT_STATEMENT

_ROSTER = "roster_taken"  # the kind of `RosterImported`
# Decisions that concern only headquarters: no station reads them, and their notes may name people.
_INTERNAL = (ConflictResolved, BatchAdmitted)
# Other stations' events of these types travel with an update's cards if the person is in scope.
_ABOUT_PEOPLE_IN_SCOPE = (ResidentCorrected, ResidentExcused, ExcuseWithdrawn)
_NAMING_PEOPLE = (
    ResidentRegistered,
    ResidentRemoved,
    ResidentRestored,
    *_ABOUT_PEOPLE_IN_SCOPE,
    *_INTERNAL,
)
_ABOUT_STAFF = (OperatorEnrolled, OperatorRemoved)
_KINDS_ABOUT_STAFF = {str(kind.__struct_config__.tag) for kind in _ABOUT_STAFF}
_KINDS_NAMING_PEOPLE = {str(kind.__struct_config__.tag) for kind in _NAMING_PEOPLE}


class PeopleScope:
    """The people whose data a station may receive, within one transaction.

    Args:
        connection: a connection in a transaction; this object is not valid after it.
        station: the station's number.
        compounds: the compounds whose residents' data it may receive; empty for all.
    """

    def __init__(self, connection: Connection, station: int, compounds: Collection[str]) -> None:
        self._connection = connection
        self._station = station
        self._compounds = compounds
        self._known: dict[str, bool] = {}

    def redacted(self, entry: Entry) -> Entry:
        """The entry, without its body if the station may not receive what it states."""
        if entry.header.kind in _KINDS_ABOUT_STAFF:
            return entry if self._point in _points_in(entry) else Entry(entry.header, None)
        if not self._compounds or entry.body is None:
            return entry
        if entry.header.kind == _ROSTER:
            listed = msgspec.json.decode(entry.body, type=RosterImported)
            return entry if listed.compound in self._compounds else Entry(entry.header, None)
        if entry.header.kind not in _KINDS_NAMING_PEOPLE:
            return entry
        event = hash_chain.read_event(entry)
        pseudonyms = set() if event is None else _pseudonyms_in(event.body)
        return entry if pseudonyms and self.concerns(pseudonyms) else Entry(entry.header, None)

    @cached_property
    def _point(self) -> str:
        """The testing point of the station's newest kit."""
        query = select(KIT.c.point).where(KIT.c.station == self._station)
        newest = query.order_by(KIT.c.made_at.desc()).limit(1)
        return self._connection.scalars(newest).first() or ""

    def concerns(self, pseudonyms: Collection[str]) -> bool:
        """Whether the station may receive data about any of the people with these pseudonyms."""
        if not self._compounds:
            return True
        unknown = set(pseudonyms) - set(self._known)
        if unknown:
            self._known |= dict.fromkeys(unknown, False) | dict.fromkeys(
                self._in_scope(unknown), True
            )
        return any(self._known[pseudonym] for pseudonym in pseudonyms)

    def _in_scope(self, pseudonyms: Collection[str]) -> set[str]:
        """Those of these pseudonyms that are in scope.

        A person is in scope if their current compound is, or if the station registered them.
        """
        # The aliases that hold for every author, whatever the sequence number.
        known_aliases = Aliases(aliases_of(self._connection, pseudonyms))
        current = {
            pseudonym: known_aliases.resolve(pseudonym, ANY_AUTHOR, 0) for pseudonym in pseudonyms
        }
        given_and_current = {*current, *current.values()}
        residing = select(CURRENT_RESIDENT.c.resident).where(
            CURRENT_RESIDENT.c.resident.in_(given_and_current),
            CURRENT_RESIDENT.c.compound.in_(self._compounds),
        )
        registered = select(RESIDENT_STATEMENT.c.resident).where(
            RESIDENT_STATEMENT.c.resident.in_(given_and_current),
            RESIDENT_STATEMENT.c.station == self._station,
        )
        found = set(self._connection.scalars(union(residing, registered)))
        return {pseudonym for pseudonym in current if {pseudonym, current[pseudonym]} & found}


def _points_in(entry: Entry) -> set[str]:
    """The testing point at which the operator of an event works; none if it cannot be read."""
    event = hash_chain.read_event(entry)
    return {event.body.point} if event and isinstance(event.body, _ABOUT_STAFF) else set()


def entries_in_scope(connection: Connection, station: int, entries: list[Entry]) -> list[Entry]:
    """The entries without corrections and excuses of people who are out of scope."""
    scope = PeopleScope(connection, station, compounds(connection, station))
    return [entry for entry in entries if _is_in_scope(entry, scope)]


def compounds(connection: Connection, station: int) -> set[str]:
    """The compounds whose residents' data the station may receive; empty for all."""
    query = select(STATION_COMPOUND.c.compound).where(STATION_COMPOUND.c.station == station)
    return set(connection.scalars(query))


def _is_in_scope(entry: Entry, scope: PeopleScope) -> bool:
    event = hash_chain.read_event(entry)
    if event is None or not isinstance(event.body, _ABOUT_PEOPLE_IN_SCOPE):
        return True
    return scope.concerns(_pseudonyms_in(event.body))


def _pseudonyms_in(body: AnyBody) -> set[str]:
    """The pseudonyms of the people whom an event is about; none for `_INTERNAL` types."""
    match body:
        case ResidentRegistered():
            return {body.resident.resident}
        case ResidentCorrected():
            return {body.resident, body.becomes} - {""}
        case ResidentRemoved() | ResidentRestored() | ResidentExcused() | ExcuseWithdrawn():
            return {body.resident}
        case _:
            return set()
