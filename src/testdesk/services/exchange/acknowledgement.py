"""What headquarters acknowledges of our journal, and in which epoch; shows when it was restored."""

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


def acknowledgement_of(receipt: Receipt) -> Acknowledgement:
    """What an accepting receipt acknowledges of our journal.

    A receipt of testdesk 0.1 states only how far headquarters has everything, and that it has the
    batch.
    """
    if isinstance(receipt.holdings, Holdings):
        return acknowledgement_of_holdings(receipt.holdings, receipt.created)
    reached = receipt.highest_contiguous
    missing = ((reached + 1, receipt.first - 1),) if receipt.first > reached + 1 else ()
    return Acknowledgement(0, max(reached, receipt.last), missing, receipt.created, 0)


def acknowledgement_of_holdings(holdings: Holdings, created: str) -> Acknowledgement:
    """What a signed file of headquarters acknowledges of our journal."""
    return Acknowledgement(holdings.epoch_number, holdings.highest, holdings.missing, created, 0)


def record_acknowledgement(
    uow: UnitOfWork, acknowledgement: Acknowledgement, *, answers: int = -1
) -> bool:
    """Keeps an acknowledgement if it is newer than the one that is kept.

    Args:
        uow: a writing transaction.
        acknowledgement: as read.
        answers: the place of the export attempt that it answers; -1 for an update.

    Returns:
        whether it is newer.
    """
    held = uow.outbox.acknowledgement()
    if not is_newer(acknowledgement, held, answers=answers):
        return False
    # A restored copy may count fewer epochs; what it acknowledged before must still rank as older.
    epoch_number = max(acknowledgement.epoch_number, held.epoch_number if held else 0)
    count = len(uow.outbox.attempts())
    uow.outbox.keep_acknowledgement(
        msgspec.structs.replace(acknowledgement, attempts=count, epoch_number=epoch_number)
    )
    return True


def follow_epoch(
    identity: StationIdentity, journal: Journal, news: Sequence[Entry], epoch_number: int
) -> bool:
    """Leaves the branch of headquarters' journal that a newer epoch does not continue.

    What headquarters issued in the epoch before, and has lost, is set aside as history; what it
    states now is valid. It is signed by the city's key like everything headquarters sends.

    Args:
        identity: the station, as it is kept now.
        journal: in the transaction that will hold the news.
        news: headquarters' events, a run without a gap.
        epoch_number: the epoch of the news.

    Returns:
        whether the epoch is a newer one.

    Raises:
        Refusal: journal_forked: the run does not join what we have, so it cannot be followed.
    """
    if epoch_number <= identity.epoch_number:
        return False
    if not news:
        return True
    first = news[0].header.seq
    ours = {e.header.seq: e for e in journal.entries_of(HEADQUARTERS, first - 1, 2**63 - 1)}
    before = ours.get(first - 1)
    if before is not None and header_hash(before.header) != news[0].header.prev:
        raise Refusal("journal_forked", station=HEADQUARTERS, seq=first)
    common = first - 1
    for entry in news:
        own = ours.get(entry.header.seq)
        if own is None or own.header != entry.header:
            break
        common = entry.header.seq
    if any(seq > common for seq in ours):
        journal.set_aside(HEADQUARTERS, after=common, epoch_number=identity.epoch_number)
    return True
