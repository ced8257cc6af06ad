"""Builds the results of scans."""

from __future__ import annotations

from testdesk.domain.changes import Done
from testdesk.domain.numbers.scans import Scan, Verdict
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import ReadingUnit


def scan_result(
    uow: ReadingUnit,
    scan: Scan,
    verdict: Verdict,
    reason: str,
    *,
    resident: Resident | None = None,
    tube: str | None = None,
) -> ScanResult:
    """The result of a scan, with the journal's present length."""
    return ScanResult(
        seq=uow.journal.length(),
        scan=scan.text,
        kind=scan.kind,
        verdict=verdict,
        reason=reason,
        resident=resident,
        tube=tube,
    )


def refused(
    uow: ReadingUnit,
    scan: Scan,
    reason: str,
    *,
    resident: Resident | None = None,
    tube: str | None = None,
) -> Done[ScanResult]:
    """The result of a scan that broke a rule, so that nothing was changed."""
    return Done(scan_result(uow, scan, "refused", reason, resident=resident, tube=tube))


def command_done(
    uow: ReadingUnit, reason: str, *, tube: str | None = None, position: int | None = None
) -> ScanResult:
    """The result of a command that was carried out, from the window or from a scanned line."""
    return ScanResult(
        seq=uow.journal.length(),
        scan="",
        kind="command",
        verdict="accepted",
        reason=reason,
        tube=tube,
        position=position,
    )
