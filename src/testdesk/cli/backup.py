"""`backup` and `restore`: a station as one encrypted, verified file, and back."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from testdesk import __version__, bootstrap
from testdesk.atomic_write import TEMPORARY_PREFIX, write_atomically
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, NEW_FILE, Call, reporting
from testdesk.cli.shared.output import Output, note, pairs
from testdesk.database_file.log import check_log_empty
from testdesk.domain.refusals import Refusal, StoreDamaged
from testdesk.formats.crypto.vault import open_vault
from testdesk.home_files import names_in, read_home, reporting_home_faults, scratch_folder
from testdesk.services import checking
from testdesk.settings import STORE, VAULT
from testdesk.store.recovery import backup
from testdesk.wall_clock import WallClock, utc_text


@click.command("backup")
@click.argument("file", type=NEW_FILE)
@reporting
def backup_command(call: Call, file: Path) -> Output:
    """Writes an encrypted copy of the station, then opens it and verifies its journal."""
    if not bootstrap.station_exists(call.home):
        raise Refusal("station_missing")
    passphrase = call.passphrase()
    vault = read_home(call.home / VAULT)
    key = open_vault(vault, passphrase)
    bootstrap.sweep_home(call.home)
    with scratch_folder(call.home) as folder:
        made_again = backup.copy_store(call.home, key, folder / STORE, WallClock())
        if made_again:
            note(
                localized(
                    "pages of the store are damaged; the copy was made from the journal and is "
                    "complete"
                )
            )
        with reporting_home_faults():
            write_atomically(folder / VAULT, vault)
        manifest = _manifest(folder, passphrase)
        check_log_empty(folder / STORE)
        size = backup.pack(file, manifest, vault=vault, store=folder / STORE)
    note(localized("written; now reading it back"))
    with scratch_folder(call.home) as folder:
        backup.unpack(file, folder)
        events = _verified(folder, passphrase)
    value = {
        "file": str(file),
        "bytes": size,
        "events": events,
        "verified": True,
        "made_again": made_again,
        **msgspec.to_builtins(manifest),
    }
    return Output(value, pairs(value))


@click.command("restore")
@click.argument("file", type=FILE)
@reporting
def restore_command(call: Call, file: Path) -> Output:
    """Restores a station from a backup into an empty folder, after checking all of it.

    What the station wrote after the backup is not in it. If any of that was exported, ask
    headquarters for a new kit instead: two histories under one number are never accepted.
    """
    if bootstrap.station_exists(call.home):
        raise Refusal("station_exists")
    bootstrap.sweep_home(call.home)
    # Files left by a restore that another program is running, or by a station that lost its vault.
    if not all(name.startswith((TEMPORARY_PREFIX, STORE)) for name in names_in(call.home)):
        raise Refusal("home_not_empty")
    passphrase = call.passphrase()
    with scratch_folder(call.home) as folder:
        manifest = backup.unpack(file, folder)
        events = _verified(folder, passphrase)
        bootstrap.move_into_home(folder, call.home)
    text = localized("events after {last}, if there were any, are not in this backup")
    note(text.format(last=manifest.length))
    value = {
        **msgspec.to_builtins(manifest),
        "home": str(call.home),
        "events": events,
        "verified": True,
    }
    return Output(value, pairs(value))


def _manifest(folder: Path, passphrase: str) -> backup.BackupManifest:
    with bootstrap.station(folder, passphrase, copied=True) as station:
        with station.read() as uow:
            length = uow.journal.length()
        return backup.BackupManifest(
            backup.FORMAT,
            backup.VERSION,
            station.identity.station,
            length,
            utc_text(station.clock.now()),
            __version__,
        )


def _verified(folder: Path, passphrase: str) -> int:
    """Checks every event of a store.

    Returns:
        how many events there are.

    Raises:
        Refusal: passphrase_wrong, vault_damaged.
        EnvironmentFault: store_damaged, store_too_new.
    """
    with bootstrap.station(folder, passphrase, copied=True) as station:
        report = checking.verify(station=station)
    if not report.ok:
        raise StoreDamaged()
    return report.events
