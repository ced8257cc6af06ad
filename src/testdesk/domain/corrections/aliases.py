"""Whom an author means by a document number that was corrected, looked up; see `renumbering`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

# The author of an alias that holds for every author who has none of its own.
ANYBODY = -1
ALWAYS = 2**63 - 1  # more events than a journal can have


class Alias(msgspec.Struct, frozen=True, order=True):
    """Whom one author means by a pseudonym.

    Attributes:
        resident: the pseudonym.
        station: the author, or `ANYBODY`.
        until: the last of the author's events of which this holds.
        person: the pseudonym of now; the same one where the author means its owner.
    """

    resident: str
    station: int
    until: int
    person: str


class Aliases:
    """Looks up whom an event means."""

    def __init__(self, rows: Iterable[Alias]) -> None:
        self._of: dict[tuple[str, int], list[Alias]] = defaultdict(list)
        self._olds: dict[str, set[str]] = defaultdict(set)
        for row in sorted(rows):
            self._of[row.resident, row.station].append(row)
            if row.person != row.resident:
                self._olds[row.person].add(row.resident)

    def whose(self, resident: str, station: int, seq: int) -> str:
        """The pseudonym of now of whom an author's event means."""
        for author in (station, ANYBODY):
            for row in self._of.get((resident, author), ()):
                if seq <= row.until:
                    return row.person
        return resident

    def olds(self, person: str) -> list[str]:
        """Other pseudonyms under which somebody spoke of the person."""
        return sorted(self._olds.get(person, ()))
