"""Imports rosters: a community's list becomes events in headquarters' own journal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.corrections.same_person import share_a_name
from testdesk.domain.residents.people import Resident
from testdesk.formats.encoding.packed_list import PackedStructs
from testdesk.formats.roster.changes import (
    Building,
    PersonChange,
    PersonMissing,
    in_walking_order,
    missing_among,
    person_changes,
)
from testdesk.formats.roster.people import ListedPeople, completed, portions_of_people
from testdesk.formats.roster.people_seen import PeopleSeen
from testdesk.formats.roster.reading import BadRow, Progress, RosterReading, read_roster
from testdesk.formats.roster.report import (
    RosterCheck,
    RosterReport,
    listed_again,
    roster_events,
)
from testdesk.formats.roster.tables import HEADQUARTERS_LIMITS
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


class _Comparison(msgspec.Struct, kw_only=True):
    """An imported list compared with headquarters' own.

    Of each person of the list it keeps a few bytes; the people who have to be written are packed.

    Attributes:
        to_write: those who have to be written to the journal, as they will be shown.
        left_out: people whom headquarters lists in the imported list's buildings, but who are not
            in that list. The report counts them as `missing`.
        new: the number of those of `to_write` who are not on headquarters' own list.
        unchanged: the number of the others, who are listed with the same data.
        bad, warnings: remarks on rows.
    """

    to_write: PackedStructs[Resident] = msgspec.field(
        default_factory=lambda: PackedStructs(Resident)
    )
    left_out: Iterator[PersonMissing] = iter(())
    new: int = 0
    unchanged: int = 0
    bad: list[BadRow] = []
    warnings: list[BadRow] = []


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
    reading = _read(hq, data, filename, progress)
    with hq.write() as connection:
        found = _compared(hq, connection, reading, progress)
        missing = sum(1 for _ in found.left_out)
        written = 0
        for event in roster_events(found.to_write):
            if progress:
                progress("writing", written, len(found.to_write))
            journal.append(connection, [event], clock=hq.clock)
            written += len(event.residents)
    return _report(reading, found, missing)


def check_roster(
    hq: Headquarters, data: bytes, *, filename: str, progress: Progress | None = None
) -> RosterCheck:
    """Checks a list without changing anything; see `import_roster`."""
    reading = _read(hq, data, filename, progress)
    new, changed = list[PersonChange](), list[PersonChange]()

    def note(people: ListedPeople, to_write: list[Resident], listed: dict[str, Resident]) -> None:
        for found, more in zip(
            (new, changed), person_changes(people, to_write, listed), strict=True
        ):
            found.extend(more)

    with hq.read() as connection:
        comparison = _compared(hq, connection, reading, progress, note)
        missing = in_walking_order(comparison.left_out)
    report = _report(reading, comparison, len(missing))
    return RosterCheck(report, tuple(new), tuple(changed), missing)


def _read(hq: Headquarters, data: bytes, filename: str, progress: Progress | None) -> RosterReading:
    return read_roster(
        data,
        filename=filename,
        today=hq.clock.today(),
        progress=progress,
        limits=HEADQUARTERS_LIMITS,
    )


_Note = Callable[[ListedPeople, list[Resident], dict[str, Resident]], None]
# Called with some people of the list, those of them who have to be written, and those of these who
# are on headquarters' own list.


def _compared(
    hq: Headquarters,
    connection: Connection,
    reading: RosterReading,
    progress: Progress | None,
    note: _Note | None = None,
) -> _Comparison:
    found, seen, buildings = _Comparison(), PeopleSeen(), set[Building]()
    portions = portions_of_people(
        reading.rows,
        seen,
        person_key=bytes.fromhex(hq.secrets.person_key),
        find_residents=partial(_known_residents, connection),
    )
    if progress:
        progress("comparing", 0, len(reading.rows))
    for people in portions:
        to_write, listed = _compare(connection, people, buildings)
        _add(found, connection, people, to_write, listed)
        if note:
            note(people, to_write, listed)
        if progress:
            progress("comparing", len(seen), len(reading.rows))
    found.left_out = missing_among(
        _listed_in(connection, buildings, seen), buildings=buildings, on_list=seen
    )
    return found


def _compare(
    connection: Connection, people: ListedPeople, buildings: set[Building]
) -> tuple[list[Resident], dict[str, Resident]]:
    """Those of some people who have to be written, and the records of those who are listed already.

    Adds the people's buildings to `buildings`.
    """
    to_write, listed = list[Resident](), dict[str, Resident]()
    pseudonyms = list(people.rows)
    records = _own_records(connection, pseudonyms)
    already_listed = _listed_by_headquarters(connection, pseudonyms)
    for pseudonym, (person, row) in people.rows.items():
        record, current = records.get(pseudonym), person
        if record is not None:
            current = completed(record, person, row)  # keeps what the row leaves out
        if current.address.building:
            buildings.add((current.address.compound, current.address.building))
        if pseudonym not in already_listed or record != current:
            to_write.append(current)
            if record is not None and pseudonym in already_listed:
                listed[pseudonym] = record
    return to_write, listed


def _add(
    found: _Comparison,
    connection: Connection,
    people: ListedPeople,
    to_write: list[Resident],
    listed: Mapping[str, Resident],
) -> None:
    """Adds some compared people, and the remarks on their rows."""
    removals = removals_of(connection, [person.resident for person in to_write])
    found.bad += [row.remark("row_duplicate") for row in people.repeated]
    found.warnings += [
        people.rows[pseudonym][1].remark("name_differs")
        for pseudonym, record in listed.items()
        if not share_a_name(record, people.rows[pseudonym][0])
    ]
    found.warnings += listed_again(people, to_write, removals, day_of=local_date)
    found.new += len(to_write) - len(listed)
    found.unchanged += len(people.rows) - len(to_write)
    for person in to_write:
        found.to_write.append(person)


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


def _listed_in(
    connection: Connection, buildings: Collection[Building], seen: PeopleSeen
) -> Iterator[Resident]:
    """The people whom headquarters itself lists in these buildings' compounds, one by one.

    Those in `seen` are left out.
    """
    compounds = {compound for compound, _ in buildings}
    query = _OWN_RECORDS.where(among(view.RESIDENT_STATEMENT.c.compound, compounds))
    rows = connection.execute(query, execution_options={"yield_per": _PORTION})
    for partition in rows.mappings().partitions():
        others = [row for row in partition if row["resident"] not in seen]
        listed = _listed_by_headquarters(connection, [row["resident"] for row in others])
        yield from (resident_of(row) for row in others if row["resident"] in listed)


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


def _report(reading: RosterReading, found: _Comparison, missing: int) -> RosterReport:
    return RosterReport(
        new=found.new,
        changed=len(found.to_write) - found.new,
        unchanged=found.unchanged,
        bad=reading.in_order((*reading.bad, *found.bad)),
        warnings=reading.in_order((*reading.warnings, *found.warnings)),
        columns=reading.columns,
        unread=reading.unread,
        missing=missing,
    )
