"""Residents, as screens show them, and the search for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from testdesk.domain.cards import CardSelection
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.residents.people import Resident
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.status import FoundPerson


class People(Protocol):
    """Residents, with the current record of each."""

    def get(self, resident: str) -> Resident | None:
        """The resident with this pseudonym.

        If nobody has it since a document number was corrected, the person who had it before.
        """
        ...

    def holder(self, resident: str) -> Resident | None:
        """The person who has the pseudonym now; nobody who only had it before a correction."""
        ...

    def resolve(self, resident: str, station: int, seq: int) -> Resident | None:
        """The person to whom a pseudonym in an author's event refers, despite later corrections.

        Args:
            resident: the pseudonym.
            station: the author.
            seq: the event's sequence number.
        """
        ...

    def resolve_all(self, resident: str) -> list[str]:
        """The current pseudonyms of everybody to whom some author's event with this one refers."""
        ...

    def by_document(self, number: str) -> Resident | None:
        """The resident with a normalised document number."""
        ...

    def by_documents(self, numbers: Sequence[str]) -> list[Resident]:
        """Everybody with one of these normalised document numbers."""
        ...

    def get_many(self, pseudonyms: Sequence[str]) -> dict[str, Resident]:
        """The known residents among these pseudonyms."""
        ...

    def search_hits(self, residents: Sequence[Resident]) -> list[FoundPerson]:
        """The residents in the same order, with what a list shows beside the name."""
        ...

    def household(self, resident: Resident) -> list[Resident]:
        """The people in the resident's room; only the resident if the address is incomplete."""
        ...

    def of_building(self, compound: str, building: str) -> list[Resident]:
        """The residents of a building, in walking order."""
        ...

    def removals(self, pseudonyms: Sequence[str]) -> Mapping[str, Removal]:
        """The removals of these people from the roster; people who are listed are left out."""
        ...

    def listed_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """Those of these pseudonyms that belong to listed people."""
        ...

    def selected(self, selection: CardSelection) -> list[Resident]:
        """Everybody in a selection, in walking order, whatever cards they have.

        People who were removed from the roster are left out.
        """
        ...

    def count(self) -> int:
        """Number of known residents."""
        ...

    def names_with_hangul(self, character: str) -> list[tuple[str, str]]:
        """Name and Hangul spelling of everybody who has both and whose name has this character."""
        ...


class Search(Protocol):
    """The search for people by typed text."""

    def find(self, text: str, *, limit: int, exact_limit: int = 0) -> FoundPeople:
        """The people who match the text, best first, and how many match.

        Args:
            text: as typed.
            limit: the most people returned.
            exact_limit: the most people returned if all of them match exactly; it applies if it is
                higher than `limit`.
        """
        ...
