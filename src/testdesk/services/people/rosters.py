"""Checks and imports a list that the community brings to a station on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.corrections.same_person import share_a_name
from testdesk.domain.residents.people import Resident
from testdesk.formats.roster.changes import (
    PersonMissing,
    missing_people,
    person_changes,
)
from testdesk.formats.roster.people import (
    ListedPeople,
    completed,
    people_of_rows,
)
from testdesk.formats.roster.reading import Progress, RosterReading, read_roster
from testdesk.formats.roster.report import (
    RosterCheck,
    RosterReport,
    listed_again,
    roster_events,
)
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import latest_day
from testdesk.services.session import Context
from testdesk.wall_clock import local_date

T = TypeVar("T")

# The most people that are checked, or recorded, in one transaction, during which nobody can be
# scanned.
CHUNK_SIZE = 1000
# The number of people in one transaction of a longer list; a scan waits for at most one of these.
PIECE_SIZE = 250
_CHANGES = Changes(residents=True, journal=True)


class _Comparison(NamedTuple):
    """The result of comparing some of a list's people with the station's residents.

    Attributes:
        known: the people who are residents already, by pseudonym.
        shown: the people whom the list may describe, as they will be shown.
        to_write: the people of `shown` who are to be recorded.
        other_people: pseudonyms under which there is somebody with another name.
        removals: the removals of people of `to_write` who had been removed from the roster.
    """

    known: dict[str, Resident]
    shown: list[Resident]
    to_write: list[Resident]
    other_people: set[str]
    removals: dict[str, Removal]


class Runner(Protocol):
    """Runs a short job in the thread that may use the database, and returns its result.

    A list is read in a thread of its own while the station scans, and the database belongs to
    another thread.
    """

    def __call__(self, job: Callable[[], T], /) -> T:
        """Returns the job's result."""
        ...


def run_directly(job: Callable[[], T], /) -> T:
    """Runs the job in this thread; used if nobody scans at the same time."""
    return job()


def import_roster(
    context: Context,
    *,
    data: bytes,
    filename: str,
    progress: Progress | None = None,
    run: Runner = run_directly,
) -> Done[RosterReport]:
    """Imports the good rows of a list that the community brings on the day, and reports bad ones.

    Values of a known person's record that the list leaves out are kept. Values that this station
    has corrected are kept too, because a person has checked them. A row with the number of somebody
    with another name is left out and reported as `name_differs`, because it would merge two people
    with their samples and cards.

    A list with at most `CHUNK_SIZE` people to record is imported in one transaction. A longer list
    is imported in pieces of `PIECE_SIZE` people, because nobody can be scanned during a
    transaction, or of `CHUNK_SIZE` people with `run_directly`; each piece is compared with the
    residents again. To continue an import that was stopped between two pieces, the same list is
    imported again.

    Args:
        context: station and session.
        data: the file's bytes.
        filename: the file's name.
        progress: called with the step, the number of people done in it, and of all people. In the
            step "writing", a person is done once the piece is recorded. If it raises an error, the
            import ends before the next piece.
        run: runs a job in the thread that may use the database.

    Raises:
        Refusal: roster_unreadable, roster_too_large, roster_no_header, roster_empty.
    """
    compared = _RosterComparer(context.station, run, progress).compare(data, filename)
    # Sorted by compound: an event covers one compound, and each event has a fixed cost.
    in_order = sorted(compared.comparison.to_write, key=lambda person: person.address.compound)
    residents, written = [person.resident for person in in_order], list[Resident]()
    size = _piece_size(len(residents), run)
    for start in range(0, len(residents), size):
        if progress:
            progress("writing", start, len(residents))
        piece = partial(_write, context, compared.people, residents[start : start + size])
        written += run(piece)
    report = _report(compared, compared.comparison._replace(to_write=written))
    return Done(report, _CHANGES if written else Changes())


def _piece_size(people: int, run: Runner) -> int:
    """The number of people in one transaction.

    Every transaction merges parts of the search index and writes a page of each table for nearly
    each of its people, so large ones take less time in all.
    """
    return CHUNK_SIZE if people <= CHUNK_SIZE or run is run_directly else PIECE_SIZE


def check_roster(
    station: Station,
    *,
    data: bytes,
    filename: str,
    progress: Progress | None = None,
    run: Runner = run_directly,
) -> RosterCheck:
    """Checks a list as `import_roster` does, with the same parameters, and changes nothing."""
    compared = _RosterComparer(station, run, progress).compare(data, filename)
    new, changed = person_changes(
        compared.people, compared.comparison.to_write, compared.comparison.known
    )
    return RosterCheck(_report(compared, compared.comparison), new, changed, compared.missing)


class _ComparedRoster(NamedTuple):
    """The result of comparing a whole list with the station's residents.

    `missing`: the residents of the list's buildings who are not on the list.
    """

    reading: RosterReading
    people: ListedPeople
    comparison: _Comparison
    missing: tuple[PersonMissing, ...]


class _RosterComparer:
    """Reads a list and compares it with the station's data, in short read-only transactions."""

    def __init__(self, station: Station, run: Runner, progress: Progress | None) -> None:
        self._station, self._run, self._progress = station, run, progress

    def compare(self, data: bytes, filename: str) -> _ComparedRoster:
        today = self._query(lambda uow: latest_day(uow, self._station))
        reading = read_roster(data, filename=filename, today=today, progress=self._progress)
        people = self._people(reading)
        comparison = self._compare(people)
        return _ComparedRoster(reading, people, comparison, self._missing(comparison))

    def _query(self, query: Callable[[ReadingUnit], T]) -> T:
        def job() -> T:
            with self._station.read() as uow:
                return query(uow)

        return self._run(job)

    def _people(self, reading: RosterReading) -> ListedPeople:
        key = self._station.identity.person_key

        def residents(pseudonyms: Sequence[str]) -> dict[str, Resident]:
            return self._query(partial(_get_many, pseudonyms))

        return people_of_rows(reading.rows, person_key=key, find_residents=residents)

    def _compare(self, people: ListedPeople) -> _Comparison:
        total, pseudonyms = _Comparison({}, [], [], set(), {}), list(people.rows)
        for start, chunk in zip(
            range(0, len(pseudonyms), CHUNK_SIZE), _chunks(pseudonyms), strict=True
        ):
            if self._progress:
                self._progress("comparing", start, len(pseudonyms))
            _extend(total, self._query(partial(_compare, people=people, pseudonyms=chunk)))
        return total

    def _missing(self, comparison: _Comparison) -> tuple[PersonMissing, ...]:
        """The residents of the list's buildings who are not on it, including walk-ins.

        People who were removed from the roster are left out.
        """
        buildings = {
            (person.address.compound, person.address.building)
            for person in comparison.shown
            if person.address.building
        }
        residents: dict[str, Resident] = {}
        for compound, building in sorted(buildings):
            residents |= self._query(
                partial(_residents_of_building, compound=compound, building=building)
            )
        for other in comparison.other_people:
            residents.pop(other, None)
        on_list = {person.resident for person in comparison.shown}
        return missing_people(residents.values(), buildings=buildings, on_list=on_list)


def _chunks(pseudonyms: Sequence[str]) -> Iterator[Sequence[str]]:
    starts = range(0, len(pseudonyms), CHUNK_SIZE)
    return (pseudonyms[start : start + CHUNK_SIZE] for start in starts)


def _get_many(pseudonyms: Sequence[str], uow: ReadingUnit) -> dict[str, Resident]:
    return dict(uow.people.get_many(pseudonyms))


def _residents_of_building(
    uow: ReadingUnit, *, compound: str, building: str
) -> dict[str, Resident]:
    people = {person.resident: person for person in uow.people.of_building(compound, building)}
    for removed in uow.people.removals(list(people)):
        del people[removed]
    return people


def _write(context: Context, people: ListedPeople, pseudonyms: Sequence[str]) -> list[Resident]:
    """Records a piece of the list in one transaction, and returns the people it recorded."""
    with context.write("import_list") as uow:
        comparison = _compare(uow, people, pseudonyms)
        if comparison.to_write:
            uow.journal.append_all(list(roster_events(comparison.to_write)))
        uow.commit()
    return comparison.to_write


def _compare(uow: ReadingUnit, people: ListedPeople, pseudonyms: Sequence[str]) -> _Comparison:
    known = uow.people.get_many(pseudonyms)
    corrected = uow.history.corrected_here(list(known))
    other_people = {
        pseudonym
        for pseudonym, record in known.items()
        if not share_a_name(record, people.rows[pseudonym][0])
        and "name" not in corrected.get(pseudonym, ())
    }
    shown = []
    for pseudonym in pseudonyms:
        person, row = people.rows[pseudonym]
        if pseudonym in known and pseudonym not in other_people:
            person = completed(known[pseudonym], person, row, corrected.get(pseudonym, ()))
        if pseudonym not in other_people:
            shown.append(person)
    listed = uow.people.listed_among(list(known))
    differing = [
        person
        for person in shown
        if known.get(person.resident) != person or person.resident not in listed
    ]
    removals = dict(uow.people.removals([person.resident for person in differing]))
    return _Comparison(known, shown, differing, other_people, removals)


def _extend(total: _Comparison, more: _Comparison) -> None:
    total.known.update(more.known)
    total.shown.extend(more.shown)
    total.to_write.extend(more.to_write)
    total.other_people.update(more.other_people)
    total.removals.update(more.removals)


def _report(compared: _ComparedRoster, comparison: _Comparison) -> RosterReport:
    """The report on a compared list, given the people that are or would be recorded."""
    reading, people = compared.reading, compared.people
    refused = [
        people.rows[pseudonym][1].remark("name_differs") for pseudonym in comparison.other_people
    ]
    duplicate_rows = [row.remark("row_duplicate") for row in people.repeated]
    relisted_rows = listed_again(
        people, comparison.to_write, comparison.removals, day_of=local_date
    )
    new = sum(person.resident not in comparison.known for person in comparison.to_write)
    return RosterReport(
        unchanged=len(comparison.shown) - len(comparison.to_write),
        bad=reading.in_order((*reading.bad, *refused, *duplicate_rows)),
        warnings=reading.in_order((*reading.warnings, *relisted_rows)),
        columns=reading.columns,
        unread=reading.unread,
        new=new,
        changed=len(comparison.to_write) - new,
        missing=len(compared.missing),
    )
