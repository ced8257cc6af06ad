"""Looks up which person an author means by a corrected document number; see `renumbering`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

# As the station of an alias: it applies to every author for whom there is no other alias.
ANY_AUTHOR = -1
# As the last sequence number of an alias: it applies to all events. No journal is longer.
ALWAYS = 2**63 - 1


class Alias(msgspec.Struct, frozen=True, order=True):
    """The person that one author means by a pseudonym.

    Attributes:
        resident: the pseudonym.
        station: the author, or `ANY_AUTHOR`.
        until: the sequence number of the author's last event to which this applies.
        person: the person's current pseudonym; equal to `resident` if the author means its owner.
    """

    resident: str
    station: int
    until: int
    person: str


class Aliases:
    """Looks up which person an event means."""

    def __init__(self, rows: Iterable[Alias]) -> None:
        self._aliases: dict[tuple[str, int], list[Alias]] = defaultdict(list)
        self._former_pseudonyms: dict[str, set[str]] = defaultdict(set)
        for row in sorted(rows):
            self._aliases[row.resident, row.station].append(row)
            if row.person != row.resident:
                self._former_pseudonyms[row.person].add(row.resident)

    def resolve(self, resident: str, station: int, seq: int) -> str:
        """The current pseudonym of the person to whom an author's event refers."""
        for author in (station, ANY_AUTHOR):
            for row in self._aliases.get((resident, author), ()):
                if seq <= row.until:
                    return row.person
        return resident

    def former_pseudonyms(self, person: str) -> list[str]:
        """The other pseudonyms that have been used for the person."""
        return sorted(self._former_pseudonyms.get(person, ()))
