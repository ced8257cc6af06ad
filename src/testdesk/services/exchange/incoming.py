"""Importing receipts, updates and neighbours' batches; nothing counts before it is verified."""

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
from testdesk.formats.sealed.foreign import check_ours
from testdesk.ports import Station, UnitOfWork
from testdesk.services.exchange.acknowledgement import acknowledgement_of, record_acknowledgement
from testdesk.services.exchange.neighbours import apply_neighbour_batch
from testdesk.services.exchange.sampled_lists import import_list, missing_lists
from testdesk.services.exchange.updates import apply_update
from testdesk.services.session import Context
from testdesk.wall_clock import written

_NUMBERS = re.compile(r"\d+")
_RECEIPT_NAME = re.compile(
    r"receipt-(\d{1,20})-(\d{1,20})-(\d{1,20})" + re.escape(RECEIPT), re.ASCII
)


def import_file(
    context: Context, *, paths: Sequence[Path], complete: bool = True
) -> Done[list[FileReport]]:
    """Imports what is for us from files and folders; the rest is reported and left.

    A file that the stick cannot read is reported too: it must not hold up the others. Updates are
    imported in their order and before batches, as they name our neighbours; then come the lists
    that they announce.

    Args:
        context: station and session.
        paths: files and folders.
        complete: nothing else comes with them: a list that an update announced and that is not
            there is reported as missing.

    Raises:
        EnvironmentFault: file_missing; and of the store.
    """
    reports, changes = [], Changes()
    found = [
        (_kind_of(context.station, path), path) for path in context.station.courier.incoming(paths)
    ]
    for kind, path in sorted(found, key=_in_import_order):
        imported = _import(context, kind, path)
        if imported is not None:
            reports.append(imported.value)
            changes |= imported.changes
    if complete and any(report.kind in {"update", "sampled"} for report in reports):
        reports += missing_lists(context.station)
    return Done(reports, changes)


def _kind_of(station: Station, path: Path) -> str:
    """Tells the kind by the ending; for a name that is not ours, by the file's own claims."""
    by_name = KINDS.get(path.suffix.lower())
    if by_name is not None:
        return by_name
    try:
        claims = container.claims(station.courier.read(path))
    except CodedError:
        return "unknown"  # `_import` reports why
    return claims.format.removeprefix("testdesk-") if claims is not None else "unknown"


def _in_import_order(found: tuple[str, Path]) -> tuple[int, list[int], str]:
    """Receipts, updates by number, lists, batches by range; only the order depends on it."""
    kind, path = found
    turn = ["receipt", "update", "sampled", "batch"]
    index = turn.index(kind) if kind in turn else len(turn)
    return index, [int(number) for number in _NUMBERS.findall(path.name)], path.name


def _import(context: Context, kind: str, path: Path) -> Done[FileReport] | None:
    """None for a file that does not concern this station: its own batch, or a stranger's."""
    file = reported_name(path.name)
    importer = _IMPORTERS.get(kind)
    if importer is None and kind in KINDS.values():
        return Done(FileReport(file, kind, "refused", "not_for_a_desk"))
    try:
        data = context.station.courier.read(path)
        check_ours(data)
    except CodedError as error:
        return Done(FileReport(file, kind, "refused", error.code))
    if importer is None:
        return Done(FileReport(file, kind, "refused", "not_for_a_desk"))
    if (others := _of_others(context.station, kind, data)) is not None:
        return Done(FileReport(file, kind, "refused", others))
    try:
        return importer(context, data, file)
    except Refusal as refusal:
        found = refusal.detail
        first, last = found.get("missing"), found.get("number")
        report = FileReport(file, kind, "refused", refusal.code)
        if isinstance(first, int) and isinstance(last, int):
            report = msgspec.structs.replace(report, first=first, last=last)
        return Done(report)


def _of_others(station: Station, kind: str, data: bytes) -> str | None:
    """Why a receipt or an update is left for another station, before any costly verification.

    A stick carries the files of a whole city. What claims to be ours is verified.
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
    """Settles one batch by headquarters' answer.

    Raises:
        Refusal: what `read_receipt` refuses; receipt_unknown_batch.
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
    with context.write() as uow:
        was_recorded, index = _place_of(uow, receipt)
        # It is unknown whether an attempt that was only begun came before the last acknowledgement.
        answers = index if was_recorded else -1
        recorded = receipt.verdict == "accepted" and record_acknowledgement(
            uow, acknowledgement_of(receipt), answers=answers
        )
        every = uow.outbox.attempts()
        # Of this range, in this attempt or a later one.
        same_range = [w for w in every[index:] if (w.batch.first, w.batch.last) == (first, last)]
        ours = every[index]
        batch = msgspec.structs.replace(
            ours.batch, state=receipt.verdict, reason=receipt.reason or None
        )
        # An acceptance is final: the same stick may come back with an older refusal, and another
        # stick with an earlier attempt.
        accepted = any(attempt.batch.state == "accepted" for attempt in same_range)
        if accepted or ours.batch == batch or ours.batch.state == "lost":
            if recorded:
                uow.commit()
            return Done(_already_known(file, receipt), _SETTLED if recorded else Changes())
        settled = ExportAttempt(batch, ours.manifest_sha256, written(context.station.clock.now()))
        uow.outbox.settle(settled, receipt=data)
        uow.times.read_signed(receipt.created, answers_to=last)
        if receipt.verdict == "accepted":
            reached = min(receipt.highest_contiguous, last)
            others = [w for w in every if (w.batch.first, w.batch.last) != (first, last)]
            for held in delivered_attempts(others, to=reached):
                uow.outbox.settle(
                    msgspec.structs.replace(held, settled_at=settled.settled_at), receipt=data
                )
        uow.commit()
    refused_by_headquarters = receipt.verdict == "refused"
    report = FileReport(
        file, "receipt", receipt.verdict, receipt.reason, first, last, refused_by_headquarters
    )
    return Done(report, _SETTLED)


def _place_of(uow: UnitOfWork, receipt: Receipt) -> tuple[bool, int]:
    """Which of all export attempts a receipt answers, and whether it was recorded as complete.

    An attempt that failed or was interrupted is recorded as complete now: it arrived.
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


def _is_answer_to(receipt: Receipt, one: ExportAttempt) -> bool:
    same = (one.batch.first, one.batch.last) == (receipt.first, receipt.last)
    return same and one.manifest_sha256 == receipt.manifest_sha256


def _already_known(file: str, receipt: Receipt) -> FileReport:
    """Reports that nothing is new, or that a copy bears the file name of another batch."""
    first, last = receipt.first, receipt.last
    claimed = _RECEIPT_NAME.fullmatch(file.lower())
    if claimed and tuple(map(int, claimed.groups())) != (receipt.station, first, last):
        return FileReport(file, "receipt", "refused", "receipt_of_other_batch", first, last)
    return FileReport(file, "receipt", "already_have", "", first, last)


_SETTLED = Changes(batches=True)
_IMPORTERS: dict[str, Callable[[Context, bytes, str], Done[FileReport] | None]] = {
    "receipt": apply_receipt,
    "update": apply_update,
    "sampled": import_list,
    "batch": apply_neighbour_batch,
}
