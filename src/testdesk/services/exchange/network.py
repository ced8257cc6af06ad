"""Exchange over the network: sends batches, and fetches receipts and other files.

No transaction is open while the program waits for the network: `exchange` uses the database in
small commands, each run by a `DatabaseRunner`. Only a verified receipt proves that a batch was
delivered; the server's own statement that it has arrived changes nothing in our records.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

import msgspec

from testdesk.domain.changes import Changes
from testdesk.domain.refusals import NetworkFileMissing, NetworkStationUnknown
from testdesk.domain.station.status import BatchRecord, FileReport
from testdesk.ports import (
    Clock,
    HeadquartersClient,
    InboxFiles,
    Offer,
    OutboxFiles,
    Station,
    WaitingFile,
)
from testdesk.services.exchange.incoming import import_file
from testdesk.services.exchange.packing import (
    DatabaseRunner,
    attempts_in_outbox,
    first_event_to_resend,
    first_unpacked,
    pack,
)
from testdesk.services.session import Context, ScanSession

OPERATOR = "network"  # the operator of events that no person caused
CLOCK_TOLERANCE_SECONDS = 120
_RECEIPT_LIMIT = 64 << 20  # 64 MiB
_IMPORT_ORDER = ("receipt", "update", "sampled", "batch")
# The reasons for which a file in the inbox could not be read; it may be readable next time.
_UNREADABLE = frozenset({"file_missing", "file_unreadable"})


class SyncProgress(msgspec.Struct, frozen=True):
    """One step of an exchange, reported as it happens.

    Attributes:
        step: reached, packed, sent or received.
        file: the file concerned.
        changes: what changed in the database.
        seconds_behind: for `reached`, the seconds by which our clock is behind headquarters' clock;
            None if the connection is too slow to measure it.
    """

    step: str
    file: str = ""
    changes: Changes = Changes()
    seconds_behind: float | None = None


class SyncResult(msgspec.Struct, frozen=True):
    """The result of one complete exchange.

    Attributes:
        sent: the batches that have arrived according to the server.
        received: the result for each file that was fetched.
        waiting: the batches in the outbox that have no receipt yet.
        seconds_behind: see `SyncProgress`.
    """

    sent: tuple[str, ...]
    received: tuple[FileReport, ...]
    waiting: tuple[str, ...]
    seconds_behind: float | None


class ExchangeContext(msgspec.Struct, frozen=True):
    """The objects that an exchange uses.

    Attributes:
        station: the station; used only inside `run_on_database`.
        session: the session in which receipts and updates are imported.
        run_on_database: see `packing.DatabaseRunner`.
        client: the connection to headquarters.
        outbox_files: the files of the outbox.
        inbox_files: the files of the inbox, where fetched files are kept.
        report: called with each step, in the thread of the exchange.
    """

    station: Station
    session: ScanSession
    run_on_database: DatabaseRunner
    client: HeadquartersClient
    outbox_files: OutboxFiles
    inbox_files: InboxFiles
    report: Callable[[SyncProgress], None]

    @property
    def command_context(self) -> Context:
        """The context for commands that run inside `run_on_database`."""
        return Context(self.station, self.session)


def network_session() -> ScanSession:
    """The session for events that an exchange writes while nobody is signed in."""
    return ScanSession(operator=OPERATOR)


def exchange(context: ExchangeContext, *, resend_refused: bool = False) -> SyncResult:
    """Fetches the waiting files, then sends each batch without a receipt and fetches its receipt.

    After an interruption, by a fault or a kill, it starts from the beginning. Headquarters
    recognises a batch that arrives twice by its numbers.

    Args:
        context: see `ExchangeContext`.
        resend_refused: whether events of refused batches are sent again, too; set if a person
            requested it.

    Raises:
        EnvironmentFault: network_…, and faults of the store and the home.
    """
    seconds_behind = check_connection(context.client, context.station.clock)
    context.report(SyncProgress("reached", seconds_behind=seconds_behind))
    offer = _offer(context)
    received = _receive(context, offer)
    sent = _resend_lost(context, offer, received, resend_refused=resend_refused)
    _pack_all(context, resend_refused=resend_refused)
    sent += _send_all(context, received, sent)
    # A receipt for these batches may show that headquarters lost more of the events that it had
    # accepted.
    if _pack_all(context, resend_refused=False):
        sent += _send_all(context, received, sent)
    waiting = context.run_on_database(lambda: _batches_without_receipt(context))
    return SyncResult(tuple(sent), tuple(received), tuple(b.file for b in waiting), seconds_behind)


def check_connection(client: HeadquartersClient, clock: Clock) -> float | None:
    """Verifies that the server is headquarters, and compares the clocks.

    Returns:
        the seconds by which our clock is behind headquarters' clock; None if the connection is too
        slow, because the answer may have been made at any time within the round trip.

    Raises:
        EnvironmentFault: network_….
    """
    sent_at = clock.now()
    headquarters_time = client.city().time
    received_at = clock.now()
    if abs(received_at - sent_at) > dt.timedelta(seconds=CLOCK_TOLERANCE_SECONDS / 2):
        return None
    return (headquarters_time - (sent_at + (received_at - sent_at) / 2)).total_seconds()


def clock_difference_minutes(seconds_behind: float | None) -> int:
    """Whole minutes by which our clock is behind headquarters' clock (negative if ahead), or 0."""
    if seconds_behind is None or abs(seconds_behind) <= CLOCK_TOLERANCE_SECONDS:
        return 0
    return round(seconds_behind / 60)


def _offer(context: ExchangeContext) -> Offer:
    """The files that wait for us, and which of our events headquarters claims to have."""
    try:
        return context.client.waiting()
    except NetworkStationUnknown:
        # Headquarters has not received a first batch from this station, or was restored and has
        # lost it.
        return Offer((), highest=0)


def _resend_lost(
    context: ExchangeContext, offer: Offer, received: list[FileReport], *, resend_refused: bool
) -> list[str]:
    """Resends, in one batch, accepted events that headquarters now claims not to have.

    The claim is not signed, so no event is marked as lost because of it. The batch's receipt is
    signed, and shows which other events are lost.
    """
    # `update_forked`: headquarters no longer has an update that we have, so it was restored.
    headquarters_restored = any(report.reason == "update_forked" for report in received)
    first = context.run_on_database(
        lambda: first_event_to_resend(
            context.station,
            offer,
            resend_refused=resend_refused,
            report_update=headquarters_restored,
        )
    )
    if first is None:
        return []
    packed_batch = pack(
        context.command_context, context.outbox_files, context.run_on_database, first, repack=True
    )
    context.report(SyncProgress("packed", packed_batch.value, packed_batch.changes))
    _send(context, packed_batch.value, received)
    return [packed_batch.value]


def _pack_all(context: ExchangeContext, *, resend_refused: bool) -> bool:
    """Packs events that are in no waiting batch into batches small enough for a poor connection.

    Returns:
        whether there were any such events.
    """

    def next_event() -> int | None:
        return first_unpacked(context.station, context.outbox_files, resend_refused=resend_refused)

    packed = False
    while (first := context.run_on_database(next_event)) is not None:
        packed_batch = pack(
            context.command_context, context.outbox_files, context.run_on_database, first
        )
        context.report(SyncProgress("packed", packed_batch.value, packed_batch.changes))
        packed = True
    return packed


def _send_all(
    context: ExchangeContext, received: list[FileReport], sent_before: Sequence[str]
) -> list[str]:
    waiting = context.run_on_database(lambda: _batches_without_receipt(context))
    files = [batch.file for batch in waiting if batch.file not in sent_before]
    for file in files:
        _send(context, file, received)
    return files


def _send(context: ExchangeContext, file: str, received: list[FileReport]) -> None:
    """Sends one batch, and fetches its receipt if there is one."""
    receipt = context.client.send(file, context.outbox_files.read(file))
    context.report(SyncProgress("sent", file))
    if receipt:
        received += _fetch(context, WaitingFile(receipt, "", _RECEIPT_LIMIT))


def _batches_without_receipt(context: ExchangeContext) -> list[BatchRecord]:
    """The batches in the outbox without a receipt, oldest first; others are removed from it."""
    with context.station.read() as uow:
        attempts = attempts_in_outbox(uow, context.outbox_files)
        accepted = {(b.first, b.last) for b in uow.outbox.batches() if b.state == "accepted"}
    found = []
    for file in context.outbox_files.names():
        batch = attempts[file].batch if file in attempts else None
        if batch is None or (batch.first, batch.last) in accepted:
            context.outbox_files.remove(file)
        elif batch.state == "refused":
            context.outbox_files.set_aside(file)
        else:
            found.append(batch)
    return sorted(found, key=lambda batch: batch.first)


def _receive(context: ExchangeContext, offer: Offer) -> list[FileReport]:
    """Fetches the waiting files one after the other, and imports each immediately."""
    context.inbox_files.keep_only(frozenset(waiting.file for waiting in offer.files))
    reports: list[FileReport] = []
    for waiting in context.run_on_database(lambda: _files_to_fetch(context, offer.files)):
        reports += _fetch(context, waiting)
    return reports


def _fetch(context: ExchangeContext, waiting: WaitingFile) -> Sequence[FileReport]:
    try:
        data = context.client.fetch(waiting)
    except NetworkFileMissing:  # removed since it was offered
        return []
    return _import(context, waiting, data)


def _import(context: ExchangeContext, waiting: WaitingFile, data: bytes) -> Sequence[FileReport]:
    path = context.inbox_files.save(waiting.file, data)
    done = context.run_on_database(
        lambda: import_file(context.command_context, paths=[path], complete=False)
    )
    # A file that the program cannot use, or not yet, is not marked as imported: it is fetched again
    # next time.
    settled = all(
        report.verdict != "refused"
        or report.refused_by_headquarters
        or (report.kind == "receipt" and report.reason not in _UNREADABLE)
        for report in done.value
    )
    digest = hashlib.sha256(data).hexdigest()
    context.inbox_files.mark_imported(waiting.file, digest if done.value and settled else "")
    context.report(SyncProgress("received", waiting.file, done.changes))
    return done.value


def _files_to_fetch(context: ExchangeContext, offered: Sequence[WaitingFile]) -> list[WaitingFile]:
    """The offered files that are to be fetched, in the order in which they are to be imported.

    Files that were imported are left out, and so are receipts for batches that are accepted or not
    ours. An update's number does not show whether we have it, because updates are numbered from the
    start again in a new epoch.
    """
    imported = context.inbox_files.imported()
    identity = context.station.identity
    with context.station.read() as uow:
        open_ranges = {
            (identity.station, b.first, b.last)
            for b in uow.outbox.batches()
            if b.state != "accepted"
        }
    found = []
    for waiting in offered:
        kind, numbers = _parse_file_name(waiting.file)
        if imported.get(waiting.file) == waiting.sha256 or (
            kind == "receipt" and numbers not in open_ranges
        ):
            continue
        found.append(waiting)
    return sorted(found, key=_import_sort_key)


def _import_sort_key(waiting: WaitingFile) -> tuple[int, tuple[int, ...]]:
    kind, numbers = _parse_file_name(waiting.file)
    return _IMPORT_ORDER.index(kind), numbers


def _parse_file_name(file: str) -> tuple[str, tuple[int, ...]]:
    """The kind and the numbers in a file name, whose form the client has checked."""
    kind, *numbers = file.rsplit(".", 1)[0].split("-")
    return kind, tuple(map(int, numbers))
