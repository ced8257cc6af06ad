"""The epoch in vault and database: where they differ, or a person says so, a new one begins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from testdesk.hq.home import epochs
from testdesk.hq.home.epochs import Epoch, Reason
from testdesk.hq.home.vault import change_secrets

if TYPE_CHECKING:
    from testdesk.hq.home.folder import Headquarters


def begin_epoch(home: Path, passphrase: str, hq: Headquarters, reason: Reason) -> Headquarters:
    """Says that this headquarters may have forgotten: its stations send again what it lacks.

    Other programs that hold the old vault are refused from here on, and have to be started anew.

    Raises:
        EnvironmentFault: home_not_writable, and of the database.
    """
    with hq.writing() as connection:
        now = epochs.begin(connection, after=hq.secrets.epoch_number, reason=reason, clock=hq.clock)
        # Killed between the two, the vault and the database differ, and the next start begins anew.
        return _keep_epoch(home, passphrase, hq, now)


def in_epoch(home: Path, hq: Headquarters, passphrase: str, *, first: Reason) -> Headquarters:
    """The headquarters in the epoch that vault and database agree on."""
    held = Epoch(hq.secrets.epoch_number, hq.secrets.epoch)
    try:
        with hq.reading() as connection:
            now = epochs.current(connection)
        if held == now and now.number:
            return hq
        if now.number and not held.number:  # a vault of a program that knew none
            return _keep_epoch(home, passphrase, hq, now)
        return begin_epoch(home, passphrase, hq, "vault_differs" if held.number else first)
    except BaseException:
        hq.close()
        raise


def _keep_epoch(home: Path, passphrase: str, hq: Headquarters, now: Epoch) -> Headquarters:
    changed = change_secrets(
        home,
        passphrase,
        lambda held: msgspec.structs.replace(held, epoch=now.epoch, epoch_number=now.number),
    )
    return replace(hq, secrets=changed)
