"""Opens tubes by their barcodes; if a barcode may be a document number, the operator is asked."""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.number_forms import forms_of
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.tubes import Tube, capacity_of
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services.scan_results import refused, scan_result
from testdesk.services.session import Context, Pending, ScanSession
from testdesk.services.tubes import outdated_tube_events


def scan_tube(context: Context, scan: Scan) -> Done[ScanResult]:
    """Opens the tube; if the barcode has the form of a document number, asks which of them it is.

    The question "tube or document?" changes nothing and stays open until the next scan;
    `answer_tube` or `answer_document` answers it.
    """
    if forms_of(scan.text):  # forms of numbers of documents, telephones or products
        with context.station.read() as uow:
            current = uow.samples.open_tube()
            if current is None or current.tube != scan.text:
                context.session.pending, context.session.ambiguous_scan = None, scan
                return Done(scan_result(uow, scan, "needs_person", "tube_or_document"))
    return _open_tube(context, scan)


def answer_tube(context: Context) -> Done[ScanResult]:
    """Opens the tube after the operator has answered that the scan is a tube's barcode.

    Raises:
        Refusal: nothing_pending.
    """
    return _open_tube(context, _consume_question(context.session))


def answer_document(context: Context) -> Done[ScanResult]:
    """Asks whose document it is after the operator has answered that the scan is a document.

    Raises:
        Refusal: nothing_pending.
    """
    scan = Scan("id_number", _consume_question(context.session).text)
    context.session.pending = Pending(scan.text, "id_number")
    with context.station.read() as uow:
        return Done(scan_result(uow, scan, "needs_person", "unknown_person"))


def _consume_question(session: ScanSession) -> Scan:
    """The scan that waits for an answer; it can be answered only once."""
    scan, session.ambiguous_scan = session.ambiguous_scan, None
    if scan is None:
        raise Refusal("nothing_pending")
    return scan


def blocking_reason(current: Tube, scan: Scan, round_: str) -> str:
    """The reason why no tube can be opened while the current tube is open."""
    if current.round != round_:
        return "tube_of_other_round"
    return "tube_is_open" if current.tube == scan.text else "other_tube_open"


def _open_tube(context: Context, scan: Scan) -> Done[ScanResult]:
    with context.write("register") as uow:
        round_ = uow.samples.round()
        if round_ is None:
            return refused(uow, scan, "no_round")
        for event in outdated_tube_events(uow):
            uow.journal.append(event)
        current = uow.samples.open_tube()
        if current is not None:
            return refused(uow, scan, blocking_reason(current, scan, round_), tube=current.tube)
        if uow.samples.tube(scan.text) is not None:
            return refused(uow, scan, "tube_already_used", tube=scan.text)
        mode = context.session.next_mode
        capacity = capacity_of(mode, context.session.pool_size)
        uow.journal.append(ev.TubeOpened(scan.text, round_, mode, capacity))
        uow.commit()
        context.session.next_mode = "pool"
        result = scan_result(uow, scan, "accepted", "tube_opened", tube=scan.text)
        return Done(result, Changes(tubes=True, journal=True))
