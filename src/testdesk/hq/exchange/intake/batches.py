"""Intake of batches: each batch is verified, stored completely or not at all, and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection

from testdesk.domain.file_names import reported_name
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import BatchManifest, open_damaged_batch, open_sealed
from testdesk.formats.exchange.receipt import ConflictNote, receipt_name
from testdesk.hq.city import revocations
from testdesk.hq.conflicts import finding, forks, receipt_notes
from testdesk.hq.exchange.intake import (
    arrivals,
    deliveries,
    durability,
    receipts,
    records,
    verification,
)
from testdesk.hq.exchange.intake.chains import Chains
from testdesk.hq.exchange.intake.deliveries import Deliveries, Delivery, JoinedBatch, Opened
from testdesk.hq.exchange.intake.verification import VerifiedFile
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal, times
from testdesk.hq.store.database import exclude_other_writers
from testdesk.wall_clock import milliseconds, utc_text


def refuse(hq: Headquarters, verified: VerifiedFile, reason: str, data: bytes) -> bytes:
    """Records a refusal in its own transaction, and returns the signed answer.

    Args:
        hq: the headquarters.
        verified: the batch's file.
        reason: why it is refused: the code of the refusal.
        data: the whole file. It is kept if it is from a revoked laptop or belongs to another
            history, so that the evidence is not lost with the stick.
    """
    manifest = verified.manifest
    entries = (
        _readable_entries(hq, verified, reason, data)
        if reason in finding.REFUSED_BATCH_KINDS
        else []
    )
    with hq.write(manifest.station) as connection:
        if reason == "station_revoked" or entries:
            revocations.keep_file(
                hq,
                connection,
                station=manifest.station,
                file=verified.file,
                sha256=verified.sha256,
                data=data,
            )
        if entries:
            forks.record_fork(
                connection,
                manifest,
                entries,
                sha256=verified.sha256,
                reason=reason,
                now=utc_text(hq.clock.now()),
            )
        records.record(hq, connection, [verified], verdict="refused", reason=reason)
        return receipts.answer(hq, connection, records.batch_to_answer(verified), reason=reason)


def _readable_entries(
    hq: Headquarters, verified: VerifiedFile, reason: str, data: bytes
) -> list[Entry]:
    """The events of a batch that is refused and kept; empty if it cannot be opened."""
    identities = [hq.secrets.age_identity]
    try:
        if reason == "event_damaged":
            return open_damaged_batch(data, age_identities=identities)
        return open_sealed(verified.sealed, age_identities=identities)
    except Refusal:
        return []


class ImportResult(msgspec.Struct, frozen=True):
    """The result of importing one file.

    Attributes:
        file: the file's name.
        station, first, last: the batch's range, or None if the file does not prove it.
        verdict: accepted if the batch brought new events; already_have if every event was here
            before; delivered if the events are here but cannot be acknowledged, see `durability`.
        reason: the code of the reason why it was refused or not acknowledged; otherwise empty.
        new_events: how many of its events were not here before.
        conflicts: how many conflicts its events are part of.
        receipt: the signed answer; None if the file does not prove its sender, or if the batch is
            not acknowledged.
        update: the name of the update written beside the file, or None.
    """

    file: str
    station: int | None
    first: int | None
    last: int | None
    verdict: Literal["accepted", "already_have", "delivered", "refused"]
    reason: str = ""
    new_events: int = 0
    conflicts: int = 0
    receipt: bytes | None = None
    update: str | None = None

    @property
    def receipt_file(self) -> str:
        """The receipt's file name on the stick."""
        return receipt_name(self.station or 0, self.first or 0, self.last or 0)


def import_batch(hq: Headquarters, data: bytes, *, file: str) -> ImportResult:
    """Imports one batch; see `import_batches`."""
    return import_batches(hq, [(file, data)])[0]


def import_batches(hq: Headquarters, files: Sequence[tuple[str, bytes]]) -> list[ImportResult]:
    """Imports batches, in any order and any number of times.

    The events of one station's batches, the rows they fold into, the records of the batches and
    their receipts become durable together or not at all. Small batches of several stations share
    a transaction. A refused batch does not hold up the others.

    Args:
        hq: the headquarters.
        files: each file's name, for the record, and its whole contents.

    Returns:
        The result for each file, in the order of the files.

    Raises:
        EnvironmentFault: a fault of the database; nothing was changed for the stations in that
            transaction.
    """
    found: dict[int, ImportResult] = {}
    received: Deliveries = {}
    with hq.read() as connection:
        enrolled = verification.EnrolledLaptops(hq, connection)
        for index, (name, data) in enumerate(files):
            file = reported_name(name)
            try:
                verified = enrolled.identify(data, file)
            except Refusal as refusal:
                found[index] = ImportResult(file, None, None, None, "refused", refusal.code)
            else:
                received[index] = Delivery(verified, data)
        reasons = _untrusted(connection, received)
    for group in deliveries.in_transactions(received):
        refused = {index: reasons[index] for index in group if index in reasons}
        found |= _import_group(hq, group, refused)
    return [found[index] for index in range(len(files))]


def _untrusted(connection: Connection, received: Deliveries) -> dict[int, str]:
    """Why deliveries are refused because of their sender, by index; nothing is decrypted yet."""
    senders = verification.SenderTrust(
        connection, {delivery.station for delivery in received.values()}
    )
    reasons: dict[int, str] = {}
    for index, delivery in received.items():
        try:
            senders.check(delivery.verified)
        except Refusal as refusal:
            reasons[index] = refusal.code
    return reasons


def _import_group(
    hq: Headquarters, group: Deliveries, reasons: dict[int, str]
) -> dict[int, ImportResult]:
    """Imports a group in one transaction; those with a reason (by index) are refused instead."""
    opened, unreadable = deliveries.open_all(
        hq, {index: delivery for index, delivery in group.items() if index not in reasons}
    )
    reasons |= unreadable
    imported: dict[int, ImportResult] = {}
    if opened:
        with hq.write(*{delivery.station for delivery in opened.values()}) as connection:
            joined, refused = _join_chains(hq, connection, opened)
            reasons |= refused
            if joined:
                imported = _store(hq, connection, joined)
    for index, reason in reasons.items():
        imported[index] = _refused(hq, group[index], reason)
    return imported


def _join_chains(
    hq: Headquarters, connection: Connection, opened: Mapping[int, Opened]
) -> tuple[dict[int, JoinedBatch], dict[int, str]]:
    """The batches that join their station's chain, and why the others are refused."""
    ranges = deliveries.ranges_of(opened.values(), margin=1)
    chains = Chains(connection, ranges)
    senders = verification.SenderTrust(connection, ranges)
    joined: dict[int, JoinedBatch] = {}
    reasons: dict[int, str] = {}
    pinned: list[BatchManifest] = []
    for index, delivery in opened.items():
        manifest = delivery.verified.manifest
        try:
            senders.check(delivery.verified)
            new = chains.join(delivery.events)
        except Refusal as refusal:
            reasons[index] = refusal.code
        else:
            joined[index] = JoinedBatch(delivery.verified, delivery.events, new)
            if not senders.is_pinned(delivery.station):
                pinned.append(manifest)
                senders.pin(manifest)
    records.pin(hq, connection, pinned)
    return joined, reasons


def _store(
    hq: Headquarters, connection: Connection, joined: dict[int, JoinedBatch]
) -> dict[int, ImportResult]:
    """Stores the batches that joined, finds what contradicts their events, and answers each."""
    now_ms, now = milliseconds(hq.clock.now()), utc_text(hq.clock.now())
    with_new_events = [batch.verified.manifest for batch in joined.values() if batch.new]
    new_times = {manifest.station: times.NewTimes() for manifest in with_new_events}
    portions = deliveries.portions(joined.values(), new_times)
    journal.store_portions(connection, portions, now_ms=now_ms)
    accepted = [batch.verified for batch in joined.values()]
    records.record(hq, connection, accepted, verdict="accepted", reason="")
    manifests = [verified.manifest for verified in accepted]
    times.check_new_times(connection, manifests, new_times, arrived_ms=now_ms)
    revocations.delete_imported(connection, [verified.sha256 for verified in accepted])
    # If two batches contradict each other, at least the later import must see both and report it.
    exclude_other_writers(connection)
    arrivals.note_acknowledged(connection, manifests)
    arrivals.note_arrivals(connection, with_new_events, now)
    notes_by_station = receipt_notes.notes(connection, deliveries.ranges_of(joined.values()))
    verdicts = {one.manifest_sha256: _accepted(one, notes_by_station) for one in accepted}
    answers = _answers(hq, connection, verdicts)
    return {
        index: _imported(batch.verified, batch.new, *answers[batch.verified.manifest_sha256])
        for index, batch in joined.items()
    }


def _answers(
    hq: Headquarters, connection: Connection, verdicts: dict[str, receipts.Verdict]
) -> dict[str, tuple[tuple[ConflictNote, ...], bytes | None]]:
    """Each batch's conflict notes and receipt (None if not acknowledged), by manifest hash."""
    signed: list[bytes | None] = [None] * len(verdicts)
    if durability.can_acknowledge(hq, connection):
        signed = list(receipts.make_receipts(hq, connection, list(verdicts.values())))
    else:
        receipts.delete_receipts(connection, verdicts)
    pairs = zip(verdicts.items(), signed, strict=True)
    return {manifest: (verdict.notes, receipt) for (manifest, verdict), receipt in pairs}


def _accepted(
    verified: VerifiedFile, notes_by_station: Mapping[int, Sequence[ConflictNote]]
) -> receipts.Verdict:
    """The verdict "accepted", with the conflict notes about this batch's events."""
    manifest = verified.manifest
    station_notes = notes_by_station.get(manifest.station, ())
    notes = tuple(note for note in station_notes if manifest.first <= note.seq <= manifest.last)
    return receipts.Verdict(records.batch_to_answer(verified), notes=notes)


def _imported(
    verified: VerifiedFile, new: int, notes: tuple[ConflictNote, ...], receipt: bytes | None
) -> ImportResult:
    manifest = verified.manifest
    return ImportResult(
        verified.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "delivered" if receipt is None else "accepted" if new else "already_have",
        durability.UNREPLICATED if receipt is None else "",
        new_events=new,
        conflicts=len(notes),
        receipt=receipt,
    )


def _refused(hq: Headquarters, delivery: Delivery, reason: str) -> ImportResult:
    manifest = delivery.verified.manifest
    return ImportResult(
        delivery.verified.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "refused",
        reason,
        conflicts=int(reason in finding.REFUSED_BATCH_KINDS),
        receipt=refuse(hq, delivery.verified, reason, delivery.data),
    )
