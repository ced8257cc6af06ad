"""`close-day` and `verify`: does it all add up?"""

from __future__ import annotations

import click
import msgspec

from testdesk.cli import opening
from testdesk.cli.options import Call, reporting
from testdesk.cli.output import Answer, pairs
from testdesk.services import checking, status

# The gravest first: its code stands for the refusal.
_GRAVITY = (
    *("batch_quarantined", "headquarters_lost", "not_exported"),
    *("places_differ", "swabs_differ", "tube_open", "count_not_exported"),
)


@click.command("close-day")
@click.option("--swabs", type=int, help="How many swabs were counted by hand; kept in the journal.")
@reporting
def close_day_command(call: Call, swabs: int | None) -> Answer:
    """Reconciles people = swabs = places in tubes = exported; refused while it does not add up."""
    with opening.station(call) as desk:
        if swabs is not None:
            status.count_swabs(desk=desk, session=opening.session(call, desk), count=swabs)
        report = status.close_day(desk=desk)
    why = next((code for code in _GRAVITY if code in report.problems), "")
    value = {**msgspec.to_builtins(report), "done": not report.problems}
    shown = {**value, "problems": ", ".join(report.problems)}
    return Answer(value, pairs(shown), refused=why)


@click.command("verify")
@reporting
def verify_command(call: Call) -> Answer:
    """Folds the journal again and compares; checks every chain and the file itself."""
    with opening.station(call) as desk:
        report = checking.verify(desk=desk)
    lines = [f"{report.events} events, {'all is well' if report.ok else 'not as it should be'}"]
    return Answer(
        msgspec.to_builtins(report),
        "\n".join([*lines, *report.problems]),
        refused="" if report.ok else "store_damaged",
    )
