"""`hq update`: writes what stations lack to a stick."""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared import json_values
from testdesk.cli.shared.folders import make_folder
from testdesk.cli.shared.options import FOLDER, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, table
from testdesk.courier.folder import FolderCourier
from testdesk.hq.exchange.imports import write_lists
from testdesk.hq.exchange.updates import updates


@click.command("update")
@click.option(
    "--out", type=FOLDER, required=True, help="The stick; files are written to DIR/testdesk."
)
@click.option(
    "--station",
    type=int,
    help="Only for this station; by default for every station that has sent a batch.",
)
@command_with_output
def update_command(run: CommandRun, out: Path, station: int | None) -> Output:
    """Writes each station's update: rounds, residents, cards, keys, and who was sampled.

    `hq import` also does this for the stations whose batches it imports.
    """
    make_folder(out)
    files: list[json_values.JsonObject] = []
    with headquarters(run) as hq:
        for number in updates.stations(hq) if station is None else [station]:
            prepared = updates.make_update(hq, number)
            if prepared is not None:
                FolderCourier().write(out, prepared.file, prepared.data)
            files.append(_as_json(number, prepared))
        lists = write_lists(hq, FolderCourier(), [out])
    columns = ("station", "file", "news", "cards", "sampled")
    text = table(columns, [[file[c] for c in columns] for file in files])
    return Output({"files": files, "lists": lists}, "\n".join([text, *lists]))


def _as_json(station: int, prepared: updates.PreparedUpdate | None) -> json_values.JsonObject:
    if prepared is None:
        nothing = {"news": 0, "cards": 0, "sampled": 0}
        return {"station": station, "file": None, "number": None, **nothing}
    # Released names: `news` are events of headquarters, `cards` events of other stations.
    counts = {
        "news": prepared.hq_events,
        "cards": prepared.station_events,
        "sampled": prepared.sampled,
    }
    return {"station": station, "file": prepared.file, "number": prepared.number, **counts}
