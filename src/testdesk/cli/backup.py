"""`backup` and `restore`: a station as one encrypted, verified file, and back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
import msgspec

from testdesk import __version__, bootstrap
from testdesk.atomic_write import TEMPORARY_PREFIX, write_atomically
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, NEW_FILE, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.database_file.log import check_log_empty
from testdesk.domain.refusals import EnvironmentFault, Refusal, StoreDamaged
from testdesk.formats.crypto.vault import open_vault
from testdesk.home_files import names_in, raising_home_faults, read_home, scratch_folder
from testdesk.services import checking
from testdesk.settings import (
    BACKUP,
    BACKUP_PLACE,
    LOG,
    STORE,
    VAULT,
    LastBackup,
    save_last_backup,
)
from testdesk.store.recovery import backup
from testdesk.wall_clock import WallClock, utc_text


@click.command("backup")
@click.argument("file", type=NEW_FILE)
@command_with_output
@in_program_log
def backup_command(run: CommandRun, file: Path) -> Output:
    """Writes an encrypted copy of the station, then opens it and verifies its journal."""
    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")
    passphrase = run.passphrase()
    vault = read_home(run.home / VAULT)
    key = open_vault(vault, passphrase)
    bootstrap.sweep_home(run.home)
    with scratch_folder(run.home) as folder:
        rebuilt = backup.copy_store(run.home, key, folder / STORE, WallClock())
        if rebuilt:
            print_to_stderr(
                localized(
                    "pages of the store are damaged; the copy was made from the journal and is "
                    "complete"
                )
            )
        with raising_home_faults():
            write_atomically(folder / VAULT, vault)
        manifest = _manifest(folder, passphrase)
        check_log_empty(folder / STORE)
        size = backup.pack(file, manifest, vault=vault, store=folder / STORE)
    print_to_stderr(localized("written; now reading it back"))
    with scratch_folder(run.home) as folder:
        backup.unpack(file, folder)
        events = _verified(folder, passphrase)
    with suppress(EnvironmentFault):  # the backup is good, even if nobody can note it here
        save_last_backup(run.home, LastBackup(manifest.created, manifest.length))
    value = {
        "file": str(file),
        "bytes": size,
        "events": events,
        "verified": True,
        "made_again": rebuilt,
        **msgspec.to_builtins(manifest),
    }
    return Output(value, pairs(value))


@click.command("restore")
@click.argument("file", type=FILE)
@command_with_output
def restore_command(run: CommandRun, file: Path) -> Output:
    """Restores a station from a backup into an empty folder, after checking all of it.

    What the station wrote after the backup is not in it. If any of that was exported, ask
    headquarters for a new kit instead: two histories under one number are never accepted.
    """
    if bootstrap.station_exists(run.home):
        raise Refusal("station_exists")
    bootstrap.sweep_home(run.home)
    # Files left by a restore that another program is running, or by a station that lost its vault.
    left = (TEMPORARY_PREFIX, STORE, LOG, BACKUP, BACKUP_PLACE)
    if not all(name.startswith(left) for name in names_in(run.home)):
        raise Refusal("home_not_empty")
    passphrase = run.passphrase()
    with scratch_folder(run.home) as folder:
        manifest = backup.unpack(file, folder)
        events = _verified(folder, passphrase)
        with raising_home_faults():
            # A note of a newer backup would hide that what comes now is in none.
            (run.home / BACKUP).unlink(missing_ok=True)
        bootstrap.move_into_home(folder, run.home)
    text = localized("events after {last}, if there were any, are not in this backup")
    print_to_stderr(text.format(last=manifest.length))
    value = {
        **msgspec.to_builtins(manifest),
        "home": str(run.home),
        "events": events,
        "verified": True,
    }
    return Output(value, pairs(value))


def _manifest(folder: Path, passphrase: str) -> backup.BackupManifest:
    """Describes the copy in the folder, which has no mark beside it (`from_backup`)."""
    with bootstrap.station(folder, passphrase, from_backup=True) as station:
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
    with bootstrap.station(folder, passphrase, from_backup=True) as station:
        report = checking.verify(station=station)
    if not report.ok:
        raise StoreDamaged()
    return report.events
