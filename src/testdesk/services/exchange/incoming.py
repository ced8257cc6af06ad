"""Imports receipts, updates and neighbours' batches; each file is verified before it is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.file_names import reported_name
from testdesk.domain.refusals import CodedError, Refusal
from testdesk.domain.station.outbox import ExportAttempt, delivered_attempts
from testdesk.domain.station.status import FileReport
from testdesk.formats.exchange.receipt import Receipt, read_receipt
from testdesk.formats.sealed import container
from testdesk.formats.sealed.file_kinds import KINDS, RECEIPT
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.ports import Station, UnitOfWork
from testdesk.services.exchange.acknowledgement import acknowledgement_of, record_acknowledgement
from testdesk.services.exchange.neighbours import apply_neighbour_batch
from testdesk.services.exchange.sampled_lists import import_list, missing_lists
from testdesk.services.exchange.updates import apply_update
from testdesk.services.session import Context
from testdesk.wall_clock import utc_text

_NUMBERS = re.compile(r"\d+")
_RECEIPT_NAME = re.compile(
    r"receipt-(\d{1,20})-(\d{1,20})-(\d{1,20})" + re.escape(RECEIPT), re.ASCII
)


def import_file(
    context: Context, *, paths: Sequence[Path], complete: bool = True
) -> Done[list[FileReport]]:
    """Imports the files for this station from files and folders; others are only reported.

    A file that cannot be read from the stick is reported too; it must not stop the others. Updates
    are imported in their order, then the sampled lists that they announce. Batches come later,
    because the updates name our neighbours.

    Args:
        context: station and session.
        paths: files and folders.
        complete: whether no other files will come with them. If so, a sampled list that an update
            announced and that is not there is reported as missing.

    Raises:
        EnvironmentFault: file_missing, and faults of the store.
    """
    reports, changes = [], Changes()
    found = [
        (_kind_of(context.station, path), path) for path in context.station.courier.incoming(paths)
    ]
    for kind, path in sorted(found, key=_import_sort_key):
        imported = _import(context, kind, path)
        if imported is not None:
            reports.append(imported.value)
            changes |= imported.changes
    if complete and any(report.kind in {"update", "sampled"} for report in reports):
        reports += missing_lists(context.station)
    return Done(reports, changes)


def _kind_of(station: Station, path: Path) -> str:
    """The kind of a file by its extension or, for other names, by the claims in the file itself."""
    by_name = KINDS.get(path.suffix.lower())
    if by_name is not None:
        return by_name
    try:
        claims = container.claims(station.courier.read(path))
    except CodedError:
        return "unknown"  # `_import` reports the reason
    return claims.format.removeprefix("testdesk-") if claims is not None else "unknown"


def _import_sort_key(found: tuple[str, Path]) -> tuple[int, list[int], str]:
    """The sort key: receipts, updates by number, sampled lists, batches by range."""
    kind, path = found
    kinds = ["receipt", "update", "sampled", "batch"]
    index = kinds.index(kind) if kind in kinds else len(kinds)
    return index, [int(number) for number in _NUMBERS.findall(path.name)], path.name


def _import(context: Context, kind: str, path: Path) -> Done[FileReport] | None:
    """Imports one file.

    Returns:
        the report, or None for a batch of this station itself or of a station of another point.
    """
    file = reported_name(path.name)
    importer = _IMPORTERS.get(kind)
    if importer is None and kind in KINDS.values():  # a kit, or a file for headquarters
        return Done(FileReport(file, kind, "refused", "not_for_a_desk"))
    try:
        data = context.station.courier.read(path)
        require_testdesk_file(data)
    except CodedError as error:
        return Done(FileReport(file, kind, "refused", error.code))
    if importer is None:
        return Done(FileReport(file, kind, "refused", "not_for_a_desk"))
    if (other_station := _other_station_reason(context.station, kind, data)) is not None:
        return Done(FileReport(file, kind, "refused", other_station))
    try:
        return importer(context, data, file)
    except Refusal as refusal:
        # `update_missing` names the missing update before this one, and this one's number.
        detail = refusal.detail
        first, last = detail.get("missing"), detail.get("number")
        report = FileReport(file, kind, "refused", refusal.code)
        if isinstance(first, int) and isinstance(last, int):
            report = msgspec.structs.replace(report, first=first, last=last)
        return Done(report)


def _other_station_reason(station: Station, kind: str, data: bytes) -> str | None:
    """The reason to leave a receipt or an update for another station, or None.

    This avoids the cost of verification: a stick carries the files of a whole city. Only a file
    that claims to be for this station is verified.
    """
    claims = container.claims(data) if kind in {"receipt", "update"} else None
    if (
        claims is None
        or claims.format != f"testdesk-{kind}"
        or claims.city != station.identity.city
    ):
        return None
    return None if claims.station == station.identity.station else f"{kind}_other_station"


def apply_receipt(context: Context, data: bytes, file: str) -> Done[FileReport]:
    """Records headquarters' answer to one batch.

    Raises:
        Refusal: the refusals of `read_receipt`; receipt_unknown_batch.
    """
    identity = context.station.identity
    receipt = read_receipt(
        data,
        city=identity.city,
        city_key=identity.city_key,
        station=identity.station,
        age_identity=identity.age_identity,
    )
    return _settle(context, receipt, data, file)


def _settle(context: Context, receipt: Receipt, data: bytes, file: str) -> Done[FileReport]:
    first, last = receipt.first, receipt.last
    with context.write("exchange") as uow:
        was_recorded, index = _find_attempt(uow, receipt)  # an index in `outbox.attempts()`
        # For an attempt that was only begun, it is unknown whether it came before the last
        # acknowledgement.
        answered_attempt = index if was_recorded else -1
        recorded = receipt.verdict == "accepted" and record_acknowledgement(
            uow, acknowledgement_of(receipt), answered_attempt=answered_attempt
        )
        attempts = uow.outbox.attempts()
        # This attempt and all later attempts of the same range.
        same_range = [a for a in attempts[index:] if (a.batch.first, a.batch.last) == (first, last)]
        attempt = attempts[index]
        batch = msgspec.structs.replace(
            attempt.batch, state=receipt.verdict, reason=receipt.reason or None
        )
        # An acceptance is final: later, the same stick may bring an older refusal again, or another
        # stick may bring the receipt for an earlier attempt.
        accepted = any(attempt.batch.state == "accepted" for attempt in same_range)
        if accepted or attempt.batch == batch or attempt.batch.state == "lost":
            if recorded:
                uow.commit()
            return Done(_already_known(file, receipt), _CHANGES if recorded else Changes())
        now = utc_text(context.station.clock.now())
        settled = ExportAttempt(batch, attempt.manifest_sha256, now)
        uow.outbox.settle(settled, receipt=data)
        uow.times.record_signed_file(receipt.created, answers_to=last)
        if receipt.verdict == "accepted":
            arrived_up_to = min(receipt.highest_contiguous, last)
            others = [a for a in attempts if (a.batch.first, a.batch.last) != (first, last)]
            for delivered in delivered_attempts(others, up_to=arrived_up_to):
                settled_too = msgspec.structs.replace(delivered, settled_at=now)
                uow.outbox.settle(settled_too, receipt=data)
        uow.commit()
    refused_by_headquarters = receipt.verdict == "refused"
    report = FileReport(
        file, "receipt", receipt.verdict, receipt.reason, first, last, refused_by_headquarters
    )
    return Done(report, _CHANGES)


def _find_attempt(uow: UnitOfWork, receipt: Receipt) -> tuple[bool, int]:
    """Finds the export attempt that a receipt answers.

    An attempt that failed or was interrupted is recorded as complete now, because it has arrived.

    Returns:
        whether the attempt had been recorded as complete before, and its index.
    """
    attempts = uow.outbox.attempts()
    for index, attempt in enumerate(attempts):
        if _is_answer_to(receipt, attempt):
            return True, index
    for attempt in uow.outbox.unfinished_attempts():
        if _is_answer_to(receipt, attempt):
            uow.outbox.add(attempt.batch, manifest_sha256=attempt.manifest_sha256)
            return False, len(attempts)
    raise Refusal("receipt_unknown_batch")


def _is_answer_to(receipt: Receipt, attempt: ExportAttempt) -> bool:
    same = (attempt.batch.first, attempt.batch.last) == (receipt.first, receipt.last)
    return same and attempt.manifest_sha256 == receipt.manifest_sha256


def _already_known(file: str, receipt: Receipt) -> FileReport:
    """The report on a known receipt; it is refused if its file name is that of another batch."""
    first, last = receipt.first, receipt.last
    claimed = _RECEIPT_NAME.fullmatch(file.lower())
    if claimed and tuple(map(int, claimed.groups())) != (receipt.station, first, last):
        return FileReport(file, "receipt", "refused", "receipt_of_other_batch", first, last)
    return FileReport(file, "receipt", "already_have", "", first, last)


_CHANGES = Changes(batches=True)
_IMPORTERS: dict[str, Callable[[Context, bytes, str], Done[FileReport] | None]] = {
    "receipt": apply_receipt,
    "update": apply_update,
    "sampled": import_list,
    "batch": apply_neighbour_batch,
}
