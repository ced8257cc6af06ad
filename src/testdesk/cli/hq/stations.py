"""`hq station`: lists, enrols, ends, revokes and distrusts stations."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.given_secrets import KIT_PASSPHRASE
from testdesk.cli.shared.kit_passphrase import KIT_PASSPHRASE_FILE_OPTION, given_kit_passphrase
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, TEXT, CommandRun, ask, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.courier.folder import FolderCourier
from testdesk.hq.city import endings, revocations
from testdesk.hq.exchange.intake import distrust
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol_again

_COLUMNS = (
    *("station", "point", "state", "since", "last_contact"),
    *("revoked_at", "reason", "distrusted_from"),
)


@click.group("station")
def station_group() -> None:
    """Manages stations: lists, enrols, ends, revokes, reinstates, distrusts or trusts them."""


@station_group.command("list")
@command_with_output
def list_stations(run: CommandRun) -> Output:
    """Lists every station for which a kit was made."""
    with headquarters(run) as hq:
        found = revocations.enrolments(hq)
    rows = [[getattr(enrolment, name) for name in _COLUMNS] for enrolment in found]
    return Output(msgspec.to_builtins(found), table(_COLUMNS, rows))


@station_group.command("enrol")
@click.argument("kit", metavar="KIT", type=FILE)
@KIT_PASSPHRASE_FILE_OPTION
@command_with_output
def enrol_station(run: CommandRun, kit: Path, kit_passphrase_file: Path | None) -> Output:
    """Enrols a station again from its kit, if headquarters was restored from an older backup."""
    given = given_kit_passphrase(kit_passphrase_file)
    if given is None:
        given = ask(KIT_PASSPHRASE, localized("Passphrase of the kit"))
    data = FolderCourier().read(kit)
    with headquarters(run) as hq:
        found = enrol_again(hq, data, passphrase=given)
    values = {"station": found.station, "point": found.point, "kit": found.kit}
    return Output(values, pairs(values))


@station_group.command("end")
@click.argument("station", type=int)
@click.option(
    "--last",
    type=int,
    default=0,
    help="Number of its last event, as the station's salvage reported it.",
)
@click.option("--note", type=TEXT, default="", help="Why, in your own words.")
@click.option(
    "--undo", is_flag=True, help="Undoes an earlier end: the station continues after all."
)
@command_with_output
def end_station(run: CommandRun, station: int, last: int, note: str, undo: bool) -> Output:
    """Ends a station whose laptop lost events and continues under another number.

    What was recovered from it can still be imported at any time. The laptop needs a kit with a new
    number (hq kit) and an empty folder: its old number is never used again.
    """
    with headquarters(run) as hq:
        if undo:
            endings.resume(hq, station)
            return Output({"station": station, "ended": None, "lost": []}, "")
        ending = endings.end(hq, station, last=last, note=note, operator=run.operator)
    values = {
        "station": station,
        "ended": ending.ended_at,
        "lost": ending.lost,
        "note": ending.note,
    }
    return Output(values, pairs(values))


@station_group.command("revoke")
@click.argument("station", type=int)
@click.option(
    "--reason", type=TEXT, required=True, help="Why, in your own words, such as: lost on the bus."
)
@command_with_output
def revoke_station(run: CommandRun, station: int, reason: str) -> Output:
    """Refuses a lost laptop's batches from now on; what it reported before stays valid."""
    with headquarters(run) as hq:
        kits = revocations.revoke(hq, station, reason=reason, operator=run.operator)
    values = {"station": station, "revoked_kits": kits, "reason": reason.strip()}
    return Output(values, pairs(values))


@station_group.command("reinstate")
@click.argument("station", type=int)
@command_with_output
def reinstate_station(run: CommandRun, station: int) -> Output:
    """Undoes a revocation, and imports the batches that were kept in the meantime."""
    with headquarters(run) as hq:
        kept = revocations.reinstate(hq, station, operator=run.operator)
        imported = [import_batch(hq, data, file=file) for file, data in kept]
    files = [
        {
            "file": result.file,
            "verdict": result.verdict,
            "reason": result.reason,
            "new": result.new_events,
        }
        for result in imported
    ]
    shown = pairs({"station": station, "files": len(files)})
    return Output({"station": station, "files": files}, shown)


@station_group.command("distrust")
@click.argument("station", type=int)
@click.option(
    "--from",
    "from_seq",
    type=int,
    default=1,
    show_default=True,
    help="Number of the first event to leave out.",
)
@click.option("--note", type=TEXT, default="", help="Why, in your own words.")
@command_with_output
def distrust_station(run: CommandRun, station: int, from_seq: int, note: str) -> Output:
    """Leaves a station's events out of every view, from one on; nothing is deleted."""
    with headquarters(run) as hq:
        distrust.distrust(hq, station, from_seq=from_seq, note=note, by=run.operator)
    values = {"station": station, "from": from_seq, "note": note.strip()}
    return Output(values, pairs(values))


@station_group.command("trust")
@click.argument("station", type=int)
@click.option("--note", type=TEXT, default="", help="Why, in your own words.")
@command_with_output
def trust_station(run: CommandRun, station: int, note: str) -> Output:
    """Trusts a station again, from its first event on."""
    with headquarters(run) as hq:
        distrust.trust(hq, station, note=note, by=run.operator)
    values = {"station": station, "note": note.strip()}
    return Output(values, pairs(values))
