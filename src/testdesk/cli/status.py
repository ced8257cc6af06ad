"""`status`: the window's status bar as a report."""

from __future__ import annotations

import click

from testdesk.cli.shared import opening, shapes
from testdesk.cli.shared.options import Call, reporting
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.cli.shared.shift import shift_text
from testdesk.domain.station.status import StationStatus
from testdesk.services import status


@click.command("status")
@reporting
def status_command(call: Call) -> Output:
    """Shows the round, journal, open tube, today's numbers, and how far each batch has come."""
    with opening.station(call) as station:
        now = status.status(station=station)
    return Output(shapes.station_status(now), _text(now))


def _text(now: StationStatus) -> str:
    tube = now.open_tube
    facts = pairs(
        {
            "station": f"{now.station} {now.point}",
            "round": now.round,
            "events": now.length,
            "unexported": now.unexported,
            "undelivered": now.undelivered,
            "open_tube": tube and f"{tube.tube} {len(tube.places)}/{tube.capacity}",
            "shift": shift_text(now.shift),
            "people": now.people,
            "clock_doubtful": now.clock_doubtful or None,
            "tubes": now.tubes,
            "proxy_codes": now.proxy_codes,
        }
    )
    if not now.batches:
        return facts
    rows = [
        (b.file, b.first, b.last, b.people, "lost" if b.lost else b.state, b.reason)
        for b in now.batches
    ]
    batches = table(("file", "first", "last", "people", "state", "reason"), rows)
    if not now.quarantined:
        return f"{facts}\n\n{batches}"
    quarantine_rows = [
        (q.file, q.first, q.last, q.people, q.since, q.reason, q.remedy) for q in now.quarantined
    ]
    headings = ("quarantined", "first", "last", "people", "since", "reason", "way")
    return f"{facts}\n\n{batches}\n\n{table(headings, quarantine_rows)}"
