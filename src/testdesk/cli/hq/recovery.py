"""`hq recover`, `hq recover-station`: the spare key replaces a forgotten passphrase."""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.folders import make_folder
from testdesk.cli.shared.given_secrets import SPARE_PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.new_passphrase import (
    new_passphrase,
    new_passphrase_options,
    with_shown,
)
from testdesk.cli.shared.options import (
    FILE,
    FOLDER,
    CommandRun,
    ask,
    command_with_output,
    passphrase_of,
)
from testdesk.cli.shared.output import Output, pairs
from testdesk.courier.folder import FolderCourier
from testdesk.formats.crypto.generated import generated_passphrase
from testdesk.formats.exchange.recovery import answer_name
from testdesk.hq.city.station_recovery import answer_request
from testdesk.hq.home import spare

SPARE_PASSPHRASE_FILE_OPTION = click.option(
    "--spare-passphrase-file",
    type=FILE,
    help="File with the spare key's own passphrase; otherwise TESTDESK_SPARE_PASSPHRASE is used.",
)
_SPARE_OPTION = click.option(
    "--spare", "spare_file", type=FILE, required=True, help="File of the spare key, from the safe."
)


def given_spare_passphrase(file: Path | None) -> str | None:
    """The spare key's passphrase from the file or the environment, or None."""
    return given_secret(SPARE_PASSPHRASE) if file is None else passphrase_of(file)


@click.command("recover")
@_SPARE_OPTION
@SPARE_PASSPHRASE_FILE_OPTION
@new_passphrase_options
@command_with_output
def recover_command(
    run: CommandRun,
    spare_file: Path,
    spare_passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    generate: bool,
) -> Output:
    """Gives headquarters a new passphrase with the spare key; the old one is not needed.

    Stop the server first.
    """
    identity = _identity(spare_file, spare_passphrase_file)
    new = new_passphrase(new_passphrase_file, generate=generate)
    name = spare.recover(run.home, identity=identity, new_passphrase=new.text)
    values = {"name": name, "home": str(run.home)}
    text = localized("headquarters opens with the new passphrase; carry the spare key to its safe")
    return Output({"recovered": True, **values, **new.shown}, with_shown(text, new))


@click.command("recover-station")
@click.argument("request", metavar="FILE", type=FILE)
@_SPARE_OPTION
@SPARE_PASSPHRASE_FILE_OPTION
@click.option(
    "--out", type=FOLDER, required=True, help="The stick; the answer is written to DIR/testdesk."
)
@command_with_output
def recover_station_command(
    run: CommandRun,
    request: Path,
    spare_file: Path,
    spare_passphrase_file: Path | None,
    out: Path,
) -> Output:
    """Answers a station whose passphrase is forgotten, and shows the answer's passphrase once.

    Make sure who is asking before you read the passphrase out: call the point back.
    """
    data = FolderCourier().read(request)
    passphrase = generated_passphrase()

    def write_answer(station: int, answer: bytes) -> Path:
        make_folder(out)
        return FolderCourier().write(out, answer_name(station), answer)

    with headquarters(run) as hq:
        answered, path = answer_request(
            hq,
            data,
            spare_identity=_identity(spare_file, spare_passphrase_file),
            passphrase=passphrase,
            deliver=write_answer,
        )
    values = {
        "file": path.name,
        "path": str(path.absolute()),
        "station": answered.station,
        "point": answered.point,
        "passphrase": passphrase,
    }
    return Output(values, pairs(values))


def _identity(file: Path, passphrase_file: Path | None) -> str:
    data = FolderCourier().read(file)
    if not spare.is_encrypted(data):
        return spare.spare_identity(data, "")
    given = given_spare_passphrase(passphrase_file)
    if given is None:
        given = ask(SPARE_PASSPHRASE, localized("Passphrase of the spare key"))
    return spare.spare_identity(data, given)
