"""A list that the community brings to a desk on the day: looked at, and taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from testdesk.domain.changes import Changes
from testdesk.domain.listing import Removal
from testdesk.domain.people import Resident
from testdesk.domain.same_person import share_a_name
from testdesk.formats.roster import BadRow, Progress, RosterReading, read_roster
from testdesk.formats.roster_changes import (
    PersonMissing,
    missing_people,
    person_changes,
)
from testdesk.formats.roster_people import (
    ListedPeople,
    completed,
    first_pseudonyms,
    people_of_rows,
)
from testdesk.formats.roster_report import (
    RosterCheck,
    RosterReport,
    listed_again,
    roster_events,
)
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.calendar import latest_day
from testdesk.services.session import ScanSession
from testdesk.wall_clock import local_date

# People who are written while nobody can be scanned.
AT_ONCE = 1000
_TOUCHED = Changes(residents=True, journal=True)


class _Judged(NamedTuple):
    """Some of a list's people beside those of the desk.

    Attributes:
        known: those of them who are known.
        shown: those whom the list may speak of, as they will be shown.
        told: those of them that are to be written.
        others: pseudonyms under which somebody of another name is known.
        removals: of those that are to be written, who was taken off the list.
    """

    known: dict[str, Resident]
    shown: list[Resident]
    told: list[Resident]
    others: set[str]
    removals: dict[str, Removal]


def take_roster(
    *,
    desk: Desk,
    session: ScanSession,
    data: bytes,
    filename: str,
    progress: Progress | None = None,
) -> tuple[RosterReport, Changes]:
    """Takes a list in that the community brings on the day: good rows kept, bad ones reported.

    What a list leaves out is not taken away from somebody who is known, and what was corrected at
    this desk stays corrected: a person looked there, and a list did not. A row with the number of
    somebody of another name is left out, as `name_differs`: it would make one person the other,
    samples and cards too.

    A list that writes at most `AT_ONCE` people is one transaction. A longer one is taken in pieces
    of whole people, for while one transaction writes nobody is scanned; each piece looks again at
    who is known. What is stopped between two pieces is gone on with by taking the list once more.

    Args:
        desk: the station.
        session: whose operator does it.
        data: the file.
        filename: its name.
        progress: told how far it is ("writing": people of the list whose pieces are done); what
            it raises ends the taking before the next piece.

    Raises:
        Refusal: roster_unreadable, roster_too_large, roster_no_header, roster_empty.
    """
    reading = _read(desk, data, filename, progress)
    with desk.begin("") as uow:
        people = _people(uow, desk, reading)
        names = list(people.rows)
        long = len(_judged(uow, people, names).told) > AT_ONCE
    whole = _Judged({}, [], [], set(), {})
    for start in range(0, len(names), AT_ONCE if long else max(1, len(names))):
        if progress:
            progress("writing", start, len(names))
        piece = names[start : start + AT_ONCE] if long else names
        with desk.begin(session.operator) as uow:
            found = _judged(uow, people, piece)
            for event in roster_events(found.told):
                uow.journal.append(event)
            uow.commit()
        _add(whole, found)
    with desk.begin("") as uow:
        missing = _missing(uow, whole)
    report = _report(reading, people, whole, len(missing))
    return report, _TOUCHED if whole.told else Changes()


def check_roster(
    *, desk: Desk, data: bytes, filename: str, progress: Progress | None = None
) -> RosterCheck:
    """Looks at a list, and changes nothing; see `take_roster`."""
    reading = _read(desk, data, filename, progress)
    with desk.begin("") as uow:
        people = _people(uow, desk, reading)
        found = _judged(uow, people, list(people.rows))
        missing = _missing(uow, found)
    new, changed = person_changes(people, found.told, found.known)
    return RosterCheck(_report(reading, people, found, len(missing)), new, changed, missing)


def _read(desk: Desk, data: bytes, filename: str, progress: Progress | None) -> RosterReading:
    with desk.begin("") as uow:
        today = latest_day(uow, desk)
    return read_roster(data, filename=filename, today=today, progress=progress)


def _people(uow: UnitOfWork, desk: Desk, reading: RosterReading) -> ListedPeople:
    key = desk.identity.person_key
    asked = set(first_pseudonyms(reading.rows, key))
    held = uow.people.many(sorted(asked))

    def holder(number: str) -> Resident | None:
        return held.get(number) if number in asked else uow.people.holder(number)

    return people_of_rows(reading.rows, person_key=key, known=holder)


def _judged(uow: UnitOfWork, people: ListedPeople, names: Sequence[str]) -> _Judged:
    known = uow.people.many(names)
    corrected = uow.history.corrected_here(list(known))
    others = {
        name
        for name, one in known.items()
        if not share_a_name(one, people.rows[name][0]) and "name" not in corrected.get(name, ())
    }
    shown = []
    for name in names:
        person, row = people.rows[name]
        if name in known and name not in others:
            person = completed(known[name], person, row, corrected.get(name, ()))
        if name not in others:
            shown.append(person)
    listed = uow.people.listed_among(list(known))
    told = [
        person
        for person in shown
        if known.get(person.resident) != person or person.resident not in listed
    ]
    removals = dict(uow.people.removals([person.resident for person in told]))
    return _Judged(known, shown, told, others, removals)


def _add(whole: _Judged, piece: _Judged) -> None:
    whole.known.update(piece.known)
    whole.shown.extend(piece.shown)
    whole.told.extend(piece.told)
    whole.others.update(piece.others)
    whole.removals.update(piece.removals)


def _missing(uow: UnitOfWork, found: _Judged) -> tuple[PersonMissing, ...]:
    """Who is known in the list's buildings and is not on it, walk-ins too.

    Whoever was taken off the list is no longer looked for.
    """
    here = {(one.address.compound, one.address.building) for one in found.shown}
    living = {
        one.resident: one
        for compound, building in here
        if building
        for one in uow.people.of_building(compound, building)
        if one.resident not in found.others
    }
    for removed in uow.people.removals(list(living)):
        del living[removed]
    return missing_people(found.shown, living)


def _report(
    reading: RosterReading, people: ListedPeople, found: _Judged, missing: int
) -> RosterReport:
    column = reading.columns.get("name", "")
    rows = people.rows
    refused = [
        BadRow(rows[name][1].row, column, "name_differs", rows[name][1].sheet)
        for name in found.others
    ]
    twice = [BadRow(row.row, "", "row_duplicate", row.sheet) for row in people.repeated]
    again = listed_again(people, found.told, found.removals, column, day_of=local_date)
    new = sum(person.resident not in found.known for person in found.told)
    return RosterReport(
        unchanged=len(found.shown) - len(found.told),
        bad=reading.in_order((*reading.bad, *refused, *twice)),
        warnings=reading.in_order((*reading.warnings, *again)),
        columns=reading.columns,
        unread=reading.unread,
        new=new,
        changed=len(found.told) - new,
        missing=missing,
    )
