"""`hq database`: which server holds headquarters' database, and how its batches are answered."""

from __future__ import annotations

from contextlib import closing

import click
import msgspec

from testdesk.cli.shared import json_values
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, sentence_of
from testdesk.domain.refusals import Refusal
from testdesk.hq.exchange.intake import durability
from testdesk.hq.home import folder, vault


@click.command("database")
@click.option(
    "--server-changed",
    is_flag=True,
    help="Accepts the server that answers now as the right one, for example a promoted standby.",
)
@click.option(
    "--may-lose-acknowledged/--keep-acknowledged",
    "may_lose",
    default=None,
    help="Whether to acknowledge batches that a promoted standby may lack; by default not.",
)
@command_with_output
def database_command(run: CommandRun, server_changed: bool, may_lose: bool | None) -> Output:
    """Shows the database server, its standbys, and whether batches are acknowledged."""
    if not vault.headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    passphrase = run.passphrase()
    if may_lose is not None:
        durability.set_may_lose_acknowledged(run.home, passphrase, may_lose)
    if server_changed:
        folder.accept_server(run.home, passphrase)
    with closing(folder.open_headquarters(run.home, passphrase)) as hq:
        value = database_value(durability.database_state(hq))
    # `system` is PostgreSQL's id of a database cluster; a promoted standby has a new `timeline`.
    server = value["server"] or {"system": None, "timeline": None}
    return Output(value, pairs({**value, "server": server["system"], **server}))


def database_value(state: durability.DatabaseState) -> json_values.JsonObject:
    """The value for programs; if nothing can be acknowledged, says why on standard error."""
    if state.answers == "delivered":
        warn_if_not_replicated()
    return json_values.JsonObject(msgspec.to_builtins(state))


def warn_if_not_replicated() -> None:
    """Warns on standard error that batches are stored but not acknowledged."""
    print_to_stderr(f"{durability.UNREPLICATED}: {sentence_of(durability.UNREPLICATED, {})}")
