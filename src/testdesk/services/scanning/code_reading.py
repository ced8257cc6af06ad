"""Checking a code or a card number without registering anybody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Resident
from testdesk.formats.proxy_code import ProxyCode
from testdesk.ports import Station
from testdesk.services.people.listed import read_shown
from testdesk.services.scanning.comparing import belongs_to, holder_of
from testdesk.services.scanning.recognition import Recognised, by_card_number, by_proxy_code


class CodeReading(msgspec.Struct, frozen=True):
    """The result of checking a code.

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


def read_code(station: Station, *, text: str, id_number: str = "") -> CodeReading:
    """Checks a code or a card number without registering anybody.

    Args:
        station: the station.
        text: the 58 digits, or a card number.
        id_number: of the person at the desk, to be compared with a stranger's code.

    Raises:
        Refusal: what `read_document` refuses of the ID number.
    """
    finder = by_proxy_code if len(text.strip()) > 20 else by_card_number
    with station.read() as uow:
        try:
            recognised = finder(uow, station, text)
        except Refusal as refusal:
            return CodeReading("refused", refusal.code)
        shown_card = read_shown(uow, station, id_number) if id_number else None
    card = recognised.card
    shown = CodeReading(
        "accepted" if recognised.listed else "attention",
        "valid" if recognised.listed else "not_listed",
        recognised.person,
        *((card.station, card.issue_number, card.valid_until.isoformat()) if card else ()),
    )
    if recognised.void:
        return msgspec.structs.replace(shown, verdict="refused", reason=recognised.void)
    return _compared(station, shown, recognised, *shown_card) if shown_card else shown


def _compared(
    station: Station,
    shown: CodeReading,
    recognised: Recognised,
    document: Document,
    holders: Sequence[Resident],
) -> CodeReading:
    """The reading after comparison with the ID card."""
    code = recognised.card
    # A re-issued permit has another number, but is the same person's.
    same = recognised.person.resident in {holder.resident for holder in holders}
    if isinstance(code, ProxyCode):
        same = same or belongs_to(station, code, document)
    if not same:
        return msgspec.structs.replace(shown, verdict="refused", reason="id_tag_differs")
    if recognised.listed or not isinstance(code, ProxyCode):
        return shown
    holder = holder_of(code, document)
    return msgspec.structs.replace(
        shown, verdict="accepted", reason="id_confirmed", resident=holder
    )
