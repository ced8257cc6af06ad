"""Stores headquarters' acknowledgements of our journal, and follows its epochs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import Entry
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.outbox import Acknowledgement, is_newer
from testdesk.formats.exchange.holdings import Holdings
from testdesk.formats.exchange.receipt import Receipt
from testdesk.ports import Journal, StationIdentity, UnitOfWork

_NO_LIMIT = 2**63 - 1  # as the last sequence number: no journal is longer


def acknowledgement_of(receipt: Receipt) -> Acknowledgement:
    """The acknowledgement of our journal in a receipt that accepts a batch.

    A receipt of testdesk 0.1 states only up to which event headquarters has everything, and that it
    has the batch.
    """
    if isinstance(receipt.holdings, Holdings):
        return acknowledgement_of_holdings(receipt.holdings, receipt.created)
    contiguous = receipt.highest_contiguous  # headquarters has every event up to this one
    missing = ((contiguous + 1, receipt.first - 1),) if receipt.first > contiguous + 1 else ()
    return Acknowledgement(
        epoch_number=0,
        highest=max(contiguous, receipt.last),
        missing=missing,
        created=receipt.created,
        attempts=0,  # `record_acknowledgement` sets it
    )


def acknowledgement_of_holdings(holdings: Holdings, created: str) -> Acknowledgement:
    """The acknowledgement of our journal in a file that headquarters signed."""
    return Acknowledgement(
        epoch_number=holdings.epoch_number,
        highest=holdings.highest,
        missing=holdings.missing,
        created=created,
        attempts=0,  # `record_acknowledgement` sets it
    )


def record_acknowledgement(
    uow: UnitOfWork, acknowledgement: Acknowledgement, *, answered_attempt: int = -1
) -> bool:
    """Stores an acknowledgement if it is newer than the stored one.

    Args:
        uow: a writing transaction.
        acknowledgement: the acknowledgement that was just read.
        answered_attempt: the index of the export attempt that it answers; -1 for an update.

    Returns:
        whether it is newer.
    """
    stored = uow.outbox.acknowledgement()
    if not is_newer(acknowledgement, stored, answered_attempt=answered_attempt):
        return False
    # A restored copy may have a lower epoch number, but earlier acknowledgements must still rank as
    # older.
    epoch_number = max(acknowledgement.epoch_number, stored.epoch_number if stored else 0)
    count = len(uow.outbox.attempts())
    uow.outbox.keep_acknowledgement(
        msgspec.structs.replace(acknowledgement, attempts=count, epoch_number=epoch_number)
    )
    return True


def follow_epoch(
    identity: StationIdentity, journal: Journal, hq_events: Sequence[Entry], epoch_number: int
) -> bool:
    """Sets aside those of headquarters' events that a newer epoch does not continue.

    Events that headquarters wrote in the previous epoch, and lost when it was restored, are set
    aside as history. Its events of the new epoch count instead. Like everything that headquarters
    sends, these are signed with the city's key.

    Args:
        identity: the station's identity as it is stored now.
        journal: the journal, in the transaction that will store `hq_events`.
        hq_events: headquarters' events in a kit or update, without gaps.
        epoch_number: the epoch in which the kit or update was made.

    Returns:
        whether the epoch is newer.

    Raises:
        Refusal: journal_forked: the events do not follow headquarters' events that are stored
            here, so the new epoch cannot be followed.
    """
    if epoch_number <= identity.epoch_number:
        return False
    if not hq_events:
        return True
    first = hq_events[0].header.seq
    known_entries = {
        e.header.seq: e for e in journal.entries_of(HEADQUARTERS, first - 1, _NO_LIMIT)
    }
    before = known_entries.get(first - 1)
    if before is not None and header_hash(before.header) != hq_events[0].header.prev:
        raise Refusal("journal_forked", station=HEADQUARTERS, seq=first)
    last_common = first - 1
    for entry in hq_events:
        known_entry = known_entries.get(entry.header.seq)
        if known_entry is None or known_entry.header != entry.header:
            break
        last_common = entry.header.seq
    if any(seq > last_common for seq in known_entries):
        journal.set_aside(HEADQUARTERS, after=last_common, epoch_number=identity.epoch_number)
    return True
