"""`hq operator`, `hq access-log`: who may open headquarters' pages, and who looked at whom."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.given_secrets import OPERATOR_PASSWORD, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    FILE,
    NAME,
    CommandRun,
    ask,
    command_with_output,
    passphrase_of,
)
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.hq.accounts import access, operators

PASSWORD_FILE_OPTION = click.option(
    "--password-file",
    type=FILE,
    help=f"File with the password; otherwise {OPERATOR_PASSWORD} or a prompt.",
)


@click.group("operator")
def operator_group() -> None:
    """Manages who may log in to headquarters' pages."""


@operator_group.command("add")
@click.argument("name", type=NAME)
@click.option(
    "--role", type=click.Choice(get_args(operators.Role)), default="viewer", show_default=True
)
@PASSWORD_FILE_OPTION
@command_with_output
def add_operator(
    run: CommandRun, name: str, role: operators.Role, password_file: Path | None
) -> Output:
    """Adds an operator."""
    with headquarters(run) as hq:
        password = operator_password(password_file, new=True)
        added = operators.add(hq, name=name, role=role, password=password)
    values = msgspec.to_builtins(added)
    return Output(values, pairs(values))


@operator_group.command("list")
@command_with_output
def list_operators(run: CommandRun) -> Output:
    """Lists the operators."""
    with headquarters(run) as hq:
        found = operators.all_operators(hq)
    rows = [(operator.name, operator.role, operator.added_at) for operator in found]
    return Output(msgspec.to_builtins(found), table(("name", "role", "added_at"), rows))


@operator_group.command("remove")
@click.argument("name", type=NAME)
@command_with_output
def remove_operator(run: CommandRun, name: str) -> Output:
    """Removes an operator and ends their open sessions."""
    with headquarters(run) as hq:
        operators.remove(hq, name=name)
    return Output({"removed": name}, localized("{name} is removed").format(name=name))


@click.command("access-log")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True)
@command_with_output
def access_log(run: CommandRun, limit: int) -> Output:
    """Lists every look at a person's record, here and at the stations, newest first."""
    with headquarters(run) as hq:
        found = access.access_entries(hq, limit=limit)
    rows = [(e.at, e.station or "", e.operator, e.kind, e.subject, e.shown) for e in found]
    columns = ("at", "station", "operator", "kind", "what", "shown")
    return Output(msgspec.to_builtins(found), table(columns, rows))


def operator_password(file: Path | None, *, new: bool = False) -> str:
    """The operator's password from a file, the environment or a prompt.

    Args:
        file: the file, or None.
        new: whether it is a new password, which has to be typed twice at a prompt.
    """
    if file is not None:
        return passphrase_of(file)
    given = given_secret(OPERATOR_PASSWORD)
    if given is not None:
        return given
    return ask(OPERATOR_PASSWORD, localized("Password of the operator"), new=new)
