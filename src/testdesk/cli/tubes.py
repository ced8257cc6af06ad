"""`tube`: lists, shows and seals tubes, undoes the newest action, removes a person from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    NEW_FILE,
    TEXT,
    CommandRun,
    approvals_option,
    command_with_output,
    lines_of,
)
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.cli.shared.pdf_output import LANGUAGES_ON_PAPER, languages_option, write_pdf
from testdesk.domain.residents.people import Language
from testdesk.domain.station.swab_counts import TUBE_REASONS, TubeCheck
from testdesk.domain.station.tubes import SEAL_REASONS, VOID_REASONS
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import Station
from testdesk.services import tube_counts, tubes
from testdesk.services.people.recall import recall_list
from testdesk.services.staff.confirmation import approvals_in

if TYPE_CHECKING:
    from testdesk.paper.layout.elements import PaperPage


@click.group("tube")
def tube_command() -> None:
    """Shows and changes tubes of this station."""


@tube_command.command("list")
@command_with_output
def list_tubes(run: CommandRun) -> Output:
    """Lists every tube of this station with everybody in it, newest first."""
    with opening.station(run) as station:
        found = tubes.tubes(station=station)
    rows = [(t.tube, f"{len(t.places)}/{t.capacity}", t.state, t.reason, t.round) for t in found]
    return Output(
        [json_values.tube(tube) for tube in found],
        table(("tube", "people", "state", "reason", "round"), rows),
    )


@tube_command.command("show")
@click.argument("code", type=TEXT)
@click.option("--out", type=NEW_FILE, help="PDF file for the recall sheet, with phone numbers.")
@languages_option
@command_with_output
def show_tube(run: CommandRun, code: str, out: Path | None, languages: str) -> Output:
    """Shows who is in which place of a tube of this station, and who opened and sealed it.

    With --out, writes the recall sheet: how to reach everybody in the tube. It is recorded that
    these people were looked up.
    """
    with opening.station(run) as station:
        if out is not None:
            return _write_recall_sheet(run, station, code, out, LANGUAGES_ON_PAPER[languages])
        record = tubes.tube_record(station=station, code=code)
    tube = record.tube
    rows = [(p.position, p.name, p.resident, p.at) for p in tube.places]
    shown = {"tube": tube.tube, "state": tube.state, "round": tube.round}
    for name, step in (("opened", record.opened), ("sealed", record.sealed)):
        if step is not None:
            shown[name] = f"{step.at} {step.operator}"
    text = f"{pairs(shown)}\n\n{table(('position', 'name', 'resident', 'at'), rows)}"
    return Output(json_values.tube_record(record), text)


def _write_recall_sheet(
    run: CommandRun, station: Station, code: str, out: Path, languages: tuple[Language, ...]
) -> Output:
    recalled = recall_list(opening.context(run, station), code=code).value

    def draw() -> list[PaperPage]:
        from testdesk.paper.documents.recall import recall_pages  # noqa: PLC0415 - the same
        from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

        sheet = drawings.recall_sheet(
            station.identity,
            recalled,
            printed_by=run.operator,
            now=station.clock.now(),
            languages=languages,
        )
        return list(recall_pages(sheet))

    tube = recalled.record.tube.tube
    return write_pdf(draw, out, {"tube": tube, "people": len(recalled.people)})


@tube_command.command("void")
@click.argument("code", type=TEXT)
@click.argument("place", type=click.IntRange(1, 40))
@click.option("--reason", type=click.Choice(VOID_REASONS), required=True)
@approvals_option
@command_with_output
def void_place(
    run: CommandRun, code: str, place: int, reason: str, approvals_file: Path | None
) -> Output:
    """Removes the person in one place from a tube of this station.

    A sealed tube stays sealed, and the place stays empty. Where operators are enrolled, that needs
    a second person; one of the two is a point lead.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        approvals = approvals_in(context, lines_of(approvals_file))
        result = tubes.void_place(
            context, code=code, position=place, reason=reason, approvals=approvals
        ).value
    return _report(result)


@tube_command.command("seal")
@click.option("--reason", type=click.Choice(SEAL_REASONS), default="other", show_default=True)
@command_with_output
def seal_tube(run: CommandRun, reason: str) -> Output:
    """Seals the open tube early."""
    with opening.station(run) as station:
        result = tubes.seal(opening.context(run, station), reason=reason).value
    return _report(result)


@tube_command.command("count")
@click.argument("code", type=TEXT, required=False)
@click.argument("swabs", type=int, required=False)
@click.option(
    "--reason",
    type=click.Choice(TUBE_REASONS),
    help="Why the swabs differ from the people.",
)
@click.option("--note", type=TEXT, default="", help="Free text; required with the reason other.")
@command_with_output
def count_swabs_of_tube(
    run: CommandRun, code: str | None, swabs: int | None, reason: str | None, note: str
) -> Output:
    """Records how many swabs were counted in a sealed tube, and shows the difference.

    Without a tube, lists the sealed tubes of the shift and what was counted in each.
    """
    if code is not None and swabs is None:
        raise click.UsageError(localized("give the number of swabs after the tube"))
    with opening.station(run) as station:
        if code is None or swabs is None:
            checks = tube_counts.tube_checks(station=station)
            rows = [_check_value(check) for check in checks]
            return Output(rows, table(_CHECK_COLUMNS, [tuple(row.values()) for row in rows]))
        context = opening.context(run, station)
        check = tube_counts.count_tube(
            context, tube=code, count=swabs, reason=reason or "", note=note
        ).value
    value = _check_value(check)
    return Output(value, pairs(value))


_CHECK_COLUMNS = ("tube", "places", "swabs", "difference")


def _check_value(check: TubeCheck) -> dict[str, object]:
    difference = None if check.counted is None else check.difference
    # The number of people is not shown before the swabs are counted.
    places = None if check.counted is None else check.places
    values = (check.tube, places, check.counted, difference)
    return dict(zip(_CHECK_COLUMNS, values, strict=True))


@tube_command.command("undo")
@command_with_output
def undo_last(run: CommandRun) -> Output:
    """Undoes the newest sample, code binding, tube opening or early seal."""
    with opening.station(run) as station:
        result = tubes.undo(opening.context(run, station)).value
    return _report(result)


def _report(result: ScanResult) -> Output:
    value = json_values.scan_result(result)
    shown = {"did": result.reason, "tube": result.tube, "position": result.position}
    if result.resident:
        shown["name"] = result.resident.name
    return Output(value, pairs(shown))
