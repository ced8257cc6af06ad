"""Imports rosters: a community's list becomes events in headquarters' own journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, Select, select

from testdesk.domain.corrections.listing import Removal
from testdesk.domain.corrections.same_person import share_a_name
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.roster.changes import (
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
from testdesk.hq.store.current import LISTED, removals_of
from testdesk.wall_clock import local_date


class _Comparison(NamedTuple):
    """An imported list compared with headquarters' own.

    Attributes:
        people: the people in the imported list.
        listed: the people on headquarters' own list, by pseudonym.
        shown: the people in the imported list as they will be shown, in its order.
        to_write: the people in `shown` who have to be written to the journal.
        removals: the earlier removals of people in `to_write`.
    """

    people: ListedPeople
    listed: Mapping[str, Resident]
    shown: list[Resident]
    to_write: list[Resident]
    removals: Mapping[str, Removal]


def import_roster(
    hq: Headquarters, data: bytes, *, filename: str, progress: Progress | None = None
) -> RosterReport:
    """Imports a list; each event holds at most 2,000 rows of one compound.

    If the list leaves out a column or cell, the listed value is kept. People already listed with
    the same data are not written again. A document number that was listed under another name
    gives the warning `name_differs`: its samples and cards are now shown for the new person.

    Args:
        hq: the headquarters.
        data: the contents of the file.
        filename: the file's name.
        progress: called to report progress; if it raises, the import stops and changes nothing.

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
    missing = missing_people(found.shown, found.listed)
    return RosterCheck(_report(reading, found), new, changed, missing)


def _compared(hq: Headquarters, connection: Connection, reading: RosterReading) -> _Comparison:
    entries = _residents(
        connection, select(view.RESIDENT).where(view.RESIDENT.c.station == journal.HEADQUARTERS)
    )
    on_list = _on_own_list(connection)
    listed = {name: person for name, person in entries.items() if name in on_list}
    # Headquarters' own entry takes precedence: a station may have corrected the name since, and a
    # list that is imported again still has the old name.
    known = _residents(connection, select(view.residents())) | listed
    key = bytes.fromhex(hq.secrets.person_key)
    people = people_of_rows(reading.rows, person_key=key, find_resident=known.get)
    shown = [
        completed(entries[name], person, row) if name in entries else person
        for name, (person, row) in people.rows.items()
    ]
    to_write = [person for person in shown if listed.get(person.resident) != person]
    removals = removals_of(connection, [person.resident for person in to_write])
    return _Comparison(people, listed, shown, to_write, removals)


def _on_own_list(connection: Connection) -> set[str]:
    """The people who are on the list according to headquarters' own journal."""
    mention, own = LISTED.c, journal.HEADQUARTERS
    later = LISTED.alias("later")
    newer = select(later.c.seq).where(
        later.c.resident == mention.resident, later.c.station == own, later.c.seq > mention.seq
    )
    listed = select(mention.resident).where(mention.station == own, mention.kind == "roster")
    removed = select(mention.resident).where(mention.station == own, mention.kind == "removed")
    off_list = set(connection.scalars(removed.where(~newer.exists())))
    return set(connection.scalars(listed)) - off_list


def _report(reading: RosterReading, found: _Comparison) -> RosterReport:
    renamed = [
        found.people.rows[person.resident][1].remark("name_differs")
        for person in found.to_write
        if person.resident in found.listed
        and not share_a_name(found.listed[person.resident], found.people.rows[person.resident][0])
    ]
    again = listed_again(found.people, found.to_write, found.removals, day_of=local_date)
    twice = [row.remark("row_duplicate") for row in found.people.repeated]
    new = sum(person.resident not in found.listed for person in found.to_write)
    return RosterReport(
        new=new,
        changed=len(found.to_write) - new,
        unchanged=len(found.shown) - len(found.to_write),
        bad=reading.in_order((*reading.bad, *twice)),
        warnings=reading.in_order((*reading.warnings, *renamed, *again)),
        columns=reading.columns,
        unread=reading.unread,
        missing=len(missing_people(found.shown, found.listed)),
    )


def _residents(connection: Connection, query: Select[tuple[object, ...]]) -> dict[str, Resident]:
    rows = connection.execute(query).mappings()
    return {row["resident"]: _resident(row) for row in rows}


def _resident(row: RowMapping) -> Resident:
    address = Address(**{part: row[part] for part in Address.__struct_fields__})
    own = {name: row[name] for name in Resident.__struct_fields__ if name != "address"}
    return Resident(address=address, **own)
