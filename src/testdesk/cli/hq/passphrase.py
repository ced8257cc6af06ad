"""`hq passphrase`: changes the passphrase of headquarters.

Short, because `hq.home.vault` does the work.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import (
    new_passphrase,
    new_passphrase_options,
    with_shown,
)
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, print_to_stderr
from testdesk.hq.home import vault
from testdesk.hq.home.folder import SPARE


@click.group("passphrase")
def passphrase_group() -> None:
    """Changes the passphrase of headquarters."""


@passphrase_group.command("change")
@new_passphrase_options
@command_with_output
def change_passphrase(run: CommandRun, new_passphrase_file: Path | None, generate: bool) -> Output:
    """Changes the passphrase; keys, settings and data stay as they are.

    The spare key keeps its own passphrase, and copies of the folder open with the old one.
    """
    old = run.passphrase()
    vault.read_vault(run.home, old)  # before somebody thinks up a new one
    new = new_passphrase(new_passphrase_file, generate=generate)
    vault.change_passphrase(run.home, old=old, new=new.text)
    spare = run.home / SPARE
    spare_key = str(spare) if spare.exists() else None
    if spare_key is not None:
        text = localized("{file} keeps its own passphrase; carry it to a safe")
        print_to_stderr(text.format(file=spare.name))
    text = localized("the passphrase is changed; earlier copies still open with the old one")
    values = {"changed": True, "home": str(run.home), "spare_key": spare_key, **new.shown}
    return Output(values, with_shown(text, new))
