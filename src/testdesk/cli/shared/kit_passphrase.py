"""The passphrase of a kit: made by headquarters, read out by telephone, typed once.

Short, because headquarters and stations check it by one rule.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.given_secrets import KIT_PASSPHRASE, given_secret
from testdesk.cli.shared.options import FILE, passphrase_of

KIT_PASSPHRASE_FILE_OPTION = click.option(
    "--kit-passphrase-file",
    type=FILE,
    help="File with the kit's passphrase; otherwise TESTDESK_KIT_PASSPHRASE is used.",
)


def given_kit_passphrase(file: Path | None) -> str | None:
    """The passphrase from the file or the environment, or None."""
    return given_secret(KIT_PASSPHRASE) if file is None else passphrase_of(file)
