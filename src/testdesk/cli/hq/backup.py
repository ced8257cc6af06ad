"""`hq backup` and `hq restore`: headquarters as one encrypted, verified file, and back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click
import msgspec

from testdesk.cli.hq.database_address import PASSWORD_FILE_OPTION, database_address
from testdesk.cli.shared.given_secrets import SPARE_PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    FILE,
    NEW_FILE,
    TEXT,
    CommandRun,
    command_with_output,
    passphrase_of,
)
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.home.backups.making import write_backup
from testdesk.hq.home.backups.restoring import restore_headquarters, spare_identity
from testdesk.hq.home.folder import SPARE, open_headquarters
from testdesk.hq.home.vault import headquarters_exists, read_vault

# A spare key is one line; age-keygen adds two lines of comments.
_KEY_LIMIT = 64 << 10


@click.command("backup")
@click.argument("file", type=NEW_FILE)
@command_with_output
def backup_command(run: CommandRun, file: Path) -> Output:
    """Writes keys and database, encrypted to the spare key, and reads the file back.

    Others may use the headquarters meanwhile. Keep the file and the spare key in different places.
    """
    if not headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    passphrase = run.passphrase()
    with closing(open_headquarters(run.home, passphrase)) as hq:
        written = write_backup(hq, read_vault(run.home, passphrase), file)
    value = {
        "file": str(written.file),
        "bytes": written.size,
        "events": written.events,
        "created": written.created,
        "verified": True,
    }
    return Output(value, pairs(value))


@click.command("restore")
@click.argument("file", type=FILE)
@click.option(
    "--spare-key",
    type=FILE,
    help=f"File with the spare key; by default {SPARE} beside the backup or in the home.",
)
@click.option(
    "--spare-passphrase-file",
    type=FILE,
    help=f"File with the spare key's passphrase; otherwise {SPARE_PASSPHRASE}, or that of the "
    "headquarters.",
)
@click.option(
    "--database", "url", type=TEXT, help="URL of an empty PostgreSQL database instead of a file."
)
@PASSWORD_FILE_OPTION
@command_with_output
def restore_command(
    run: CommandRun,
    file: Path,
    spare_key: Path | None,
    spare_passphrase_file: Path | None,
    url: str | None,
    database_password_file: Path | None,
) -> Output:
    """Restores a headquarters into an empty folder, after checking all of it.

    A new epoch begins: each station learns what this headquarters lacks, and sends it again.
    The passphrase becomes that of the new vault. Make sure that the old one is not used any more.
    """
    if headquarters_exists(run.home):
        raise Refusal("headquarters_exists")
    address = database_address(url, database_password_file)
    key_file = _spare_key(run, file, spare_key)
    passphrase = run.passphrase(new=True)
    given = (
        given_secret(SPARE_PASSPHRASE)
        if spare_passphrase_file is None
        else passphrase_of(spare_passphrase_file)
    )
    identity = spare_identity(_read(key_file), given or passphrase)
    restored = restore_headquarters(run.home, file, identity, passphrase, database_url=address)
    text = localized(
        "batches that arrived after {created} are not in it; the stations send them again"
    )
    print_to_stderr(text.format(created=restored.created))
    value = {**msgspec.to_builtins(restored), "home": str(run.home), "verified": True}
    shown = {"headquarters_name" if name == "name" else name: one for name, one in value.items()}
    return Output(value, pairs(shown))


def _spare_key(run: CommandRun, file: Path, given: Path | None) -> Path:
    if given is not None:
        return given
    for path in (file.parent / SPARE, run.home / SPARE):
        if path.is_file():
            return path
    raise Refusal("spare_key_missing")


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_KEY_LIMIT)
    except OSError as error:
        raise EnvironmentFault("file_unreadable", errno=error.errno) from error
