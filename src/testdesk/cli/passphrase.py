"""`passphrase`: changes the passphrase of this station.

Short, because `bootstrap` does the work.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk import bootstrap
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import NEW_PASSPHRASE_FILE_OPTION, new_passphrase
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output
from testdesk.domain.refusals import Refusal


@click.group("passphrase")
def passphrase_command() -> None:
    """Changes the passphrase of this station."""


@passphrase_command.command("change")
@NEW_PASSPHRASE_FILE_OPTION
@command_with_output
def change_passphrase(run: CommandRun, new_passphrase_file: Path | None) -> Output:
    """Changes the passphrase; the data stays as it is.

    Earlier backups still open with the old passphrase.
    """
    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")
    old = run.passphrase()
    bootstrap.check_passphrase(run.home, old)  # before somebody thinks up a new one
    new = new_passphrase(new_passphrase_file)
    bootstrap.change_passphrase(run.home, old=old, new=new, own_names=(run.operator,))
    text = localized("the passphrase is changed; earlier backups still open with the old one")
    return Output({"changed": True, "home": str(run.home)}, text)
