"""`report`: the sheet of the day as PDF or workbook, and the check of a printed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from testdesk.atomic_write import write_atomically
from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.json_values import JsonObject
from testdesk.cli.shared.options import NEW_FILE, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.cli.shared.sheet_code import code_of_sheet
from testdesk.cli.shared.shift import shift_text
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.day_forecast import ExpectedPeople
from testdesk.formats.workbooks.text_workbook import Rows, write_workbook
from testdesk.messages.labels import label
from testdesk.messages.values import value_text
from testdesk.services import day_report

if TYPE_CHECKING:
    from testdesk.domain.residents.people import Language

_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "zh,ko": ("zh", "ko"),
    "ko,zh": ("ko", "zh"),
    "zh": ("zh",),
    "ko": ("ko",),
}
# The members of `ExpectedPeople`, as labels.
_EXPECTED = ("expected", "came", "elsewhere", "excused_since", "missing")
_FIGURES = (
    *("people", "swabs", "tubes", "places", "exported", "proxy_codes"),
    *("walk_ins", "excused", "voided", "clock_doubtful"),
)


@click.group("report")
def report_command() -> None:
    """The report of a shift: what it did, signed with the station's key."""


@report_command.command("day")
@click.option("--out", type=NEW_FILE, required=True, help="File to write: .pdf or .xlsx.")
@click.option(
    "--languages",
    type=click.Choice(list(_LANGUAGES)),
    default="zh,ko",
    help="Languages of the paper; the first one is printed large.",
)
@command_with_output
@in_program_log
def day_command(run: CommandRun, out: Path, languages: str) -> Output:
    """Makes the sheet of the day: the open shift, or the one that was closed last."""
    kind = out.suffix.lower()
    if kind not in {".pdf", ".xlsx"}:
        raise Refusal("export_format_unknown")
    with opening.station(run) as station:
        report = day_report.shift_report(station=station)
    if kind == ".pdf":
        _write_pdf(report, out, _LANGUAGES[languages])
    else:
        write_atomically(out, write_workbook(_worksheets(report)))
    value = {"file": str(out), **_value(report)}
    shown = {name: value[name] for name in ("file", "station", "point", "round", "day", *_FIGURES)}
    if report.forecast is not None:
        shown |= zip(_EXPECTED, _expected_cells(report.forecast), strict=True)
    return Output(value, pairs({**shown, "shift": shift_text(report.report.shift)}))


@report_command.command("check")
@click.argument("sheet", metavar="TEXT", type=TEXT)
@command_with_output
def check_command(run: CommandRun, sheet: str) -> Output:
    """Checks the code of a sheet: signed by this station, and made from this journal.

    TEXT is what a scanner reads from the paper, or the file of the sheet: .pdf or .xlsx.
    """
    text = code_of_sheet(sheet)
    with opening.station(run) as station:
        check = day_report.check_claim(station=station, text=text)
    value = {
        **msgspec.to_builtins(check.claim),
        "signed": check.signed,
        "in_journal": check.in_journal,
        "ok": check.is_true,
    }
    names = ("station", "day", "people", "swabs", "tubes", "verifies")
    shown = {**value, "verifies": check.is_true}
    return Output(
        value,
        pairs({name: shown[name] for name in names}),
        refused="" if check.is_true else "signature_wrong",
    )


def _write_pdf(report: day_report.ShiftReport, out: Path, languages: tuple[Language, ...]) -> None:
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - Qt, only to draw
    from testdesk.paper.output.render import write_pages  # noqa: PLC0415 - the same
    from testdesk.printing.day_sheet import day_sheet  # noqa: PLC0415 - the same

    application = offscreen_application()
    write_pages(out, day_sheet(report, languages=languages))
    del application


def _value(report: day_report.ShiftReport) -> JsonObject:
    value: JsonObject = msgspec.to_builtins(report)
    day: JsonObject = value.pop("report")
    return {**value, **day}


def _expected_cells(forecast: ExpectedPeople | None) -> tuple[str | int, ...]:
    """The cells below `_EXPECTED`; empty where nobody was expected."""
    if forecast is None:
        return ("",) * len(_EXPECTED)
    return (
        *(forecast.expected, forecast.came, forecast.elsewhere),
        *(forecast.excused, forecast.missing),
    )


def _figures(report: day_report.ShiftReport) -> list[tuple[str, str | int]]:
    """The rows of the first worksheet: a label and a value."""
    value, count = _value(report), report.report.swab_count
    figures: list[tuple[str, str | int]] = [
        (label(name), "" if value[name] is None else value[name])
        for name in ("station", "point", "round", "day", *_FIGURES)
    ]
    if report.forecast is not None:
        cells = zip(_EXPECTED, _expected_cells(report.forecast), strict=True)
        figures += [(label(name), cell) for name, cell in cells]
    if count is not None and count.reason:
        figures.append((label("swab_reason"), value_text("swab_reason", count.reason)))
        figures.append((label("swab_note"), count.note))
        figures.append((label("confirmed_by"), ", ".join(count.confirmed_by)))
    figures.append((label("operators"), ", ".join(report.operators)))
    figures.append((label("last"), report.report.shift.last))
    figures.append((label("head"), report.head))
    figures.append((label("claim"), report.claim))
    return figures


def _worksheets(report: day_report.ShiftReport) -> dict[str, Rows]:
    hours = [
        (one.hour, one.people, "" if one.forecast is None else one.forecast) for one in report.hours
    ]
    buildings = [
        (one.compound, one.building, one.people, *_expected_cells(one.forecast))
        for one in report.buildings
    ]
    tubes = [
        (t.tube, t.places, t.counted or 0, value_text("swab_reason", t.reason), t.note)
        for t in report.tube_differences
    ]
    bags = [(one.bag, len(one.tubes), one.handed_over_at, one.recipient) for one in report.bags]
    batches = [(one.file, one.state, one.people, one.written_at) for one in report.undelivered]
    return {
        label("day"): _figures(report),
        label("hour"): [(label("hour"), label("people"), label("forecast")), *hours],
        label("building"): [
            (label("compound"), label("building"), label("people"), *map(label, _EXPECTED)),
            *buildings,
        ],
        label("difference"): [
            (*map(label, ("tube", "places", "swabs", "swab_reason", "swab_note")),),
            *tubes,
        ],
        label("bag"): [
            (label("bag"), label("tubes"), label("handed_over_at"), label("recipient")),
            *bags,
        ],
        label("undelivered_batches"): [
            (label("file"), label("state"), label("people"), label("at")),
            *batches,
        ],
    }
