"""Passphrases and PINs from the environment: taken out of it before a command does anything.

Short, because every secret has this one way in, whichever command asks for it.
"""

from __future__ import annotations

import os
from typing import Final

import click

PASSPHRASE: Final = "TESTDESK_PASSPHRASE"  # noqa: S105 - the variable's name
KIT_PASSPHRASE: Final = "TESTDESK_KIT_PASSPHRASE"  # noqa: S105 - the same
NEW_PASSPHRASE: Final = "TESTDESK_NEW_PASSPHRASE"  # noqa: S105 - the same
SPARE_PASSPHRASE: Final = "TESTDESK_SPARE_PASSPHRASE"  # noqa: S105 - the same
RECOVERY_PASSPHRASE: Final = "TESTDESK_RECOVERY_PASSPHRASE"  # noqa: S105 - the same
PIN: Final = "TESTDESK_PIN"
NEW_PIN: Final = "TESTDESK_NEW_PIN"
OPERATOR_PASSWORD: Final = "TESTDESK_OPERATOR_PASSWORD"  # noqa: S105 - the same
DATABASE_PASSWORD: Final = "TESTDESK_DATABASE_PASSWORD"  # noqa: S105 - the same
_VARIABLES = (
    *(PASSPHRASE, KIT_PASSPHRASE, NEW_PASSPHRASE, OPERATOR_PASSWORD),
    *(SPARE_PASSPHRASE, RECOVERY_PASSPHRASE, PIN, NEW_PIN, DATABASE_PASSWORD),
)
_KEY = f"{__name__}.given"


def remove_from_environment(ctx: click.Context) -> None:
    """Moves every secret from the environment into this run of the program.

    Programs that are started from here, such as a printer's, do not inherit them, whether or not
    the command needs them.
    """
    given = {name: os.environ.pop(name) for name in _VARIABLES if name in os.environ}
    ctx.find_root().meta[_KEY] = given


def given_secret(variable: str) -> str | None:
    """The secret that a variable of the environment had when the program began, or None."""
    given: dict[str, str] = click.get_current_context().find_root().meta.get(_KEY, {})
    return given.get(variable)
