"""`close-day` and `verify`: does everything add up?"""

from __future__ import annotations

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, verification_text
from testdesk.cli.shared.shift import shift_text
from testdesk.services import checking, day
from testdesk.services.retention import Erasure

# The most serious problem first: its code is the code of the refusal.
_PROBLEMS_BY_SEVERITY = (
    *("batch_quarantined", "headquarters_lost", "not_exported"),
    *("places_differ", "swabs_differ", "tube_open", "count_not_exported"),
)


@click.command("close-day")
@click.option("--swabs", type=int, help="Number of swabs counted by hand; kept in the journal.")
@command_with_output
@in_program_log
def close_day_command(run: CommandRun, swabs: int | None) -> Output:
    """Closes the shift, once people = swabs = places in tubes = exported.

    A shift runs from one close to the next, by the numbers of its events, whatever the clock shows.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        if swabs is not None:
            day.count_swabs(context, count=swabs)
        report = day.close_day(context).value
    refusal_code = next((code for code in _PROBLEMS_BY_SEVERITY if code in report.problems), "")
    value = {**msgspec.to_builtins(report), "done": not report.problems}
    shown = {**value, "shift": shift_text(report.shift)}
    return Output(value, pairs(shown), refused=refusal_code)


@click.command("verify")
@command_with_output
@in_program_log
def verify_command(run: CommandRun) -> Output:
    """Rebuilds every table from the journal and compares; checks the chains and the file."""
    with opening.station(run) as station:
        report = checking.verify(station=station)
    lines = [verification_text(report.events, is_ok=report.ok)]
    lines += [_erased_text(erasure) for erasure in report.erased]
    return Output(
        msgspec.to_builtins(report),
        "\n".join([*lines, *report.problems]),
        refused="" if report.ok else "store_damaged",
    )


def _erased_text(erasure: Erasure) -> str:
    text = localized(
        "station {station}: personal data was erased on {at}; events: {first}-{last}; "
        "records: {bodies}; days kept: {days}"
    )
    return text.format(**msgspec.structs.asdict(erasure))
