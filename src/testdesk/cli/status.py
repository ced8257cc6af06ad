"""`status`: the window's status bar as a report."""

from __future__ import annotations

import click

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.cli.shared.shift import shift_text
from testdesk.domain.station.status import StationStatus
from testdesk.services import status


@click.command("status")
@command_with_output
def status_command(run: CommandRun) -> Output:
    """Shows the round, journal, open tube, today's numbers, and how far each batch has come."""
    with opening.station(run) as station:
        current_status = status.status(station=station)
    return Output(json_values.station_status(current_status), _text(current_status))


def _text(current_status: StationStatus) -> str:
    tube = current_status.open_tube
    summary = pairs(
        {
            "station": f"{current_status.station} {current_status.point}",
            "round": current_status.round,
            "events": current_status.length,
            "unexported": current_status.unexported,
            "undelivered": current_status.undelivered,
            "open_tube": tube and f"{tube.tube} {len(tube.places)}/{tube.capacity}",
            "shift": shift_text(current_status.shift),
            "people": current_status.people,
            "clock_doubtful": current_status.clock_doubtful or None,
            "tubes": current_status.tubes,
            "proxy_codes": current_status.proxy_codes,
        }
    )
    if not current_status.batches:
        return summary
    rows = [
        (b.file, b.first, b.last, b.people, "lost" if b.presumed_lost else b.state, b.reason)
        for b in current_status.batches
    ]
    batches = table(("file", "first", "last", "people", "state", "reason"), rows)
    if not current_status.quarantined:
        return f"{summary}\n\n{batches}"
    quarantine_rows = [
        (q.file, q.first, q.last, q.people, q.since, q.reason, q.remedy)
        for q in current_status.quarantined
    ]
    headings = ("quarantined", "first", "last", "people", "since", "reason", "way")
    return f"{summary}\n\n{batches}\n\n{table(headings, quarantine_rows)}"
