"""Checks a code or card number without registering anybody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Resident
from testdesk.formats.proxy_code import ProxyCode
from testdesk.ports import Station
from testdesk.services.people.document_holders import read_typed_document
from testdesk.services.scanning.comparing import belongs_to, holder_of
from testdesk.services.scanning.recognition import (
    Recognised,
    recognise_card_number,
    recognise_proxy_code,
)


class CodeReading(msgspec.Struct, frozen=True):
    """The result of checking a code.

    Attributes:
        verdict: accepted, attention (it is genuine, but the person is unknown here) or refused.
        reason: valid; not_listed (unknown here); id_confirmed (unknown here, but the card was made
            for the holder of the ID number); or the reason for the refusal.
        resident: the person, if known.
        station, issue_number, valid_until: values from the code or from the card's record.
    """

    verdict: str
    reason: str
    resident: Resident | None = None
    station: int | None = None
    issue_number: int | None = None
    valid_until: str | None = None


def read_code(station: Station, *, text: str, id_number: str = "") -> CodeReading:
    """Checks a code or a card number, and compares it with an ID number if there is one.

    Args:
        station: the station.
        text: the 58 digits of a code, or a card number.
        id_number: the ID number of the person who is present, to be compared with the card; may be
            empty.

    Raises:
        Refusal: the refusals of `read_document` for the ID number.
    """
    # Card numbers are much shorter than codes.
    finder = recognise_proxy_code if len(text.strip()) > 20 else recognise_card_number
    with station.read() as uow:
        try:
            recognised = finder(uow, station, text)
        except Refusal as refusal:
            return CodeReading("refused", refusal.code)
        presented_document = read_typed_document(uow, station, id_number) if id_number else None
    card = recognised.card
    reading = CodeReading(
        "accepted" if recognised.known else "attention",
        "valid" if recognised.known else "not_listed",
        recognised.person,
        *((card.station, card.issue_number, card.valid_until.isoformat()) if card else ()),
    )
    if recognised.void_reason:
        return msgspec.structs.replace(reading, verdict="refused", reason=recognised.void_reason)
    return (
        _compared(station, reading, recognised, *presented_document)
        if presented_document
        else reading
    )


def _compared(
    station: Station,
    reading: CodeReading,
    recognised: Recognised,
    document: Document,
    holders: Sequence[Resident],
) -> CodeReading:
    """The result after comparison with the ID card."""
    code = recognised.card
    # A permit that was issued again has another number, but belongs to the same person.
    same = recognised.person.resident in {holder.resident for holder in holders}
    if isinstance(code, ProxyCode):
        same = same or belongs_to(station, code, document)
    if not same:
        return msgspec.structs.replace(reading, verdict="refused", reason="id_tag_differs")
    if recognised.known or not isinstance(code, ProxyCode):
        return reading
    holder = holder_of(code, document)
    return msgspec.structs.replace(
        reading, verdict="accepted", reason="id_confirmed", resident=holder
    )
