"""`hq`: rosters and kits out, batches in, and what headquarters knows from them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click
import msgspec

from testdesk.cli.hq.backup import backup_command, restore_command
from testdesk.cli.hq.card_keys import card_key_group, card_validity, retention
from testdesk.cli.hq.conflicts import conflict_group, refused_group
from testdesk.cli.hq.database import (
    database_command,
    database_value,
    warn_if_not_replicated,
)
from testdesk.cli.hq.database_address import PASSWORD_FILE_OPTION, database_address
from testdesk.cli.hq.epoch import restored_command
from testdesk.cli.hq.opening import headquarters
from testdesk.cli.hq.operators import access_log, operator_group
from testdesk.cli.hq.passphrase import passphrase_group
from testdesk.cli.hq.person import person_group
from testdesk.cli.hq.recall import recall_tube
from testdesk.cli.hq.recovery import (
    SPARE_PASSPHRASE_FILE_OPTION,
    given_spare_passphrase,
    recover_command,
    recover_station_command,
)
from testdesk.cli.hq.report import report_group
from testdesk.cli.hq.roster import roster_command
from testdesk.cli.hq.rounds import round_group
from testdesk.cli.hq.safety import salvage_command, verify_command
from testdesk.cli.hq.serving import serve
from testdesk.cli.hq.staff import staff_group
from testdesk.cli.hq.stations import station_group
from testdesk.cli.hq.tube_form import (
    TUBE_FORM_OPTION,
    tube_form_command,
    tube_form_warnings,
)
from testdesk.cli.hq.updates import update_command
from testdesk.cli.shared import json_values
from testdesk.cli.shared.folders import make_folder
from testdesk.cli.shared.kit_passphrase import KIT_PASSPHRASE_FILE_OPTION, given_kit_passphrase
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import GENERATE_OPTION, first_passphrase
from testdesk.cli.shared.options import (
    ANY_PATH,
    FOLDER,
    NAME,
    NEW_FILE,
    TEXT,
    CommandRun,
    command_with_output,
    refuse_options_beside,
)
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, table
from testdesk.cli.shared.search_output import found_output
from testdesk.courier.folder import FolderCourier
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.generated import generated_passphrase
from testdesk.formats.exchange.kit import kit_name
from testdesk.hq.city import settings
from testdesk.hq.exchange import imports
from testdesk.hq.exchange.intake import durability
from testdesk.hq.exchange.intake.batches import ImportResult
from testdesk.hq.exchange.updates import kits
from testdesk.hq.home import folder, vault
from testdesk.hq.views import exports, reports, search
from testdesk.paper.output.saving import save


@click.group("hq")
def hq_command() -> None:
    """Commands of headquarters."""


for _command in (
    *(card_key_group, card_validity, tube_form_command, serve, operator_group, staff_group),
    access_log,
    *(station_group, update_command, conflict_group, refused_group, restored_command),
    *(database_command, verify_command, salvage_command, roster_command, recall_tube),
    *(person_group, passphrase_group, recover_command, recover_station_command),
    *(backup_command, restore_command, retention, round_group, report_group),
):
    hq_command.add_command(_command)


@hq_command.command("init")
@click.option(
    "--name", type=NAME, required=True, help="Name of the headquarters, as people will see it."
)
@click.option(
    "--database", "url", type=TEXT, help="URL of a PostgreSQL database to use instead of a file."
)
@PASSWORD_FILE_OPTION
@click.option("--spare-recipient", type=TEXT, help="age recipient whose key is kept in a safe.")
@SPARE_PASSPHRASE_FILE_OPTION
@GENERATE_OPTION
@TUBE_FORM_OPTION
@command_with_output
def init_headquarters(
    run: CommandRun,
    name: str,
    url: str | None,
    database_password_file: Path | None,
    spare_recipient: str | None,
    spare_passphrase_file: Path | None,
    generate: bool,
    tube_form: str | None,
) -> Output:
    """Sets up a headquarters: its keys and its database; shows the spare key's passphrase once."""
    if spare_recipient is not None:
        refuse_options_beside("--spare-recipient", "spare_passphrase_file")
    form = DEFAULT_TUBE_FORM if tube_form is None else settings.checked_tube_form(tube_form)
    if vault.headquarters_exists(run.home):
        raise Refusal("headquarters_exists")
    address = database_address(url, database_password_file)
    passphrase = first_passphrase(run, generate=generate)
    given = given_spare_passphrase(spare_passphrase_file)
    spare_passphrase = given or generated_passphrase()
    city = folder.create_headquarters(
        run.home,
        name=name,
        passphrase=passphrase.text,
        database_url=address,
        spare_recipient=spare_recipient,
        spare_passphrase=spare_passphrase,
        tube_form=form,
    )
    values = {"name": name, "city": city, "home": str(run.home), **passphrase.shown}
    if spare_recipient is None:
        values["spare_key"] = str(run.home / folder.SPARE)
        if given is None:
            values["spare_passphrase"] = spare_passphrase
    shown = {"headquarters_name" if key == "name" else key: value for key, value in values.items()}
    return Output({**values, "tube_form": form, "warnings": tube_form_warnings(form)}, pairs(shown))


@hq_command.command("kit")
@click.option("--station", type=int, required=True, help="Number of the station, from 1 to 1023.")
@click.option("--point", type=TEXT, required=True, help="Name of the testing point.")
@click.option(
    "--out", type=FOLDER, required=True, help="The stick; the kit is written to DIR/testdesk."
)
@click.option(
    "--compound",
    "compounds",
    type=TEXT,
    multiple=True,
    help="Compound whose residents the kit names; by default all residents.",
)
@click.option(
    "--renew", is_flag=True, help="Makes a kit for a laptop that is already this station."
)
@click.option(
    "--valid-days",
    type=click.IntRange(1, 365),
    default=kits.DEFAULT_KIT_DAYS,
    show_default=True,
    help="For how many days the kit makes or renews the station.",
)
@KIT_PASSPHRASE_FILE_OPTION
@command_with_output
def make_kit(
    run: CommandRun,
    station: int,
    point: str,
    out: Path,
    compounds: tuple[str, ...],
    renew: bool,
    valid_days: int,
    kit_passphrase_file: Path | None,
) -> Output:
    """Writes a station's kit and shows its passphrase once; pass it on by telephone."""
    given = given_kit_passphrase(kit_passphrase_file)
    passphrase = given or generated_passphrase()

    def write_kit(kit: bytes) -> Path:
        make_folder(out)
        return FolderCourier().write(out, kit_name(station), kit)

    with headquarters(run) as hq:
        path = kits.make_kit(
            hq,
            station=station,
            point=point,
            passphrase=passphrase,
            compounds=compounds,
            renewal=renew,
            valid_days=valid_days,
            deliver=write_kit,
        )
        form = hq.secrets.tube_form
    values = {"file": path.name, "path": str(path.absolute()), "station": station, "point": point}
    if given is None:
        values["passphrase"] = passphrase
    return Output({**values, "warnings": tube_form_warnings(form)}, pairs(values))


@hq_command.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=ANY_PATH)
@command_with_output
def import_batches(run: CommandRun, paths: tuple[Path, ...]) -> Output:
    """Imports batches from files and folders; receipts and updates are written beside them."""
    with headquarters(run) as hq:
        imported = imports.import_paths(hq, FolderCourier(), paths)
    if any(result.verdict == "delivered" for result in imported):
        warn_if_not_replicated()
    files = [_as_json(result) for result in imported]
    columns = ("file", "station", "first", "last", "verdict", "reason", "new_events", "conflicts",
               "update")  # fmt: skip
    return Output(
        {"files": files},
        table(columns, [[file[name] for name in columns] for file in files]),
        refused=next((result.reason for result in imported if result.verdict == "refused"), ""),
    )


def _as_json(result: ImportResult) -> json_values.JsonObject:
    shown = {name: getattr(result, name) for name in result.__struct_fields__ if name != "receipt"}
    return {**shown, "receipt": result.receipt_file if result.receipt is not None else None}


@hq_command.command("status")
@command_with_output
def show_status(run: CommandRun) -> Output:
    """Shows stations, gaps, conflicts, and totals of rounds and buildings."""
    with headquarters(run) as hq:
        status = reports.status(hq)
        found = reports.all_conflicts(hq)
        database = database_value(durability.database_state(hq))
    if status.stations_ahead:
        stations = ", ".join(map(str, status.stations_ahead))
        text = localized(
            "stations {named} know a newer state of headquarters; if it was restored from a copy, "
            "run: hq restored"
        )
        print_to_stderr(text.format(named=stations))
    value = {
        **msgspec.to_builtins(status),
        "conflict_list": msgspec.to_builtins(found),
        "database": database,
    }
    return Output(value, _status_text(status))


def _status_text(status: reports.HeadquartersStatus) -> str:
    summary = pairs(
        {
            "round": status.round,
            "residents": status.residents,
            "samples": status.samples,
            "conflicts": status.conflicts,
            "listed": status.coverage.listed,
            "sampled": f"{status.coverage.sampled} ({status.coverage.percent} %)",
            "excused": status.coverage.excused,
            "walk_ins": status.coverage.walk_ins,
        }
    )
    rows = [
        (
            s.station,
            s.point,
            s.highest_contiguous,
            s.highest_seen,
            s.missing,
            s.last_contact,
            s.samples,
            s.ended,
            s.lost,
        )
        for s in status.stations
    ]
    names = (
        *("station", "point", "highest_contiguous", "highest_seen"),
        *("missing_events", "last_contact", "samples", "ended", "lost"),
    )
    return f"{summary}\n\n{table(names, rows)}"


@hq_command.command("find")
@click.argument("text", type=TEXT)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@command_with_output
def find_resident(run: CommandRun, text: str, limit: int) -> Output:
    """Finds residents by name in any spelling, number or its last digits, phone or address."""
    with headquarters(run) as hq:
        found = search.find(hq, text, limit=limit, operator=run.operator)
    return found_output(found, with_codes=False)


@hq_command.command("export")
@click.option("--round", "round_", type=TEXT, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(exports.ExportFormat)),
    default="csv",
    show_default=True,
)
@click.option("--out", type=NEW_FILE, required=True)
@command_with_output
def export_round(run: CommandRun, round_: str, format_: exports.ExportFormat, out: Path) -> Output:
    """Writes the samples of a round to a file."""
    with headquarters(run) as hq:
        data = exports.export_samples(hq, round_=round_, format=format_, operator=run.operator)
    save(out, data)
    values = {"file": str(out), "round": round_, "format": format_, "bytes": len(data)}
    return Output(values, pairs(values))
