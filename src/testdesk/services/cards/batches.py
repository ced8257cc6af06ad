"""Cards for many: a good one for each, the evening before.

A batch keeps no state of its own. What is left to do follows from the journal: who of a selection
has no good card yet, and whose good card was never printed. So a batch that was cancelled, or
killed, is gone on with by asking for the same once more.
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
from testdesk.services.cards.codes import IssuedCard, good_cards, issue_many, issued_card
from testdesk.services.session import Context

T = TypeVar("T")

# People in one part: a pile for one helper, one transaction, one file. Small enough that a scan
# never waits long behind it and that cancelling is prompt.
PART_SIZE = 250
_ASKED_AT_ONCE = 1000


class CardPart(msgspec.Struct, frozen=True):
    """People of one building, whose cards are one pile.

    Attributes:
        number: place among the parts of the selection, from 1; it stays the same when the batch
            is gone on with, whoever has a card by then.
        compound, building: where; either may be empty.
        residents: in walking order.
    """

    number: int
    compound: str
    building: str
    residents: tuple[str, ...]

    @property
    def title(self) -> str:
        """For the margin of a sheet."""
        return f"{self.compound} {self.building}".strip()


def parts_of(
    station: Station, *, selection: CardSelection, onto: Literal["paper", "pdf"] = "pdf"
) -> list[CardPart]:
    """The parts of a selection in which somebody is left to do, in walking order.

    Args:
        station: the station.
        selection: for whom.
        onto: of a selection of the missing only: what is done already. A card that was saved as
            a PDF is not yet on paper, so that a batch for a printer prints it.
    """
    with station.read() as uow:
        people = uow.people.selected(selection)
        done = _done(uow, station, people, onto) if selection.missing_only else set()
    every = enumerate(_piles(people), start=1)
    parts = [_part(number, [r for r in pile if r.resident not in done]) for number, pile in every]
    return [part for part in parts if part is not None]


def _piles(people: Sequence[Resident]) -> list[Sequence[Resident]]:
    """Building by building, each in piles of at most `PART_SIZE`."""
    houses = groupby(people, key=lambda r: (r.address.compound, r.address.building))
    return [pile for _, house in houses for pile in _runs(list(house), PART_SIZE)]


def _part(number: int, people: Sequence[Resident]) -> CardPart | None:
    if not people:
        return None
    home = people[0].address
    return CardPart(number, home.compound, home.building, tuple(r.resident for r in people))


def cards_for(context: Context, *, residents: Sequence[str]) -> Done[list[IssuedCard]]:
    """A good card of each, in their order; who has none is issued one.

    Raises:
        Refusal: unknown_person, too_many_cards; nobody was issued one then.
    """
    return issue_many(context, residents=residents)


def good_among(station: Station, *, residents: Sequence[str]) -> dict[str, IssuedCard]:
    """The cards of these people that are good today and that this station's keys can print."""
    with station.read() as uow:
        found: dict[str, IssuedCard] = {}
        for some in _runs(residents, _ASKED_AT_ONCE):
            people = uow.people.many(some)
            for resident, card in good_cards(uow, station, some).items():
                if resident in people and card.key_id in station.identity.card_keys:
                    found[resident] = issued_card(station, people[resident], card)
        return found


def _done(
    uow: ReadingUnit,
    station: Station,
    people: Sequence[Resident],
    onto: Literal["paper", "pdf"] = "pdf",
) -> set[str]:
    """Whose good card was printed; for a PDF also whose was saved."""
    return {
        resident
        for some in _runs(people, _ASKED_AT_ONCE)
        for resident, card in good_cards(uow, station, [r.resident for r in some]).items()
        if card.prints or (onto == "pdf" and card.saves)
    }


def _runs(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in runs of at most so many."""
    return (items[start : start + size] for start in range(0, len(items), size))
