"""`passphrase`: changes the passphrase of this station, and adds and removes those of others."""

from __future__ import annotations

from pathlib import Path

import click

from testdesk import station_vault
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import (
    new_passphrase,
    new_passphrase_options,
    with_shown,
)
from testdesk.cli.shared.options import NAME, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.vault_slots import FIRST


@click.group("passphrase")
def passphrase_command() -> None:
    """Changes the passphrase of this station; adds and removes those of other people."""


@passphrase_command.command("change")
@new_passphrase_options
@command_with_output
def change_passphrase(run: CommandRun, new_passphrase_file: Path | None, generate: bool) -> Output:
    """Changes the passphrase; the data and other people's passphrases stay as they are.

    Earlier backups still open with the old passphrase.
    """
    old = _checked_passphrase(run)
    new = new_passphrase(new_passphrase_file, generate=generate)
    station_vault.change_passphrase(run.home, old=old, new=new.text, own_names=(run.operator,))
    text = localized("the passphrase is changed; earlier backups still open with the old one")
    values = {"changed": True, "home": str(run.home), **new.shown}
    return Output(values, with_shown(text, new))


@passphrase_command.command("add")
@click.argument("name", type=NAME)
@new_passphrase_options
@command_with_output
def add_passphrase(
    run: CommandRun, name: str, new_passphrase_file: Path | None, generate: bool
) -> Output:
    """Adds a passphrase of another person, NAME, which opens the station as well."""
    passphrase = _checked_passphrase(run)
    new = new_passphrase(new_passphrase_file, generate=generate)
    station_vault.add_passphrase(
        run.home, passphrase=passphrase, name=name, new=new.text, own_names=(run.operator,)
    )
    text = localized("{name} can open the station with a passphrase of their own")
    values = {"added": name, "home": str(run.home), **new.shown}
    return Output(values, with_shown(text.format(name=name), new))


@passphrase_command.command("remove")
@click.argument("name", type=TEXT)
@command_with_output
def remove_passphrase(run: CommandRun, name: str) -> Output:
    """Removes the passphrase that was added under NAME.

    Earlier backups still open with it.
    """
    station_vault.remove_passphrase(run.home, passphrase=_checked_passphrase(run), name=name)
    text = localized("the passphrase of {name} is removed; earlier backups still open with it")
    return Output({"removed": name, "home": str(run.home)}, text.format(name=name))


@passphrase_command.command("list")
@command_with_output
def list_passphrases(run: CommandRun) -> Output:
    """Lists the names of the passphrases that open the station."""
    names = station_vault.passphrase_names(run.home, _checked_passphrase(run))
    own = localized("the station's own passphrase")
    shown = [own if name == FIRST else name for name in names]
    return Output([{"name": name} for name in names], "\n".join(shown))


def _checked_passphrase(run: CommandRun) -> str:
    """A passphrase that opens the station, before anybody thinks up a new one."""
    if not station_vault.station_exists(run.home):
        raise Refusal("station_missing")
    passphrase = run.passphrase()
    station_vault.check_passphrase(run.home, passphrase)
    return passphrase
