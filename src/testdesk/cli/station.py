"""`station`: makes a station, and renews its card keys."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from testdesk import bootstrap
from testdesk.cli.shared.given_secrets import KIT_PASSPHRASE
from testdesk.cli.shared.kit_passphrase import KIT_PASSPHRASE_FILE_OPTION, given_kit_passphrase
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import GENERATE_OPTION, first_passphrase
from testdesk.cli.shared.options import FILE, CommandRun, ask, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.cli.shared.progress import ProgressLine
from testdesk.cli.station_recovery import recover_command
from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.kit import read_kit
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.services.exchange import renewal
from testdesk.services.session import Context, ScanSession


@click.group("station")
def station_command() -> None:
    """Makes this laptop a station, renews its kit, or replaces a forgotten passphrase."""


station_command.add_command(recover_command)


@station_command.command("init")
@click.option("--kit", "file", type=FILE, required=True, help="Kit file, from headquarters' stick.")
@KIT_PASSPHRASE_FILE_OPTION
@GENERATE_OPTION
@command_with_output
def init_station(
    run: CommandRun, file: Path, kit_passphrase_file: Path | None, generate: bool
) -> Output:
    """Makes this laptop a station; its new passphrase is not the kit's."""
    if bootstrap.station_exists(run.home):
        raise Refusal("station_exists")
    kit_passphrase = given_kit_passphrase(kit_passphrase_file)
    if kit_passphrase is None:
        kit_passphrase = ask(KIT_PASSPHRASE, localized("Passphrase of the kit"))
    passphrase, kit = first_passphrase(run, generate=generate), FolderCourier().read(file)
    shown = ProgressLine(keeps_partial_import=False, refusal=lambda _: Refusal("set_up_stopped"))
    with shown as line:
        identity = bootstrap.set_up_station(
            run.home,
            kit=kit,
            kit_passphrase=kit_passphrase,
            passphrase=passphrase.text,
            own_names=(run.operator,),
            progress=partial(line, "writing"),
        )
    values = {"station": identity.station, "point": identity.point, "home": str(run.home)}
    value = {**values, "city": identity.city, "kit": identity.kit, **passphrase.shown}
    return Output(value, pairs({**values, **passphrase.shown}))


@station_command.command("renew")
@click.option("--kit", "file", type=FILE, required=True, help="File of the renewed kit.")
@KIT_PASSPHRASE_FILE_OPTION
@command_with_output
def renew_station(run: CommandRun, file: Path, kit_passphrase_file: Path | None) -> Output:
    """Applies a renewed kit: it brings new card keys, and everything else stays as it is."""
    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")
    kit_passphrase = given_kit_passphrase(kit_passphrase_file)
    if kit_passphrase is None:
        kit_passphrase = ask(KIT_PASSPHRASE, localized("Passphrase of the kit"))
    passphrase = run.passphrase()
    data = FolderCourier().read(file)
    require_testdesk_file(data)
    kit = read_kit(data, kit_passphrase)
    session = ScanSession(operator=run.operator)
    with bootstrap.station(run.home, passphrase) as station:
        identity = renewal.renew(Context(station, session), kit=kit).value
    values = {
        "station": identity.station,
        "kit": kit.kit,
        "key_id": identity.card_key_id,
        "card_valid_days": identity.card_valid_days,
    }
    # Until which day cards of an earlier key are accepted, by the key's number.
    last_days = {str(number): day for number, day in identity.card_key_ends.items()}
    return Output({**values, "card_key_ends": last_days}, pairs(values))
