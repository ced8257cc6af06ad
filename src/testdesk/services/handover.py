"""Handover: batches out, receipts in. Nothing is called delivered before its receipt is read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from testdesk.domain.changes import Changes
from testdesk.domain.events import Entry
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.status import BatchRecord
from testdesk.formats import keys
from testdesk.formats.batch import Sender, batch_name, read_manifest, write_batch
from testdesk.formats.receipt import Receipt, read_receipt
from testdesk.ports import Desk, StationIdentity
from testdesk.services.session import ScanSession
from testdesk.wall_clock import written

_TOUCHED = Changes(batches=True)


class ExportReport(msgspec.Struct, frozen=True):
    """One batch written, flushed, opened again and compared."""

    file: str
    first: int
    last: int
    events: int
    sha256: str
    verified: bool
    people: int


class FileReport(msgspec.Struct, frozen=True):
    """What became of one file that was offered.

    Attributes:
        file: its name.
        kind: receipt, batch, kit, update or unknown, by its ending.
        verdict: accepted, already_have or refused.
        reason: why refused, else empty.
        first, last: the range it speaks of, where known.
    """

    file: str
    kind: str
    verdict: str
    reason: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def for_others(self) -> bool:
        """Whether it rightly lies on the stick, for somebody else: no cause to look twice."""
        return self.reason in {"not_for_a_desk", "receipt_other_station"}


def sender_of(identity: StationIdentity) -> Sender:
    """This station as a writer of batches."""
    return Sender(
        city=identity.city,
        station=identity.station,
        point=identity.point,
        kit=identity.kit,
        signing_key=identity.signing_key,
        recipient=keys.age_recipient(identity.age_identity),
        endorsement=identity.endorsement,
        recipients=identity.recipients,
    )


def export(
    *, desk: Desk, session: ScanSession, folder: Path
) -> tuple[ExportReport | None, Changes]:
    """Writes every event that no batch carries yet as one batch, and reads it back.

    Packing and writing hold no transaction. If the power goes between the read-back and the
    record, the same events go out once more; headquarters knows them by their numbers.

    Returns:
        None where there is nothing to export.

    Raises:
        EnvironmentFault: disk_full, stick_gone, stick_read_only, read_back_differs.
    """
    with desk.begin("") as uow:
        first, last = uow.outbox.exported_to() + 1, uow.journal.length()
        entries = uow.journal.entries(first, last)
        before = uow.outbox.manifest_before(first)
        people = uow.samples.people_between(first, last)
    if not entries:
        return None, Changes()
    record, manifest = _write(desk, entries, before, folder, people)
    with desk.begin(session.operator) as uow:
        uow.outbox.add(record, manifest_sha256=manifest)
        uow.commit()
    report = ExportReport(
        record.file, first, last, len(entries), record.sha256, verified=True, people=people
    )
    return report, _TOUCHED


def _write(
    desk: Desk, entries: Sequence[Entry], before: str, folder: Path, people: int
) -> tuple[BatchRecord, str]:
    now = written(desk.clock.now())
    data = write_batch(entries, sender=sender_of(desk.identity), prev_batch=before, created=now)
    first, last = entries[0].header.seq, entries[-1].header.seq
    name = batch_name(desk.identity.station, first, last)
    path = desk.courier.write(folder, name, data)
    # The courier compared the bytes; this opens them as headquarters will.
    manifest, manifest_sha256 = read_manifest(desk.courier.read(path))
    if (manifest.first, manifest.last, manifest.events) != (first, last, len(entries)):
        raise EnvironmentFault("read_back_differs")
    digest = hashlib.sha256(data).hexdigest()
    record = BatchRecord(first, last, name, "verified", None, digest, now, people)
    return record, manifest_sha256


def take_in(
    *, desk: Desk, session: ScanSession, paths: Sequence[Path]
) -> tuple[list[FileReport], Changes]:
    """Reads receipts from files and folders; a file that is not for us is reported and left.

    Raises:
        EnvironmentFault: file_missing, file_unreadable.
    """
    reports, changes = [], Changes()
    for path in desk.courier.incoming(paths):
        kind = _KINDS.get(path.suffix.lower(), "unknown")
        if kind == "receipt":
            report, touched = _take_receipt(desk, session, path)
            reports.append(report)
            changes |= touched
        elif kind != "batch":
            reports.append(FileReport(path.name, kind, "refused", "not_for_a_desk"))
    return reports, changes


_KINDS = {".tdr": "receipt", ".tdb": "batch", ".tdk": "kit", ".tdu": "update"}


def _take_receipt(desk: Desk, session: ScanSession, path: Path) -> tuple[FileReport, Changes]:
    identity = desk.identity
    try:
        data = desk.courier.read(path)
        receipt = read_receipt(
            data,
            city=identity.city,
            city_key=identity.city_key,
            station=identity.station,
            age_identity=identity.age_identity,
        )
        return _settle(desk, session, receipt, data, path.name)
    except Refusal as refusal:
        return FileReport(path.name, "receipt", "refused", refusal.code), Changes()


def _settle(
    desk: Desk, session: ScanSession, receipt: Receipt, data: bytes, file: str
) -> tuple[FileReport, Changes]:
    first, last = receipt.first, receipt.last
    with desk.begin(session.operator) as uow:
        ours = {(b.first, b.last): b for b in uow.outbox.batches()}.get((first, last))
        if ours is None or uow.outbox.manifest_of(first, last) != receipt.manifest_sha256:
            raise Refusal("receipt_unknown_batch")
        settled = msgspec.structs.replace(
            ours, state=receipt.verdict, reason=receipt.reason or None
        )
        # An acceptance stands: the same stick may come back with an older refusal on it.
        if ours.state == "accepted" or ours == settled:
            return FileReport(file, "receipt", "already_have", "", first, last), Changes()
        uow.outbox.settle(settled, receipt=data)
        uow.commit()
    return FileReport(file, "receipt", "accepted", receipt.reason, first, last), _TOUCHED
