"""Verifies an update of headquarters, checks that no event before it is missing, and applies it."""

from __future__ import annotations

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import AnyBody, CardKeysRenewed
from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import Refusal, UpdateKnown, UpdateOutdated
from testdesk.domain.station.status import FileReport
from testdesk.formats.exchange.update import Update, read_update
from testdesk.ports import Journal, ReadingUnit, StationIdentity, UnitOfWork
from testdesk.services.exchange.acknowledgement import (
    acknowledgement_of_holdings,
    follow_epoch,
    record_acknowledgement,
)
from testdesk.services.exchange.renewal import city_fields, point_fields_of
from testdesk.services.session import Context
from testdesk.services.tubes import outdated_tube_events

_CHANGES = Changes(
    residents=True, samples=True, codes=True, rounds=True, batches=True, operator=True, journal=True
)


def apply_update(context: Context, data: bytes, file: str) -> Done[FileReport]:
    """Applies an update of our headquarters, either as a whole or not at all.

    Args:
        context: station and session.
        data: the file's bytes.
        file: the file's name, for the report.

    Raises:
        Refusal: the refusals of `read_update` and `updated`; journal_forked.
    """
    identity = context.station.identity
    update, sha256 = read_update(
        data,
        city=identity.city,
        city_key=identity.city_key,
        station=identity.station,
        age_identity=identity.age_identity,
    )
    try:
        _apply(context, update, sha256)
    except Refusal as refusal:
        changes = _record_holdings(context, update)
        if isinstance(refusal, UpdateKnown):
            return Done(FileReport(file, "update", "already_have"), changes)
        if isinstance(refusal, UpdateOutdated):  # newer updates brought what is still valid in it
            return Done(FileReport(file, "update", "already_have", refusal.code), changes)
        raise
    return Done(FileReport(file, "update", "accepted"), _CHANGES)


def _apply(context: Context, update: Update, sha256: str) -> None:
    with context.write("exchange") as uow:
        before = uow.identity.current()
        after = updated(before, uow, update, sha256)
        uow.identity.keep(after)
        uow.journal.adopt((*update.hq_events, *update.station_events))
        uow.times.record_signed_file(update.created)
        for event in update_events(before, after, uow):
            uow.journal.append(event)
        uow.commit()


def _record_holdings(context: Context, update: Update) -> Changes:
    """Stores the holdings of an update that is refused; they may show that data was restored."""
    if update.holdings is None:
        return Changes()
    with context.write("exchange") as uow:
        if not record_acknowledgement(
            uow, acknowledgement_of_holdings(update.holdings, update.created)
        ):
            return Changes()
        uow.commit()
    return Changes(batches=True)


def updated(
    identity: StationIdentity, uow: UnitOfWork, update: Update, sha256: str
) -> StationIdentity:
    """The station's identity after an update; the station keeps its own keys.

    Settings older than those of the last renewal are ignored, but the events are not. In a newer
    epoch the numbers of updates and headquarters' journal continue from the restored copy.

    Args:
        identity: the station's identity as it is stored now.
        uow: the transaction that will store the update's events.
        update: an update from our city and for us.
        sha256: the hash of its manifest.

    Raises:
        Refusal: update_known; update_forked; update_outdated: it was made before headquarters was
            restored; update_missing, with the number of the update that has to come first and its
            own number.
    """
    epoch_number = update.holdings.epoch_number if update.holdings else 0
    if epoch_number < identity.epoch_number:
        raise UpdateOutdated()
    if follow_epoch(identity, uow.journal, update.hq_events, epoch_number):
        applied = {update.number: sha256}
    else:
        _check_number(identity, update, sha256)
        # Older updates are dropped, since no later update builds on them; a day may bring hundreds.
        applied = {
            number: known for number, known in identity.updates.items() if number >= update.since
        }
        applied[update.number] = sha256
    _check_no_gap(uow.journal, update)
    if update.holdings is not None:
        record_acknowledgement(uow, acknowledgement_of_holdings(update.holdings, update.created))
    uow.samples.store_announced_lists(update.round, update.lists)
    if update.sampled:
        uow.samples.store_known_samples(update.round, update.sampled)
    result = msgspec.structs.replace(identity, updates=applied, epoch_number=epoch_number)
    if update.created < identity.renewed:
        return result
    return msgspec.structs.replace(
        result,
        **point_fields_of(update, identity.point_keys),
        recipients=update.settings.recipients,
        renewed=update.created,
        **city_fields(update.settings),
    )


def _check_number(identity: StationIdentity, update: Update, sha256: str) -> None:
    """Checks that the update is new, and that the one on which it builds (`since`) was applied."""
    newest = max(identity.updates, default=0)
    if identity.updates.get(update.number, sha256) != sha256:
        raise Refusal("update_forked")
    if (
        update.since
        and identity.updates.get(update.since, update.since_sha256) != update.since_sha256
    ):
        raise Refusal("update_forked")
    if update.number <= newest:
        raise UpdateKnown()
    if update.since and update.since not in identity.updates:
        raise Refusal("update_missing", missing=update.since, number=update.number)


def update_events(
    before: StationIdentity, after: StationIdentity, uow: ReadingUnit
) -> list[AnyBody]:
    """The events that the journal records for an update.

    They record a new card key, if the key changed, and that an empty tube is discarded, if its
    round is over. Nothing else is recorded, because each event would have to be exported before the
    day could be closed.
    """
    renewed = before.card_key_id != after.card_key_id
    return [
        *([CardKeysRenewed(after.kit, after.card_key_id)] if renewed else []),
        *outdated_tube_events(uow),
    ]


def _check_no_gap(journal: Journal, update: Update) -> None:
    """Checks that there is no gap between headquarters' events here and those of the update."""
    first = update.hq_events[0].header if update.hq_events else None
    if first is None or first.seq == 1:
        return
    before = journal.entries_of(HEADQUARTERS, first.seq - 1, first.seq - 1)
    if not before:
        raise Refusal("update_missing", missing=update.number - 1, number=update.number)
    if header_hash(before[0].header) != first.prev:
        raise Refusal("journal_forked", station=HEADQUARTERS, seq=first.seq)
