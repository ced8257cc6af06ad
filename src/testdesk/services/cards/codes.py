"""Issues and revokes proxy codes, and records which cards were printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from testdesk.domain.cards import Card, check_valid_days, newest, void_reason
from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.authority import is_issue_day
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.formats.card_number import format_card_number
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code, id_tag
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import day_on_paper
from testdesk.services.session import Context

_CHANGES = Changes(codes=True, journal=True)
_MAX_ISSUES = 127  # the highest issue number: a printed code has seven bits for it


class Applicant(msgspec.Struct, frozen=True):
    """A person who collects a card for somebody, with relation and reason; each may be empty."""

    name: str = ""
    relation: str = ""
    reason: str = ""


_NO_APPLICANT = Applicant()


class IssuedCard(msgspec.Struct, frozen=True):
    """A card that is ready to be printed.

    Attributes:
        resident: the holder.
        card: the card as recorded in the journal.
        code: the 58 digits of the QR code.
        card_number: the typed form, such as "3-1047-8".
        reissue: whether it voids an earlier card.
        already_valid: whether it is the valid card that the person had before.
    """

    resident: Resident
    card: Card
    code: str
    card_number: str
    reissue: bool
    already_valid: bool = False


def issue(
    context: Context,
    *,
    resident: str,
    applicant: Applicant = _NO_APPLICANT,
    valid_days: int | None = None,
    replacing: bool = False,
) -> Done[IssuedCard]:
    """Returns one person's valid card and issues it if necessary; see `issue_many`.

    Raises:
        Refusal: the same refusals as `issue_many`.
    """
    done = issue_many(
        context,
        residents=[resident],
        applicant=applicant,
        valid_days=valid_days,
        replacing=replacing,
    )
    return Done(done.value[0], done.changes)


def issue_many(
    context: Context,
    *,
    residents: Sequence[str],
    applicant: Applicant = _NO_APPLICANT,
    valid_days: int | None = None,
    replacing: bool = False,
) -> Done[list[IssuedCard]]:
    """Returns a valid card for each of several people, such as a household or a building.

    Either all people get a card or none. A person who has a valid card keeps it: that card is
    returned with `already_valid` set, and nothing is recorded for it. To replace a valid card by a
    new one, which voids it, `replacing` and a reason are needed.

    Args:
        context: station and session.
        residents: pseudonyms.
        applicant: the person who collects the cards; with `replacing`, it must have the reason.
        valid_days: the number of days for which new cards are valid; None for the city's setting.
        replacing: whether people who have a valid card get a new one, too.

    Raises:
        Refusal: unknown_person, too_many_cards, valid_days_out_of_range; reason_missing: replacing
            without a reason; code_field_out_of_range (issue_day) and clock_wrong: the laptop's
            clock is wrong.
    """
    if replacing and not applicant.reason.strip():
        raise Refusal("reason_missing")
    with context.write("issue_cards") as uow:
        # Read inside the transaction, so that the validity and the key come from the same kit.
        days = context.station.identity.card_valid_days if valid_days is None else valid_days
        check_valid_days(days)
        people = _require_people(uow, residents)
        pseudonyms = list(dict.fromkeys(person.resident for person in people))
        printable = {} if replacing else _printable_cards(uow, context.station, pseudonyms)
        without_card = [pseudonym for pseudonym in pseudonyms if pseudonym not in printable]
        headers = uow.journal.append_all(
            _issue_events(uow, context.station, without_card, applicant, days)
        )
        new = uow.codes.by_ids([header.id for header in headers])
        cards = printable | {card.resident: card for card in new.values()}
        # Encoded before the commit: a card whose code cannot be encoded, for example because the
        # clock is wrong, must not be issued.
        issued = [
            issued_card(
                context.station,
                person,
                cards[person.resident],
                already_valid=person.resident in printable,
            )
            for person in people
        ]
        uow.commit()
        return Done(issued, _CHANGES if without_card else Changes())


def _require_people(uow: ReadingUnit, pseudonyms: Sequence[str]) -> list[Resident]:
    """All these people, in the same order; old pseudonyms of corrected numbers are accepted."""
    known = uow.people.get_many(pseudonyms)
    found = [known.get(pseudonym) or uow.people.get(pseudonym) for pseudonym in pseudonyms]
    people = [person for person in found if person is not None]
    if len(people) < len(pseudonyms):
        raise UnknownPerson()
    return people


def _printable_cards(
    uow: ReadingUnit, station: Station, pseudonyms: Sequence[str]
) -> dict[str, Card]:
    """The valid cards of these people for which this station has the key."""
    keys = station.identity.card_keys
    valid = valid_cards(uow, station, pseudonyms)
    return {pseudonym: card for pseudonym, card in valid.items() if card.key_id in keys}


def _issue_events(
    uow: ReadingUnit,
    station: Station,
    pseudonyms: Sequence[str],
    applicant: Applicant,
    valid_days: int,
) -> list[ev.ProxyCodeIssued]:
    """One event for each person, in the same order, with the next serial and issue numbers."""
    last_issue_numbers = {
        pseudonym: card.issue_number
        for pseudonym, cards in uow.codes.cards_among(pseudonyms).items()
        if (card := newest(cards)) is not None
    }
    today, first = station.clock.today().isoformat(), uow.codes.next_serial()
    if not is_issue_day(today):
        raise Refusal("code_field_out_of_range", field="issue_day", reason="issue_day")
    if pseudonyms:
        day_on_paper(uow, station)
    bodies: list[ev.ProxyCodeIssued] = []
    for serial, pseudonym in enumerate(pseudonyms, start=first):
        issue_number = last_issue_numbers.get(pseudonym, 0) + 1
        last_issue_numbers[pseudonym] = issue_number
        if issue_number > _MAX_ISSUES:
            raise Refusal("too_many_cards")
        bodies.append(
            ev.ProxyCodeIssued(
                resident=pseudonym,
                serial=serial,
                issue_number=issue_number,
                issue_day=today,
                valid_days=valid_days,
                key_id=station.identity.card_key_id,
                applicant=applicant.name,
                relation=applicant.relation,
                reason=applicant.reason,
            )
        )
    return bodies


def issued_card(
    station: Station, person: Resident, card: Card, *, already_valid: bool = False
) -> IssuedCard:
    """A recorded card in its printed form; the code is computed each time and never stored."""
    key = station.identity.card_keys[card.key_id]
    code = ProxyCode(
        key_id=card.key_id,
        station=card.station,
        subject=card.subject or card.resident,
        issue_day=dt.date.fromisoformat(card.issue_day),
        valid_days=card.valid_days,
        issue_number=card.issue_number,
        id_tag=id_tag(key, card.number or person.document_number),
    )
    number = format_card_number(card.station, card.serial)
    reissue = card.issue_number > 1
    return IssuedCard(person, card, encode_proxy_code(code, key), number, reissue, already_valid)


def cards_of(station: Station, *, resident: str) -> list[IssuedCard]:
    """The cards of a person whose codes this station has the keys to print, oldest first.

    Raises:
        Refusal: unknown_person.
    """
    with station.read() as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        cards = uow.codes.cards_of(person.resident)
        known = [c for c in cards if c.key_id in station.identity.card_keys]
        return [issued_card(station, person, card) for card in known]


def valid_card(station: Station, *, resident: str) -> IssuedCard | None:
    """The person's card that is valid today, for printing again.

    Raises:
        Refusal: unknown_person.
    """
    with station.read() as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        return valid_card_of(uow, station, person)


def valid_card_of(uow: ReadingUnit, station: Station, person: Resident) -> IssuedCard | None:
    """The person's card that is valid today and that this station's keys can print."""
    card = _printable_cards(uow, station, [person.resident]).get(person.resident)
    return issued_card(station, person, card) if card is not None else None


def valid_cards(uow: ReadingUnit, station: Station, pseudonyms: Sequence[str]) -> dict[str, Card]:
    """The cards of these people that are valid today, by pseudonym."""
    today, ends = station.clock.today(), station.identity.card_key_ends
    return {
        pseudonym: card
        for pseudonym, cards in uow.codes.cards_among(pseudonyms).items()
        for card in cards
        if void_reason(card, cards, key_ends=ends, today=today) is None
    }


def revoke(context: Context, *, card: str, reason: str) -> Done[None]:
    """Makes a card void and records the reason.

    Args:
        context: station and session.
        card: id of the card.
        reason: free text.

    Raises:
        Refusal: card_unknown, reason_missing; code_revoked: the card was revoked before.
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    with context.write("revoke_cards") as uow:
        recorded = uow.codes.by_id(card)
        if recorded is None:
            raise Refusal("card_unknown")
        if recorded.revoked:
            raise Refusal("code_revoked")
        uow.journal.append(ev.ProxyCodeRevoked(card, reason.strip()))
        uow.commit()
        return Done(None, _CHANGES)


def record_printed(
    context: Context, *, cards: Sequence[str], layout: str, printer: str
) -> Done[None]:
    """Records that cards were printed, or saved as a PDF."""
    with context.write("issue_cards") as uow:
        uow.journal.append(ev.CardsPrinted(tuple(cards), layout, printer))
        uow.commit()
        return Done(None, _CHANGES)
