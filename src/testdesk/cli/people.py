"""`roster`, `find`, `coverage`: who lives here, and who has been sampled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from testdesk.cli.shared import buildings, json_values, opening
from testdesk.cli.shared.bad_rows import (
    check_option,
    check_output,
    report_option,
    report_output,
    write_bad_rows,
)
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, shown_value, table
from testdesk.cli.shared.progress import ProgressLine
from testdesk.cli.shared.search_output import found_output
from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage, total
from testdesk.services import status
from testdesk.services.people import directory, rosters


@click.command("roster")
@click.argument("file", type=FILE)
@check_option
@report_option
@command_with_output
@in_program_log
def roster_command(run: CommandRun, file: Path, check: bool, report: Path | None) -> Output:
    """Imports a list (CSV, XLSX, XLSB, XLS, ODS) that the community provides on the day."""
    with (
        ProgressLine(keeps_partial_import=True, check_only=check) as progress,
        opening.station(run) as station,
    ):
        data = station.courier.read(file)
        if check:
            found = rosters.check_roster(
                station=station, data=data, filename=file.name, progress=progress
            )
            write_bad_rows(report, found.report)
            return check_output(found)
        imported = rosters.import_roster(
            opening.context(run, station),
            data=data,
            filename=file.name,
            progress=progress,
        ).value
    write_bad_rows(report, imported)
    return report_output(imported)


@click.command("find")
@click.argument("text", type=TEXT)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@command_with_output
def find_command(run: CommandRun, text: str, limit: int) -> Output:
    """Finds residents by name in any spelling, number or its last digits, phone or address."""
    with opening.station(run) as station:
        found = directory.search(station=station, text=text, limit=limit)
    return found_output(found)


@click.command("coverage")
@click.option(
    "--building", type=TEXT, help='Building, such as "3", or with its compound: "网通小区 3".'
)
@command_with_output
def coverage_command(run: CommandRun, building: str | None) -> Output:
    """Shows who has been sampled and who has not, by building or for everybody in one."""
    with opening.station(run) as station:
        all_buildings = status.coverage(station=station)
        if building is None:
            return _buildings(all_buildings)
        wanted = buildings.find_buildings(all_buildings, building)
        found = [
            person
            for b in wanted
            for person in status.coverage_of(
                station=station, compound=b.compound, building=b.building
            )
        ]
    return _residents(found)


def _buildings(all_buildings: Sequence[BuildingCoverage]) -> Output:
    rows = [
        buildings.coverage_row(building)
        for building in (*all_buildings, *([total(all_buildings)] if all_buildings else []))
    ]
    return Output(msgspec.to_builtins(all_buildings), table(buildings.COVERAGE_COLUMNS, rows))


def _why_not(row: json_values.JsonObject) -> str:
    if row["removed"]:
        return localized("taken off the list: {reason}").format(reason=_reason(row["removed"]))
    if row["excused"]:
        return localized("excused: {reason}").format(reason=_reason(row["excused"]))
    return _reason(row["reason"]) if row["listed"] else localized("walk-in")


def _reason(code: str) -> str:
    return shown_value("reason", code)


def _residents(found: Sequence[PersonCoverage]) -> Output:
    shown = [json_values.person_coverage(person) for person in found]
    rows = [(row["address"], row["name"], row["sampled"], _why_not(row)) for row in shown]
    return Output(shown, table(("address", "name", "sampled", "why_not"), rows))
