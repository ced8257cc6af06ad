"""A list that the community brings to a desk on the day: looked at, and taken in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from testdesk.domain import events as ev
from testdesk.domain.changes import Changes
from testdesk.domain.people import Resident
from testdesk.domain.same_person import share_a_name
from testdesk.formats.roster import BadRow, Progress, RosterReading, Unread, read_roster
from testdesk.formats.roster_changes import (
    PersonChange,
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
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.calendar import latest_day
from testdesk.services.session import ScanSession

ROWS_PER_EVENT = 2000
_TOUCHED = Changes(residents=True, journal=True)


class RosterReport(msgspec.Struct, frozen=True):
    """What became of a roster file, or would.

    Attributes:
        kept: people taken in, new or changed.
        unchanged: people who were known just so.
        bad: rows left out.
        warnings: rows kept that somebody should look at.
        columns: field -> header as written in the file.
        unread: what else the file holds.
        new, changed: how many of `kept` are which.
        missing: how many people of the list's buildings are known, and not on it.
    """

    kept: int
    unchanged: int
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    columns: dict[str, str] = {}
    unread: tuple[Unread, ...] = ()
    new: int = 0
    changed: int = 0
    missing: int = 0


class RosterCheck(msgspec.Struct, frozen=True):
    """A list that was looked at and not taken.

    Attributes:
        report: what would become of it.
        new, changed, missing: who; nobody is ever taken off the list by another list.
    """

    report: RosterReport
    new: tuple[PersonChange, ...]
    changed: tuple[PersonChange, ...]
    missing: tuple[PersonMissing, ...]


class _Comparison(NamedTuple):
    """A list beside the people of the desk.

    Attributes:
        people: of the list.
        known: those of them who are known.
        shown: those whom the list may speak of, as they will be shown.
        told: those of them that are to be written.
        others: pseudonyms under which somebody of another name is known.
    """

    people: ListedPeople
    known: Mapping[str, Resident]
    shown: list[Resident]
    told: list[Resident]
    others: Collection[str]


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

    Args:
        desk: the station.
        session: whose operator does it.
        data: the file.
        filename: its name.
        progress: told how far it is; what it raises ends the taking, and nothing was taken.

    Raises:
        Refusal: roster_unreadable, roster_too_large, roster_no_header, roster_empty.
    """
    reading = _read(desk, data, filename, progress)
    with desk.begin(session.operator) as uow:
        found = _compared(uow, desk, reading)
        written = 0
        for compound, residents in _chunks(found.told):
            if progress:
                progress("writing", written, len(found.told))
            uow.journal.append(ev.RosterTaken(compound, residents))
            written += len(residents)
        missing = _missing(uow, found)
        uow.commit()
    return _report(reading, found, len(missing)), _TOUCHED if found.told else Changes()


def check_roster(
    *, desk: Desk, data: bytes, filename: str, progress: Progress | None = None
) -> RosterCheck:
    """Looks at a list, and changes nothing; see `take_roster`."""
    reading = _read(desk, data, filename, progress)
    with desk.begin("") as uow:
        found = _compared(uow, desk, reading)
        missing = _missing(uow, found)
    new, changed = person_changes(found.people, found.told, found.known)
    return RosterCheck(_report(reading, found, len(missing)), new, changed, missing)


def _read(desk: Desk, data: bytes, filename: str, progress: Progress | None) -> RosterReading:
    with desk.begin("") as uow:
        today = latest_day(uow, desk)
    return read_roster(data, filename=filename, today=today, progress=progress)


def _compared(uow: UnitOfWork, desk: Desk, reading: RosterReading) -> _Comparison:
    key = desk.identity.person_key
    asked = set(first_pseudonyms(reading.rows, key))
    held = uow.people.many(sorted(asked))

    def holder(number: str) -> Resident | None:
        return held.get(number) if number in asked else uow.people.holder(number)

    people = people_of_rows(reading.rows, person_key=key, known=holder)
    known = {name: one for name in people.rows if (one := holder(name))}
    corrected = uow.history.corrected_here(list(known))
    others = {
        name
        for name, one in known.items()
        if not share_a_name(one, people.rows[name][0]) and "name" not in corrected.get(name, ())
    }
    shown = [
        completed(known[name], told, row, corrected.get(name, ())) if name in known else told
        for name, (told, row) in people.rows.items()
        if name not in others
    ]
    told = [person for person in shown if known.get(person.resident) != person]
    return _Comparison(people, known, shown, told, others)


def _missing(uow: UnitOfWork, found: _Comparison) -> tuple[PersonMissing, ...]:
    """Who is known in the list's buildings and is not on it, walk-ins too."""
    here = {(one.address.compound, one.address.building) for one in found.shown}
    living = {
        one.resident: one
        for compound, building in here
        if building
        for one in uow.people.of_building(compound, building)
        if one.resident not in found.others
    }
    return missing_people(found.shown, living)


def _report(reading: RosterReading, found: _Comparison, missing: int) -> RosterReport:
    column = reading.columns.get("name", "")
    rows = found.people.rows
    refused = [
        BadRow(rows[name][1].row, column, "name_differs", rows[name][1].sheet)
        for name in found.others
    ]
    twice = [BadRow(row.row, "", "row_duplicate", row.sheet) for row in found.people.repeated]
    new = sum(person.resident not in found.known for person in found.told)
    return RosterReport(
        kept=len(found.told),
        unchanged=len(found.shown) - len(found.told),
        bad=reading.in_order((*reading.bad, *refused, *twice)),
        warnings=reading.warnings,
        columns=reading.columns,
        unread=reading.unread,
        new=new,
        changed=len(found.told) - new,
        missing=missing,
    )


def _chunks(residents: Iterable[Resident]) -> Iterator[tuple[str, tuple[Resident, ...]]]:
    """One event per compound and at most ROWS_PER_EVENT rows."""
    by_compound: dict[str, list[Resident]] = {}
    for resident in residents:
        by_compound.setdefault(resident.address.compound, []).append(resident)
    for compound, members in by_compound.items():
        for start in range(0, len(members), ROWS_PER_EVENT):
            yield compound, tuple(members[start : start + ROWS_PER_EVENT])
