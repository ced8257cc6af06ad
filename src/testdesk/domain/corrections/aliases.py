"""Looks up which person an author's event means by a pseudonym.

Two people may have been registered under one document number, and one of them was corrected. The
old pseudonym then means different people in the events of different authors. The module
`renumbering` finds out which person each author means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

# As the station of an alias: it applies to every author for whom there is no other alias.
ANY_AUTHOR = -1
# As the last sequence number of an alias: it applies to all events. No journal is longer.
ALWAYS = 2**63 - 1


class Alias(msgspec.Struct, frozen=True, order=True):
    """The person that one author means by a pseudonym, up to one of that author's events.

    Attributes:
        resident: the pseudonym.
        station: the author, or `ANY_AUTHOR`.
        until: the sequence number of the author's last event to which this applies.
        person: the person's current pseudonym; equal to `resident` if the author means the person
            to whom the document number belongs.
    """

    resident: str
    station: int
    until: int
    person: str


class Aliases:
    """All aliases of a database, ordered for looking up the person whom an event means."""

    def __init__(self, rows: Iterable[Alias]) -> None:
        self._aliases: dict[tuple[str, int], list[Alias]] = defaultdict(list)
        self._former_pseudonyms: dict[str, set[str]] = defaultdict(set)
        for row in sorted(rows):  # for each author, the alias that ends first comes first
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
