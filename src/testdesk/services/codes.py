"""Proxy codes: issuing, reading, revoking, remembering what was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

import msgspec

from testdesk.domain import events as ev
from testdesk.domain.cards import Card, check_valid_days, newest, why_void
from testdesk.domain.changes import Changes
from testdesk.domain.documents import Document, read_document
from testdesk.domain.people import Resident
from testdesk.domain.refusals import Refusal
from testdesk.formats.card_number import format_card_number
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code, id_tag
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.calendar import latest_day
from testdesk.services.comparing import belongs_to, holder_of
from testdesk.services.recognition import Recognised, by_card_number, by_proxy_code
from testdesk.services.session import ScanSession

_ISSUED = Changes(codes=True, journal=True)
_MOST_ISSUES = 127  # seven bits of the printed form


class Applicant(msgspec.Struct, frozen=True):
    """Who fetches a card for somebody, how related, and why; any of it may be empty."""

    name: str = ""
    relation: str = ""
    reason: str = ""


_NOBODY = Applicant()


class IssuedCard(msgspec.Struct, frozen=True):
    """A card ready for paper.

    Attributes:
        resident: whose it is.
        card: as recorded.
        code: the 58 digits of the QR code.
        card_number: the typed form, "3-1047-8".
        reissue: whether it voids an earlier card.
    """

    resident: Resident
    card: Card
    code: str
    card_number: str
    reissue: bool


class CodeReading(msgspec.Struct, frozen=True):
    """What a code says when it is only looked at.

    Attributes:
        verdict: accepted, attention (genuine, person not on our roster) or refused.
        reason: valid, not_listed, id_confirmed, or why refused.
        resident: where known.
        station, issue_number, valid_until: from the code or the card's record.
    """

    verdict: str
    reason: str
    resident: Resident | None = None
    station: int | None = None
    issue_number: int | None = None
    valid_until: str | None = None


def issue(
    *,
    desk: Desk,
    session: ScanSession,
    resident: str,
    applicant: Applicant = _NOBODY,
    valid_days: int | None = None,
) -> tuple[IssuedCard, Changes]:
    """Issues a card; any earlier card of the person is void from now on.

    Raises:
        Refusal: as `issue_many`.
    """
    issued, changes = issue_many(
        desk=desk,
        session=session,
        residents=[resident],
        applicant=applicant,
        valid_days=valid_days,
    )
    return issued[0], changes


def issue_many(
    *,
    desk: Desk,
    session: ScanSession,
    residents: Sequence[str],
    applicant: Applicant = _NOBODY,
    valid_days: int | None = None,
) -> tuple[list[IssuedCard], Changes]:
    """Issues cards to several people, all or none: a household, a building.

    Args:
        desk: the station.
        session: whose operator does it.
        residents: pseudonyms.
        applicant: who fetches them.
        valid_days: how long they hold; None for what the kit says.

    Raises:
        Refusal: unknown_person, too_many_cards, valid_days_out_of_range, and
            code_field_out_of_range (issue_day) where the laptop's clock is wrong.
    """
    with desk.begin(session.operator) as uow:
        # Inside: validity and key come from the same kit.
        days = desk.identity.card_valid_days if valid_days is None else valid_days
        check_valid_days(days)
        people = uow.people.many(residents)
        if len(people) < len(set(residents)):
            raise Refusal("unknown_person")
        bodies = _issues(uow, desk, residents, applicant, days)
        headers = uow.journal.append_all(bodies)
        cards = uow.codes.by_ids([header.id for header in headers])
        # Before it is durable: what no code can say (a wrong clock) is not issued.
        issued = [issued_card(desk, people[cards[h.id].resident], cards[h.id]) for h in headers]
        uow.commit()
        return issued, _ISSUED if issued else Changes()


def _issues(
    uow: UnitOfWork, desk: Desk, residents: Sequence[str], applicant: Applicant, valid_days: int
) -> list[ev.ProxyCodeIssued]:
    """An event for each, in their order: its serial and issue number are the next ones."""
    held = uow.codes.cards_among(residents)
    before = {r: card.issue_number for r in held if (card := newest(held[r])) is not None}
    today, first = desk.clock.today().isoformat(), uow.codes.next_serial()
    bodies: list[ev.ProxyCodeIssued] = []
    for serial, resident in enumerate(residents, start=first):
        before[resident] = before.get(resident, 0) + 1
        if before[resident] > _MOST_ISSUES:
            raise Refusal("too_many_cards")
        bodies.append(
            ev.ProxyCodeIssued(
                resident=resident,
                serial=serial,
                issue_number=before[resident],
                issue_day=today,
                valid_days=valid_days,
                key_id=desk.identity.card_key_id,
                applicant=applicant.name,
                relation=applicant.relation,
                reason=applicant.reason,
            )
        )
    return bodies


def issued_card(desk: Desk, person: Resident, card: Card) -> IssuedCard:
    """The paper's contents of a card on record; the code is computed again, never stored."""
    key = desk.identity.card_keys[card.key_id]
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
    return IssuedCard(person, card, encode_proxy_code(code, key), number, card.issue_number > 1)


def cards_of(*, desk: Desk, resident: str) -> list[IssuedCard]:
    """The cards of a person that this station's keys can print, oldest first.

    Raises:
        Refusal: unknown_person.
    """
    with desk.begin("") as uow:
        person = uow.people.get(resident)
        if person is None:
            raise Refusal("unknown_person")
        known = [c for c in uow.codes.cards_of(resident) if c.key_id in desk.identity.card_keys]
        return [issued_card(desk, person, card) for card in known]


def good_card(*, desk: Desk, resident: str) -> IssuedCard | None:
    """The person's card that is good today, for printing again."""
    cards = cards_of(desk=desk, resident=resident)
    ends, today = desk.identity.card_key_ends, desk.clock.today()
    why = partial(why_void, cards=[c.card for c in cards], key_ends=ends, today=today)
    return next((c for c in cards if why(c.card) is None), None)


def revoke(*, desk: Desk, session: ScanSession, card: str, reason: str) -> Changes:
    """Makes a card void, with the reason why.

    Args:
        desk: the station.
        session: whose operator does it.
        card: id of the card.
        reason: free words.

    Raises:
        Refusal: card_unknown, reason_missing, code_revoked (it already is).
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    with desk.begin(session.operator) as uow:
        known = uow.codes.by_id(card)
        if known is None:
            raise Refusal("card_unknown")
        if known.revoked:
            raise Refusal("code_revoked")
        uow.journal.append(ev.ProxyCodeRevoked(card, reason.strip()))
        uow.commit()
        return _ISSUED


def read_code(*, desk: Desk, text: str, id_number: str = "") -> CodeReading:
    """Looks at a code or a card number without registering anybody.

    Args:
        desk: the station.
        text: the 58 digits, or a card number.
        id_number: of the person at the desk, to be compared with a stranger's code.

    Raises:
        Refusal: what `read_document` refuses of the ID number.
    """
    finder = by_proxy_code if len(text.strip()) > 20 else by_card_number
    with desk.begin("") as uow:
        try:
            recognised = finder(uow, desk, text)
        except Refusal as refusal:
            return CodeReading("refused", refusal.code)
        document = read_document(id_number, today=latest_day(uow, desk)) if id_number else None
    card = recognised.card
    shown = CodeReading(
        "accepted" if recognised.listed else "attention",
        "valid" if recognised.listed else "not_listed",
        recognised.person,
        *((card.station, card.issue_number, card.valid_until.isoformat()) if card else ()),
    )
    if recognised.void:
        return msgspec.structs.replace(shown, verdict="refused", reason=recognised.void)
    return _compared(desk, shown, recognised, document) if document else shown


def _compared(
    desk: Desk, shown: CodeReading, recognised: Recognised, document: Document
) -> CodeReading:
    """The reading after the ID card was held beside it."""
    code = recognised.card
    if isinstance(code, ProxyCode):
        same = belongs_to(desk, code, document)
    else:
        same = recognised.person.document_number == document.number
    if not same:
        return msgspec.structs.replace(shown, verdict="refused", reason="id_tag_differs")
    if recognised.listed or not isinstance(code, ProxyCode):
        return shown
    holder = holder_of(code, document)
    return msgspec.structs.replace(
        shown, verdict="accepted", reason="id_confirmed", resident=holder
    )


def mark_printed(
    *, desk: Desk, session: ScanSession, cards: Sequence[str], layout: str, printer: str
) -> Changes:
    """Remembers that cards came out of a printer or went into a PDF."""
    with desk.begin(session.operator) as uow:
        uow.journal.append(ev.CardsPrinted(tuple(cards), layout, printer))
        uow.commit()
        return _ISSUED
