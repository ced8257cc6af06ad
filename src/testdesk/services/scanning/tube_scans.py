"""Opens tubes by their barcodes; if it may be a document, the operator is asked."""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.number_forms import forms_of
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.tubes import Tube, capacity_of
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services.scan_results import answer, refused
from testdesk.services.session import Context, Pending, ScanSession
from testdesk.services.tubes import outdated_tube_events


def scan_tube(context: Context, read: Scan) -> Done[ScanResult]:
    """Opens the tube; if it may be a document, asks "tube or document?" and changes nothing.

    The question stays open until the next scan; `answer_tube` or `answer_document` answers it.
    """
    if forms_of(read.text):
        with context.station.read() as uow:
            current = uow.samples.open_tube()
            if current is None or current.tube != read.text:
                context.session.pending, context.session.unclear = None, read
                return Done(answer(uow, read, "needs_person", "tube_or_document"))
    return _open_tube(context, read)


def answer_tube(context: Context) -> Done[ScanResult]:
    """Opens the tube after the operator has answered that the scan is a tube's barcode.

    Raises:
        Refusal: nothing_pending.
    """
    return _open_tube(context, _asked(context.session))


def answer_document(context: Context) -> Done[ScanResult]:
    """Asks whose document it is after the operator has answered that the scan is a document.

    Raises:
        Refusal: nothing_pending.
    """
    read = Scan("id_number", _asked(context.session).text)
    context.session.pending = Pending(read.text, "id_number")
    with context.station.read() as uow:
        return Done(answer(uow, read, "needs_person", "unknown_person"))


def _asked(session: ScanSession) -> Scan:
    """The scan that waits for an answer; it can be answered only once."""
    read, session.unclear = session.unclear, None
    if read is None:
        raise Refusal("nothing_pending")
    return read


def blocking_reason(current: Tube, read: Scan, round_: str) -> str:
    """The reason why no tube can be opened while the current tube is open."""
    if current.round != round_:
        return "tube_of_other_round"
    return "tube_is_open" if current.tube == read.text else "other_tube_open"


def _open_tube(context: Context, read: Scan) -> Done[ScanResult]:
    with context.write() as uow:
        round_ = uow.samples.round()
        if round_ is None:
            return refused(uow, read, "no_round")
        for event in outdated_tube_events(uow):
            uow.journal.append(event)
        current = uow.samples.open_tube()
        if current is not None:
            return refused(uow, read, blocking_reason(current, read, round_), tube=current.tube)
        if uow.samples.tube(read.text) is not None:
            return refused(uow, read, "tube_already_used", tube=read.text)
        mode = context.session.next_mode
        capacity = capacity_of(mode, context.session.pool_size)
        uow.journal.append(ev.TubeOpened(read.text, round_, mode, capacity))
        uow.commit()
        context.session.next_mode = "pool"
        result = answer(uow, read, "accepted", "tube_opened", tube=read.text)
        return Done(result, Changes(tubes=True, journal=True))
