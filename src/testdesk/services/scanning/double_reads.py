"""Repeats the first result if a scanner reads one code twice within three seconds."""

from __future__ import annotations

import datetime as dt

import msgspec

from testdesk.domain.numbers.scans import Scan
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.ports import Station
from testdesk.services.session import Context, RecentRead

DOUBLE_READ_WINDOW = dt.timedelta(seconds=3)
_PERSON_KINDS = frozenset({"proxy_code", "card_number", "id_number", "external_code"})
# The possible reasons if a person who was just sampled is read a second time; the tube may have
# become full and been sealed.
_REPEAT_REASONS = frozenset({"already_sampled", "no_open_tube"})


def recent_result_for_text(context: Context, scan: Scan) -> ScanResult | None:
    """The recent result for the same text; None if a new result is needed.

    If nobody was sampled, the result is repeated only if nothing else was scanned in between,
    because a scanned tube may change it.
    """
    if scan.kind not in _PERSON_KINDS:
        return None
    known = [recent for recent in context.session.recent if recent.text == scan.text]
    return _repeated_result(scan, known[-1], context.station) if known else None


def recent_result_for_person(context: Context, scan: Scan, result: ScanResult) -> ScanResult | None:
    """The recent result for another code of a person who was just sampled; None for others."""
    person = result.resident
    if person is None or result.reason not in _REPEAT_REASONS:
        return None
    for recent in reversed(context.session.recent):
        first = recent.result
        same = first.resident is not None and first.resident.resident == person.resident
        if same and is_in_a_tube(first):
            return _repeated_result(scan, recent, context.station)
    return None


def remember(context: Context, text: str, result: ScanResult) -> None:
    """Keeps a result for the seconds in which the same scan may come again."""
    now = context.station.clock.now()
    kept = [
        recent
        for recent in context.session.recent
        if is_in_a_tube(recent.result)
        and now - recent.at <= DOUBLE_READ_WINDOW
        and recent.text != text
    ]
    context.session.recent = (*kept, RecentRead(text, now, result))


def _repeated_result(scan: Scan, first: RecentRead, station: Station) -> ScanResult | None:
    if not dt.timedelta() <= station.clock.now() - first.at <= DOUBLE_READ_WINDOW:
        return None
    result = first.result
    if is_in_a_tube(result) and result.resident is not None:
        # Another program may have voided the sample in the meantime.
        with station.read() as uow:
            found = uow.samples.earlier(uow.samples.round() or "", result.resident.resident)
        if found is None or (found.tube, found.position) != (result.tube, result.position):
            return None
    return msgspec.structs.replace(result, scan=scan.text, kind=scan.kind, repeated=True)
