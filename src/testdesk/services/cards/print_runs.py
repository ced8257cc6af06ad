"""Print runs: valid cards for many people, which are printed the evening before.

A print run has no state of its own. The journal shows what remains to be done: which people of the
selection have no valid card yet, and whose valid card was never printed. To continue a run that was
cancelled or killed, the same run is started again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeVar

import msgspec

from testdesk.domain.cards import CardSelection
from testdesk.domain.changes import Done
from testdesk.domain.residents.people import Resident
from testdesk.ports import ReadingUnit, Station
from testdesk.services.cards.codes import IssuedCard, issue_many, issued_card, valid_cards
from testdesk.services.session import Context

T = TypeVar("T")

# The most people in one part, which is one pile for one helper, one transaction and one file. Parts
# are small enough that no scan has to wait long and that cancelling is quick.
PART_SIZE = 250
_QUERY_SIZE = 1000  # people in one query


class CardPart(msgspec.Struct, frozen=True):
    """People of one building, whose cards make one pile.

    Attributes:
        number: the position of this part among the parts of the selection, from 1; it stays the
            same when the run is continued, even if some people have a card by then.
        compound, building: where the people live; either may be empty.
        residents: the people's pseudonyms, in walking order.
    """

    number: int
    compound: str
    building: str
    residents: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title that is printed in the margin of a sheet."""
        return f"{self.compound} {self.building}".strip()


def parts_of(
    station: Station, *, selection: CardSelection, medium: Literal["paper", "pdf"] = "pdf"
) -> list[CardPart]:
    """The parts of a selection in which somebody still needs a card, in walking order.

    Args:
        station: the station.
        selection: the people who get cards.
        medium: what the run produces. It decides which cards are left out if `without_card_only`
            is set: a card that was saved as a PDF is not on paper yet, so a run for a printer
            prints it.
    """
    with station.read() as uow:
        people = uow.people.selected(selection)
        done = (
            _already_printed(uow, station, people, medium) if selection.without_card_only else set()
        )
    numbered_piles = enumerate(_piles(people), start=1)
    parts = [
        _part(number, [r for r in pile if r.resident not in done])
        for number, pile in numbered_piles
    ]
    return [part for part in parts if part is not None]


def _piles(people: Sequence[Resident]) -> list[Sequence[Resident]]:
    """The people by building, in piles of at most `PART_SIZE`."""
    buildings = groupby(people, key=lambda r: (r.address.compound, r.address.building))
    return [pile for _, building in buildings for pile in _slices(list(building), PART_SIZE)]


def _part(number: int, people: Sequence[Resident]) -> CardPart | None:
    if not people:
        return None
    address = people[0].address
    return CardPart(number, address.compound, address.building, tuple(r.resident for r in people))


def cards_for(context: Context, *, residents: Sequence[str]) -> Done[list[IssuedCard]]:
    """A valid card for each person, in the same order; people without one are issued a new card.

    Raises:
        Refusal: unknown_person, too_many_cards; in this case no card was issued.
    """
    return issue_many(context, residents=residents)


def valid_cards_among(station: Station, *, residents: Sequence[str]) -> dict[str, IssuedCard]:
    """The cards of these people that are valid today and that this station's keys can print."""
    with station.read() as uow:
        found: dict[str, IssuedCard] = {}
        for portion in _slices(residents, _QUERY_SIZE):
            people = uow.people.get_many(portion)
            for resident, card in valid_cards(uow, station, portion).items():
                if resident in people and card.key_id in station.identity.card_keys:
                    found[resident] = issued_card(station, people[resident], card)
        return found


def _already_printed(
    uow: ReadingUnit,
    station: Station,
    people: Sequence[Resident],
    medium: Literal["paper", "pdf"] = "pdf",
) -> set[str]:
    """The people whose valid card was printed or, if `medium` is pdf, saved."""
    return {
        resident
        for portion in _slices(people, _QUERY_SIZE)
        for resident, card in valid_cards(uow, station, [r.resident for r in portion]).items()
        if card.prints or (medium == "pdf" and card.saves)
    }


def _slices(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
