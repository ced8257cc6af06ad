"""Compares the card of a person unknown here with the ID card that is scanned next."""

from __future__ import annotations

import msgspec

from testdesk.domain.changes import Done
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import Document, lifelong_number, read_document
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.crypto.pseudonym import document_identity, is_pseudonym_of
from testdesk.formats.proxy_code import ProxyCode, id_tag
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import latest_day
from testdesk.services.scan_results import refused, scan_result
from testdesk.services.session import CardToCompare, Context


def belongs_to(station: Station, code: ProxyCode, document: Document) -> bool:
    """Whether a genuine code was made for the holder of a document.

    Both the tag (20 bits, computed from the document number) and the pseudonym in the code must
    match the document. The tag alone would let one wrong document in a million pass.
    """
    key = station.identity.card_keys[code.key_id]
    identity = document_identity(document.type, lifelong_number(document))
    same_tag = id_tag(key, document.number) == code.id_tag
    return same_tag and is_pseudonym_of(code.subject, station.identity.person_key, identity)


def holder_of(code: ProxyCode, document: Document) -> Resident:
    """A record of the code's holder, with the document's data but without a name."""
    return Resident(
        code.subject,
        "",
        document_type=document.type,
        document_number=document.number,
        birth=document.birth,
        sex=document.sex,
    )


def compare_card(
    context: Context, uow: ReadingUnit, scan: Scan, card: CardToCompare
) -> Done[ScanResult]:
    """Answers the scan of an ID number after the card of a person unknown here was scanned.

    Nobody is sampled, and nothing is recorded.

    After a misread number the ID card is scanned again, so the comparison stays open. Any other
    result ends it; if the same number is scanned again, it is registered as usual.
    """
    try:
        document = read_document(scan.text, today=latest_day(uow, context.station))
    except Refusal as refusal:
        context.session.card_to_compare = card
        return refused(uow, scan, refusal.code)
    if not belongs_to(context.station, card.code, document):
        return refused(uow, scan, "id_tag_differs")
    holder = holder_of(card.code, document)
    result = scan_result(uow, scan, "accepted", "id_confirmed", resident=holder, tube=card.tube)
    return Done(msgspec.structs.replace(result, position=card.position))
