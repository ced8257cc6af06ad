"""`tube`: listing, sealing, undoing."""

from __future__ import annotations

import click

from testdesk.cli import opening, shapes
from testdesk.cli.options import Call, reporting
from testdesk.cli.output import Answer, pairs, table
from testdesk.domain.tubes import SEAL_REASONS
from testdesk.domain.verdicts import ScanResult
from testdesk.services import tubes


@click.group("tube")
def tube_command() -> None:
    """Tubes of this station."""


@tube_command.command("list")
@reporting
def list_tubes(call: Call) -> Answer:
    """Every tube of this station, the newest first, with everybody in it."""
    with opening.station(call) as desk:
        found = tubes.tubes(desk=desk)
    rows = [(t.tube, f"{len(t.places)}/{t.capacity}", t.state, t.reason, t.round) for t in found]
    return Answer(
        [shapes.tube(one) for one in found],
        table(("tube", "people", "state", "reason", "round"), rows),
    )


@tube_command.command("seal")
@click.option("--reason", type=click.Choice(SEAL_REASONS), default="other", show_default=True)
@reporting
def seal_tube(call: Call, reason: str) -> Answer:
    """Closes the open tube early."""
    with opening.station(call) as desk:
        result, _ = tubes.seal(desk=desk, session=opening.session(call, desk), reason=reason)
    return _told(result)


@tube_command.command("undo")
@reporting
def undo_last(call: Call) -> Answer:
    """Takes back the newest sample, opening or early seal."""
    with opening.station(call) as desk:
        result, _ = tubes.undo(desk=desk, session=opening.session(call, desk))
    return _told(result)


def _told(result: ScanResult) -> Answer:
    shape = shapes.scan_result(result)
    told = {"did": result.reason, "tube": result.tube, "place": result.position}
    if result.resident:
        told["person"] = result.resident.name
    return Answer(shape, pairs(told))
