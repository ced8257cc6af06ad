"""The passphrase that takes the place of the old one; typed twice at a prompt.

Short, because stations and headquarters ask for it in the same way.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, ask, passphrase_of

_VARIABLE = "TESTDESK_NEW_PASSPHRASE"

NEW_PASSPHRASE_FILE_OPTION = click.option(
    "--new-passphrase-file",
    type=FILE,
    help=f"File with the new passphrase; otherwise {_VARIABLE} or a prompt.",
)


def new_passphrase(file: Path | None) -> str:
    """The new passphrase from the file, the environment or a prompt.

    Raises:
        click.UsageError: none was given, or the file cannot be read.
    """
    given = os.environ.get(_VARIABLE) if file is None else passphrase_of(file)
    return ask(_VARIABLE, localized("New passphrase"), new=True) if given is None else given
