"""`backups`: where backups are made automatically, which there are, and one more now."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from testdesk import bootstrap
from testdesk.bridge.backups.making import (
    BackupSource,
    backups_of,
    choose_place,
    forget_place,
    make_backup,
)
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FOLDER, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.settings import load_backup_place, load_last_backup
from testdesk.wall_clock import WallClock


@click.group("backups")
def backups_command() -> None:
    """Backups that the window makes by itself, after each sealed tube."""


@backups_command.command("use")
@click.argument("folder", type=FOLDER)
@command_with_output
@in_program_log
def use_folder(run: CommandRun, folder: Path) -> Output:
    """Chooses the folder for backups, on a stick or a second disk, and makes one there."""
    _require_station(run)
    passphrase = run.passphrase()
    bootstrap.check_passphrase(run.home, passphrase)
    choose_place(run.home, folder)
    return _made(run, passphrase)


@backups_command.command("now")
@command_with_output
@in_program_log
def back_up_now(run: CommandRun) -> Output:
    """Makes a backup in the chosen folder, and reads it back."""
    _require_station(run)
    return _made(run, run.passphrase())


@backups_command.command("off")
@command_with_output
def switch_off(run: CommandRun) -> Output:
    """Makes no more backups automatically; those that were made stay."""
    _require_station(run)
    forget_place(run.home)
    return Output({"folder": None}, localized("no backups are made by themselves"))


@backups_command.command("show")
@command_with_output
def show_backups(run: CommandRun) -> Output:
    """Shows the folder, how the newest attempt ended, and the backups that are there."""
    _require_station(run)
    passphrase, place = run.passphrase(), load_backup_place(run.home)
    with bootstrap.station(run.home, passphrase) as station:
        number = station.identity.station
    problem, files = place.failed, []
    if place.folder:
        try:
            files = backups_of(number, place.folder)
        except EnvironmentFault as fault:  # the stick is not in: that is what is shown
            problem = fault.code
    last = load_last_backup(run.home)
    rows = [(backup.file.name, backup.length, backup.size) for backup in files]
    names = ("file", "events", "bytes")
    value = {
        "folder": place.folder or None,
        "problem": problem or None,
        "last": msgspec.to_builtins(last),
        "files": [dict(zip(names, row, strict=True)) for row in rows],
    }
    shown: dict[str, object] = {"folder": place.folder or None, "problem": problem or None}
    return Output(value, "\n\n".join([pairs(shown), *([table(names, rows)] if rows else [])]))


def _require_station(run: CommandRun) -> None:
    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")


def _made(run: CommandRun, passphrase: str) -> Output:
    store = bootstrap.open_station_store(run.home, passphrase)
    try:
        made = make_backup(BackupSource(run.home, store.key, store.checkpoint, WallClock()))
    finally:
        store.close()
    value = {
        "file": str(made.file),
        "bytes": made.size,
        "events": made.length,
        "verified": True,
        "made_again": made.made_again,
        "created": made.at,
    }
    return Output(value, pairs(value))
