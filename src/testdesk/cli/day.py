"""`close-day`, `reopen-day` and `verify`: does everything add up?"""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.json_values import JsonObject
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    TEXT,
    CommandRun,
    approvals_option,
    command_with_output,
    lines_of,
)
from testdesk.cli.shared.output import Output, pairs, verification_text
from testdesk.cli.shared.shift import shift_text
from testdesk.domain.station.swab_counts import DIFFERENCE_REASONS
from testdesk.services import checking, day
from testdesk.services.retention import Erasure
from testdesk.services.staff.confirmation import approvals_in

# The most serious problem first: its code is the code of the refusal.
_PROBLEMS_BY_SEVERITY = (
    *("batch_quarantined", "headquarters_lost", "not_exported"),
    *("places_differ", "swabs_not_counted", "swabs_differ", "tube_open", "count_not_exported"),
)
# Not shown to people before the swabs are counted, so that nobody copies the number.
_NOT_BEFORE_THE_COUNT = ("people", "places", "exported", "swabs")


@click.command("close-day")
@click.option("--swabs", type=int, help="Number of swabs counted by hand; kept in the journal.")
@click.option(
    "--reason",
    type=click.Choice(DIFFERENCE_REASONS),
    help="Why the swabs differ from the people; miscounted: count again.",
)
@click.option("--note", type=TEXT, default="", help="Free text; required with the reason other.")
@approvals_option
@command_with_output
@in_program_log
def close_day_command(
    run: CommandRun,
    swabs: int | None,
    reason: str | None,
    note: str,
    approvals_file: Path | None,
) -> Output:
    """Closes the shift, once people = swabs = places in tubes = exported.

    A shift runs from one close to the next, by the numbers of its events, whatever the clock shows.
    A difference of the swabs is closed with a reason that two people confirm.
    """
    if swabs is None and (reason or note or approvals_file):
        raise click.UsageError(localized("--reason, --note and --approvals-file go with --swabs"))
    with opening.station(run) as station:
        context = opening.context(run, station)
        if swabs is not None:
            approvals = approvals_in(context, lines_of(approvals_file))
            day.count_swabs(
                context, count=swabs, reason=reason or "", note=note, approvals=approvals
            )
        report = day.close_day(context).value
    refusal_code = next((code for code in _PROBLEMS_BY_SEVERITY if code in report.problems), "")
    return _report(report, is_done=not report.problems, refused=refusal_code)


@click.command("reopen-day")
@click.option("--reason", type=TEXT, required=True, help="Why the day is opened again.")
@approvals_option
@command_with_output
@in_program_log
def reopen_day_command(run: CommandRun, reason: str, approvals_file: Path | None) -> Output:
    """Opens the closed day again: the same shift goes on, until it is closed once more."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        approvals = approvals_in(context, lines_of(approvals_file))
        report = day.reopen_day(context, reason=reason, approvals=approvals).value
    return _report(report, is_done=False)


def _report(report: day.DayReport, *, is_done: bool, refused: str = "") -> Output:
    value: JsonObject = msgspec.to_builtins(report)
    count = report.swab_count
    del value["swab_count"]
    value["swab_reason"] = count.reason if count else ""
    value["swab_note"] = count.note if count else ""
    value["confirmed_by"] = list(count.confirmed_by) if count else []
    value["done"] = is_done
    shown = {
        **value,
        "shift": shift_text(report.shift),
        "confirmed_by": ", ".join(value["confirmed_by"]),
    }
    if "swabs_not_counted" in report.problems:
        shown = {name: shown[name] for name in shown if name not in _NOT_BEFORE_THE_COUNT}
    return Output(value, pairs(shown), refused=refused)


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
