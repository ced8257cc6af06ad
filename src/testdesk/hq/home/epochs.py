"""Epochs: a headquarters restored from a copy begins one, so that stations send events again."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import Connection, select

from testdesk.formats.exchange.holdings import Holdings, bounded
from testdesk.hq.home.vault import change_secrets
from testdesk.hq.store import sequence
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.schema.tables import ACKNOWLEDGED_UPDATE, EPOCH, STATION_UPDATE
from testdesk.ports import Clock
from testdesk.wall_clock import utc_text

if TYPE_CHECKING:
    from testdesk.hq.home.folder import Headquarters


def begin_epoch(home: Path, passphrase: str, hq: Headquarters, reason: Reason) -> Headquarters:
    """Begins a new epoch: headquarters may have lost data, which stations then send again.

    From then on, programs that have read the old vault are refused and must be restarted.

    Raises:
        EnvironmentFault: home_not_writable, and the faults of the database.
    """
    with hq.write() as connection:
        epoch = begin(connection, after=hq.secrets.epoch_number, reason=reason, clock=hq.clock)
        # If the program is killed after writing the vault and before the commit, the next start
        # finds that vault and database differ, and begins a new epoch.
        return _store_epoch(home, passphrase, hq, epoch)


def ensure_agreed_epoch(
    home: Path, hq: Headquarters, passphrase: str, *, first_reason: Reason
) -> Headquarters:
    """The headquarters in the current epoch; begins one unless vault and database agree."""
    in_vault = Epoch(hq.secrets.epoch_number, hq.secrets.epoch)
    try:
        with hq.read() as connection:
            in_database = current(connection)
        if in_vault == in_database and in_database.number:
            return hq
        if in_database.number and not in_vault.number:  # the vault is from a version without epochs
            return _store_epoch(home, passphrase, hq, in_database)
        return begin_epoch(
            home, passphrase, hq, "vault_differs" if in_vault.number else first_reason
        )
    except BaseException:
        hq.close()
        raise


def _store_epoch(home: Path, passphrase: str, hq: Headquarters, new_epoch: Epoch) -> Headquarters:
    changed = change_secrets(
        home,
        passphrase,
        lambda contents: msgspec.structs.replace(
            contents, epoch=new_epoch.epoch, epoch_number=new_epoch.number
        ),
    )
    return replace(hq, secrets=changed)


# Why an epoch began. init: the headquarters was just made. older_program: it was made by a version
# without epochs. restored: an operator reported the restore. vault_differs: the database or the
# vault is a copy from another time. server_changed: a standby was promoted, or another server is
# used. salvaged: the salvaged database may lack events that were acknowledged.
Reason = Literal["init", "older_program", "restored", "vault_differs", "server_changed", "salvaged"]
# With these reasons nothing was lost: the epoch is the first one.
_FIRST_REASONS: frozenset[Reason] = frozenset({"init", "older_program"})
_GRACE_PERIOD = dt.timedelta(days=14)


class Epoch(msgspec.Struct, frozen=True):
    """A period in which headquarters has lost nothing that it acknowledged.

    Attributes:
        number: 1 in the first epoch, and higher in each new one (see `begin`); 0 if there is no
            epoch yet.
        epoch: 32 random hex digits, so that two copies that both continue differ.
    """

    number: int = 0
    epoch: str = ""


def current(connection: Connection) -> Epoch:
    """The newest epoch in the database."""
    query = select(EPOCH.c.number, EPOCH.c.epoch).order_by(EPOCH.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return Epoch(row.number, row.epoch) if row else Epoch()


def ensure_current(connection: Connection, *, clock: Clock) -> Epoch:
    """The current epoch, in a write transaction; begins the first epoch if there is none."""
    epoch = current(connection)
    if epoch.number:
        return epoch
    return begin(connection, after=0, reason="older_program", clock=clock)


def begin(connection: Connection, *, after: int, reason: Reason, clock: Clock) -> Epoch:
    """Begins a new epoch, in the open transaction.

    After a possible loss, its number is at least the current time in seconds since 1970: a copy may
    be restored twice, or an older copy after a newer one, and each time the number must exceed
    those that stations have. The first epoch has the number 1.

    Args:
        connection: a connection in a write transaction.
        after: the number in the vault; the database may contain higher numbers.
        reason: why the epoch begins.
        clock: the wall clock.
    """
    exclude_other_writers(connection)
    number = max(after, current(connection).number) + 1
    if reason not in _FIRST_REASONS:
        number = max(number, int(clock.now().timestamp()))
    epoch = Epoch(number, secrets.token_hex(16))
    row = {"number": epoch.number, "epoch": epoch.epoch, "reason": reason}
    connection.execute(EPOCH.insert(), row | {"began": utc_text(clock.now())})
    return epoch


def holdings(
    connection: Connection, stations: Collection[int], *, clock: Clock
) -> dict[int, Holdings]:
    """The holdings for each station, in the write transaction that reports them."""
    epoch = ensure_current(connection, clock=clock)
    by_station = sequence.holdings_by_station(connection, stations)
    found: dict[int, Holdings] = {}
    for station in stations:
        numbers = by_station.get(station, sequence.StationHoldings())
        missing = bounded(numbers.gaps)  # no more gaps than a file may list
        found[station] = Holdings(epoch.epoch, epoch.number, numbers.highest_seen, missing)
    return found


def stations_ahead(connection: Connection, *, clock: Clock) -> list[int]:
    """The stations that acknowledge an update which this database never wrote.

    Another copy of the database has written the update, so this copy is older; or the laptop's
    claim is false. For `_GRACE_PERIOD` after a new epoch begins, no station is reported, because
    not all stations have received the new epoch yet.
    """
    acknowledged, issued = ACKNOWLEDGED_UPDATE.c, STATION_UPDATE.c
    newest = connection.execute(select(EPOCH).order_by(EPOCH.c.number.desc()).limit(1)).first()
    if newest is None:
        return []
    follows_a_loss = newest.reason not in _FIRST_REASONS
    if follows_a_loss and newest.began > utc_text(clock.now() - _GRACE_PERIOD):
        return []
    same_update = (issued.station == acknowledged.station) & (issued.number == acknowledged.number)
    written_here = select(issued.number).where(
        same_update, issued.manifest_sha256 == acknowledged.manifest_sha256
    )
    query = select(acknowledged.station).where(~written_here.exists())
    return list(connection.scalars(query.order_by(acknowledged.station)))
