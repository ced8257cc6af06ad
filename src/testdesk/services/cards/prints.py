"""Which cards were printed, which only saved in a file, and which neither.

Cards issued and not printed are one list, cards saved as a PDF another: a file is not yet paper.
The lists have no tables of their own: they follow from the journal, and so survive a
restart, a dead printer and a power cut.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.cards import PrintedCard, key_expired
from testdesk.domain.residents.people import Resident
from testdesk.formats.card_number import format_card_number
from testdesk.ports import Station
from testdesk.services.cards.codes import IssuedCard, issued_card
from testdesk.wall_clock import local_day

# Sort before and after every written moment, since those begin with a digit.
_EVER = ("", "~")


class PrintEntry(msgspec.Struct, frozen=True):
    """One line of the print log.

    Attributes:
        printed: when, by whom, on what, and how many times so far.
        card_number: the typed form, "3-1047-8".
        resident: the card's holder, or None where this station no longer knows.
    """

    printed: PrintedCard
    card_number: str
    resident: Resident | None


def unprinted(station: Station) -> list[IssuedCard]:
    """This station's cards that are valid today, neither printed nor saved, oldest first."""
    return [card for card in _not_on_paper(station) if not card.card.saves]


def saved(station: Station) -> list[IssuedCard]:
    """The cards valid today that were saved as a PDF and never printed."""
    return [card for card in _not_on_paper(station) if card.card.saves]


def _not_on_paper(station: Station) -> list[IssuedCard]:
    today = station.clock.today()
    with station.read() as uow:
        identity = station.identity
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
    """What was printed or saved, by whom, when, on what and how often; newest first.

    Args:
        station: the station.
        day: a local day; None for today, or for every day where a resident is given.
        resident: only this person's cards.
    """
    if day is None and resident is not None:
        start, end = _EVER
    else:
        start, end = local_day(day or station.clock.today(), station.clock.now())
    with station.read() as uow:
        printed = [
            entry
            for entry in uow.codes.prints(start, end)
            if resident is None or entry.resident == resident
        ]
        people = uow.people.get_many(list({entry.resident for entry in printed}))
    return [
        PrintEntry(
            entry, format_card_number(entry.station, entry.serial), people.get(entry.resident)
        )
        for entry in printed
    ]
