"""`hq database`: which server holds headquarters' database, and how its batches are answered."""

from __future__ import annotations

from contextlib import closing

import click
import msgspec

from testdesk.cli.shared import shapes
from testdesk.cli.shared.options import Call, reporting
from testdesk.cli.shared.output import Output, note, pairs, sentence_of
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
@reporting
def database_command(call: Call, server_changed: bool, may_lose: bool | None) -> Output:
    """Shows the database server, its standbys, and whether batches are acknowledged."""
    if not vault.headquarters_exists(call.home):
        raise Refusal("headquarters_missing")
    passphrase = call.passphrase()
    if may_lose is not None:
        durability.set_may_lose_acknowledged(call.home, passphrase, may_lose)
    if server_changed:
        folder.accept_server(call.home, passphrase)
    with closing(folder.open_headquarters(call.home, passphrase)) as hq:
        value = database_value(durability.database_state(hq))
    server = value["server"] or {"system": None, "timeline": None}
    return Output(value, pairs({**value, "server": server["system"], **server}))


def database_value(state: durability.DatabaseState) -> shapes.Shape:
    """The value for programs; if nothing can be acknowledged, says why on standard error."""
    if state.answers == "delivered":
        note_unreplicated()
    return shapes.Shape(msgspec.to_builtins(state))


def note_unreplicated() -> None:
    """Says on standard error that batches are kept but not acknowledged."""
    note(f"{durability.UNREPLICATED}: {sentence_of(durability.UNREPLICATED, {})}")
