"""The passphrase that takes the place of the old one; typed twice at a prompt.

Short, because stations and headquarters ask for it in the same way.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.given_secrets import NEW_PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, ask, passphrase_of

NEW_PASSPHRASE_FILE_OPTION = click.option(
    "--new-passphrase-file",
    type=FILE,
    help=f"File with the new passphrase; otherwise {NEW_PASSPHRASE} or a prompt.",
)


def new_passphrase(file: Path | None) -> str:
    """The new passphrase from the file, the environment or a prompt.

    Raises:
        click.UsageError: none was given, or the file cannot be read.
    """
    given = given_secret(NEW_PASSPHRASE) if file is None else passphrase_of(file)
    return ask(NEW_PASSPHRASE, localized("New passphrase"), new=True) if given is None else given
