"""Which cards were meant."""

from __future__ import annotations

from testdesk.cli import buildings
from testdesk.domain.cards import Card
from testdesk.domain.refusals import Refusal
from testdesk.ports import Desk
from testdesk.services import codes, status
from testdesk.services.building_cards import cards_for
from testdesk.services.codes import IssuedCard
from testdesk.services.recognition import card_of_number
from testdesk.services.session import ScanSession


def by_number(desk: Desk, number: str) -> Card:
    """The card that bears a printed number.

    Raises:
        Refusal: card_number_invalid, card_unknown.
    """
    with desk.begin("") as uow:
        return card_of_number(uow, number)


def good_card(desk: Desk, resident: str) -> Card:
    """The card of a person that is good today.

    Raises:
        Refusal: unknown_person, card_unknown.
    """
    good = codes.good_card(desk=desk, resident=resident)
    if good is None:
        raise Refusal("card_unknown")
    return good.card


def of_building(desk: Desk, session: ScanSession, text: str) -> list[IssuedCard]:
    """A good card of everybody in a building, in walking order.

    Raises:
        Refusal: building_unknown, and as `services.building_cards.cards_for`.
    """
    wanted = buildings.named(status.coverage(desk=desk), text)
    people = [
        one.resident.resident
        for b in wanted
        for one in status.coverage_of(desk=desk, compound=b.compound, building=b.building)
    ]
    cards, _ = cards_for(desk=desk, session=session, residents=people)
    return cards


def of_everybody(desk: Desk) -> list[IssuedCard]:
    """Every card that is good today, of the people known here; nobody is issued one."""
    with desk.begin("") as uow:
        holders = [r for r in uow.codes.holders() if uow.people.get(r) is not None]
    found = (codes.good_card(desk=desk, resident=resident) for resident in holders)
    return [card for card in found if card is not None]
