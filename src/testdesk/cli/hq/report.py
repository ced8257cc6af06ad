"""`hq report check`: whether a station's sheet of the day is genuine, and agrees with its journal.

Short, because what a sheet claims is read in `cli.shared` and checked in `hq.views`.
"""

from __future__ import annotations

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.cli.shared.sheet_code import code_of_sheet
from testdesk.hq.views.sheets import check_sheet

_FIGURES = ("station", "point", "day", "first", "last", "people", "swabs", "tubes")


@click.group("report")
def report_group() -> None:
    """Checks the sheets of the day that stations signed."""


@report_group.command("check")
@click.argument("sheet", metavar="FILE", type=TEXT)
@command_with_output
def check_report(run: CommandRun, sheet: str) -> Output:
    """Checks a sheet of the day: its PDF, its workbook, or the text of its code.

    Shows whether the station signed it, and whether its last event is here.
    """
    text = code_of_sheet(sheet)
    with headquarters(run) as hq:
        check = check_sheet(hq, text)
    values = {**msgspec.to_builtins(check.claim), "point": check.point}
    found = {"signed": check.signed, "event_here": check.event_here}
    shown = {**{name: values[name] for name in _FIGURES}, **found}
    value = {
        **values,
        **found,
        "key_known": check.key_known,
        "highest_contiguous": check.highest_contiguous,
        "ok": not check.problem,
    }
    return Output(value, pairs(shown), refused=check.problem)
