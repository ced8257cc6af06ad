"""Selects the cards that the options of a command name."""

from __future__ import annotations

from testdesk.cli.shared import buildings
from testdesk.domain.cards import Card, CardSelection
from testdesk.domain.refusals import Refusal
from testdesk.ports import Station
from testdesk.services import status
from testdesk.services.cards import codes
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.print_runs import cards_for, valid_cards_among
from testdesk.services.scanning.recognition import card_of_number
from testdesk.services.session import Context


def card_by_number(station: Station, number: str) -> Card:
    """The card with a printed number.

    Raises:
        Refusal: card_number_invalid, card_unknown.
    """
    with station.read() as uow:
        return card_of_number(uow, number)


def valid_card(station: Station, resident: str) -> Card:
    """A person's card that is valid today.

    Raises:
        Refusal: unknown_person, card_unknown.
    """
    issued = codes.valid_card(station=station, resident=resident)
    if issued is None:
        raise Refusal("card_unknown")
    return issued.card


def cards_of_building(context: Context, text: str) -> list[IssuedCard]:
    """A valid card of everybody in a building, in walking order.

    Raises:
        Refusal: building_unknown, and as `services.cards.print_runs.cards_for`.
    """
    wanted = buildings.find_buildings(status.coverage(station=context.station), text)
    people = [
        person.resident.resident
        for b in wanted
        for person in status.coverage_of(
            station=context.station, compound=b.compound, building=b.building
        )
    ]
    return cards_for(context, residents=people).value


def selection(
    station: Station,
    *,
    building: str | None,
    compound: str | None,
    min_age: int,
    without_phone: bool,
    missing_only: bool,
) -> CardSelection:
    """The selection that the options of `code print` describe.

    Raises:
        Refusal: building_unknown, also if the compound is unknown.
    """
    all_buildings = status.coverage(station=station)
    if building is not None:
        found = buildings.find_buildings(all_buildings, building)
        # "3" may name buildings in several compounds, "网通小区 3" in one only.
        compounds = {b.compound for b in found}
        compound = compounds.pop() if len(compounds) == 1 else None
        building_numbers = tuple(dict.fromkeys(b.building for b in found))
    else:
        building_numbers = ()
        if compound is not None and all(b.compound != compound for b in all_buildings):
            raise Refusal("building_unknown")
    return CardSelection(compound, building_numbers, min_age, without_phone, missing_only)


def cards_of_everybody(station: Station) -> list[IssuedCard]:
    """Every card of the people known here that is valid today; issues none."""
    with station.read() as uow:
        holders = uow.codes.holders()
    return list(valid_cards_among(station=station, residents=holders).values())
