"""Exports batches. A batch counts as delivered only once its receipt is imported (`incoming`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.station.outbox import ExportAttempt, accepted_up_to, quarantine
from testdesk.domain.station.status import BatchRecord
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import (
    AcknowledgedUpdate,
    BatchManifest,
    Sender,
    batch_name,
    read_manifest,
    write_batch,
)
from testdesk.ports import Station, StationIdentity
from testdesk.services.session import Context
from testdesk.wall_clock import utc_text

_CHANGES = Changes(batches=True)
# The number of events read at once: a whole day's journal is not held in memory.
_PORTION = 2000


class ExportReport(msgspec.Struct, frozen=True):
    """One batch that was written, flushed, opened again and compared.

    Attributes:
        refused_before: the reason for which headquarters refused these events before and will
            refuse them again; else empty.
    """

    file: str
    first: int
    last: int
    events: int
    sha256: str
    verified: bool
    people: int
    refused_before: str = ""


class OwnEvents:
    """A range of the station's own events, read in portions while they are iterated.

    Each portion is read in a transaction of its own: later events do not belong to the range, and
    if a body was erased meanwhile, the chain still holds.
    """

    def __init__(self, station: Station, first: int, last: int) -> None:
        """The range has the events from sequence number `first` to `last`, inclusive."""
        self._station = station
        self.first = first
        self.last = last

    def __len__(self) -> int:
        """How many events there are."""
        return self.last - self.first + 1

    def __getitem__(self, index: int) -> Entry:
        """One event, also counted from the end."""
        number = (self.first if index >= 0 else self.last + 1) + index
        return self._read(number, number)[0]

    def __iter__(self) -> Iterator[Entry]:
        """Yields all events, oldest first."""
        for first in range(self.first, self.last + 1, _PORTION):
            yield from self._read(first, min(first + _PORTION - 1, self.last))

    def _read(self, first: int, last: int) -> list[Entry]:
        with self._station.read() as uow:
            return uow.journal.entries(first, last)


def sender_of(identity: StationIdentity) -> Sender:
    """The values that identify this station as the sender of a batch."""
    return Sender(
        city=identity.city,
        station=identity.station,
        point=identity.point,
        kit=identity.kit,
        signing_key=identity.signing_key,
        recipient=keys.age_recipient(identity.age_identity),
        endorsement=identity.endorsement,
        recipients=recipients_of(identity),
    )


def recipients_of(identity: StationIdentity) -> tuple[str, ...]:
    """The recipients of our batches: headquarters, its spare key, and the stations of the point.

    With the point's newest key all its stations can open them, even stations that are not known
    here yet. Stations whose own keys were announced by headquarters are added individually, because
    they may have an older point key.
    """
    newest = max(identity.point_keys, default=None)
    point = () if newest is None else (keys.age_recipient(identity.point_keys[newest]),)
    return (*identity.recipients, *point, *(other.recipient for other in identity.neighbours))


def acknowledged_update(identity: StationIdentity) -> AcknowledgedUpdate | None:
    """The newest update that this station applied."""
    if not identity.updates:
        return None
    newest = max(identity.updates)
    return AcknowledgedUpdate(newest, identity.updates[newest])


def export(
    context: Context, *, folder: Path, again: bool = False, first: int | None = None
) -> Done[ExportReport | None]:
    """Writes all events that are in no batch yet as one batch, and reads it back.

    No transaction is open while the batch is packed and written. A file may be on the stick
    although its export failed or the power went out before it was recorded. The same events are
    then exported again: headquarters recognises them by their numbers, and a receipt for the first
    file is matched to one of the attempts that were begun.

    Args:
        context: station and session.
        folder: the folder on the stick.
        again: set if a stick was lost; all events from the first that headquarters has not accepted
            are exported, even if they are in an earlier batch.
        first: all own events from this sequence number on are exported, even if they are in an
            earlier batch.

    Returns:
        the report, or None if there is nothing to export.

    Raises:
        Refusal: event_not_there, with the `length` of the journal; journal_forked,
            station_key_differs: the file of that name on the stick belongs to another journal and
            is not replaced.
        EnvironmentFault: disk_full, stick_gone, stick_read_only, read_back_differs; store_busy:
            another program exported the same events meanwhile.
    """
    with context.station.read() as uow:
        if first is None:
            batches = uow.outbox.batches
            first = (accepted_up_to(batches()) if again else uow.outbox.exported_up_to()) + 1
        last = uow.journal.length()
        if first > last + 1:
            raise Refusal("event_not_there", length=last)
        prev_batch = uow.outbox.manifest_before(first)
        people = uow.samples.people_between(first, last)
        refused_before = _refused_before(uow.outbox.attempts(), last)
    if first > last:
        return Done(None)
    events = OwnEvents(context.station, first, last)
    written_batch = _write(context, events, prev_batch, folder, people)
    _record_batch(context, written_batch)
    record = written_batch.record
    report = ExportReport(
        record.file, first, last, len(events), record.sha256, True, people, refused_before
    )
    return Done(report, _CHANGES)


def _refused_before(attempts: Sequence[ExportAttempt], last: int) -> str:
    """The reason for which headquarters will refuse events up to `last`; empty if there is none."""
    reasons = [
        batch.reason
        for batch in quarantine(attempts)
        if batch.refused_every_time and not batch.released and batch.first <= last
    ]
    return reasons[0] if reasons else ""


class _WrittenBatch(msgspec.Struct, frozen=True):
    path: Path
    data: bytes
    record: BatchRecord
    manifest_sha256: str


def _record_batch(context: Context, batch: _WrittenBatch) -> None:
    with context.write("exchange") as uow:
        # Records are written one after the other. Only the last program that wrote the file finds
        # its own bytes, and so only its record is valid.
        if context.station.courier.read(batch.path) != batch.data:
            raise EnvironmentFault("store_busy")
        uow.outbox.add(batch.record, manifest_sha256=batch.manifest_sha256)
        uow.commit()


def _write(
    context: Context, events: OwnEvents, prev_batch: str, folder: Path, people: int
) -> _WrittenBatch:
    now = utc_text(context.station.clock.now())
    data = write_batch(
        events,
        sender=sender_of(context.station.identity),
        prev_batch=prev_batch,
        created=now,
        acknowledged=acknowledged_update(context.station.identity),
    )
    first, last = events.first, events.last
    name = batch_name(context.station.identity.station, first, last)
    manifest, manifest_sha256 = read_manifest(data)
    _refuse_other_journal(context.station, folder, name, manifest)
    digest = hashlib.sha256(data).hexdigest()
    record = BatchRecord(first, last, name, "verified", None, digest, now, people)
    with context.write("exchange") as uow:
        uow.outbox.begin(ExportAttempt(record, manifest_sha256))
        uow.commit()
    path = context.station.courier.write(folder, name, data)
    # The courier has compared the bytes; this opens the file in the same way as headquarters will.
    if read_manifest(context.station.courier.read(path)) != (manifest, manifest_sha256):
        raise EnvironmentFault("read_back_differs")
    return _WrittenBatch(path, data, record, manifest_sha256)


def _refuse_other_journal(
    station: Station, folder: Path, name: str, manifest: BatchManifest
) -> None:
    """Refuses to replace a batch with other events, which may be their only copy.

    This happens if two laptops were set up with one kit.
    """
    if not folder.is_dir():
        return
    for path in station.courier.incoming([folder]):
        if path.name.casefold() != name.casefold():  # FAT ignores case in names
            continue
        if folder not in {path.parent, path.parent.parent}:
            continue  # only files here or in the stick's folder `testdesk` would be replaced
        try:
            existing, _ = read_manifest(station.courier.read(path))
        except Refusal:
            continue  # it cannot be verified, so the new batch may replace it
        if existing.signer.public_key != manifest.signer.public_key:
            raise Refusal("station_key_differs")
        if existing.head != manifest.head:
            raise Refusal("journal_forked")
