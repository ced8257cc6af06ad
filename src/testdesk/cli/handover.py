"""`export` and `import` at a station: batches out; receipts, updates, neighbours' batches in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import ANY_PATH, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, sentence_of, table
from testdesk.courier.our_files import SUBFOLDER
from testdesk.domain.station.status import FileReport, Quarantined
from testdesk.services import day, status
from testdesk.services.exchange import handover
from testdesk.services.exchange.incoming import import_file


@click.command("export")
@click.argument("folder", metavar="DIR", type=ANY_PATH)
@click.option(
    "--again",
    is_flag=True,
    help="For a lost stick: exports everything that has not been accepted yet.",
)
@click.option(
    "--from",
    "first",
    type=click.IntRange(min=1),
    help="Exports every event from this number on, even if it was exported before.",
)
@click.option("--swabs", type=int, help="Number of swabs counted by hand; goes into the batch.")
@command_with_output
@in_program_log
def export_command(
    run: CommandRun, folder: Path, *, again: bool, first: int | None, swabs: int | None
) -> Output:
    """Writes the events that are in no batch yet to DIR/testdesk, and reads them back."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        if swabs is not None:
            day.count_swabs(context, count=swabs)
        report = handover.export(context, folder=folder, again=again, first=first).value
    if report is None:
        return Output({"file": None}, localized("nothing to export"))
    value = {
        **msgspec.to_builtins(report),
        "path": str((folder / SUBFOLDER / report.file).absolute()),
    }
    return Output(value, pairs(value))


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=ANY_PATH)
@command_with_output
@in_program_log
def import_command(run: CommandRun, paths: tuple[Path, ...]) -> Output:
    """Imports receipts, updates and other stations' batches; files for others are left alone."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        reports = import_file(context, paths=paths).value
        _print_refusals(reports, status.status(station=station).quarantined)
    rows = [(r.file, r.kind, r.verdict, r.reason, r.first, r.last) for r in reports]
    return Output(
        {"files": msgspec.to_builtins(reports)},
        table(("file", "kind", "verdict", "reason", "first", "last"), rows),
        # A stick is passed around: a kit on it, or another station's receipt, is no fault.
        refused=next((r.reason for r in reports if r.is_fault), ""),
    )


def _print_refusals(reports: Sequence[FileReport], quarantined: Sequence[Quarantined]) -> None:
    """Prints which of our batches headquarters refuses, and what to do; reading them succeeded."""
    remedies = {(batch.first, batch.last): batch.remedy for batch in quarantined}
    for refused in (report for report in reports if report.refused_by_headquarters):
        remedy = remedies.get((refused.first or 0, refused.last or 0), "call_headquarters")
        print_to_stderr(
            f"{refused.file}: {sentence_of(refused.reason, {})} {sentence_of(remedy, {})}"
        )
