"""Cards for many: a good one for each, the evening before."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.changes import Changes
from testdesk.domain.refusals import Refusal
from testdesk.ports import Desk
from testdesk.services.codes import IssuedCard, good_card, issue_many
from testdesk.services.session import ScanSession

Answer = tuple[list[IssuedCard], Changes]


def cards_for(*, desk: Desk, session: ScanSession, residents: Sequence[str]) -> Answer:
    """A good card of each, in their order; who has none is issued one.

    Raises:
        Refusal: unknown_person, too_many_cards; nobody was issued one then.
    """
    good = {r: good_card(desk=desk, resident=r) for r in residents}
    without = [r for r, card in good.items() if card is None]
    new, changes = issue_many(desk=desk, session=session, residents=without)
    issued = {card.resident.resident: card for card in new}
    return [good[r] or issued[r] for r in residents], changes


def cards_of_building(*, desk: Desk, session: ScanSession, compound: str, building: str) -> Answer:
    """A good card of everybody in a building who has no phone code, in walking order.

    Raises:
        Refusal: as `cards_for`; nobody_without_phone where everybody has a phone code.
    """
    with desk.begin("") as uow:
        people = [r.resident for r in uow.people.of_building(compound, building)]
        bound = uow.codes.bound_among(people)
    wanted = [r for r in people if r not in bound]
    if not wanted:
        raise Refusal("nobody_without_phone")
    return cards_for(desk=desk, session=session, residents=wanted)
