"""What the screens read of people: who they are, and finding them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from testdesk.domain.cards import CardSelection
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.residents.people import Resident
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.status import Found


class People(Protocol):
    """Residents as shown: the latest that any station said of each."""

    def get(self, resident: str) -> Resident | None:
        """By pseudonym; one that is nobody's any more is the person's whose number it was."""
        ...

    def holder(self, resident: str) -> Resident | None:
        """Whose the pseudonym is now: whoever was corrected away from it does not count."""
        ...

    def meant(self, resident: str, station: int, seq: int) -> Resident | None:
        """Whom an event of an author means by a pseudonym."""
        ...

    def all_meant(self, resident: str) -> list[str]:
        """The pseudonyms of now of everybody whom somebody means by this one."""
        ...

    def by_document(self, number: str) -> Resident | None:
        """By normalised document number."""
        ...

    def by_documents(self, numbers: Sequence[str]) -> list[Resident]:
        """Whoever has one of these normalised document numbers."""
        ...

    def many(self, residents: Sequence[str]) -> dict[str, Resident]:
        """Those of the pseudonyms that are known."""
        ...

    def as_found(self, residents: Sequence[Resident]) -> list[Found]:
        """Residents, in the same order, with what a list shows beside the name."""
        ...

    def household(self, resident: Resident) -> list[Resident]:
        """People of the same room, the resident included; empty address: the resident alone."""
        ...

    def of_building(self, compound: str, building: str) -> list[Resident]:
        """In walking order."""
        ...

    def removals(self, residents: Sequence[str]) -> Mapping[str, Removal]:
        """Who of these was taken off the list, and why."""
        ...

    def listed_among(self, residents: Sequence[str]) -> set[str]:
        """Those of the pseudonyms who are on the list."""
        ...

    def selected(self, chosen: CardSelection) -> list[Resident]:
        """Everybody of a selection in walking order, whatever cards they have.

        Whoever was taken off the list gets no card with a building.
        """
        ...

    def count(self) -> int:
        """How many are known."""
        ...

    def both_spellings(self, letter: str) -> list[tuple[str, str]]:
        """Name and Hangul of everybody who has both and the letter in the name."""
        ...


class Search(Protocol):
    """Finding people by what is typed."""

    def find(self, text: str, *, limit: int, named: int = 0) -> FoundPeople:
        """Whoever fits what was typed, best first, and how many more do.

        Args:
            text: as typed.
            limit: so many are told.
            named: so many of those who are named exactly, where they are more than the limit.
        """
        ...
