"""Looks up which person an author means by a corrected document number; see `renumbering`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

# The author of an alias that applies to every author who has no alias of their own.
ANYBODY = -1
ALWAYS = 2**63 - 1  # more events than a journal can have


class Alias(msgspec.Struct, frozen=True, order=True):
    """The person that one author means by a pseudonym.

    Attributes:
        resident: the pseudonym.
        station: the author, or `ANYBODY`.
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
        self._of: dict[tuple[str, int], list[Alias]] = defaultdict(list)
        self._olds: dict[str, set[str]] = defaultdict(set)
        for row in sorted(rows):
            self._of[row.resident, row.station].append(row)
            if row.person != row.resident:
                self._olds[row.person].add(row.resident)

    def resolve(self, resident: str, station: int, seq: int) -> str:
        """The current pseudonym of the person whom an author's event means."""
        for author in (station, ANYBODY):
            for row in self._of.get((resident, author), ()):
                if seq <= row.until:
                    return row.person
        return resident

    def former_pseudonyms(self, person: str) -> list[str]:
        """The other pseudonyms that have been used for the person."""
        return sorted(self._olds.get(person, ()))
