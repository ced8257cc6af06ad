"""Lists the cards that were printed, those only saved in a file, and those that were neither.

Cards that were only saved as a PDF have a list of their own, because a file is not paper yet. The
lists have no tables of their own. They are derived from the journal, and so survive a restart, a
broken printer and a power cut.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.cards import PrintedCard, key_expired
from testdesk.domain.residents.people import Resident
from testdesk.formats.card_number import format_card_number
from testdesk.ports import Station
from testdesk.services.cards.codes import IssuedCard, issued_card
from testdesk.wall_clock import local_day_bounds

# Texts that sort before and after the text of any time, which begins with a digit.
_ALL_TIME = ("", "~")


class PrintEntry(msgspec.Struct, frozen=True):
    """One line of the print log.

    Attributes:
        printed: the time, the operator, the layout, the printer, and the count so far.
        card_number: the typed form, such as "3-1047-8".
        resident: the card's holder, or None if this station no longer has the person's record.
    """

    printed: PrintedCard
    card_number: str
    resident: Resident | None


def unprinted(station: Station) -> list[IssuedCard]:
    """This station's cards that are valid today and neither printed nor saved, oldest first."""
    return [card for card in _not_on_paper(station) if not card.card.saves]


def saved(station: Station) -> list[IssuedCard]:
    """This station's cards that are valid today and were saved as a PDF but never printed."""
    return [card for card in _not_on_paper(station) if card.card.saves]


def _not_on_paper(station: Station) -> list[IssuedCard]:
    with station.read() as uow:
        today, identity = uow.times.trusted_day(station.clock.today()), station.identity
        cards = [
            card
            for card in uow.codes.never_printed()
            if today <= card.valid_until
            and card.key_id in identity.card_keys
            and not key_expired(card.key_id, identity.card_key_ends, today=today)
        ]
        people = uow.people.get_many([card.resident for card in cards])
    return [
        issued_card(station, people[card.resident], card)
        for card in cards
        if card.resident in people
    ]


def print_log(
    station: Station, *, day: dt.date | None = None, resident: str | None = None
) -> list[PrintEntry]:
    """The log of all cards that were printed or saved, newest first.

    Args:
        station: the station.
        day: a local day; None for today, or for all days if a resident is given.
        resident: if given, only this person's cards are returned.
    """
    if day is None and resident is not None:
        start, end = _ALL_TIME
    else:
        start, end = local_day_bounds(day or station.clock.today(), station.clock.now())
    with station.read() as uow:
        printed = [
            card
            for card in uow.codes.prints(start, end)
            if resident is None or card.resident == resident
        ]
        people = uow.people.get_many(list({card.resident for card in printed}))
    return [
        PrintEntry(card, format_card_number(card.station, card.serial), people.get(card.resident))
        for card in printed
    ]
