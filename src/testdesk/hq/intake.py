"""Intake: a batch is proven, kept whole or not at all, and answered."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import Connection

from testdesk.domain.events import Entry
from testdesk.domain.file_names import told_name
from testdesk.domain.refusals import Refusal
from testdesk.formats.batch import BatchManifest, open_batch, open_damaged_batch
from testdesk.formats.receipt import ConflictNote, receipt_name
from testdesk.hq import (
    conflict_notes,
    conflicts,
    forks,
    journal,
    promise,
    proofs,
    receipts,
    revocations,
    updates,
)
from testdesk.hq.database import take_turn, upsert
from testdesk.hq.home import Headquarters
from testdesk.hq.proofs import Arrival
from testdesk.hq.schema import BATCH, CONTACT, STATION_KEY
from testdesk.wall_clock import milliseconds, written


class Intake(msgspec.Struct, frozen=True):
    """What became of one file.

    Attributes:
        file: its name.
        station, first, last: the batch's range, or None where the file does not prove it.
        verdict: already_have where every event was here before; delivered where the events are
            here and cannot be acknowledged, see `promise`.
        reason: why refused or not acknowledged, else empty.
        new_events: how many were not here before.
        conflicts: events of the batch that contradict others.
        receipt: the signed answer, or None where there is nobody to answer to.
        update: name of the update that was laid beside it, or None.
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
        """The receipt's name on the stick."""
        return receipt_name(self.station or 0, self.first or 0, self.last or 0)


def take_in(hq: Headquarters, data: bytes, *, file: str) -> Intake:
    """Takes a batch in, in any order and any number of times.

    The events, what they fold into, the record of the batch and its receipt become durable
    together or not at all.

    Args:
        hq: the headquarters.
        data: the whole file.
        file: its name, for the record.

    Raises:
        EnvironmentFault: of the database; nothing was changed.
    """
    file = told_name(file)
    try:
        arrival = proofs.identify(hq, data, file)
    except Refusal as refusal:
        return Intake(file, None, None, None, "refused", refusal.code)
    try:
        new_events, notes, receipt = _keep(hq, arrival, data)
    except Refusal as refusal:
        return _refuse(hq, arrival, refusal.code, data)
    return Intake(
        file,
        arrival.manifest.station,
        arrival.manifest.first,
        arrival.manifest.last,
        "delivered" if receipt is None else "accepted" if new_events else "already_have",
        "" if receipt is not None else promise.UNREPLICATED,
        new_events=new_events,
        conflicts=len(notes),
        receipt=receipt,
    )


def _keep(
    hq: Headquarters, arrival: Arrival, data: bytes
) -> tuple[int, tuple[ConflictNote, ...], bytes | None]:
    """Proves the inside and stores it: new events, conflicts, receipt where it may be promised."""
    manifest = arrival.manifest
    with hq.reading() as connection:
        proofs.check_believed(connection, arrival)
        proofs.check_key(connection, manifest)
    _, entries = open_batch(data, age_identities=[hq.secrets.age_identity])
    with hq.writing(manifest.station) as connection:
        proofs.check_believed(connection, arrival)
        is_pinned = proofs.check_key(connection, manifest)
        known = journal.hashes(connection, manifest.station, manifest.first, manifest.last)
        proofs.check_chain(connection, manifest, entries, known)
        if not is_pinned:
            _pin(hq, connection, manifest)
        journal.store(connection, entries, now_ms=milliseconds(hq.clock.now()))
        _record(hq, connection, arrival, verdict="accepted", reason="")
        revocations.forget_taken(connection, arrival.sha256)
        # Of two that contradict each other at least the later one is told: it has to see the other.
        take_turn(connection)
        updates.note_told(connection, manifest)
        if len(known) < len(entries):
            updates.note_arrival(connection, manifest, written(hq.clock.now()))
        notes = conflict_notes.notes(
            connection, station=manifest.station, first=manifest.first, last=manifest.last
        )
        receipt = None
        if promise.can_promise(hq, connection):
            receipt = _answer(hq, connection, arrival, reason="", notes=notes)
        else:
            receipts.withhold(connection, arrival.manifest_sha256)
    return len(entries) - len(known), notes, receipt


def _refuse(hq: Headquarters, arrival: Arrival, reason: str, data: bytes) -> Intake:
    manifest = arrival.manifest
    entries = _inside(hq, data, reason) if reason in conflicts.NOTICED else []
    with hq.writing(manifest.station) as connection:
        if reason == "station_revoked" or entries:
            _keep_file(hq, connection, arrival, data)
        if entries:
            forks.note(
                connection,
                manifest,
                entries,
                sha256=arrival.sha256,
                reason=reason,
                now=written(hq.clock.now()),
            )
        _record(hq, connection, arrival, verdict="refused", reason=reason)
        receipt = _answer(hq, connection, arrival, reason=reason, notes=())
    return Intake(
        arrival.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "refused",
        reason,
        conflicts=int(reason in conflicts.NOTICED),
        receipt=receipt,
    )


def _inside(hq: Headquarters, data: bytes, reason: str) -> list[Entry]:
    """The events of a batch that is refused and kept; none where it does not open."""
    identities = [hq.secrets.age_identity]
    try:
        if reason == "event_damaged":
            return open_damaged_batch(data, age_identities=identities)
        return open_batch(data, age_identities=identities)[1]
    except Refusal:
        return []


def _keep_file(hq: Headquarters, connection: Connection, arrival: Arrival, data: bytes) -> None:
    """Sealed evidence is not lost with the stick that brought it."""
    revocations.keep(
        hq,
        connection,
        station=arrival.manifest.station,
        file=arrival.file,
        sha256=arrival.sha256,
        data=data,
    )


def _pin(hq: Headquarters, connection: Connection, manifest: BatchManifest) -> None:
    row = {
        "station": manifest.station,
        "public_key": manifest.signer.public_key,
        "recipient": manifest.signer.recipient,
        "kit": manifest.signer.kit,
        "pinned_at": written(hq.clock.now()),
    }
    connection.execute(STATION_KEY.insert(), row)


def _record(
    hq: Headquarters, connection: Connection, arrival: Arrival, *, verdict: str, reason: str
) -> None:
    """Notes the file, unless the very same one was accepted before, and a true contact."""
    manifest, now = arrival.manifest, written(hq.clock.now())
    row = {
        "sha256": arrival.sha256,
        "station": manifest.station,
        "first": manifest.first,
        "last": manifest.last,
        "file": arrival.file,
        "manifest_sha256": arrival.manifest_sha256,
        "verdict": verdict,
        "reason": reason,
        "taken_at": now,
    }
    upsert(connection, BATCH, [row], replaces=lambda _new: BATCH.c.verdict != "accepted")
    if verdict == "accepted":
        upsert(connection, CONTACT, [{"station": manifest.station, "at": now}])


def _answer(
    hq: Headquarters,
    connection: Connection,
    arrival: Arrival,
    *,
    reason: str,
    notes: tuple[ConflictNote, ...],
) -> bytes:
    manifest = arrival.manifest
    batch = receipts.Batch(
        manifest.station,
        manifest.first,
        manifest.last,
        arrival.manifest_sha256,
        manifest.signer.recipient,
    )
    return receipts.answer(hq, connection, batch, reason=reason, notes=notes)
