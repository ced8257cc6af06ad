"""Packs ranges of the journal for the network; they stay in the outbox until a receipt comes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import EnvironmentFault
from testdesk.domain.station.outbox import ExportAttempt, first_lost_event, quarantine
from testdesk.domain.station.status import BatchRecord, BatchState
from testdesk.formats.exchange.batch import (
    AcknowledgedUpdate,
    Sender,
    batch_name,
    read_manifest,
    write_batch,
)
from testdesk.ports import Offer, OutboxFiles, ReadingUnit, Station
from testdesk.services.exchange.handover import acknowledged_update, sender_of
from testdesk.services.session import Context
from testdesk.wall_clock import utc_text

# A broken connection loses what was sent of one batch, so a batch should have the events of a
# morning, not of a month.
MAX_EVENTS = 2000
# The states of batches that headquarters is proven to have.
_RECEIVED = frozenset({"accepted", "delivered"})

T = TypeVar("T")


class DatabaseRunner(Protocol):
    """Runs a small command in the thread that uses the database, and waits for its result."""

    def __call__(self, command: Callable[[], T], /) -> T:
        """Returns the command's result, or raises its error."""
        ...


class _BatchContents(msgspec.Struct, frozen=True):
    """A range of the journal, and the values for its manifest."""

    entries: Sequence[Entry]
    prev_batch: str
    people: int
    sender: Sender
    acknowledged: AcknowledgedUpdate | None
    now: str


def first_unpacked(
    station: Station, outbox_files: OutboxFiles, *, resend_refused: bool = False
) -> int | None:
    """The first own event that is neither answered by headquarters nor in the outbox.

    A batch that is only on a stick is ignored, because the stick may be lost.

    Args:
        station: the station.
        outbox_files: the files of the outbox.
        resend_refused: whether events of batches that will be refused again count as not answered.
    """
    with station.read() as uow:
        last_packed, length = (
            _last_packed(uow, outbox_files, resend_refused=resend_refused),
            uow.journal.length(),
        )
    return last_packed + 1 if last_packed < length else None


def first_event_to_resend(
    station: Station, offer: Offer, *, resend_refused: bool, report_update: bool
) -> int | None:
    """The first own event that headquarters acknowledged but now does not claim to have, or None.

    Args:
        station: the station.
        offer: headquarters' claim of which of our events it has.
        resend_refused: whether the event is returned even if it was sent again since then and
            refused.
        report_update: whether the last event is returned if headquarters lacks none, but only once.
            A batch with this event shows headquarters which update the station has.
    """
    if offer.highest is None:
        return None
    with station.read() as uow:
        attempts, last = uow.outbox.attempts(), uow.journal.length()
        found = first_lost_event(attempts, offer.highest, offer.missing)
    if found is None and report_update and attempts and attempts[-1].batch.first != last:
        return last
    return None if found is None or (found.refused and not resend_refused) else found.first


def pack(
    context: Context,
    outbox_files: OutboxFiles,
    run_on_database: DatabaseRunner,
    first: int,
    *,
    repack: bool = False,
) -> Done[str]:
    """Packs events from `first` on, saves the file, and records the batch as `written`.

    The database is used only to read the events and to record the batch.

    Args:
        context: station and session.
        outbox_files: the files of the outbox.
        run_on_database: see `DatabaseRunner`.
        first: sequence number of the first event.
        repack: whether they are packed even if they are in a batch that waits or was accepted.

    Raises:
        EnvironmentFault: disk_full, home_not_writable, read_back_differs; store_busy: another
            program packed the same events meanwhile.
    """
    contents = run_on_database(lambda: _read_contents(context.station, first))
    data = write_batch(
        contents.entries,
        sender=contents.sender,
        prev_batch=contents.prev_batch,
        created=contents.now,
        acknowledged=contents.acknowledged,
    )
    token = outbox_files.write_draft(data)
    try:
        return run_on_database(
            lambda: _record_batch(context, outbox_files, contents, token, data, repack=repack)
        )
    except BaseException:
        outbox_files.discard_draft(token)
        raise


def attempts_in_outbox(uow: ReadingUnit, outbox_files: OutboxFiles) -> dict[str, ExportAttempt]:
    """The attempts whose files are in the outbox and match our records, by file name.

    Other files were replaced by a later attempt, or the program was killed before it recorded them.
    """
    by_file_and_hash = {
        (attempt.batch.file, attempt.batch.sha256): attempt for attempt in uow.outbox.attempts()
    }
    found = {
        file: by_file_and_hash.get((file, outbox_files.digest(file)))
        for file in outbox_files.names()
    }
    return {file: attempt for file, attempt in found.items() if attempt is not None}


def _last_packed(uow: ReadingUnit, outbox_files: OutboxFiles, *, resend_refused: bool) -> int:
    """The last own event up to which all are answered by headquarters or in the outbox; or 0."""
    # Events of a batch that was refused as damaged are resent automatically. Events that would be
    # refused again for the same reason are resent only if a person requests it.
    refused_every_time = {
        (batch.first, batch.last)
        for batch in quarantine(uow.outbox.attempts())
        if batch.refused_every_time
    }
    batches = [
        batch
        for batch in uow.outbox.batches()
        if batch.state in _RECEIVED
        or (not resend_refused and (batch.first, batch.last) in refused_every_time)
    ]
    waiting = [attempt.batch for attempt in attempts_in_outbox(uow, outbox_files).values()]
    batches += [batch for batch in waiting if batch.state != "refused"]
    last_packed = 0
    for first, last in sorted((batch.first, batch.last) for batch in batches):
        if first <= last_packed + 1:
            last_packed = max(last_packed, last)
    return last_packed


def _read_contents(station: Station, first: int) -> _BatchContents:
    with station.read() as uow:
        last = min(uow.journal.length(), first + MAX_EVENTS - 1)
        return _BatchContents(
            entries=uow.journal.entries(first, last),
            prev_batch=uow.outbox.manifest_before(first),
            people=uow.samples.people_between(first, last),
            sender=sender_of(station.identity),
            acknowledged=acknowledged_update(station.identity),
            now=utc_text(station.clock.now()),
        )


def _record_batch(
    context: Context,
    outbox_files: OutboxFiles,
    contents: _BatchContents,
    token: str,
    data: bytes,
    *,
    repack: bool,
) -> Done[str]:
    first, last = contents.entries[0].header.seq, contents.entries[-1].header.seq
    _, manifest_sha256 = read_manifest(data)
    file = batch_name(context.station.identity.station, first, last)
    with context.write("exchange") as uow:
        # Another program may have packed them in the meantime.
        if not repack and _last_packed(uow, outbox_files, resend_refused=True) >= first:
            raise EnvironmentFault("store_busy")
        before = {(b.first, b.last): b for b in uow.outbox.batches()}.get((first, last))
        # The file gets its name before the record is durable, so that a record always has its file.
        outbox_files.name_draft(token, file)
        record = BatchRecord(
            first=first,
            last=last,
            file=file,
            state=_state_after(before),
            reason=None,
            sha256=hashlib.sha256(data).hexdigest(),
            written_at=contents.now,
            people=contents.people,
        )
        uow.outbox.add(record, manifest_sha256=manifest_sha256)
        uow.commit()
    return Done(file, Changes(batches=True))


def _state_after(before: BatchRecord | None) -> BatchState:
    """The state of a packed batch: `verified` if it is also on a stick, else `written`."""
    return "verified" if before is not None and before.state == "verified" else "written"
