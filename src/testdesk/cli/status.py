"""`status`: the window's status bar as a report."""

from __future__ import annotations

import click

from testdesk.cli.shared import opening, shapes
from testdesk.cli.shared.options import Call, reporting
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.station.status import StationStatus
from testdesk.services import status


@click.command("status")
@reporting
def status_command(call: Call) -> Output:
    """Round, journal, open tube, today's numbers, and how far each batch has come."""
    with opening.station(call) as station:
        now = status.status(station=station)
    return Output(shapes.desk_status(now), _text(now))


def _text(now: StationStatus) -> str:
    tube = now.open_tube
    facts = pairs(
        {
            "station": f"{now.station} {now.point}",
            "round": now.round,
            "events": f"{now.length}, {now.unexported} in no batch, {now.undelivered} unanswered",
            "open tube": tube and f"{tube.tube} {len(tube.places)}/{tube.capacity}",
            "shift": f"events {now.shift.first} to {now.shift.last}"
            + (f", closed at {now.shift.closed_at}" if now.shift.closed_at else ""),
            "people in the shift": now.people,
            "of them under a wrong clock": now.clock_doubtful or None,
            "tubes in the shift": now.tubes,
            "proxy codes in the shift": now.proxy_codes,
        }
    )
    if not now.batches:
        return facts
    rows = [
        (b.file, b.first, b.last, b.people, "lost" if b.lost else b.state, b.reason)
        for b in now.batches
    ]
    batches = table(("batch", "first", "last", "people", "state", "reason"), rows)
    if not now.quarantined:
        return f"{facts}\n\n{batches}"
    held = [(q.file, q.first, q.last, q.people, q.since, q.reason, q.way) for q in now.quarantined]
    heads = ("quarantined", "first", "last", "people", "since", "reason", "what to do")
    return f"{facts}\n\n{batches}\n\n{table(heads, held)}"
