"""`hq restored`: records that this headquarters was restored from a copy.

Short, because it is one command of `hq`.
"""

from __future__ import annotations

import click

from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.epochs import begin_epoch
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import headquarters_exists


@click.command("restored")
@command_with_output
def restored_command(run: CommandRun) -> Output:
    """Declares that the database was restored from a copy: a new epoch begins.

    Each station then learns what headquarters lacks, and sends it again by itself. Whatever
    headquarters confirmed after the copy was made is void. A running server has to be restarted.
    """
    if not headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    passphrase = run.passphrase()
    hq = open_headquarters(run.home, passphrase, from_backup=True)
    try:
        new_epoch = begin_epoch(run.home, passphrase, hq, "restored")
    finally:
        hq.close()
    value = {"epoch": new_epoch.secrets.epoch_number}
    return Output(value, pairs(value))
