"""`station recover`: replaces a forgotten passphrase with headquarters' help."""

from __future__ import annotations

from pathlib import Path

import click

from testdesk import bootstrap, station_vault
from testdesk.cli.shared.folders import make_folder
from testdesk.cli.shared.given_secrets import RECOVERY_PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import (
    ChosenPassphrase,
    new_passphrase,
    new_passphrase_options,
)
from testdesk.cli.shared.options import (
    FILE,
    FOLDER,
    CommandRun,
    ask,
    command_with_output,
    passphrase_of,
    refuse_options_beside,
)
from testdesk.cli.shared.output import Output, pairs
from testdesk.courier.folder import FolderCourier
from testdesk.formats.exchange.recovery import request_name

# Parameters that only the answer needs.
_OF_ANSWER = ("recovery_passphrase_file", "new_passphrase_file", "generate")


@click.command("recover")
@click.argument("answer", metavar="[FILE]", type=FILE, required=False)
@click.option(
    "--request",
    "out",
    type=FOLDER,
    help="Writes the request for headquarters to DIR/testdesk; needs no passphrase.",
)
@click.option(
    "--recovery-passphrase-file",
    type=FILE,
    help=f"File with the passphrase of the answer; otherwise {RECOVERY_PASSPHRASE} or a prompt.",
)
@new_passphrase_options
@command_with_output
def recover_command(
    run: CommandRun,
    answer: Path | None,
    out: Path | None,
    recovery_passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    generate: bool,
) -> Output:
    """Replaces a forgotten passphrase with headquarters' help; nothing that was recorded is lost.

    First write a request with --request, and bring it to headquarters. FILE is the answer; it has a
    passphrase that is read out by telephone.
    """
    if answer is None and out is not None:
        refuse_options_beside("--request", *_OF_ANSWER)
        return _write_request(run, out)
    if answer is None or out is not None:
        raise click.UsageError(localized("give either the file of the answer or --request"))
    station_vault.recovery_request(run.home)  # before anybody is asked for anything
    data, one_time = FolderCourier().read(answer), _answers_passphrase(recovery_passphrase_file)
    # A wrong file or passphrase is reported before somebody thinks up a new one.
    station_vault.answered_store_key(run.home, data, one_time)
    new = new_passphrase(new_passphrase_file, generate=generate)
    return _recover(run, data, one_time, new)


def _write_request(run: CommandRun, out: Path) -> Output:
    label, data = station_vault.recovery_request(run.home)
    make_folder(out)
    path = FolderCourier().write(out, request_name(label.station), data)
    values = {"file": path.name, "path": str(path.absolute()), "station": label.station}
    return Output({**values, "city": label.city, "kit": label.kit}, pairs(values))


def _recover(run: CommandRun, answer: bytes, one_time: str, new: ChosenPassphrase) -> Output:
    identity = bootstrap.recover_station(
        run.home,
        answer,
        one_time_passphrase=one_time,
        passphrase=new.text,
        operator=run.operator,
    )
    values = {"station": identity.station, "point": identity.point, "home": str(run.home)}
    return Output({"recovered": True, **values, **new.shown}, pairs({**values, **new.shown}))


def _answers_passphrase(file: Path | None) -> str:
    given = given_secret(RECOVERY_PASSPHRASE) if file is None else passphrase_of(file)
    if given is None:
        return ask(RECOVERY_PASSPHRASE, localized("Passphrase of the answer"))
    return given
