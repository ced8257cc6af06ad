"""Rosters: a community's list becomes events of headquarters' own journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.documents import lifelong_number
from testdesk.domain.events import RosterTaken
from testdesk.domain.people import Address, Resident
from testdesk.formats.pseudonym import address_identity, document_identity, resident_pseudonym
from testdesk.formats.roster import BadRow, RosterRow, read_roster
from testdesk.hq import journal
from testdesk.hq.home import Headquarters
from testdesk.hq.shown import RESIDENT

_ROWS_OF_EVENT = 2000
_ATTEMPTS = 256


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

    People already listed with the same data are not said again.

    Raises:
        Refusal: as `formats.roster.read_roster`; the journal is then as before.
    """
    reading = read_roster(data, filename=filename, today=hq.clock.today())
    with hq.writing() as connection:
        listed = _listed(connection)
        naming = _Naming(bytes.fromhex(hq.secrets.person_key), _numbers(connection))
        residents = [naming.resident(row, listed) for row in reading.rows]
        people = [resident for resident in residents if resident is not None]
        told = [person for person in people if listed.get(person.resident) != person]
        journal.append(connection, list(_events(told)), clock=hq.clock)
    new = sum(person.resident not in listed for person in told)
    return RosterReport(
        new=new,
        changed=len(told) - new,
        unchanged=len(people) - len(told),
        bad=tuple(sorted((*reading.bad, *naming.twice), key=lambda bad: bad.row)),
        warnings=reading.warnings,
        columns=reading.columns,
    )


class _Naming:
    """Gives each row of a file the pseudonym of its person.

    Attributes:
        twice: rows of people without a number who stand in the file already.
    """

    def __init__(self, person_key: bytes, numbers: dict[str, set[str]]) -> None:
        self.twice: list[BadRow] = []
        self._person_key = person_key
        self._numbers = numbers
        self._seen: set[str] = set()

    def resident(self, row: RosterRow, listed: dict[str, Resident]) -> Resident | None:
        """The row's person, or None where the row repeats an earlier one."""
        pseudonym = self._pseudonym(row)
        if pseudonym in self._seen:
            self.twice.append(BadRow(row.row, "", "row_duplicate"))
            return None
        self._seen.add(pseudonym)
        document = row.document
        if document is not None:
            self._numbers[pseudonym].add(document.number)
        known = listed.get(pseudonym)
        return Resident(
            resident=pseudonym,
            name=row.name,
            korean=row.korean,
            document_type="" if document is None else document.type,
            document_number="" if document is None else document.number,
            phone=row.phone,
            address=row.address,
            language=row.language,
            note=row.note,
            birth="" if document is None else document.birth,
            sex="" if document is None else document.sex,
            colour="none" if known is None else known.colour,
        )

    def _pseudonym(self, row: RosterRow) -> str:
        """The first of the person's pseudonyms that nobody else holds."""
        identity = _identity(row)
        candidates = (
            resident_pseudonym(self._person_key, identity, attempt) for attempt in range(_ATTEMPTS)
        )
        return next(name for name in candidates if not self._is_anothers(name, row))

    def _is_anothers(self, pseudonym: str, row: RosterRow) -> bool:
        if pseudonym not in self._numbers:
            return False
        numbers = {number for number in self._numbers[pseudonym] if number}
        if row.document is None or not numbers:
            return (row.document is None) != (not numbers)
        own = lifelong_number(row.document)
        return not any(number.startswith(own) for number in numbers)


def _identity(row: RosterRow) -> str:
    if row.document is None:
        return address_identity(row.name, row.address)
    return document_identity(row.document.type, lifelong_number(row.document))


def _events(people: Iterable[Resident]) -> Iterator[RosterTaken]:
    compounds: dict[str, list[Resident]] = defaultdict(list)
    for person in people:
        compounds[person.address.compound].append(person)
    for compound, residents in compounds.items():
        for start in range(0, len(residents), _ROWS_OF_EVENT):
            yield RosterTaken(compound, tuple(residents[start : start + _ROWS_OF_EVENT]))


def _numbers(connection: Connection) -> dict[str, set[str]]:
    """The document numbers that any station ever said of each pseudonym; "" for none."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(RESIDENT.c.resident, RESIDENT.c.document_number)):
        numbers[row.resident].add(row.document_number)
    return numbers


def _listed(connection: Connection) -> dict[str, Resident]:
    """Everybody on headquarters' own list, as headquarters last said."""
    own = RESIDENT.c.station == journal.HEADQUARTERS
    rows = connection.execute(select(RESIDENT).where(own)).mappings()
    return {row["resident"]: _resident(dict(row)) for row in rows}


def _resident(row: dict[str, str]) -> Resident:
    address = Address(**{part: row[part] for part in Address.__struct_fields__})
    own = {name: row[name] for name in Resident.__struct_fields__ if name != "address"}
    return Resident(address=address, **own)  # type: ignore[arg-type]  # read as they were written
