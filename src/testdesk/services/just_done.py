"""Reads what the people page did in this shift, page by page, newest first."""

from __future__ import annotations

import msgspec

from testdesk.domain.station.just_done import DonePerson, DoneRow, rows_of
from testdesk.ports import Station

PAGE_LENGTH = 50


class DonePage(msgspec.Struct, frozen=True):
    """Some rows of the open shift.

    Attributes:
        rows: newest first; may be empty although there are older ones.
        older_before: the `before` of the next page; None if this page reaches the beginning.
        people: everybody of the shift, not only of this page; None on a page of older rows.
    """

    rows: tuple[DoneRow, ...]
    older_before: int | None
    people: int | None


def just_done(station: Station, *, before: int | None = None, limit: int = PAGE_LENGTH) -> DonePage:
    """The newest rows of the open shift; `domain.station.just_done` has the rule.

    Args:
        station: the station.
        before: only events with a lower sequence number; None for the newest.
        limit: the number of events that are looked at.
    """
    with station.read() as uow:
        first = uow.shifts.open_first()
        events = uow.just_done.events(first, before=before, limit=limit)
        lines = uow.just_done.lines(events, first)
        known = uow.people.get_many([line.resident for line in lines])
        count = None
        if before is None:
            count = uow.just_done.people(first, uow.journal.length())
    people = {
        key: DonePerson(one.resident, one.name, one.korean, one.address)
        for key, one in known.items()
    }
    older = events[-1] if len(events) == limit else None
    return DonePage(tuple(rows_of(lines, people)), older, count)
