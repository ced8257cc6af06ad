"""`hq roster`: imports a list, or checks it first."""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.bad_rows import (
    check_option,
    check_output,
    report_option,
    report_output,
    write_bad_rows,
)
from testdesk.cli.shared.options import FILE, CommandRun, command_with_output
from testdesk.cli.shared.output import Output
from testdesk.cli.shared.progress import ProgressLine
from testdesk.courier.folder import FolderCourier
from testdesk.hq.city import rosters


@click.command("roster")
@click.argument("file", type=FILE)
@check_option
@report_option
@command_with_output
def roster_command(run: CommandRun, file: Path, check: bool, report: Path | None) -> Output:
    """Imports a list (CSV, XLSX, XLSB, XLS, ODS); good rows are kept, bad ones reported."""
    data = FolderCourier().read(file)
    with (
        ProgressLine(keeps_partial_import=False, check_only=check) as progress,
        headquarters(run) as hq,
    ):
        if check:
            found = rosters.check_roster(hq, data, filename=file.name, progress=progress)
            write_bad_rows(report, found.report)
            return check_output(found)
        imported = rosters.import_roster(hq, data, filename=file.name, progress=progress)
    write_bad_rows(report, imported)
    return report_output(imported)
