"""`tube`: lists, shows and seals tubes, undoes, and removes one person."""

from __future__ import annotations

import click

from testdesk.cli.shared import opening, shapes
from testdesk.cli.shared.options import TEXT, Call, reporting
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.station.tubes import SEAL_REASONS, VOID_REASONS
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services import tubes


@click.group("tube")
def tube_command() -> None:
    """Shows and changes tubes of this station."""


@tube_command.command("list")
@reporting
def list_tubes(call: Call) -> Output:
    """Lists every tube of this station with everybody in it, newest first."""
    with opening.station(call) as station:
        found = tubes.tubes(station=station)
    rows = [(t.tube, f"{len(t.places)}/{t.capacity}", t.state, t.reason, t.round) for t in found]
    return Output(
        [shapes.tube(tube) for tube in found],
        table(("tube", "people", "state", "reason", "round"), rows),
    )


@tube_command.command("show")
@click.argument("code", type=TEXT)
@reporting
def show_tube(call: Call, code: str) -> Output:
    """Shows who is in which place of a tube of this station."""
    with opening.station(call) as station:
        tube = tubes.tube(station=station, code=code)
    rows = [(p.position, p.name, p.resident, p.at) for p in tube.places]
    return Output(shapes.tube(tube), table(("position", "name", "resident", "at"), rows))


@tube_command.command("void")
@click.argument("code", type=TEXT)
@click.argument("place", type=click.IntRange(1, 40))
@click.option("--reason", type=click.Choice(VOID_REASONS), required=True)
@reporting
def void_place(call: Call, code: str, place: int, reason: str) -> Output:
    """Removes the person in one place from a tube of this station.

    A sealed tube stays sealed, and the place stays empty.
    """
    with opening.station(call) as station:
        context = opening.context(call, station)
        result = tubes.void_place(context, code=code, position=place, reason=reason).value
    return _report(result)


@tube_command.command("seal")
@click.option("--reason", type=click.Choice(SEAL_REASONS), default="other", show_default=True)
@reporting
def seal_tube(call: Call, reason: str) -> Output:
    """Seals the open tube early."""
    with opening.station(call) as station:
        result = tubes.seal(opening.context(call, station), reason=reason).value
    return _report(result)


@tube_command.command("undo")
@reporting
def undo_last(call: Call) -> Output:
    """Undoes the newest sample, code binding, tube opening or early seal."""
    with opening.station(call) as station:
        result = tubes.undo(opening.context(call, station)).value
    return _report(result)


def _report(result: ScanResult) -> Output:
    shape = shapes.scan_result(result)
    shown = {"did": result.reason, "tube": result.tube, "position": result.position}
    if result.resident:
        shown["name"] = result.resident.name
    return Output(shape, pairs(shown))
