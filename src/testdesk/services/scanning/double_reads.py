"""Repeats the first result if a scanner reads one code twice within three seconds."""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.numbers.scans import Scan
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.ports import Station
from testdesk.services.session import Context, RecentRead

READ_TWICE = dt.timedelta(seconds=3)
_OF_A_PERSON = frozenset({"proxy_code", "card_number", "id_number", "external_code"})
# The possible reasons if a person who was just sampled is read a second time; the tube may have
# become full and been sealed.
_BECAUSE_OF_THE_FIRST = frozenset({"already_sampled", "no_open_tube"})


def same_text(context: Context, read: Scan) -> ScanResult | None:
    """The recent result for the same text; None if a new result is needed.

    If nobody was sampled, the result is repeated only if nothing else was scanned in between,
    because a scanned tube may change it.
    """
    if read.kind not in _OF_A_PERSON:
        return None
    known = [scan for scan in context.session.recent if scan.text == read.text]
    return _again(read, known[-1], context.station) if known else None


def same_person(context: Context, read: Scan, result: ScanResult) -> ScanResult | None:
    """The recent result for another code of a person who was just sampled; None for others."""
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
    """Keeps a result for the seconds in which the same scan may come again."""
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
        # Another program may have voided the sample in the meantime.
        with station.read() as uow:
            found = uow.samples.earlier(uow.samples.round() or "", result.resident.resident)
        if found is None or (found.tube, found.position) != (result.tube, result.position):
            return None
    return msgspec.structs.replace(result, scan=read.text, kind=read.kind, repeated=True)
