"""`backup` and `restore`: a station as one encrypted, verified file, and back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
import msgspec

from testdesk import __version__, bootstrap
from testdesk.atomic_write import write_atomically
from testdesk.bridge.backups.restoring import checked_events, restore_station
from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    FILE,
    NEW_FILE,
    CommandRun,
    approvals_option,
    command_with_output,
    lines_of,
)
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.database_file.log import check_log_empty
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.staff.roles import Approval
from testdesk.formats.crypto.vault_slots import open_any
from testdesk.home_files import raising_home_faults, read_home, scratch_folder
from testdesk.ports import Station
from testdesk.services.session import Context
from testdesk.services.staff.confirmation import approvals_in
from testdesk.settings import STORE, VAULT, LastBackup, save_last_backup
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
    key = open_any(vault, passphrase)
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
        with bootstrap.station(folder, passphrase, from_backup=True) as station:
            events = checked_events(station)
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
@click.option(
    "--despite-batches",
    is_flag=True,
    help="Restores although a batch beside the backup has newer events.",
)
@approvals_option
@command_with_output
def restore_command(
    run: CommandRun, file: Path, despite_batches: bool, approvals_file: Path | None
) -> Output:
    """Restores a station from a backup into an empty folder, after checking all of it.

    Where the backup has operators, two people confirm it: the one who runs the command, and
    somebody in the approvals file. One of the two is a point lead.

    What the station wrote after the backup is not in it. If any of that was exported, ask
    headquarters for a new kit instead: two histories under one number are never accepted. The
    journal records the restore.
    """
    if bootstrap.station_exists(run.home):
        raise Refusal("station_exists")
    lines = lines_of(approvals_file)

    def people(station: Station) -> tuple[Context, list[Approval]]:
        context = opening.context(run, station)
        return context, approvals_in(context, lines)

    restored = restore_station(
        run.home,
        file,
        run.passphrase(),
        people=people,
        despite_batches=despite_batches,
    )
    text = localized("events after {last}, if there were any, are not in this backup")
    print_to_stderr(text.format(last=restored.manifest.length))
    value = {
        **msgspec.to_builtins(restored.manifest),
        "home": str(run.home),
        "events": restored.events,
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
