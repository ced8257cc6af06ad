"""Which cards were meant."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.cli import buildings
from testdesk.domain.cards import Card
from testdesk.domain.refusals import Refusal
from testdesk.ports import Desk
from testdesk.services import codes, status
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


def of_people(desk: Desk, session: ScanSession, residents: Sequence[str]) -> list[IssuedCard]:
    """A good card of each, in their order; who has none is issued one.

    Raises:
        Refusal: unknown_person, too_many_cards; nobody was issued one then.
    """
    good = {r: codes.good_card(desk=desk, resident=r) for r in residents}
    without = [r for r, card in good.items() if card is None]
    new, _ = codes.issue_many(desk=desk, session=session, residents=without)
    issued = {card.resident.resident: card for card in new}
    return [good[r] or issued[r] for r in residents]


def of_building(desk: Desk, session: ScanSession, text: str) -> list[IssuedCard]:
    """A good card of everybody in a building, in walking order.

    Raises:
        Refusal: building_unknown, and as `of_people`.
    """
    wanted = buildings.named(status.coverage(desk=desk), text)
    people = [
        one.resident.resident
        for b in wanted
        for one in status.coverage_of(desk=desk, compound=b.compound, building=b.building)
    ]
    return of_people(desk, session, people)


def of_everybody(desk: Desk) -> list[IssuedCard]:
    """Every card that is good today, of the people known here; nobody is issued one."""
    with desk.begin("") as uow:
        holders = [r for r in uow.codes.holders() if uow.people.get(r) is not None]
    found = (codes.good_card(desk=desk, resident=resident) for resident in holders)
    return [card for card in found if card is not None]
