"""The options that every command has, and what it receives from them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from testdesk.cli.shared.given_secrets import PASSPHRASE, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.output import Output, exit_on_fault, print_output
from testdesk.domain.refusals import EnvironmentFault
from testdesk.settings import home_folder

OPERATOR = "command-line"


class StorableText(click.ParamType[str]):
    """A text that can be stored; bytes in a broken encoding are a usage error."""

    name = "text"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click passes whatever it found
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """The value, if it is valid Unicode without U+0000."""
        text = str(value)
        if any("\ud800" <= character <= "\udfff" or character == "\0" for character in text):
            self.fail(localized("is not valid text"), param, ctx)
        return text


class Name(StorableText):
    """A name: a text that is not empty."""

    name = "name"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click passes whatever it found
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """The value without spaces at its ends."""
        text = super().convert(value, param, ctx).strip()
        if not text:
            self.fail(localized("is empty"), param, ctx)
        return text


TEXT = StorableText()
NAME = Name()
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
ANY_PATH = click.Path(path_type=Path)

home_option = click.option(
    "--home",
    type=FOLDER,
    help="Folder with the station's or headquarters' files; by default TESTDESK_HOME.",
)
_passphrase_option = click.option(
    "--passphrase-file",
    type=FILE,
    help="File with the passphrase; otherwise TESTDESK_PASSPHRASE or a prompt.",
)
_operator_option = click.option(
    "--operator",
    type=NAME,
    envvar="TESTDESK_OPERATOR",
    default=OPERATOR,
    help="Name of the operator, as it goes into the journal.",
)
_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Writes one JSON value and nothing else."
)


approvals_option = click.option(
    "--approvals-file",
    type=FILE,
    help="File with those who confirm: a badge, or a name, and the PIN, on each line.",
)


def lines_of(file: Path | None) -> list[str]:
    """The lines of a file, such as confirmations; none without a file.

    Raises:
        click.UsageError: not UTF-8.
        EnvironmentFault: file_unreadable.
    """
    if file is None:
        return []
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise EnvironmentFault("file_unreadable", errno=error.errno) from error
    except UnicodeDecodeError as error:
        raise click.UsageError(localized("the file cannot be read")) from error


@dataclass(frozen=True)
class CommandRun:
    """One run of a command.

    Attributes:
        home: the folder with the files.
        passphrase_file: the file with the passphrase, or None.
        operator: the name of the person who runs it.
    """

    home: Path
    passphrase_file: Path | None = None
    operator: str = OPERATOR

    def passphrase(self, *, new: bool = False) -> str:
        """The passphrase from the file, the environment or a prompt.

        Args:
            new: whether it is a new passphrase, which has to be typed twice at a prompt.
        """
        given = self.passphrase_if_given()
        return ask(PASSPHRASE, localized("Passphrase"), new=new) if given is None else given

    def passphrase_if_given(self) -> str | None:
        """The passphrase from the file or the environment; never prompts."""
        if self.passphrase_file is not None:
            return passphrase_of(self.passphrase_file)
        return given_secret(PASSPHRASE)


def passphrase_of(file: Path) -> str:
    """The first line of a file.

    Raises:
        click.UsageError: unreadable, not UTF-8, or empty.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(localized("the passphrase file cannot be read")) from error
    first = text.splitlines()[0] if text else ""
    if not first:
        raise click.UsageError(localized("the passphrase file is empty"))
    return first


def ask(variable: str, text: str, *, new: bool = False) -> str:
    """Prompts for a passphrase if somebody is at the terminal.

    Raises:
        click.UsageError: nobody is at the terminal; standard input is then never read, because
            it may hold scans.
    """
    # A program without a console on Windows has no standard input at all.
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError(
            localized("no passphrase: set {variable}, or give a file").format(variable=variable)
        )
    return str(click.prompt(text, hide_input=True, confirmation_prompt=new, err=True))


def command_with_output(function: Callable[..., Output | None]) -> Callable[..., None]:
    """Makes a command of testdesk from a function whose first parameter is a `CommandRun`.

    The command also has the options --home, --passphrase-file, --operator and --json. It prints
    the returned `Output`; None means that the function has printed everything itself. A refusal
    or environment fault is printed, and sets the exit status.
    """

    @_json_option
    @_operator_option
    @_passphrase_option
    @home_option
    @functools.wraps(function)
    def command(
        *,
        home: Path | None,
        passphrase_file: Path | None,
        operator: str,
        as_json: bool,
        **given: Any,  # noqa: ANN401 - each command has its own
    ) -> None:
        with exit_on_fault(as_json=as_json):
            run = CommandRun(home_folder(home), passphrase_file, operator)
            output = function(run, **given)
            if output is not None:
                print_output(output, as_json=as_json)

    return command


def refuse_options_beside(given: str, *parameters: str) -> None:
    """Refuses options that the command would ignore because another option is given.

    Args:
        given: the option that was given, as the user wrote it.
        parameters: the names of the refused options' parameters in the command's function.

    Raises:
        click.UsageError: one of them is on the command line.
    """
    context = click.get_current_context()
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in parameters and source is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                localized("{option} is not used with {given}").format(
                    option=parameter.opts[0], given=given
                )
            )
