"""What went onto paper, what only into a file, and what neither.

A card that is issued and not printed waits in a list; one that was saved as a PDF in another: a
file that exists is not paper that is out. The list is no table of its own: it follows
from the journal, so it survives a restart, a dead printer and a pulled plug.
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

# Before and after every moment that is written with digits.
_EVER = ("", "~")


class PrintEntry(msgspec.Struct, frozen=True):
    """One line of the print log.

    Attributes:
        printed: when, by whom, on what, for which time.
        card_number: the typed form, "3-1047-8".
        resident: whose card, or None where this station no longer knows.
    """

    printed: PrintedCard
    card_number: str
    resident: Resident | None


def unprinted(station: Station) -> list[IssuedCard]:
    """This station's cards that are good today, neither printed nor saved, oldest first."""
    return [card for card in _not_on_paper(station) if not card.card.saves]


def saved(station: Station) -> list[IssuedCard]:
    """Those that are good today and lie in a PDF, and that no printer has printed."""
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
        people = uow.people.many([card.resident for card in cards])
    return [
        issued_card(station, people[card.resident], card)
        for card in cards
        if card.resident in people
    ]


def print_log(
    station: Station, *, day: dt.date | None = None, resident: str | None = None
) -> list[PrintEntry]:
    """Who printed or saved what, when, on what and how often; the newest first.

    Args:
        station: the station.
        day: a local day; without it today, or of a resident every day.
        resident: only this person's cards.
    """
    if day is None and resident is not None:
        start, end = _EVER
    else:
        start, end = local_day(day or station.clock.today(), station.clock.now())
    with station.read() as uow:
        printed = [
            one
            for one in uow.codes.prints(start, end)
            if resident is None or one.resident == resident
        ]
        people = uow.people.many(list({one.resident for one in printed}))
    return [
        PrintEntry(one, format_card_number(one.station, one.serial), people.get(one.resident))
        for one in printed
    ]
