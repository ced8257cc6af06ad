"""A scanner that reads one code twice: within three seconds it gets the first answer again."""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.numbers.scans import Scan
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.ports import Station
from testdesk.services.session import Context, RecentRead

READ_TWICE = dt.timedelta(seconds=3)
_OF_A_PERSON = frozenset({"proxy_code", "card_number", "id_number", "external_code"})
# Possible answers to a second read of somebody just sampled: their tube may have become full and
# been sealed.
_BECAUSE_OF_THE_FIRST = frozenset({"already_sampled", "no_open_tube"})


def same_text(context: Context, read: Scan) -> ScanResult | None:
    """The answer to the same text just before; None where it needs a new answer.

    An answer that sampled nobody is repeated only directly after it: a tube scanned in between may
    change it.
    """
    if read.kind not in _OF_A_PERSON:
        return None
    known = [scan for scan in context.session.recent if scan.text == read.text]
    return _again(read, known[-1], context.station) if known else None


def same_person(context: Context, read: Scan, result: ScanResult) -> ScanResult | None:
    """The answer to another code of the person sampled just before; None for anybody else."""
    person = result.resident
    if person is None or result.reason not in _BECAUSE_OF_THE_FIRST:
        return None
    for scan in reversed(context.session.recent):
        first = scan.result
        same = first.resident is not None and first.resident.resident == person.resident
        if same and is_in_a_tube(first):
            return _again(read, scan, context.station)
    return None


def remember(context: Context, text: str, result: ScanResult) -> None:
    """Keeps an answer for the seconds in which the same scan may come again."""
    now = context.station.clock.now()
    kept = [
        scan
        for scan in context.session.recent
        if is_in_a_tube(scan.result) and now - scan.at <= READ_TWICE and scan.text != text
    ]
    context.session.recent = (*kept, RecentRead(text, now, result))


def _again(read: Scan, first: RecentRead, station: Station) -> ScanResult | None:
    if not dt.timedelta() <= station.clock.now() - first.at <= READ_TWICE:
        return None
    result = first.result
    if is_in_a_tube(result) and result.resident is not None:
        # Another program may have voided the sample meanwhile.
        with station.read() as uow:
            found = uow.samples.earlier(uow.samples.round() or "", result.resident.resident)
        if found is None or (found.tube, found.position) != (result.tube, result.position):
            return None
    return msgspec.structs.replace(result, scan=read.text, kind=read.kind, repeated=True)
