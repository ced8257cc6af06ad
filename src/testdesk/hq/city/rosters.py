"""Imports rosters: a community's list becomes events in headquarters' own journal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, select

from testdesk.domain.corrections.listing import Removal
from testdesk.domain.corrections.same_person import share_a_name
from testdesk.domain.residents.people import Resident
from testdesk.formats.roster.changes import (
    Building,
    PersonMissing,
    missing_people,
    person_changes,
)
from testdesk.formats.roster.people import ListedPeople, completed, people_of_rows
from testdesk.formats.roster.reading import Progress, RosterReading, read_roster
from testdesk.formats.roster.report import (
    RosterCheck,
    RosterReport,
    listed_again,
    roster_events,
)
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal, view
from testdesk.hq.store.among import among
from testdesk.hq.store.current import LISTED, current_residents, removals_of, resident_of
from testdesk.wall_clock import local_date

# People who are compared together.
_PORTION = 1000
# What headquarters' own journal states about each person: in lists, and in decisions.
_OWN_RECORDS = select(view.RESIDENT_STATEMENT).where(
    view.RESIDENT_STATEMENT.c.station == journal.HEADQUARTERS
)


class _Comparison(NamedTuple):
    """An imported list compared with headquarters' own.

    Attributes:
        people: the people in the imported list.
        to_write: those who have to be written to the journal, as they will be shown.
        listed: those of `to_write` who are on headquarters' own list, as they are there.
        unchanged: the number of the others, who are listed with the same data.
        left_out: people whom headquarters lists in the imported list's buildings, but who are not
            in that list. The report counts them as `missing`.
        removals: the earlier removals of people in `to_write`.
    """

    people: ListedPeople
    to_write: list[Resident]
    listed: Mapping[str, Resident]
    unchanged: int
    left_out: tuple[PersonMissing, ...]
    removals: Mapping[str, Removal]


def import_roster(
    hq: Headquarters, data: bytes, *, filename: str, progress: Progress | None = None
) -> RosterReport:
    """Imports a list; each event holds at most 2,000 rows of one compound.

    If the list leaves out a column or cell, the listed value is kept. People already listed with
    the same data are not written again. A document number that was listed under another name
    gives the warning `name_differs`: from now on, the samples and cards under that number are shown
    for the person whom the list names.

    Args:
        hq: the headquarters.
        data: the contents of the file.
        filename: the file's name.
        progress: called with the stage, how many rows are done and how many there are; if it
            raises, the import stops and changes nothing.

    Raises:
        Refusal: the refusals of `formats.roster.reading.read_roster`; the journal is unchanged.
    """
    reading = read_roster(data, filename=filename, today=hq.clock.today(), progress=progress)
    if progress:
        progress("comparing", 0, len(reading.rows))
    with hq.write() as connection:
        found = _compared(hq, connection, reading)
        written = 0
        for event in roster_events(found.to_write):
            if progress:
                progress("writing", written, len(found.to_write))
            journal.append(connection, [event], clock=hq.clock)
            written += len(event.residents)
    return _report(reading, found)


def check_roster(
    hq: Headquarters, data: bytes, *, filename: str, progress: Progress | None = None
) -> RosterCheck:
    """Checks a list without changing anything; see `import_roster`."""
    reading = read_roster(data, filename=filename, today=hq.clock.today(), progress=progress)
    if progress:
        progress("comparing", 0, len(reading.rows))
    with hq.read() as connection:
        found = _compared(hq, connection, reading)
    new, changed = person_changes(found.people, found.to_write, found.listed)
    return RosterCheck(_report(reading, found), new, changed, found.left_out)


def _compared(hq: Headquarters, connection: Connection, reading: RosterReading) -> _Comparison:
    people = people_of_rows(
        reading.rows,
        person_key=bytes.fromhex(hq.secrets.person_key),
        find_residents=partial(_known_residents, connection),
    )
    to_write, listed = list[Resident](), dict[str, Resident]()
    buildings = set[Building]()
    pseudonyms = list(people.rows)
    for start in range(0, len(pseudonyms), _PORTION):
        portion = pseudonyms[start : start + _PORTION]
        records = _own_records(connection, portion)
        already_listed = _listed_by_headquarters(connection, portion)
        for pseudonym in portion:
            current, row = people.rows[pseudonym]
            record = records.get(pseudonym)
            if record is not None:
                current = completed(record, current, row)  # keeps what the row leaves out
            if current.address.building:
                buildings.add((current.address.compound, current.address.building))
            if pseudonym not in already_listed or record != current:
                to_write.append(current)
                if record is not None and pseudonym in already_listed:
                    listed[pseudonym] = record
    left_out = missing_people(
        _listed_in(connection, buildings), buildings=buildings, on_list=people.rows
    )
    removals = removals_of(connection, [person.resident for person in to_write])
    unchanged = len(pseudonyms) - len(to_write)
    return _Comparison(people, to_write, listed, unchanged, left_out, removals)


def _known_residents(connection: Connection, pseudonyms: Sequence[str]) -> dict[str, Resident]:
    """The residents among these pseudonyms.

    Headquarters' own record takes precedence: a station may have corrected the name since, and a
    roster that is imported again still has the old name.
    """
    records = _own_records(connection, pseudonyms)
    listed = _listed_by_headquarters(connection, pseudonyms)
    return current_residents(connection, pseudonyms) | {
        pseudonym: record for pseudonym, record in records.items() if pseudonym in listed
    }


def _own_records(connection: Connection, pseudonyms: Sequence[str]) -> dict[str, Resident]:
    query = _OWN_RECORDS.where(among(view.RESIDENT_STATEMENT.c.resident, pseudonyms))
    rows = connection.execute(query).mappings()
    return {row["resident"]: resident_of(row) for row in rows}


def _listed_in(connection: Connection, buildings: Collection[Building]) -> Iterator[Resident]:
    """The people whom headquarters itself lists in the compounds of these buildings, one by one."""
    compounds = {compound for compound, _ in buildings}
    query = _OWN_RECORDS.where(among(view.RESIDENT_STATEMENT.c.compound, compounds))
    rows = connection.execute(query, execution_options={"yield_per": _PORTION})
    for partition in rows.mappings().partitions():
        listed = _listed_by_headquarters(connection, [row["resident"] for row in partition])
        yield from (resident_of(row) for row in partition if row["resident"] in listed)


def _listed_by_headquarters(connection: Connection, pseudonyms: Sequence[str]) -> set[str]:
    """The pseudonyms of those people whom headquarters' own journal lists."""
    statement, later = LISTED.c, LISTED.alias("later")
    newer = select(later.c.seq).where(
        later.c.resident == statement.resident,
        later.c.station == journal.HEADQUARTERS,
        later.c.seq > statement.seq,
    )
    is_ours = statement.station == journal.HEADQUARTERS
    is_about_them = among(statement.resident, pseudonyms)
    listed = select(statement.resident).where(is_ours, is_about_them, statement.kind == "roster")
    removed = select(statement.resident).where(is_ours, is_about_them, statement.kind == "removed")
    removed_pseudonyms = set(connection.scalars(removed.where(~newer.exists())))
    return set(connection.scalars(listed)) - removed_pseudonyms


def _report(reading: RosterReading, found: _Comparison) -> RosterReport:
    renamed = [
        found.people.rows[person.resident][1].remark("name_differs")
        for person in found.to_write
        if person.resident in found.listed
        and not share_a_name(found.listed[person.resident], found.people.rows[person.resident][0])
    ]
    relisted_rows = listed_again(found.people, found.to_write, found.removals, day_of=local_date)
    duplicate_rows = [row.remark("row_duplicate") for row in found.people.repeated]
    new = sum(person.resident not in found.listed for person in found.to_write)
    return RosterReport(
        new=new,
        changed=len(found.to_write) - new,
        unchanged=found.unchanged,
        bad=reading.in_order((*reading.bad, *duplicate_rows)),
        warnings=reading.in_order((*reading.warnings, *renamed, *relisted_rows)),
        columns=reading.columns,
        unread=reading.unread,
        missing=len(found.left_out),
    )
