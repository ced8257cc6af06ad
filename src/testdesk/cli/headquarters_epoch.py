"""`hq restored`: says that this headquarters was put back from a copy."""

from __future__ import annotations

import click

from testdesk.cli.headquarters_opening import headquarters
from testdesk.cli.options import Call, reporting
from testdesk.cli.output import Answer, pairs
from testdesk.hq import home


@click.command("restored")
@reporting
def restored_command(call: Call) -> Answer:
    """Says that the database is a copy of an earlier day: a new epoch begins.

    Every station then learns what headquarters lacks, and sends it again by itself; what
    headquarters said since the copy was made holds no longer. A server that runs has to be
    started anew.
    """
    with headquarters(call) as hq:
        now = home.begin_epoch(call.home, call.passphrase(), hq, "restored")
    value = {"epoch": now.secrets.epoch_number}
    return Answer(value, pairs(value))
