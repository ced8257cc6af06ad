"""Outgoing files: every kind of file that waits for a station."""

from __future__ import annotations

import hashlib
import logging

from sqlalchemy import select

from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.update import update_name
from testdesk.hq.exchange.intake import receipts
from testdesk.hq.exchange.updates import sampled_lists
from testdesk.hq.exchange.updates.updates import make_update
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import STATION_UPDATE
from testdesk.ports import WaitingFile

_log = logging.getLogger(__name__)


def waiting(hq: Headquarters, station: int) -> list[WaitingFile]:
    """All files for a station: first the receipts that it waits for, then its update and the lists.

    The sampled lists are always offered: a station sees by their hashes which of them it has.
    """
    return [*receipts.waiting(hq, station), *_update_and_lists(hq, station)]


def find(hq: Headquarters, station: int, file: str) -> bytes:
    """Finds one of the files for a station by its name.

    Raises:
        Refusal: file_missing.
    """
    found = None if "\0" in file else receipts.find(hq, station, file)
    if found is None:
        found = _find_update(hq, station, file) or sampled_lists.find(hq, file)
    if found is None:
        raise Refusal("file_missing")
    return found


def _update_and_lists(hq: Headquarters, station: int) -> list[WaitingFile]:
    try:
        update = make_update(hq, station)
    except Refusal as refusal:
        # This program was started before the settings were changed, and may make no updates until
        # it is restarted. Receipts must not wait for that.
        _log.warning("no update for station %d: %s", station, refusal.code)
        return []
    lists = sampled_lists.waiting(hq)
    if update is None:
        return lists
    digest = hashlib.sha256(update.data).hexdigest()
    return [WaitingFile(update.file, digest, len(update.data)), *lists]


def _find_update(hq: Headquarters, station: int, file: str) -> bytes | None:
    """The update with this name; None once the station has acknowledged a later one."""
    update = STATION_UPDATE.c
    query = select(update.number, update.data).where(update.station == station)
    with hq.read() as connection:
        rows = connection.execute(query.where(update.data.is_not(None))).all()
    return next((row.data for row in rows if update_name(station, row.number) == file), None)
