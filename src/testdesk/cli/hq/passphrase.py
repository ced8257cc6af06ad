"""`hq passphrase`: changes the passphrase of headquarters.

Short, because `hq.home.vault` does the work.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import NEW_PASSPHRASE_FILE_OPTION, new_passphrase
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, print_to_stderr
from testdesk.hq.home import vault
from testdesk.hq.home.folder import SPARE


@click.group("passphrase")
def passphrase_group() -> None:
    """Changes the passphrase of headquarters."""


@passphrase_group.command("change")
@NEW_PASSPHRASE_FILE_OPTION
@command_with_output
def change_passphrase(run: CommandRun, new_passphrase_file: Path | None) -> Output:
    """Changes the passphrase; keys, settings and data stay as they are.

    The spare key and copies of the folder still open with the old passphrase.
    """
    old = run.passphrase()
    vault.read_vault(run.home, old)  # before somebody thinks up a new one
    vault.change_passphrase(run.home, old=old, new=new_passphrase(new_passphrase_file))
    spare = run.home / SPARE
    spare_key = str(spare) if spare.exists() else None
    if spare_key is not None:
        text = localized("{file} still opens with the old passphrase; carry it to a safe")
        print_to_stderr(text.format(file=spare.name))
    text = localized("the passphrase is changed; earlier copies still open with the old one")
    return Output({"changed": True, "home": str(run.home), "spare_key": spare_key}, text)
