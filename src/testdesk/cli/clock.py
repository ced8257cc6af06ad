"""`confirm-clock`: the clock is right now, so times before it was moved are set right.

Short, because it is one command; the window has the key Ctrl+T for it.
"""

from __future__ import annotations

import click

from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output
from testdesk.services import clocks


@click.command("confirm-clock")
@command_with_output
@in_program_log
def confirm_clock_command(run: CommandRun) -> Output:
    """States that the laptop's clock is right now, after it was moved while the window was open.

    Compare it with a telephone first. Earlier times of the same run of the window are then shown
    corrected. If the clock was not moved, nothing is recorded.
    """
    with opening.station(run) as station:
        seconds = clocks.moved_by(station)
        confirmed = clocks.confirm_clock(opening.context(run, station)).value
    value = {"confirmed": confirmed, "clock_moved": seconds if confirmed else None}
    text = localized("The clock was not moved. There is nothing to set right.")
    if confirmed:
        text = localized("The clock is right now; earlier times are shown corrected.")
    return Output(value, text)
