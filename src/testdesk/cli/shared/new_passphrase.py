"""A passphrase that is set: given, typed twice at a prompt, or made here and shown once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from testdesk.cli.shared.given_secrets import NEW_PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    FILE,
    CommandRun,
    ask,
    passphrase_of,
    refuse_options_beside,
)
from testdesk.cli.shared.output import pairs
from testdesk.formats.crypto.generated import generated_passphrase

GENERATE_OPTION = click.option(
    "--generate-passphrase",
    "generate",
    is_flag=True,
    help="Makes the new passphrase, 24 digits (79 bits), and shows it once.",
)
_FILE_OPTION = click.option(
    "--new-passphrase-file",
    type=FILE,
    help=f"File with the new passphrase; otherwise {NEW_PASSPHRASE} or a prompt.",
)


@dataclass(frozen=True)
class ChosenPassphrase:
    """A new passphrase.

    Attributes:
        text: the passphrase.
        shown: for the command's output: the passphrase if it was made here, otherwise nothing.
    """

    text: str = field(repr=False)
    shown: dict[str, str] = field(default_factory=dict, repr=False)


def new_passphrase_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --new-passphrase-file and --generate-passphrase, for `new_passphrase`."""
    return _FILE_OPTION(GENERATE_OPTION(command))


def new_passphrase(file: Path | None, *, generate: bool) -> ChosenPassphrase:
    """The new passphrase from the file, the environment or a prompt, or a generated one.

    Raises:
        click.UsageError: none was given, or the file cannot be read; both a file and a generated
            one are asked for.
    """
    if generate:
        refuse_options_beside("--generate-passphrase", "new_passphrase_file")
        return _made()
    given = given_secret(NEW_PASSPHRASE) if file is None else passphrase_of(file)
    if given is None:
        given = ask(NEW_PASSPHRASE, localized("New passphrase"), new=True)
    return ChosenPassphrase(given)


def first_passphrase(run: CommandRun, *, generate: bool) -> ChosenPassphrase:
    """The first passphrase of a home, from the options that every command has, or a generated one.

    Raises:
        click.UsageError: as `new_passphrase`.
    """
    if generate:
        refuse_options_beside("--generate-passphrase", "passphrase_file")
        return _made()
    return ChosenPassphrase(run.passphrase(new=True))


def with_shown(text: str, chosen: ChosenPassphrase) -> str:
    """A command's text for people, with the passphrase below it if it was made here."""
    return "\n".join([text, pairs(chosen.shown)]) if chosen.shown else text


def _made() -> ChosenPassphrase:
    made = generated_passphrase()
    return ChosenPassphrase(made, {"passphrase": made})
