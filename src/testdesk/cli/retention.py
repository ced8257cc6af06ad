"""`retention`: what may be erased here, what was erased, and the record of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.options import NEW_FILE, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.ports import Station
from testdesk.services import retention
from testdesk.services.retention import RetentionReport

_COLUMNS = ("at", "operator", "station", "first", "last", "bodies", "days")
_out = click.option(
    "--out",
    type=NEW_FILE,
    help="File for the record of what was erased: a PDF to sign if it ends in .pdf, else a text.",
)


@click.group("retention")
def retention_command() -> None:
    """Erases personal data that this station needs no more, some days after its receipt.

    The window does it by itself, before the work of a day begins.
    """


@retention_command.command("status")
@_out
@command_with_output
def retention_status(run: CommandRun, out: Path | None) -> Output:
    """Shows what may be erased now, and what was erased."""
    with opening.station(run) as station:
        return _output(station, out, {})


@retention_command.command("run")
@_out
@command_with_output
@in_program_log
def run_retention(run: CommandRun, out: Path | None) -> Output:
    """Erases what is due, and rewrites the file without it; the chain of hashes stays."""
    with opening.station(run) as station:
        bodies = retention.erase_due(opening.context(run, station)).value
        return _output(station, out, {"bodies": bodies})


def _output(station: Station, out: Path | None, values: dict[str, Any]) -> Output:
    report = retention.report(station)
    value = {**values, **msgspec.to_builtins(report)}
    shown = {name: item for name, item in value.items() if name not in {"erased", "days"}}
    text = pairs({"retention_days": report.days, **shown})
    if report.erased:
        rows = [tuple(getattr(erasure, name) for name in _COLUMNS) for erasure in report.erased]
        text = f"{text}\n\n{table(_COLUMNS, rows)}"
    if out is not None:
        value["file"] = str(out)
        if out.suffix.lower() == ".pdf":
            _write_pdf(station, report, out)
        else:
            _write_text(text, out)
    return Output(value, text)


def _write_text(text: str, out: Path) -> None:
    from testdesk.paper.output.saving import save  # noqa: PLC0415 - only if a record is wanted

    save(out, f"{text}\n".encode())


def _write_pdf(station: Station, report: RetentionReport, out: Path) -> None:
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - Qt, only to draw
    from testdesk.paper.documents.deletion_record import (  # noqa: PLC0415 - the same
        DeletionRecord,
        DeletionRow,
        deletion_pages,
    )
    from testdesk.paper.output.render import write_pages  # noqa: PLC0415 - the same

    with station.read() as uow:
        length, head = uow.journal.length(), uow.journal.head()
    rows = tuple(
        DeletionRow(
            f"{dt.datetime.fromisoformat(one.at).astimezone():%Y-%m-%d %H:%M}",
            one.operator,
            one.station,
            one.first,
            one.last,
            one.bodies,
        )
        for one in report.erased
    )
    identity = station.identity
    record = DeletionRecord(identity.station, identity.point, report.days, rows, length, head)
    application = offscreen_application()
    write_pages(out, deletion_pages(record))
    del application
