"""Registers scanned lines; a line's result is returned only after its events are durable."""

from __future__ import annotations

from collections.abc import Callable

from testdesk.domain.changes import Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.id_numbers import normalise_number
from testdesk.domain.numbers.own_codes import contains_own_code, id_numbers_within
from testdesk.domain.numbers.scans import Scan, are_stuck_together, read_scan
from testdesk.domain.refusals import ConfirmationNeeded, Refusal
from testdesk.domain.residents.documents import read_document
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.crypto.pseudonym import external_code_digest
from testdesk.formats.proxy_code import ProxyCode
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import latest_day
from testdesk.services.people.document_holders import people_with_number
from testdesk.services.scan_results import refused, scan_result
from testdesk.services.scanning.code_owner import name_owner
from testdesk.services.scanning.comparing import compare_card
from testdesk.services.scanning.double_reads import (
    recent_result_for_person,
    recent_result_for_text,
    remember,
)
from testdesk.services.scanning.recognition import (
    Recognised,
    card_of_number,
    recognise_card_number,
    recognise_proxy_code,
)
from testdesk.services.scanning.sampling import sample_person
from testdesk.services.scanning.scanned_commands import run_command
from testdesk.services.scanning.tube_scans import scan_tube
from testdesk.services.session import CardToCompare, Context, Pending

__all__ = ["name_owner", "scan"]


def scan(context: Context, line: str) -> Done[ScanResult]:
    """Registers one scanned line; a second scan of the same person repeats the first result.

    A scan that breaks a rule changes nothing; its result is `refused`, and no error is raised.

    Raises:
        Refusal: operator_missing: nobody is signed in; badge_removed: whoever is signed in was
            removed meanwhile.
        EnvironmentFault: the events could not be made durable; nothing was changed.
    """
    scan = read_scan(line, tube_form=context.station.identity.tube_form)
    if not scan.text and scan.kind == "unknown":
        # The line has only characters that scanners add around a scan, so a pending question stays
        # open.
        with context.station.read() as uow:
            return refused(uow, scan, "unreadable")
    if (first_result := recent_result_for_text(context, scan)) is not None:
        return Done(first_result)
    card_to_compare = context.session.card_to_compare
    if scan.kind != "id_number":
        context.session.card_to_compare = None
    if scan.kind != "command":
        context.session.ambiguous_scan = None
    try:
        done = _register_known_number(context, scan) or _HANDLERS[scan.kind](context, scan)
    except ConfirmationNeeded as refusal:  # the operator's role does not register people
        with context.station.read() as uow:
            return refused(uow, scan, refusal.code)
    if (first_result := recent_result_for_person(context, scan, done.value)) is not None:
        context.session.card_to_compare = card_to_compare
        return Done(first_result)
    if scan.kind != "command":
        remember(context, scan.text, done.value)
    if done.value.verdict != "needs_person" and scan.kind != "command":
        context.session.pending = None
    return done


def _register_known_number(context: Context, scan: Scan) -> Done[ScanResult] | None:
    """Registers the document number of a person known here, whatever kind the scan seems to be.

    Returns None if nobody has such a number, or if an ID number is to be compared with a card.
    """
    if scan.kind not in _KINDS_OF_KNOWN_NUMBERS or (
        scan.kind == "id_number" and context.session.card_to_compare
    ):
        return None
    with context.write("register") as uow:
        people = people_with_number(uow, context.station, scan.text)
        if not people:
            return None
        number = Scan("id_number", normalise_number(scan.text))
        if scan.kind == "card_number" and _is_card_of_another(uow, scan.text, people):
            return refused(uow, number, "card_or_document")
        if len(people) > 1:
            context.session.pending = Pending(number.text, "id_number")
            return Done(scan_result(uow, number, "needs_person", "document_of_several"))
        sampled = sample_person(
            uow, context.station, number, Recognised(people[0]), identified_by="id_number"
        )
        uow.commit()
        return sampled


def cancel_question(context: Context) -> Done[None]:
    """Cancels the question about the last scan, which must then be repeated."""
    context.session.pending = context.session.ambiguous_scan = None
    context.session.recent = ()
    return Done(None)


def _is_card_of_another(uow: ReadingUnit, text: str, people: list[Resident]) -> bool:
    try:
        holder = card_of_number(uow, text).resident
    except Refusal:
        return False
    return any(person.resident != holder for person in people)


def _card_handler(
    find: Callable[[ReadingUnit, Station, str], Recognised], identified_by: ev.SampledBy
) -> Callable[[Context, Scan], Done[ScanResult]]:
    """The function that registers cards which `find` recognises by a code or a card number."""

    def handle(context: Context, scan: Scan) -> Done[ScanResult]:
        with context.write("register") as uow:
            try:
                recognised = find(uow, context.station, scan.text)
            except Refusal as refusal:
                return refused(uow, scan, refusal.code)
            if recognised.void_reason:
                return refused(uow, scan, recognised.void_reason, resident=recognised.person)
            sampled = sample_person(
                uow, context.station, scan, recognised, identified_by=identified_by
            )
            uow.commit()
            context.session.card_to_compare = _card_to_compare(recognised, sampled.value)
            return sampled

    return handle


def _card_to_compare(recognised: Recognised, result: ScanResult) -> CardToCompare | None:
    """The card of a person unknown here who was just sampled by it; None for any other result."""
    card, tube, place = recognised.card, result.tube, result.position
    if result.reason != "sampled_not_listed" or tube is None or place is None:
        return None
    return CardToCompare(card, tube, place) if isinstance(card, ProxyCode) else None


def _person_by_id_number(context: Context, scan: Scan) -> Done[ScanResult]:
    card, context.session.card_to_compare = context.session.card_to_compare, None
    with context.write("register") as uow:
        if card is not None:
            return compare_card(context, uow, scan, card)
        try:
            document = read_document(scan.text, today=latest_day(uow, context.station))
        except Refusal as refusal:
            return refused(uow, scan, refusal.code)
        person = uow.people.by_document(document.number)
        if person is None:
            context.session.pending = Pending(document.number, "id_number")
            return Done(scan_result(uow, scan, "needs_person", "unknown_person"))
        sampled = sample_person(
            uow, context.station, scan, Recognised(person), identified_by="id_number"
        )
        uow.commit()
        return sampled


def _person_by_external_code(context: Context, scan: Scan) -> Done[ScanResult]:
    digest = external_code_digest(context.station.identity.person_key, scan.text)
    with context.write("register") as uow:
        if uow.people.by_documents(id_numbers_within(scan.text)):
            # The ID number of a person known here cannot be in the text by coincidence.
            return refused(uow, Scan("unknown", scan.text), "contains_own_code")
        bound = uow.codes.binding(digest)
        person = uow.people.get(bound.resident) if bound else None
        if person is None or bound is None:
            context.session.pending = Pending(scan.text, "external_code", digest)
            return Done(scan_result(uow, scan, "needs_person", "unknown_code"))
        recognised = Recognised(person, unconfirmed=uow.codes.is_unconfirmed(bound))
        sampled = sample_person(
            uow, context.station, scan, recognised, identified_by="external_code"
        )
        uow.commit()
        return sampled


def _unknown(context: Context, scan: Scan) -> Done[ScanResult]:
    with context.station.read() as uow:
        if are_stuck_together(scan.text, tube_form=context.station.identity.tube_form):
            return refused(uow, scan, "scans_stuck_together")
        if contains_own_code(scan.text):
            return refused(uow, scan, "contains_own_code")
        return refused(uow, scan, "unknown_code" if scan.text.isprintable() else "unreadable")


# The kinds of scan for which a document number may be mistaken. Proxy codes are left out: they have
# check digits, and are longer than any document number.
_KINDS_OF_KNOWN_NUMBERS = frozenset(
    {"tube", "id_number", "external_code", "card_number", "unknown"}
)
_HANDLERS: dict[str, Callable[[Context, Scan], Done[ScanResult]]] = {
    "tube": scan_tube,
    "proxy_code": _card_handler(recognise_proxy_code, "proxy_code"),
    "card_number": _card_handler(recognise_card_number, "card_number"),
    "id_number": _person_by_id_number,
    "external_code": _person_by_external_code,
    "command": run_command,
    "unknown": _unknown,
}
