"""`hq restored`: records that this headquarters was restored from a copy.

Short, because it is one command of `hq`.
"""

from __future__ import annotations

import click

from testdesk.cli.shared.options import Call, reporting
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.epochs import begin_epoch
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import headquarters_exists


@click.command("restored")
@reporting
def restored_command(call: Call) -> Output:
    """Declares that the database was restored from a copy: a new epoch begins.

    Each station then learns what headquarters lacks, and sends it again by itself. Whatever
    headquarters confirmed after the copy was made is void. A running server has to be restarted.
    """
    if not headquarters_exists(call.home):
        raise Refusal("headquarters_missing")
    passphrase = call.passphrase()
    hq = open_headquarters(call.home, passphrase, copied=True)
    try:
        now = begin_epoch(call.home, passphrase, hq, "restored")
    finally:
        hq.close()
    value = {"epoch": now.secrets.epoch_number}
    return Output(value, pairs(value))
