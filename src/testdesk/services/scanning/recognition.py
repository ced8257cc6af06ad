"""Finds the holder of a card, and checks whether the card is valid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from testdesk.domain.cards import Card, key_expired, newest, void_reason
from testdesk.domain.corrections.aliases import ALWAYS
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.formats.card_number import read_card_number
from testdesk.formats.proxy_code import ProxyCode, decode_proxy_code
from testdesk.ports import ReadingUnit, Station


@dataclass(frozen=True)
class Recognised:
    """A person who was recognised by a code, card or document.

    Attributes:
        person: the record; for the card of a person unknown here it has only the pseudonym.
        known: whether this station has a record of the person, listed or not.
        void_reason: the reason why the card is not valid, or empty.
        unconfirmed: whether an operator bound the code to the person by hand and nobody has been
            sampled by it since; the operator must then check the name.
        card: the code or the card's record, if a card was shown.
    """

    person: Resident
    known: bool = True
    void_reason: str = ""
    unconfirmed: bool = False
    card: ProxyCode | Card | None = None


def recognise_proxy_code(uow: ReadingUnit, station: Station, text: str) -> Recognised:
    """The person named by a printed code.

    Raises:
        Refusal: code_damaged, code_version_unknown, code_key_unknown, code_not_authentic;
            code_key_expired: the old key may have leaked, so it proves nothing any more;
            code_not_ours: it names this station, whose journal has no such card. Every enrolled
            laptop has the city's card key, so another laptop may have made it.
    """
    code = decode_proxy_code(text, station.identity.card_keys)
    today = uow.times.trusted_day(station.clock.today())
    if key_expired(code.key_id, station.identity.card_key_ends, today=today):
        raise Refusal("code_key_expired")
    card = _card_of(uow, code)
    holder = (
        uow.people.get(card.resident)
        if card
        else uow.people.resolve(code.subject, code.station, ALWAYS)  # by the newest aliases
    )
    person = holder or Resident(code.subject, "")
    cards = uow.codes.cards_of(person.resident)
    void = _void_reason_of_code(card, cards, station, code, today)
    return Recognised(person, holder is not None, void, card=code)


def _card_of(uow: ReadingUnit, code: ProxyCode) -> Card | None:
    """The card's record for a code, which may name an old pseudonym (`subject`) of the holder."""
    for person in uow.people.resolve_all(code.subject):
        for card in uow.codes.cards_of(person):
            # Two people merged by a corrected number may both have had a first card.
            same = (card.station, card.issue_number) == (code.station, code.issue_number)
            if same and card.subject == code.subject:
                return card
    return None


def _void_reason_of_code(
    card: Card | None, cards: Sequence[Card], station: Station, code: ProxyCode, today: dt.date
) -> str:
    """The reason why a genuine code is not valid, or empty.

    A card that has no record here is judged by the fields of its code.
    """
    if card is not None:
        ends = station.identity.card_key_ends
        return void_reason(card, cards, key_ends=ends, today=today) or ""
    if code.station == station.identity.station:
        raise Refusal("code_not_ours")
    newer = newest(cards)
    if newer is not None and newer.issue_number > code.issue_number:
        return "code_replaced"
    return "code_expired" if today > code.valid_until else ""


def recognise_card_number(uow: ReadingUnit, station: Station, text: str) -> Recognised:
    """The holder of the card with a typed number.

    Raises:
        Refusal: card_number_invalid, card_unknown, unknown_person.
    """
    card = card_of_number(uow, text)
    person = uow.people.get(card.resident)
    if person is None:
        raise UnknownPerson()
    cards = uow.codes.cards_of(card.resident)
    ends = station.identity.card_key_ends
    today = uow.times.trusted_day(station.clock.today())
    void = void_reason(card, cards, key_ends=ends, today=today)
    return Recognised(person, void_reason=void or "", card=card)


def card_of_number(uow: ReadingUnit, text: str) -> Card:
    """The card with a typed number.

    Raises:
        Refusal: card_number_invalid, card_unknown.
    """
    number = read_card_number(text)
    card = uow.codes.card(number.station, number.serial)
    if card is None:
        raise Refusal("card_unknown")
    return card
