"""The new PIN of an operator, from a file, the environment or a prompt.

Short, because stations and headquarters ask for it in the same way.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testdesk.cli.shared.given_secrets import NEW_PIN, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, ask, passphrase_of

NEW_PIN_FILE_OPTION = click.option(
    "--new-pin-file",
    type=FILE,
    help=f"File with the new PIN; otherwise {NEW_PIN} or, for a point lead, a prompt.",
)


def new_pin(file: Path | None, *, required: bool) -> str:
    """The new PIN; empty if none was given and nobody is at the terminal or none is required.

    Raises:
        click.UsageError: the file cannot be read.
    """
    given = given_secret(NEW_PIN) if file is None else passphrase_of(file)
    if given is None and required and sys.stdin is not None and sys.stdin.isatty():
        return ask(NEW_PIN, localized("New PIN"), new=True)
    return given or ""
