"""`hq tube`: the recall list of each physical tube under a barcode."""

from __future__ import annotations

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, print_to_stderr, shown_value, table
from testdesk.hq.views import recall


@click.command("tube")
@click.argument("code", type=TEXT)
@click.option(
    "--station", type=int, help="Station that used the tube, if several used the same barcode."
)
@command_with_output
def recall_tube(run: CommandRun, code: str, station: int | None) -> Output:
    """Makes the recall list of a tube: who is in it, and who shares a room with them."""
    with headquarters(run) as hq:
        recalled = recall.tube(hq, code, operator=run.operator, station=station)
    if len(recalled.tubes) > 1:
        text = localized("{count} tubes have this barcode: ask which one, then give --station N")
        print_to_stderr(text.format(count=len(recalled.tubes)))
    lists = [_recall_text(recalled.tube, tube) for tube in recalled.tubes]
    return Output(msgspec.to_builtins(recalled), "\n\n".join(lists))


def _recall_text(barcode: str, tube: recall.RecalledTube) -> str:
    rows = [
        (
            tube.station,
            p.position,
            p.name,
            p.document_number,
            p.phone,
            p.address.in_short,
            p.point,
            ", ".join(m.name for m in p.household),
            _remark(p),
        )
        for p in tube.people
    ]
    names = (
        *("station", "position", "name", "document_number", "phone"),
        *("address", "point", "household", "remark"),
    )
    text = localized("{tube}, stations: {stations}")
    head = text.format(tube=barcode, stations=", ".join(map(str, tube.stations)))
    return f"{head}\n{table(names, rows)}"


def _remark(person: recall.RecallPerson) -> str:
    """A remark if the person was sampled twice into the tube or has an undecided conflict."""
    also = localized("also in place {place}, station {station}")
    places = [also.format(place=other.position, station=other.station) for other in person.also]
    undecided = localized("undecided: {conflict}")
    kinds = (shown_value("conflict", conflict.kind) for conflict in person.conflicts)
    return "; ".join([*places, *(undecided.format(conflict=kind) for kind in kinds)])
