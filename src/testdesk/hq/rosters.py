"""Rosters: a community's list becomes events of headquarters' own journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, Select, select

from testdesk.domain.events import RosterTaken
from testdesk.domain.people import Address, Resident
from testdesk.domain.same_person import share_a_name
from testdesk.formats.roster import BadRow, RosterRow, read_roster
from testdesk.formats.roster_people import resident_of_row
from testdesk.hq import journal, shown
from testdesk.hq.current import LISTED
from testdesk.hq.home import Headquarters

_ROWS_OF_EVENT = 2000


class RosterReport(msgspec.Struct, frozen=True):
    """What became of a roster; nothing in it tells a person's data.

    Attributes:
        new: people who were not on headquarters' list.
        changed: people whose entry was replaced.
        unchanged: people already listed just so.
        bad: rows left out.
        warnings: rows kept that a person should look at.
        columns: field -> header as written in the file.
    """

    new: int
    changed: int
    unchanged: int
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    columns: dict[str, str]


def take_roster(hq: Headquarters, data: bytes, *, filename: str) -> RosterReport:
    """Takes a list in: one event for each compound and at most 2,000 rows.

    People already listed with the same data are not said again. A number that was listed for
    somebody of another name is a warning, `name_differs`: samples and cards under it are now shown
    for the new one.

    Raises:
        Refusal: as `formats.roster.read_roster`; the journal is then as before.
    """
    reading = read_roster(data, filename=filename, today=hq.clock.today())
    with hq.writing() as connection:
        entry, own = shown.RESIDENT.c, journal.HEADQUARTERS
        on_list = select(LISTED.c.seq).where(
            LISTED.c.resident == entry.resident, LISTED.c.station == own
        )
        listed = _residents(
            connection, select(shown.RESIDENT).where(entry.station == own, on_list.exists())
        )
        # Our own entry first: a station may have corrected the name since, and the list that
        # comes again still has the old one.
        known = _residents(connection, select(shown.residents())) | listed
        rows, twice = _people(hq, reading.rows, known)
        people = list(rows)
        told = [person for person in people if listed.get(person.resident) != person]
        journal.append(connection, list(_events(told)), clock=hq.clock)
    column = reading.columns.get("name", "")
    renamed = [
        BadRow(rows[person], column, "name_differs")
        for person in told
        if person.resident in listed and not share_a_name(listed[person.resident], person)
    ]
    new = sum(person.resident not in listed for person in told)
    return RosterReport(
        new=new,
        changed=len(told) - new,
        unchanged=len(people) - len(told),
        bad=tuple(sorted((*reading.bad, *twice), key=lambda bad: bad.row)),
        warnings=tuple(sorted((*reading.warnings, *renamed), key=lambda row: row.row)),
        columns=reading.columns,
    )


def _people(
    hq: Headquarters, rows: Iterable[RosterRow], known: Mapping[str, Resident]
) -> tuple[dict[Resident, int], list[BadRow]]:
    """The people with their rows, and the rows that repeat an earlier one without a number."""
    person_key = bytes.fromhex(hq.secrets.person_key)
    holders = dict(known)
    found: dict[str, Resident] = {}
    numbers: dict[str, int] = {}
    twice: list[BadRow] = []
    for row in rows:
        person = resident_of_row(row, person_key=person_key, known=holders.get)
        if person.resident in found:
            twice.append(BadRow(row.row, "", "row_duplicate"))
        else:
            found[person.resident] = holders[person.resident] = person
            numbers[person.resident] = row.row
    return {person: numbers[name] for name, person in found.items()}, twice


def _events(people: Sequence[Resident]) -> Iterator[RosterTaken]:
    compounds: dict[str, list[Resident]] = defaultdict(list)
    for person in people:
        compounds[person.address.compound].append(person)
    for compound, residents in compounds.items():
        for start in range(0, len(residents), _ROWS_OF_EVENT):
            yield RosterTaken(compound, tuple(residents[start : start + _ROWS_OF_EVENT]))


def _residents(connection: Connection, query: Select[tuple[object, ...]]) -> dict[str, Resident]:
    rows = connection.execute(query).mappings()
    return {row["resident"]: _resident(row) for row in rows}


def _resident(row: RowMapping) -> Resident:
    address = Address(**{part: row[part] for part in Address.__struct_fields__})
    own = {name: row[name] for name in Resident.__struct_fields__ if name != "address"}
    return Resident(address=address, **own)
