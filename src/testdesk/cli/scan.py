"""`scan`: registration without a window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import get_args

import click
import msgspec

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import print_json, print_to_stderr
from testdesk.cli.shared.scan_lines import InputLine, read_lines
from testdesk.domain.journal.events import TubeMode
from testdesk.domain.numbers.scans import UNREADABLE
from testdesk.domain.station.tubes import POOL_SIZES
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services.scanning import registration
from testdesk.services.session import Context


@click.command("scan")
@click.option(
    "--pool",
    type=click.Choice([str(size) for size in POOL_SIZES]),
    help="People per pooled tube; by default as set by the kit.",
)
@click.option("--mode", type=click.Choice(get_args(TubeMode)), help="Mode of the next tube only.")
@command_with_output
def scan_command(run: CommandRun, pool: str | None, mode: TubeMode | None) -> None:
    """Answers each line of standard input with a line of JSON, once the result is on disk.

    Lines that begin with ! are commands: !undo [ID], !seal [reason], !single, !household,
    !pool 5|10|20, !bind ID, !tube, !document.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        context.session.pool_size = int(pool) if pool else context.session.pool_size
        context.session.next_mode = mode or context.session.next_mode
        text = localized("station {station}, ready for scans")
        print_to_stderr(text.format(station=station.identity.station))
        answer_lines(read_lines(_read_stdin), context, print_json)


def answer_lines(
    lines: Iterable[InputLine],
    context: Context,
    report: Callable[[object], None],
) -> None:
    """Answers each line once its events are on the disk, and before the next line is read.

    Raises:
        EnvironmentFault: the events of a line could not be written; the line gets no answer.
    """
    for line in lines:
        report(json_values.scan_result(_result_of(line, context)))


def _result_of(line: InputLine, context: Context) -> ScanResult:
    text = line.text if line.readable else UNREADABLE
    result = registration.scan(context, text).value
    return result if line.readable else msgspec.structs.replace(result, scan=line.text)


def _read_stdin(size: int) -> bytes:
    """Reads the bytes that standard input has ready; waits only if there are none."""
    data: bytes = sys.stdin.buffer.read1(size)  # type: ignore[union-attr]  # it is buffered
    return data
