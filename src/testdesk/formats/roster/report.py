"""The result of importing a list, at headquarters and at a station: the report and the events."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from testdesk.domain.corrections.listing import Removal
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.formats.roster.changes import PersonChange, PersonMissing
from testdesk.formats.roster.people import ListedPeople
from testdesk.formats.roster.reading import BadRow, Unread

PEOPLE_PER_EVENT = 2000
_MOST_WAITING = 20_000


class RosterReport(msgspec.Struct, frozen=True, kw_only=True):
    """The result of importing or checking a list; after an import it contains no personal data.

    Attributes:
        new: how many people were not known; at headquarters, were on no list.
        changed: how many people have a changed record, or were known and on no list.
        unchanged: how many people were already listed with the same values.
        bad: rows left out.
        warnings: remarks on rows that were kept.
        columns: field -> header as written in the file.
        unread: other contents of the file.
        missing: how many known people of the list's buildings are not on it.
    """

    new: int
    changed: int
    unchanged: int
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    columns: dict[str, str]
    unread: tuple[Unread, ...]
    missing: int

    @property
    def kept(self) -> int:
        """How many people were imported."""
        return self.new + self.changed


class RosterCheck(msgspec.Struct, frozen=True):
    """A list that was checked and not imported.

    Attributes:
        report: the result that an import would have.
        new, changed, missing: the people concerned; a list never removes anybody.
    """

    report: RosterReport
    new: tuple[PersonChange, ...]
    changed: tuple[PersonChange, ...]
    missing: tuple[PersonMissing, ...]


def listed_again(
    people: ListedPeople,
    to_write: Iterable[Resident],
    removals: Mapping[str, Removal],
    *,
    day_of: Callable[[str], datetime.date],
) -> list[BadRow]:
    """A warning for each person who had been removed from the list and is now listed again.

    Args:
        people: the people of the list.
        to_write: the people whose records the import writes.
        removals: their removals, before the import.
        day_of: returns the local date of a time (UTC, in ISO format).
    """
    return [
        people.rows[person.resident][1].remark(
            "listed_again", {"day": day_of(removal.at).isoformat(), "reason": removal.reason}
        )
        for person in to_write
        if (removal := removals.get(person.resident))
    ]


def roster_events(people: Iterable[Resident]) -> Iterator[RosterImported]:
    """Events for the people, each for one compound and at most 2,000 people.

    A list may name the people of a compound together or in any order. At most 20,000 of them wait
    for others of their compounds.
    """
    compounds: dict[str, list[Resident]] = {}
    waiting = 0
    for person in people:
        compound = person.address.compound
        compounds.setdefault(compound, []).append(person)
        waiting += 1
        if waiting > _MOST_WAITING:
            compound = max(compounds, key=lambda name: len(compounds[name]))
        if waiting > _MOST_WAITING or len(compounds[compound]) == PEOPLE_PER_EVENT:
            waiting -= len(compounds[compound])
            yield RosterImported(compound, tuple(compounds.pop(compound)))
    for compound, residents in compounds.items():
        yield RosterImported(compound, tuple(residents))
